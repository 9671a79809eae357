//! A page as a record.

use crate::answer::{Column, Listing, Record, Tone};
use crate::cli::session::Session;
use crate::playbook::Page;

const FIELDS: [&str; 6] = ["page", "kind", "title", "lang", "updated", "file"];

/// An empty listing of pages.
pub fn listing(session: &Session) -> Listing {
    let column = |field: &'static str| Column::new(field, session.word(field));
    Listing::new(
        "page",
        &FIELDS,
        vec![
            column("title"),
            Column::new("page", session.word("key")).tone(Tone::Id),
            column("kind"),
            column("lang"),
            column("updated"),
            column("file").wide().tone(Tone::Faint),
        ],
    )
}

/// The record of a page.
pub fn record(page: &Page) -> Record {
    Record::new()
        .with("page", page.key.as_str())
        .with("kind", page.kind.as_str())
        .with("title", page.title.as_str())
        .with("lang", page.lang.as_str())
        .with("updated", page.updated().map(|date| date.to_string()))
        .with("file", page.file.as_str())
}
