//! A thing that can be shown, by its name: what `ftpb list` lists.

use crate::cli::session::Session;
use crate::output::{Column, Field, FieldType, Listing, Record, Schema, SchemaField, Tone};
use crate::playbook::Page;

/// The schema of the record of a name holds.
pub static SHAPE: Schema = Schema {
    kind: "name",
    about: "A thing that can be shown, by its name",
    fields: &[
        SchemaField::new("id", FieldType::Text, "The reference that shows it"),
        SchemaField::new("name", FieldType::Text, "Its name, as written"),
        SchemaField::new("process", FieldType::Text, "The key of its process").or_null(),
        SchemaField::new("kind", FieldType::Text, "What kind of thing it is"),
        SchemaField::new("lang", FieldType::Text, "The language of its page"),
    ],
};

/// An empty listing of names.
pub fn listing(session: &Session) -> Listing {
    let column = |field: &'static str| Column::new(field, session.word(field));
    Listing::new(
        &SHAPE,
        vec![
            column("id").tone(Tone::Id),
            column("name"),
            column("process"),
            column("kind").wide(),
            column("lang").wide(),
        ],
    )
}

/// The record of a name: the reference that shows the thing, the name, and the process it belongs to.
pub fn record(page: &Page, kind: &str, reference: &str, name: &str, process: Option<&str>) -> Record {
    Record::new()
        .with("id", reference)
        .with("name", name)
        .with("process", Field::new(process))
        .with("kind", kind)
        .with("lang", page.lang.as_str())
}
