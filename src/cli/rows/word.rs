//! A word that a lexicon may learn, as a record.

use crate::answer::{Column, Listing, Record, Tone};
use crate::cli::session::Session;
use crate::query::drift::words::Word;
use crate::source::Tag;

const FIELDS: [&str; 8] = ["group", "key", "known", "word", "lang", "count", "file", "line"];

/// An empty listing of words.
pub fn listing(session: &Session, (a, b): (&Tag, &Tag)) -> Listing {
    let column = |field: &'static str, word: &str| Column::new(field, session.word(word));
    Listing::new(
        "word to learn",
        &FIELDS,
        vec![
            column("group", "kind"),
            column("key", "key").tone(Tone::Id),
            Column::new("known", a.as_str()),
            Column::new("word", b.as_str()),
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
