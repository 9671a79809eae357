//! An abbreviation in a language, as a record.

use serde_json::Value;

use crate::cli::session::Session;
use crate::output::{Column, Field, FieldType, Listing, Record, Schema, SchemaField, Tone};
use crate::query::glossary::Definition;
use crate::source::Tag;

/// The schema of the record of an abbreviation holds.
pub static SHAPE: Schema = Schema {
    kind: "term",
    about: "An abbreviation and its definition in a language",
    fields: &[
        SchemaField::new("term", FieldType::Text, "The abbreviation"),
        SchemaField::new("definition", FieldType::Text, "The definition").or_null(),
        SchemaField::new("others", FieldType::Texts, "What else pages of the language say it stands for"),
        SchemaField::new(
            "state",
            FieldType::Word(&["defined", "english", "missing"]),
            "Whether the language defines it, or only English does",
        ),
        SchemaField::new("count", FieldType::Count, "How often the language writes it in parentheses"),
        SchemaField::new("lang", FieldType::Text, "The language"),
        SchemaField::new("page", FieldType::Text, "The key of the first page that defines it").or_null(),
        SchemaField::new("file", FieldType::Text, "That page's file, relative to the playbook's folder")
            .or_null(),
        SchemaField::new("line", FieldType::Count, "The line there, from 1").or_null(),
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

/// The words of a definition; English ones that stand in for the language's own are marked.
fn definition(own: &Definition) -> Field {
    let field = Field::new(own.words.as_str());
    if own.fallback {
        return field.shown(format!("{} (en)", own.words)).tone(Tone::Faint);
    }
    let all: Vec<&str> = std::iter::once(&own.words).chain(&own.others).map(String::as_str).collect();
    field.shown(all.join("; "))
}

/// The record of an abbreviation in a language, defined there or not.
pub fn record(session: &Session, term: &str, own: Option<&Definition>, lang: &Tag) -> Record {
    let or_null = |value: Option<Value>| value.unwrap_or(Value::Null);
    let missing = || Field::new(Value::Null).shown(session.word("missing")).tone(Tone::Warning);
    Record::new()
        .with("term", term)
        .with("definition", own.map_or_else(missing, definition))
        .with("others", Value::from(own.map_or_else(Vec::new, |own| own.others.clone())))
        .with("state", own.map_or("missing", |own| if own.fallback { "english" } else { "defined" }))
        .with("count", own.map_or(0, |own| own.count))
        .with("lang", lang.as_str())
        .with("page", or_null(own.map(|own| own.page.as_str().into())))
        .with("file", or_null(own.map(|own| own.file.as_str().into())))
        .with("line", or_null(own.map(|own| own.line.into())))
}
