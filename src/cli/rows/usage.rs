//! A place where something is used, as a record.

use crate::cli::rows::{link_state, place};
use crate::cli::session::Session;
use crate::output::{Column, Field, FieldType, Listing, Record, Schema, SchemaField, Tone};
use crate::playbook::links::LinkState;
use crate::query::usage::{Usage, UsageKind};

/// The schema of the record of a place holds.
pub static SHAPE: Schema = Schema {
    kind: "usage",
    about: "A place where something is used",
    fields: &[
        SchemaField::new(
            "kind",
            FieldType::Word(&["row", "mention", "label", "link", "revision"]),
            "How it is used",
        ),
        SchemaField::new("page", FieldType::Text, "The key of the page"),
        SchemaField::new("title", FieldType::Text, "The title of the page"),
        SchemaField::new("text", FieldType::Text, "The text that uses it"),
        SchemaField::new("id", FieldType::Text, "The id of the task row").or_null(),
        SchemaField::new("target", FieldType::Text, "The target of the link, as written").or_null(),
        SchemaField::new("state", FieldType::Word(&LinkState::WORDS), "Whether the link works").or_null(),
        SchemaField::new("lang", FieldType::Text, "The language of the page"),
        SchemaField::new("file", FieldType::Text, "The page's file, relative to the playbook's folder"),
        SchemaField::new("line", FieldType::Count, "The line number, from 1"),
    ],
};

/// An empty listing of places. In groups, headings tell the page; where a part of addresses is looked for, a column
/// tells the whole ones.
pub fn listing(session: &Session, by_address: bool) -> Listing {
    let column = |field: &'static str, word: &str| Column::new(field, session.word(word));
    if session.is_grouped() {
        let (line, kind) = (column("line", "line").right().tone(Tone::Faint), column("kind", "kind"));
        let mut columns = vec![line, kind, column("text", "text").fill(if by_address { 30 } else { 60 })];
        columns.extend(by_address.then(|| column("target", "target").fill(40)));
        return Listing::new(&SHAPE, columns);
    }
    Listing::new(
        &SHAPE,
        vec![
            column("kind", "kind"),
            column("text", "text"),
            column("title", "page"),
            column("id", "id").wide(),
            column("target", "target").wide(),
            column("state", "state").wide(),
            column("file", "file").tone(Tone::Faint),
            column("line", "line").right().tone(Tone::Faint),
        ],
    )
}

/// The record of a place.
pub fn record(session: &Session, usage: &Usage<'_>) -> Record {
    let page = usage.page;
    let (file, line) = place(page, usage.span);
    let target = usage.link.as_ref().map(|(target, _)| target.as_str());
    let state = usage.link.as_ref().map(|(_, state)| *state);
    let tone = match state {
        Some(LinkState::Broken) => Tone::Bad,
        Some(LinkState::Repaired | LinkState::WrongLanguage) => Tone::Warning,
        _ => Tone::Plain,
    };
    Record::new()
        .with("kind", Field::new(usage.kind.as_str()).shown(kind(session, usage)).tone(tone))
        .with("page", page.key.as_str())
        .with("title", page.title.as_str())
        .with("text", usage.text.as_str())
        .with("id", usage.id.clone())
        .with("target", target)
        .with("state", state.map(LinkState::as_str))
        .with("lang", page.lang.as_str())
        .with("file", file)
        .with("line", line)
}

/// The kind of use in the reader's words; for a link, with its state unless it works.
fn kind(session: &Session, usage: &Usage<'_>) -> String {
    let word = match usage.kind {
        UsageKind::Row => "task-row",
        UsageKind::Mention => "mention",
        UsageKind::Label => "label",
        UsageKind::Link => "link",
        UsageKind::Revision => "revision",
    };
    let state = usage.link.as_ref().and_then(|(_, state)| link_state(session, *state));
    state.unwrap_or_else(|| session.word(word)).to_owned()
}
