//! A page as a record.

use crate::cli::session::Session;
use crate::output::terminal::{StyledSpan, StyledText};
use crate::output::{Column, Field, FieldType, Listing, Record, Schema, SchemaField, Tone};
use crate::playbook::{Page, PageKind};
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
    let lang = column("lang");
    let key = Column::new("page", session.word("key")).tone(Tone::Id);
    if session.is_on_screen() {
        let mut columns = vec![column("title").fill(40), key, column("updated")];
        if !session.is_grouped() {
            columns.insert(2, column("kind"));
        }
        if session.choice.tags().len() != 1 {
            columns.push(lang);
        }
        return Listing::new(&SHAPE, columns);
    }
    Listing::new(
        &SHAPE,
        vec![
            column("title"),
            key,
            column("kind"),
            lang,
            column("updated"),
            column("file").wide().tone(Tone::Faint),
        ],
    )
}

/// The heading of the pages of a kind.
pub fn heading(session: &Session, kind: PageKind, count: usize) -> (String, StyledText) {
    let words = vec![
        StyledSpan::new(session.word(word(kind)), Tone::Strong),
        StyledSpan::new(&format!("  {count}"), Tone::Faint),
    ];
    (kind.as_str().to_owned(), words)
}

/// The name of the word for the pages of a kind.
const fn word(kind: PageKind) -> &'static str {
    match kind {
        PageKind::Process => "processes",
        PageKind::Phase => "phases",
        PageKind::Approach => "approaches",
        PageKind::Guidance => "guidances",
        PageKind::StatusGuidance => "status-guidances",
        PageKind::StatusReason => "status-reasons",
        PageKind::Resources => "resources",
        PageKind::Landing => "landings",
        PageKind::Other => "other-pages",
    }
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
