//! An abbreviation in a language, as a record.

use serde_json::Value;

use crate::output::{Column, Field, Listing, Record, Shape, Slot, Tone, Type};
use crate::cli::session::Session;
use crate::query::glossary::Definition;
use crate::source::Tag;

/// What the record of an abbreviation holds.
pub static SHAPE: Shape = Shape {
    kind: "term",
    about: "An abbreviation, and what a language says of it",
    fields: &[
        Slot::new("term", Type::Text, "The abbreviation"),
        Slot::new("definition", Type::Text, "What it stands for").or_null(),
        Slot::new("state", Type::Word(&["defined", "missing"]), "Whether the language defines it"),
        Slot::new("count", Type::Count, "How often it is defined so"),
        Slot::new("lang", Type::Text, "The language"),
        Slot::new("page", Type::Text, "The key of the first page that defines it").or_null(),
        Slot::new("file", Type::Text, "That page's file, relative to the playbook's folder").or_null(),
        Slot::new("line", Type::Count, "The line there, from 1").or_null(),
    ],
};

/// An empty listing of abbreviations.
pub fn listing(session: &Session, several: bool) -> Listing {
    let column = |field: &'static str, word: &str| Column::new(field, session.word(word));
    let mut columns = vec![column("term", "term").tone(Tone::Id), column("definition", "definition")];
    let lang = column("lang", "lang");
    columns.insert(1, if several { lang } else { lang.wide() });
    columns.extend([
        column("page", "page").wide(),
        column("file", "file").wide().tone(Tone::Faint),
        column("line", "line").wide().right().tone(Tone::Faint),
    ]);
    Listing::new(&SHAPE, columns)
}

/// The record of an abbreviation in a language, defined there or not.
pub fn record(session: &Session, term: &str, own: Option<&Definition>, lang: &Tag) -> Record {
    let or_null = |value: Option<Value>| value.unwrap_or(Value::Null);
    let missing = || Field::new(Value::Null).shown(session.word("missing")).tone(Tone::Warning);
    Record::new()
        .with("term", term)
        .with("definition", own.map_or_else(missing, |own| Field::new(own.words.as_str())))
        .with("state", if own.is_some() { "defined" } else { "missing" })
        .with("count", own.map_or(0, |own| own.count))
        .with("lang", lang.as_str())
        .with("page", or_null(own.map(|own| own.page.as_str().into())))
        .with("file", or_null(own.map(|own| own.file.as_str().into())))
        .with("line", or_null(own.map(|own| own.line.into())))
}
