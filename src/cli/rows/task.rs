//! A task as a record.

use serde_json::{Value, json};

use crate::cli::rows::{keys, named, phase_field};
use crate::output::{Column, Field, Listing, Record, Shape, Slot, Tone, Type};
use crate::cli::session::Session;
use crate::playbook::{Requirement, Task};
use crate::query::Chosen;

/// What the record of a task holds.
pub static SHAPE: Shape = Shape {
    kind: "task",
    about: "A row of a task table",
    fields: &[
        Slot::new("id", Type::Text, "Its id, the same in every language"),
        Slot::new("name", Type::Text, "Its name"),
        Slot::new(
            "requirement",
            Type::Word(&["mandatory", "optional", "unknown"]),
            "Whether it must be done",
        ),
        Slot::new("role", Type::Text, "The key of who does it").or_null(),
        Slot::new("role_text", Type::Text, "Who does it, as written"),
        Slot::new("services", Type::Texts, "The keys of the services it is for"),
        Slot::new("services_text", Type::Text, "The services, as written"),
        Slot::new("phase", Type::Text, "The key of its phase").or_null(),
        Slot::new("process", Type::Text, "The key of the page it stands on"),
        Slot::new("activity", Type::Text, "The title of its activity").or_null(),
        Slot::new("lang", Type::Text, "The language of the page that it was read from"),
        Slot::new("requested_lang", Type::Text, "The language that was wished for"),
        Slot::new(
            "fallback",
            Type::Flag,
            "Whether the page of another language stands in for the wished one",
        ),
        Slot::new("file", Type::Text, "The page's file, relative to the playbook's folder"),
        Slot::new("line", Type::Count, "The line it stands on, from 1"),
        Slot::new("links", Type::Links, "The links of its row"),
    ],
};

/// An empty listing of tasks; the process is a column of its own where there are several.
pub fn listing(session: &Session, several: bool) -> Listing {
    let column = |field: &'static str, word: &str| Column::new(field, session.word(word));
    let process = column("process", "process").tone(Tone::Id);
    let mut columns = vec![
        column("id", "id").tone(Tone::Id),
        column("name", "name"),
        column("requirement", "requirement"),
        column("role_text", "role"),
        column("services_text", "services"),
        if several { process } else { process.wide() },
        column("phase", "phase").wide(),
        column("activity", "activity").wide(),
        column("file", "file").wide().tone(Tone::Faint),
        column("line", "line").wide().right().tone(Tone::Faint),
    ];
    if session.choice.is_several() {
        columns.push(column("lang", "lang").tone(Tone::Faint));
    }
    Listing::new(&SHAPE, columns)
}

/// The record of a task row.
pub fn record(session: &Session, chosen: &Chosen<'_>, task: &Task) -> Record {
    let page = chosen.page;
    let links: Vec<Value> =
        page.links_of(task).into_iter().map(|link| json!({"text": link.text, "url": link.target})).collect();
    let target = links.first().and_then(|link| link.get("url")).and_then(Value::as_str).map(str::to_owned);
    let name = named(chosen, page.plain(task.name));
    let activity = page.activity_of(task).map(|activity| activity.title.clone());
    Record::new()
        .with("id", page.id(task))
        .with(
            "name",
            match target {
                Some(target) => name.link(target),
                None => name,
            },
        )
        .with("requirement", requirement(session, task.requirement))
        .with("role", task.role.as_ref().map(|role| role.as_str().to_owned()))
        .with("role_text", Field::new(page.plain(task.role_text)))
        .with("services", keys(&task.services))
        .with("services_text", Field::new(page.plain(task.services_text)))
        .with("phase", phase_field(session, page.phase.as_ref()))
        .with("process", Field::new(page.key.as_str()).shown(session.brief(&page.key)))
        .with("activity", activity)
        .with("lang", page.lang.as_str())
        .with("requested_lang", chosen.requested.as_str())
        .with("fallback", chosen.fallback)
        .with("file", page.file_of(task.row))
        .with("line", task.line)
        .with("links", links)
}

/// A requirement: its word tells it, whatever the colours.
pub fn requirement(session: &Session, requirement: Requirement) -> Field {
    let tone = match requirement {
        Requirement::Mandatory => Tone::Strong,
        Requirement::Optional => Tone::Plain,
        Requirement::Unknown => Tone::Warning,
    };
    Field::new(requirement.as_str()).shown(session.word(requirement.as_str())).tone(tone)
}
