//! A word that a lexicon may learn, as a record.

use crate::cli::session::Session;
use crate::output::{Column, FieldType, Listing, Record, Schema, SchemaField, Tone};
use crate::query::compare::differences::words::Word;
use crate::source::Tag;

/// The schema of the record of a word holds.
pub static SHAPE: Schema = Schema {
    kind: "word to learn",
    about: "A word that a lexicon lacks",
    fields: &[
        SchemaField::new("group", FieldType::Text, "The lexicon's group"),
        SchemaField::new("key", FieldType::Text, "The key of what it means"),
        SchemaField::new("known", FieldType::Text, "The word that the other language has there"),
        SchemaField::new("word", FieldType::Text, "The word as written"),
        SchemaField::new("lang", FieldType::Text, "Its language"),
        SchemaField::new("count", FieldType::Count, "How often the two stand at the same place"),
        SchemaField::new("file", FieldType::Text, "The page's file, relative to the playbook's folder"),
        SchemaField::new("line", FieldType::Count, "The line number, from 1"),
    ],
};

/// An empty listing of words.
pub fn listing(session: &Session, (a, b): (&Tag, &Tag)) -> Listing {
    let column = |field: &'static str, word: &str| Column::new(field, session.word(word));
    let side = |field, tag: &Tag| Column { heading: tag.to_string(), ..Column::new(field, "") };
    Listing::new(
        &SHAPE,
        vec![
            column("group", "kind"),
            column("key", "key").tone(Tone::Id),
            side("known", a),
            side("word", b),
            column("count", "count").right(),
            column("file", "file").wide().tone(Tone::Faint),
            column("line", "line").wide().right().tone(Tone::Faint),
        ],
    )
}

/// The record of a word of a language.
pub fn record(word: &Word, lang: &Tag) -> Record {
    Record::new()
        .with("group", word.group)
        .with("key", word.key.as_str())
        .with("known", word.known.as_str())
        .with("word", word.word.as_str())
        .with("lang", lang.as_str())
        .with("count", word.count)
        .with("file", word.file.as_str())
        .with("line", word.line)
}
