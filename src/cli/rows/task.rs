//! A task as a record.

use serde_json::{Value, json};

use crate::cli::rows::{keys, named, phase_field};
use crate::cli::session::Session;
use crate::output::{Column, Field, FieldType, Listing, Record, Schema, SchemaField, Tone};
use crate::playbook::{Requirement, Task};
use crate::query::Chosen;

/// The schema of the record of a task holds.
pub static SHAPE: Schema = Schema {
    kind: "task",
    about: "A row of a task table",
    fields: &[
        SchemaField::new("id", FieldType::Text, "Its id, the same in every language"),
        SchemaField::new("name", FieldType::Text, "Its name"),
        SchemaField::new(
            "requirement",
            FieldType::Word(&["mandatory", "optional", "unknown"]),
            "Whether it must be done",
        ),
        SchemaField::new("role", FieldType::Text, "The key of who does it").or_null(),
        SchemaField::new("roles", FieldType::Texts, "The keys of all who do it"),
        SchemaField::new("role_text", FieldType::Text, "Who does it, as written"),
        SchemaField::new("services", FieldType::Texts, "The keys of the services it is for"),
        SchemaField::new("services_text", FieldType::Text, "The services, as written"),
        SchemaField::new("phase", FieldType::Text, "The key of its phase").or_null(),
        SchemaField::new("process", FieldType::Text, "The key of its page"),
        SchemaField::new("activity", FieldType::Text, "The title of its activity").or_null(),
        SchemaField::new("lang", FieldType::Text, "The language of the page"),
        SchemaField::new("requested_lang", FieldType::Text, "The requested language"),
        SchemaField::new("fallback", FieldType::Flag, "Whether the page is a fallback in another language"),
        SchemaField::new("archived", FieldType::Flag, "Whether its folder says that the page is not current"),
        SchemaField::new("file", FieldType::Text, "The page's file, relative to the playbook's folder"),
        SchemaField::new("line", FieldType::Count, "The line number, from 1"),
        SchemaField::new("links", FieldType::Links, "The links of its row"),
    ],
};

/// An empty listing of tasks; the process has a column if there are several.
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
    let name = named(session, chosen, page.plain(task.name));
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
        .with("role", task.role().map(|role| role.as_str().to_owned()))
        .with("role_text", Field::new(page.plain(task.role_text)))
        .with("roles", keys(&task.roles))
        .with("services", keys(&task.services))
        .with("services_text", Field::new(page.plain(task.services_text)))
        .with("phase", phase_field(session, page.phase.as_ref()))
        .with("process", Field::new(page.key.as_str()).shown(session.brief(&page.key)))
        .with("activity", activity)
        .with("lang", page.lang.as_str())
        .with("requested_lang", chosen.requested.as_str())
        .with("fallback", chosen.fallback)
        .with("archived", page.archived)
        .with("file", page.file_of(task.row))
        .with("line", task.line)
        .with("links", links)
}

/// A requirement: a word, so that it can be read without colors.
pub fn requirement(session: &Session, requirement: Requirement) -> Field {
    let tone = match requirement {
        Requirement::Mandatory => Tone::Strong,
        Requirement::Optional => Tone::Plain,
        Requirement::Unknown => Tone::Warning,
    };
    Field::new(requirement.as_str()).shown(session.word(requirement.as_str())).tone(tone)
}
