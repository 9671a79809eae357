//! A step as a record.

use super::{phase_field, place};
use crate::answer::{Column, Field, Listing, Record, Shape, Slot, Type};
use crate::cli::session::Session;
use crate::query::flow::{Step, Via, process_page};

/// What the record of a step holds.
pub static SHAPE: Shape = Shape {
    kind: "step",
    about: "A step of the flow, from one process to another",
    fields: &[
        Slot::new("from", Type::Text, "The key of the process it leads on from"),
        Slot::new("to", Type::Text, "The key of the process it leads to"),
        Slot::new("title", Type::Text, "The title of that process"),
        Slot::new("phase", Type::Text, "The key of that process's phase").or_null(),
        Slot::new(
            "via",
            Type::Word(&["link", "order"]),
            "Whether a link says so, or the order of the playbook",
        ),
        Slot::new("text", Type::Text, "The sentence it stands in"),
        Slot::new("repaired", Type::Flag, "Whether its link had to be repaired"),
        Slot::new("lang", Type::Text, "The language of the page it stands on"),
        Slot::new("file", Type::Text, "The page's file, relative to the playbook's folder"),
        Slot::new("line", Type::Count, "The line it stands on, from 1"),
    ],
};

/// An empty listing of steps.
pub fn listing(session: &Session) -> Listing {
    let column = |field: &'static str| Column::new(field, session.word(field));
    Listing::new(
        &SHAPE,
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
