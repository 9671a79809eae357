//! A link as a record.

use crate::cli::rows::{link_state, place};
use crate::cli::session::Session;
use crate::output::{Column, Field, FieldType, Listing, Record, Schema, SchemaField, Tone};
use crate::playbook::Page;
use crate::playbook::links::{LinkState, resolve};
use crate::playbook::model::Link;

/// The schema of the record of a link holds.
pub static SHAPE: Schema = Schema {
    kind: "link",
    about: "A link of a page",
    fields: &[
        SchemaField::new("text", FieldType::Text, "What is read"),
        SchemaField::new("target", FieldType::Text, "Where it leads, as written"),
        SchemaField::new(
            "kind",
            FieldType::Word(&["external", "internal", "mail", "anchor", "image"]),
            "What it leads to",
        ),
        SchemaField::new("state", FieldType::Word(&LinkState::WORDS), "Whether it leads there"),
        SchemaField::new(
            "resolved",
            FieldType::Text,
            "The file of the page that is meant, within the playbook",
        )
        .or_null(),
        SchemaField::new("page", FieldType::Text, "The key of its page"),
        SchemaField::new("lang", FieldType::Text, "The language of that page"),
        SchemaField::new("file", FieldType::Text, "The page's file, relative to the playbook's folder"),
        SchemaField::new("line", FieldType::Count, "The line number, from 1"),
    ],
};

/// An empty listing of links.
pub fn listing(session: &Session) -> Listing {
    let column = |field: &'static str| Column::new(field, session.word(field));
    if session.is_on_screen() {
        let columns = vec![
            column("line").right().tone(Tone::Faint),
            column("text").fill(20),
            column("target").tone(Tone::Code).fill(40),
            column("state"),
        ];
        return Listing::new(&SHAPE, columns);
    }
    Listing::new(
        &SHAPE,
        vec![
            column("text"),
            column("target").tone(Tone::Code),
            column("state"),
            column("kind").wide(),
            column("page").wide(),
            column("lang").wide(),
            column("file").tone(Tone::Faint),
            column("line").right().tone(Tone::Faint),
        ],
    )
}

/// The record of a link.
pub fn record(session: &Session, page: &Page, link: &Link) -> Record {
    let resolution = resolve(&session.playbook, page, link);
    let state = resolution.state();
    let tone = match state {
        LinkState::Ok => Tone::Good,
        LinkState::Unchecked | LinkState::Unknown => Tone::Faint,
        LinkState::Repaired | LinkState::WrongLanguage => Tone::Warning,
        LinkState::Broken => Tone::Bad,
    };
    let (file, number) = place(page, link.span);
    Record::new()
        .with("text", link.text.as_str())
        .with("target", Field::new(link.target.as_str()).link(link.target.as_str()))
        .with("kind", resolution.kind.as_str())
        .with("state", Field::new(state.as_str()).short(link_state(session, state)).tone(tone))
        .with("resolved", resolution.page().map(|lazy_page| lazy_page.file.clone()))
        .with("page", page.key.as_str())
        .with("lang", page.lang.as_str())
        .with("file", file)
        .with("line", number)
}
