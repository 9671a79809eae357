//! A step as a record.

use super::{phase_field, place};
use crate::answer::{Column, Field, Listing, Record};
use crate::cli::session::Session;
use crate::query::flow::{Step, Via, process_page};

const FIELDS: [&str; 10] =
    ["from", "to", "title", "phase", "via", "text", "repaired", "lang", "file", "line"];

/// An empty listing of steps.
pub fn listing(session: &Session) -> Listing {
    let column = |field: &'static str| Column::new(field, session.word(field));
    Listing::new(
        "step",
        &FIELDS,
        vec![
            column("from").wide(),
            Column::new("title", session.word("process")),
            column("phase"),
            column("text"),
            column("via").wide(),
            column("file").wide(),
            column("line").right().wide(),
        ],
    )
}

/// The record of a step.
pub fn record(session: &Session, step: &Step<'_>) -> Record {
    let page = step.from;
    let target = process_page(&session.playbook, &step.to, &page.lang);
    let title = target.map_or_else(|| step.to.clone(), |target| target.title.clone());
    let (file, line) = place(page, step.span);
    let text = Field::new(step.text.as_str());
    Record::new()
        .with("from", Field::new(page.key.as_str()).shown(page.title.as_str()))
        .with("to", Field::new(step.to.as_str()).shown(title.as_str()))
        .with("title", title.as_str())
        .with("phase", phase_field(session, target.and_then(|target| target.phase.as_ref())))
        .with("via", step.via.as_str())
        .with(
            "text",
            match step.via {
                Via::Link => text,
                Via::Order => text.shown(format!("({})", session.word("next-in-order"))),
            },
        )
        .with("repaired", step.repaired)
        .with("lang", page.lang.as_str())
        .with("file", file)
        .with("line", line)
}
