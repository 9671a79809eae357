//! A setting as a record.

use crate::output::{Column, Field, Listing, Record, Shape, Slot, Tone, Type};
use crate::cli::settings::{Origin, Shown};
use crate::cli::session::Session;

/// What the record of a setting holds.
pub static SHAPE: Shape = Shape {
    kind: "setting",
    about: "A setting, and where it comes from",
    fields: &[
        Slot::new("setting", Type::Text, "The setting; tasks.fields for one of a command"),
        Slot::new("value", Type::Text, "What counts"),
        Slot::new("origin", Type::Word(&["flag", "environment", "file", "default"]), "The kind of origin"),
        Slot::new("place", Type::Text, "The option, the variable, or the file and line").or_null(),
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
    let place = if usual { session.word("default") } else { &shown.place };
    Record::new()
        .with("setting", shown.key.as_str())
        .with("value", shown.value.as_str())
        .with("origin", Field::new(shown.origin.as_str()).shown(place))
        .with("place", (!usual).then_some(shown.place.as_str()))
}
