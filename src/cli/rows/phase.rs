//! A phase as a record.

use serde_json::Value;

use crate::cli::session::Session;
use crate::output::{Column, Field, FieldType, Listing, Record, Schema, SchemaField, Tone};
use crate::playbook::Requirement;
use crate::query::Chosen;
use crate::source::Key;

/// The schema of the record of a phase holds.
pub static SHAPE: Schema = Schema {
    kind: "phase",
    about: "A phase of the lifecycle",
    fields: &[
        SchemaField::new("phase", FieldType::Text, "Its key"),
        SchemaField::new("title", FieldType::Text, "Its name in the reader's language"),
        SchemaField::new("processes", FieldType::Texts, "The keys of its processes, in their order"),
        SchemaField::new("tasks", FieldType::Count, "How many task rows these have"),
        SchemaField::new("mandatory", FieldType::Count, "How many of them are mandatory"),
        SchemaField::new("optional", FieldType::Count, "How many of them are optional"),
        SchemaField::new("lang", FieldType::Text, "The language of the title"),
    ],
};

/// An empty listing of phases.
pub fn listing(session: &Session) -> Listing {
    let column = |field: &'static str| Column::new(field, session.word(field));
    Listing::new(
        &SHAPE,
        vec![
            if session.is_on_screen() { column("title").fill(20) } else { column("title") },
            Column::new("phase", session.word("key")).tone(Tone::Id),
            if session.is_on_screen() { column("processes").right() } else { column("processes") },
            column("tasks").right(),
            Column::new("mandatory", session.word("mandatory-count")).right(),
            Column::new("optional", session.word("optional-count")).right(),
        ],
    )
}

/// The record of a phase with the pages of its processes.
pub fn record(session: &Session, phase: &Key, processes: &[&Chosen<'_>]) -> Record {
    let count = |wanted: Option<Requirement>| {
        let tasks = processes.iter().flat_map(|chosen| &chosen.page.tasks);
        tasks.filter(|task| wanted.is_none_or(|wanted| task.requirement == wanted)).count()
    };
    let titles: Vec<&str> = processes.iter().map(|chosen| chosen.page.title.as_str()).collect();
    // In a cell of one line, line breaks become blanks.
    let titles = titles.join(";\n");
    let keys: Value = processes.iter().map(|chosen| chosen.page.key.as_str()).collect();
    let list = Field::new(keys).shown(titles);
    Record::new()
        .with("phase", phase.as_str())
        .with("title", session.playbook.phase_title(&session.lang, phase.as_str()))
        .with(
            "processes",
            if session.is_on_screen() { list.short([processes.len().to_string()]) } else { list },
        )
        .with("tasks", count(None))
        .with("mandatory", count(Some(Requirement::Mandatory)))
        .with("optional", count(Some(Requirement::Optional)))
        .with("lang", session.lang.as_str())
}
