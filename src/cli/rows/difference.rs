//! A difference as a record.

use serde_json::Value;

use crate::cli::session::Session;
use crate::output::{Column, Field, FieldType, Listing, Record, Schema, SchemaField, Tone};
use crate::query::compare::differences::{Difference, DifferenceKind, Said};

/// The schema of the record of a difference holds.
pub static SHAPE: Schema = Schema {
    kind: "difference",
    about: "A difference between two languages or editions",
    fields: &[
        SchemaField::new("kind", FieldType::Word(DifferenceKind::WORDS), "What kind of difference it is"),
        SchemaField::new(
            "severity",
            FieldType::Word(&["error", "warning", "info"]),
            "An error if a reader would do something wrong because of it",
        ),
        SchemaField::new("page", FieldType::Text, "The key of the page"),
        SchemaField::new("id", FieldType::Text, "What it is about: a task, an activity, a section, a date"),
        SchemaField::new("lang_a", FieldType::Text, "The language of the first page"),
        SchemaField::new("lang_b", FieldType::Text, "The language of the second page"),
        SchemaField::new("a", FieldType::Text, "What the first page says"),
        SchemaField::new("b", FieldType::Text, "What the second page says"),
        SchemaField::new("file_a", FieldType::Text, "The first page's file").or_null(),
        SchemaField::new("line_a", FieldType::Count, "The line there, from 1").or_null(),
        SchemaField::new("file_b", FieldType::Text, "The second page's file").or_null(),
        SchemaField::new("line_b", FieldType::Count, "The line there, from 1").or_null(),
    ],
};

/// An empty listing of differences; the columns of values are headed by what is compared.
pub fn listing(session: &Session, heads: (&str, &str), several: bool) -> Listing {
    let column = |field: &'static str, word: &str| Column::new(field, session.word(word));
    // Tags and folders are written as they are.
    let side = |field, heading: &str| Column { heading: heading.to_owned(), ..Column::new(field, "") };
    let page = column("page", "page");
    Listing::new(
        &SHAPE,
        vec![
            if several { page } else { page.wide() },
            column("severity", "severity"),
            column("kind", "difference"),
            column("id", "id").tone(Tone::Id),
            side("a", heads.0),
            side("b", heads.1),
            column("file_a", "file").wide().tone(Tone::Faint),
            column("line_a", "line").wide().right().tone(Tone::Faint),
            column("file_b", "file").wide().tone(Tone::Faint),
            column("line_b", "line").wide().right().tone(Tone::Faint),
        ],
    )
}

/// The record of a difference.
pub fn record(difference: &Difference) -> Record {
    let tone = Tone::from(difference.severity);
    let file = |said: &Said| match said.file.as_str() {
        "" => Value::Null,
        file => Value::from(file),
    };
    let line = |said: &Said| if said.line == 0 { Value::Null } else { Value::from(said.line) };
    Record::new()
        .with("kind", difference.kind.as_str())
        .with("severity", Field::new(difference.severity.as_str()).tone(tone))
        .with("page", difference.page.as_str())
        .with("id", difference.id.as_str())
        .with("lang_a", difference.lang_a.as_str())
        .with("lang_b", difference.lang_b.as_str())
        .with("a", difference.a.value.as_str())
        .with("b", difference.b.value.as_str())
        .with("file_a", file(&difference.a))
        .with("line_a", line(&difference.a))
        .with("file_b", file(&difference.b))
        .with("line_b", line(&difference.b))
}
