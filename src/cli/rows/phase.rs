//! A phase as a record.

use serde_json::Value;

use crate::cli::session::Session;
use crate::output::{Column, Field, FieldType, Listing, Record, Schema, SchemaField, Tone};
use crate::playbook::Requirement;
use crate::query::Chosen;
use crate::source::{Key, Tag};

/// The schema of the record of a phase holds.
pub static SHAPE: Schema = Schema {
    kind: "phase",
    about: "A phase of the lifecycle",
    fields: &[
        SchemaField::new("phase", FieldType::Text, "Its key"),
        SchemaField::new("title", FieldType::Text, "Its name"),
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

/// The record of a phase in a language, with the pages of its processes.
pub fn record(session: &Session, phase: &Key, lang: &Tag, processes: &[&Chosen<'_>]) -> Record {
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
        .with("title", session.playbook.phase_title(lang, phase.as_str()))
        .with(
            "processes",
            if session.is_on_screen() { list.short([processes.len().to_string()]) } else { list },
        )
        .with("tasks", count(None))
        .with("mandatory", count(Some(Requirement::Mandatory)))
        .with("optional", count(Some(Requirement::Optional)))
        .with("lang", lang.as_str())
}

/// The processes of a phase by the language that was asked for: a task that two languages have is one task in each.
#[must_use]
pub fn by_language<'a>(session: &Session, processes: &[&'a Chosen<'a>]) -> Vec<(Tag, Vec<&'a Chosen<'a>>)> {
    if !session.choice.is_several() || processes.is_empty() {
        return vec![(session.lang.clone(), processes.to_vec())];
    }
    let mut langs: Vec<(Tag, Vec<&Chosen<'_>>)> = Vec::new();
    for chosen in processes {
        match langs.iter_mut().find(|(lang, _)| *lang == chosen.requested) {
            Some((_, own)) => own.push(chosen),
            None => langs.push((chosen.requested.clone(), vec![chosen])),
        }
    }
    langs
}
