//! A task as a record.

use serde_json::{Value, json};

use crate::cli::lists::{self, abbreviated};
use crate::cli::rows::{keys, named, phase_field};
use crate::cli::session::Session;
use crate::output::terminal::StyledText;
use crate::output::{Column, Field, FieldType, Listing, Record, Schema, SchemaField, Tone};
use crate::playbook::{Page, Requirement, Task};
use crate::query::Chosen;
use crate::source::Key;
use crate::source::lexicon::Group;

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

/// An empty listing of tasks; the process has a column if there are several, unless a list has it as a heading.
pub fn listing(session: &Session, several: bool) -> Listing {
    let column = |field: &'static str, word: &str| Column::new(field, session.word(word));
    let process = column("process", "process").tone(Tone::Id);
    let mut columns = vec![
        column("id", "id").tone(Tone::Id),
        Column::new("requirement", ""),
        column("name", "name").fill(if session.is_grouped() { 50 } else { 35 }),
        column("role_text", "role"),
        column("services_text", "services"),
    ];
    if several && !session.is_grouped() {
        // Beside the name, which gives a long key its room.
        columns.insert(3, process);
    }
    if !session.is_on_screen() {
        columns = all_columns(session, several);
    }
    if session.choice.is_several() {
        columns.push(column("lang", "lang").tone(Tone::Faint));
    }
    Listing::new(&SHAPE, columns)
}

/// The columns where there is no screen to fit.
fn all_columns(session: &Session, several: bool) -> Vec<Column> {
    let column = |field: &'static str, word: &str| Column::new(field, session.word(word));
    let process = column("process", "process").tone(Tone::Id);
    vec![
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
    ]
}

/// What the marks and abbreviations of these tasks mean.
pub fn legend<'a>(session: &Session, records: impl Iterator<Item = &'a Record> + Clone) -> StyledText {
    if !session.is_on_screen() {
        return StyledText::new();
    }
    let is = |requirement: Requirement| {
        records
            .clone()
            .any(|record| record.get("requirement").is_some_and(|own| own.value == requirement.as_str()))
    };
    let marks = [Requirement::Mandatory, Requirement::Unknown].into_iter().filter(|own| is(*own));
    let marks: Vec<(&str, &str)> = marks.map(|own| (mark(own), session.word(own.as_str()))).collect();
    let roles = records.filter_map(|record| record.get("roles")?.value.as_array());
    lists::legend(session, &marks, roles.flatten().filter_map(serde_json::Value::as_str))
}

/// The mark of a requirement in a list.
fn mark(requirement: Requirement) -> &'static str {
    match requirement {
        Requirement::Mandatory => "*",
        Requirement::Optional => "",
        Requirement::Unknown => "?",
    }
}

/// A requirement; in a list its mark.
fn marked(session: &Session, own: Requirement) -> Field {
    let field = requirement(session, own);
    if session.is_on_screen() { field.short([mark(own)]) } else { field }
}

/// How many tasks these records are, and how many of them are mandatory, if not all are.
pub fn counts(session: &Session, records: &[&Record]) -> String {
    let mandatory = records.iter().filter(|record| record.flat("requirement") == "mandatory").count();
    counted(session, records.len(), mandatory)
}

/// How many tasks there are, and how many of them are mandatory, if not all are.
pub fn counted(session: &Session, all: usize, mandatory: usize) -> String {
    let tasks = session.counted("tasks-counted", all);
    if mandatory == 0 || mandatory == all {
        return tasks;
    }
    format!("{tasks} · {}", session.counted("mandatory-counted", mandatory))
}

/// The record of a task row.
pub fn record(session: &Session, chosen: &Chosen<'_>, task: &Task) -> Record {
    let page = chosen.page;
    session.shows(page, task);
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
        .with("requirement", marked(session, task.requirement))
        .with("role", task.role().map(|role| role.as_str().to_owned()))
        .with("role_text", abbreviated(session, page.plain(task.role_text).into(), Group::Roles, &task.roles))
        .with("roles", keys(&task.roles))
        .with("services", keys(&task.services))
        .with(
            "services_text",
            abbreviated(session, page.plain(task.services_text).into(), Group::Services, &task.services),
        )
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

/// Who does a task, in the reader's language; empty if nobody does.
pub fn role(session: &Session, page: &Page, task: &Task) -> String {
    in_words(session, page, (Group::Roles, &task.roles), page.plain(task.role_text))
}

/// The services of a task, in the reader's language.
pub fn services(session: &Session, page: &Page, task: &Task) -> String {
    in_words(session, page, (Group::Services, &task.services), page.plain(task.services_text))
}

/// The reader's words for keys; on a page in that language, or where a word is unknown, what is written there.
fn in_words(session: &Session, page: &Page, (group, keys): (Group, &[Key]), written: String) -> String {
    let lexicon = session.playbook.lexicons().get(&session.lang).filter(|_| page.lang != session.lang);
    let words: Option<Vec<&str>> = keys.iter().map(|key| lexicon?.word(group, key.as_str())).collect();
    match words.filter(|words| !words.is_empty()) {
        Some(words) => words.join(" / "),
        None if written == "-" => String::new(),
        None => written,
    }
}
