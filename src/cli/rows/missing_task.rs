//! A task that a language lacks, or that only it has, as a record.

use crate::output::{Column, Field, Listing, Record, Shape, Slot, Tone, Type};
use crate::cli::session::Session;
use crate::source::Tag;

/// What the record of such a task holds.
pub static SHAPE: Shape = Shape {
    kind: "missing or extra task",
    about: "A task that a language lacks, or that only it has",
    fields: &[
        Slot::new("lang", Type::Text, "The language"),
        Slot::new("id", Type::Text, "The task's id"),
        Slot::new(
            "state",
            Type::Word(&["missing", "extra"]),
            "Whether the language lacks it or alone has it",
        ),
        Slot::new("name", Type::Text, "Its name, where it is"),
        Slot::new("process", Type::Text, "The key of the page it stands on"),
    ],
};

/// An empty listing of such tasks.
pub fn listing(session: &Session) -> Listing {
    let column = |field: &'static str| Column::new(field, session.word(field));
    let columns =
        vec![column("lang"), column("id").tone(Tone::Id), column("state"), column("name"), column("process")];
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
