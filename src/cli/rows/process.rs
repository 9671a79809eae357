//! A process as a record.

use super::phase_field;
use crate::answer::{Column, Field, Listing, Record, Tone};
use crate::cli::session::Session;
use crate::playbook::Requirement;
use crate::query::{Chosen, names};

const FIELDS: [&str; 11] = [
    "process",
    "title",
    "phase",
    "activities",
    "tasks",
    "mandatory",
    "optional",
    "updated",
    "lang",
    "requested_lang",
    "fallback",
];

/// An empty listing of processes.
pub fn listing(session: &Session) -> Listing {
    let column = |field: &'static str| Column::new(field, session.word(field));
    let mut fields = FIELDS.to_vec();
    fields.push("file");
    Listing::new(
        "process",
        &fields,
        vec![
            column("phase"),
            column("title"),
            Column::new("process", session.word("key")).tone(Tone::Id),
            column("activities").right().wide(),
            column("tasks").right(),
            Column::new("mandatory", session.word("mandatory-count")).right(),
            Column::new("optional", session.word("optional-count")).right().wide(),
            column("updated").wide(),
            column("lang").wide(),
            column("file").wide().tone(Tone::Faint),
        ],
    )
}

/// The record of a process page.
pub fn record(session: &Session, chosen: &Chosen<'_>) -> Record {
    let page = chosen.page;
    let brief = names::brief(&session.playbook, &page.key);
    let count = |wanted| page.tasks.iter().filter(|task| task.requirement == wanted).count();
    Record::new()
        .with("process", Field::new(page.key.as_str()).shown(brief))
        .with("title", page.title.as_str())
        .with("phase", phase_field(session, page.phase.as_ref()))
        .with("activities", page.activities.len())
        .with("tasks", page.tasks.len())
        .with("mandatory", count(Requirement::Mandatory))
        .with("optional", count(Requirement::Optional))
        .with("updated", page.updated().map(|date| date.to_string()))
        .with("lang", page.lang.as_str())
        .with("requested_lang", chosen.requested.as_str())
        .with("fallback", chosen.fallback)
        .with("file", page.file.as_str())
}
