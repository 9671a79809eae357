//! A page as a record.

use crate::cli::session::Session;
use crate::output::{Column, Field, FieldType, Listing, Record, Schema, SchemaField, Tone};
use crate::playbook::Page;
use crate::query::compare::differences::revisions::updated;

/// The schema of the record of a page holds.
pub static SHAPE: Schema = Schema {
    kind: "page",
    about: "A page of the playbook",
    fields: &[
        SchemaField::new("page", FieldType::Text, "Its key, the same in every language"),
        SchemaField::new("kind", FieldType::Text, "What kind of page it is"),
        SchemaField::new("title", FieldType::Text, "Its title"),
        SchemaField::new("lang", FieldType::Text, "Its language"),
        SchemaField::new("updated", FieldType::Date, "The newest revision").or_null(),
        SchemaField::new("file", FieldType::Text, "The page's file, relative to the playbook's folder"),
    ],
};

/// An empty listing of pages.
pub fn listing(session: &Session) -> Listing {
    let column = |field: &'static str| Column::new(field, session.word(field));
    Listing::new(
        &SHAPE,
        vec![
            column("title").fill(30),
            Column::new("page", session.word("key")).tone(Tone::Id),
            column("kind"),
            column("lang"),
            column("updated"),
            column("file").wide().tone(Tone::Faint),
        ],
    )
}

/// The record of a page.
pub fn record(session: &Session, page: &Page) -> Record {
    Record::new()
        .with("page", Field::new(page.key.as_str()).short([session.brief(&page.key)]))
        .with("kind", page.kind.as_str())
        .with("title", page.title.as_str())
        .with("lang", page.lang.as_str())
        .with("updated", updated(&session.playbook, page).map(|date| date.to_string()))
        .with("file", page.file.as_str())
}
