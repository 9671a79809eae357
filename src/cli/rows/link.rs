//! A link as a record.

use super::place;
use crate::answer::{Column, Field, Listing, Record, Tone};
use crate::cli::session::Session;
use crate::playbook::Page;
use crate::playbook::link::{State, resolve};
use crate::playbook::model::Link;

const FIELDS: [&str; 9] = ["text", "target", "kind", "state", "resolved", "page", "lang", "file", "line"];

/// An empty listing of links.
pub fn listing(session: &Session) -> Listing {
    let column = |field: &'static str| Column::new(field, session.word(field));
    Listing::new(
        "link",
        &FIELDS,
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
    let goal = resolve(&session.playbook, page, &link.target, link.image);
    let tone = match goal.state {
        State::Ok => Tone::Good,
        State::Repaired | State::WrongLanguage => Tone::Warning,
        State::Broken => Tone::Bad,
    };
    let (file, number) = place(page, link.span);
    Record::new()
        .with("text", link.text.as_str())
        .with("target", Field::new(link.target.as_str()).link(link.target.as_str()))
        .with("kind", goal.kind.as_str())
        .with("state", Field::new(goal.state.as_str()).tone(tone))
        .with("resolved", goal.page.map(|leaf| leaf.file.clone()))
        .with("page", page.key.as_str())
        .with("lang", page.lang.as_str())
        .with("file", file)
        .with("line", number)
}
