//! A place where something is used, as a record.

use crate::cli::rows::place;
use crate::output::{Column, Field, Listing, Record, Shape, Slot, Tone, Type};
use crate::cli::session::Session;
use crate::playbook::links::State;
use crate::query::usage::{Usage, Way};

/// What the record of a place holds.
pub static SHAPE: Shape = Shape {
    kind: "usage",
    about: "A place where something is used",
    fields: &[
        Slot::new(
            "kind",
            Type::Word(&["row", "mention", "label", "link", "revision"]),
            "In which way it is used",
        ),
        Slot::new("page", Type::Text, "The key of the page"),
        Slot::new("title", Type::Text, "The title of the page"),
        Slot::new("text", Type::Text, "What stands there"),
        Slot::new("id", Type::Text, "The id of the task row").or_null(),
        Slot::new("target", Type::Text, "The target of the link, as written").or_null(),
        Slot::new(
            "state",
            Type::Word(&["ok", "broken", "wrong_language", "repaired"]),
            "Whether the link leads there",
        )
        .or_null(),
        Slot::new("lang", Type::Text, "The language of the page"),
        Slot::new("file", Type::Text, "The page's file, relative to the playbook's folder"),
        Slot::new("line", Type::Count, "The line it stands on, from 1"),
    ],
};

/// An empty listing of places.
pub fn listing(session: &Session) -> Listing {
    let column = |field: &'static str, word: &str| Column::new(field, session.word(word));
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
        Some(State::Broken) => Tone::Bad,
        Some(State::Repaired | State::WrongLanguage) => Tone::Warning,
        _ => Tone::Plain,
    };
    Record::new()
        .with("kind", Field::new(usage.way.as_str()).shown(kind(session, usage)).tone(tone))
        .with("page", page.key.as_str())
        .with("title", page.title.as_str())
        .with("text", usage.text.as_str())
        .with("id", usage.id.clone())
        .with("target", target)
        .with("state", state.map(State::as_str))
        .with("lang", page.lang.as_str())
        .with("file", file)
        .with("line", line)
}

/// The way of use in the reader's words; of a link that does not lead where it should, that too.
fn kind(session: &Session, usage: &Usage<'_>) -> String {
    let word = match usage.way {
        Way::Row => "task-row",
        Way::Mention => "mention",
        Way::Label => "label",
        Way::Link => "link",
        Way::Revision => "revision",
    };
    let state = match usage.link {
        Some((_, State::Broken)) => "link-broken",
        Some((_, State::Repaired)) => "link-repaired",
        Some((_, State::WrongLanguage)) => "link-foreign",
        _ => word,
    };
    session.word(state).to_owned()
}
