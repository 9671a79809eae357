//! A task as a record.

use serde_json::{Value, json};

use super::{keys, phase_field, place};
use crate::answer::{Column, Field, Listing, Record, Tone};
use crate::cli::session::Session;
use crate::playbook::{Requirement, Task};
use crate::query::Chosen;

const FIELDS: [&str; 16] = [
    "id",
    "name",
    "requirement",
    "role",
    "role_text",
    "services",
    "services_text",
    "phase",
    "process",
    "activity",
    "lang",
    "requested_lang",
    "fallback",
    "file",
    "line",
    "links",
];

/// An empty listing of tasks; the process is a column of its own where there are several.
pub fn listing(session: &Session, several: bool) -> Listing {
    let column = |field: &'static str, word: &str| Column::new(field, session.word(word));
    let process = column("process", "process");
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
    Listing::new("task", &FIELDS, columns)
}

/// The record of a task row.
pub fn record(session: &Session, chosen: &Chosen<'_>, task: &Task) -> Record {
    let page = chosen.page;
    let links: Vec<Value> =
        page.links_of(task).into_iter().map(|link| json!({"text": link.text, "url": link.target})).collect();
    let target = links.first().and_then(|link| link.get("url")).and_then(Value::as_str).map(str::to_owned);
    let name = Field::new(page.plain(task.name));
    let (file, line) = place(page, task.row);
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
        .with("process", Field::new(page.key.as_str()).shown(page.title.as_str()))
        .with("activity", activity)
        .with("lang", page.lang.as_str())
        .with("requested_lang", chosen.requested.as_str())
        .with("fallback", chosen.fallback)
        .with("file", file)
        .with("line", line)
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
