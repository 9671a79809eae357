//! A setting as a record.

use crate::cli::session::Session;
use crate::cli::settings::{HERE, Origin, Shown, TERMINAL};
use crate::output::{Column, Field, FieldType, Listing, Record, Schema, SchemaField, Tone};

/// The schema of the record of a setting holds.
pub static SHAPE: Schema = Schema {
    kind: "setting",
    about: "A setting, and where it comes from",
    fields: &[
        SchemaField::new("setting", FieldType::Text, "The setting; tasks.fields for one of a command"),
        SchemaField::new("value", FieldType::Text, "The value in effect"),
        SchemaField::new(
            "origin",
            FieldType::Word(&["flag", "environment", "file", "folder", "default"]),
            "The kind of origin",
        ),
        SchemaField::new("place", FieldType::Text, "The option, the variable, or the file and line")
            .or_null(),
    ],
};

/// An empty listing of settings.
pub fn listing(session: &Session) -> Listing {
    let column = |field: &'static str| Column::new(field, session.word(field));
    Listing::new(&SHAPE, vec![column("setting").tone(Tone::Id), column("value"), column("origin")])
}

/// The record of a setting.
pub fn record(session: &Session, shown: &Shown) -> Record {
    let usual = shown.origin == Origin::Default;
    let place = match shown.place.as_str() {
        _ if usual => session.word("default"),
        HERE => session.word("here"),
        place => place,
    };
    let value = Field::new(shown.value.as_str());
    let value = if shown.value == TERMINAL { value.shown(session.word("terminal-width")) } else { value };
    Record::new()
        .with("setting", shown.key.as_str())
        .with("value", value)
        .with("origin", Field::new(shown.origin.as_str()).shown(place))
        .with("place", (!usual).then_some(shown.place.as_str()))
}
