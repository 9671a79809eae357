//! A difference as a record.

use serde_json::Value;

use crate::output::{Column, Field, Listing, Record, Shape, Slot, Tone, Type};
use crate::cli::session::Session;
use crate::query::compare::differences::{Drift, Kind, Level, Said};

/// What the record of a difference holds.
pub static SHAPE: Shape = Shape {
    kind: "difference",
    about: "What two languages, or two editions, say differently",
    fields: &[
        Slot::new("kind", Type::Word(Kind::WORDS), "What kind of difference it is"),
        Slot::new(
            "level",
            Type::Word(&["red", "yellow"]),
            "Red is what a reader would do wrong because of it",
        ),
        Slot::new("page", Type::Text, "The key of the page"),
        Slot::new("id", Type::Text, "What it is about: a task, an activity, a section, a date"),
        Slot::new("lang_a", Type::Text, "The language of the first page"),
        Slot::new("lang_b", Type::Text, "The language of the second page"),
        Slot::new("a", Type::Text, "What the first page says"),
        Slot::new("b", Type::Text, "What the second page says"),
        Slot::new("file_a", Type::Text, "The first page's file").or_null(),
        Slot::new("line_a", Type::Count, "The line there, from 1").or_null(),
        Slot::new("file_b", Type::Text, "The second page's file").or_null(),
        Slot::new("line_b", Type::Count, "The line there, from 1").or_null(),
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
            column("level", "level"),
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
pub fn record(drift: &Drift) -> Record {
    let tone = if drift.level == Level::Red { Tone::Bad } else { Tone::Warning };
    let file = |said: &Said| match said.file.as_str() {
        "" => Value::Null,
        file => Value::from(file),
    };
    let line = |said: &Said| if said.line == 0 { Value::Null } else { Value::from(said.line) };
    Record::new()
        .with("kind", drift.kind.as_str())
        .with("level", Field::new(drift.level.as_str()).tone(tone))
        .with("page", drift.page.as_str())
        .with("id", drift.id.as_str())
        .with("lang_a", drift.lang_a.as_str())
        .with("lang_b", drift.lang_b.as_str())
        .with("a", drift.a.value.as_str())
        .with("b", drift.b.value.as_str())
        .with("file_a", file(&drift.a))
        .with("line_a", line(&drift.a))
        .with("file_b", file(&drift.b))
        .with("line_b", line(&drift.b))
}
