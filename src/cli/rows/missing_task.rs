//! A task that a language lacks, or that only it has, as a record.

use crate::cli::session::Session;
use crate::output::{Column, Field, FieldType, Listing, Record, Schema, SchemaField, Tone};
use crate::source::Tag;

/// The schema of the record of such a task holds.
pub static SHAPE: Schema = Schema {
    kind: "missing or extra task",
    about: "A task that a language lacks, or that only it has",
    fields: &[
        SchemaField::new("lang", FieldType::Text, "The language"),
        SchemaField::new("id", FieldType::Text, "The task's id"),
        SchemaField::new(
            "state",
            FieldType::Word(&["missing", "extra"]),
            "Whether the language lacks it or alone has it",
        ),
        SchemaField::new("name", FieldType::Text, "Its name, where it is"),
        SchemaField::new("process", FieldType::Text, "The key of its page"),
    ],
};

/// An empty listing of such tasks.
pub fn listing(session: &Session) -> Listing {
    let column = |field: &'static str| Column::new(field, session.word(field));
    let columns = vec![
        column("lang"),
        column("id").tone(Tone::Id),
        column("state"),
        column("name").fill(40),
        column("process"),
    ];
    Listing::new(&SHAPE, columns)
}

/// The record of a task of a language: missing there, or extra.
pub fn record(
    session: &Session,
    lang: &Tag,
    state: &'static str,
    id: &str,
    name: String,
    page: &str,
) -> Record {
    Record::new()
        .with("lang", lang.as_str())
        .with("id", id)
        .with("state", Field::new(state).shown(session.word(state)))
        .with("name", name)
        .with("process", page)
}
