//! A process as a record.

use crate::cli::rows::{named, phase_field};
use crate::cli::session::Session;
use crate::output::{Column, Field, FieldType, Listing, Record, Schema, SchemaField, Tone};
use crate::playbook::{Requirement, Task};
use crate::query::compare::differences::revisions::updated;
use crate::query::{Chosen, Filter};

/// The schema of the record of a process holds.
pub static SHAPE: Schema = Schema {
    kind: "process",
    about: "A process of the playbook",
    fields: &[
        SchemaField::new("process", FieldType::Text, "Its key, the same in every language"),
        SchemaField::new("title", FieldType::Text, "Its title"),
        SchemaField::new("phase", FieldType::Text, "The key of its phase").or_null(),
        SchemaField::new(
            "activities",
            FieldType::Count,
            "How many activities it has, of those that are asked for",
        ),
        SchemaField::new("tasks", FieldType::Count, "How many task rows it has, of those that are asked for"),
        SchemaField::new("mandatory", FieldType::Count, "How many of them are mandatory"),
        SchemaField::new("optional", FieldType::Count, "How many of them are optional"),
        SchemaField::new("updated", FieldType::Date, "The newest revision").or_null(),
        SchemaField::new("lang", FieldType::Text, "The language of the page"),
        SchemaField::new("requested_lang", FieldType::Text, "The requested language"),
        SchemaField::new("fallback", FieldType::Flag, "Whether the page is a fallback in another language"),
        SchemaField::new("archived", FieldType::Flag, "Whether its folder says that the page is not current"),
        SchemaField::new("file", FieldType::Text, "The page's file, relative to the playbook's folder"),
    ],
};

/// An empty listing of processes.
pub fn listing(session: &Session) -> Listing {
    let column = |field: &'static str| Column::new(field, session.word(field));
    let counts =
        || [column("tasks").right(), Column::new("mandatory", session.word("mandatory-count")).right()];
    let key = || Column::new("process", session.word("key")).tone(Tone::Id);
    if session.is_on_screen() {
        let [tasks, mandatory] = counts();
        let mut columns = vec![column("title").fill(40), key(), tasks, mandatory];
        if !session.is_grouped() {
            columns.insert(0, column("phase"));
        }
        return Listing::new(&SHAPE, columns);
    }
    let [tasks, mandatory] = counts();
    Listing::new(
        &SHAPE,
        vec![
            column("phase"),
            column("title"),
            key(),
            column("activities").right().wide(),
            tasks,
            mandatory,
            Column::new("optional", session.word("optional-count")).right().wide(),
            column("updated").wide(),
            column("lang").wide(),
            column("file").wide().tone(Tone::Faint),
        ],
    )
}

/// The record of a process page, which counts what a filter takes.
pub fn record(session: &Session, chosen: &Chosen<'_>, filter: &Filter) -> Record {
    let page = chosen.page;
    let brief = session.brief(&page.key);
    let tasks: Vec<&Task> = page.tasks.iter().filter(|task| filter.takes_task(page, task)).collect();
    let count = |wanted| tasks.iter().filter(|task| task.requirement == wanted).count();
    let activities = page.indexed_activities().filter(|(index, _)| filter.takes_activity(page, *index));
    Record::new()
        .with("process", Field::new(page.key.as_str()).shown(brief))
        .with("title", named(session, chosen, page.title.clone()))
        .with("phase", phase_field(session, page.phase.as_ref()))
        .with("activities", activities.count())
        .with("tasks", tasks.len())
        .with("mandatory", count(Requirement::Mandatory))
        .with("optional", count(Requirement::Optional))
        .with("updated", updated(&session.playbook, page).map(|date| date.to_string()))
        .with("lang", page.lang.as_str())
        .with("requested_lang", chosen.requested.as_str())
        .with("fallback", chosen.fallback)
        .with("archived", page.archived)
        .with("file", page.file.as_str())
}
