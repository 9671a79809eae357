//! A revision as a record.

use serde_json::Value;

use crate::cli::session::Session;
use crate::output::{Column, Field, FieldType, Listing, Record, Schema, SchemaField, Tone};
use crate::query::compare::revisions::Event;
use crate::query::compare::supplement::mark;

/// The schema of the record of a revision holds.
pub static SHAPE: Schema = Schema {
    kind: "revision",
    about: "A row of a Refresh Summary, listed once for all languages",
    fields: &[
        SchemaField::new("date", FieldType::Date, "The date, if it can be read").or_null(),
        SchemaField::new("date_text", FieldType::Text, "The date as written"),
        SchemaField::new(
            "inferred",
            FieldType::Flag,
            "Whether the order of day and month had to be inferred",
        ),
        SchemaField::new("who", FieldType::Text, "Who changed the page"),
        SchemaField::new("what", FieldType::Text, "What was changed"),
        SchemaField::new("page", FieldType::Text, "The key of the page"),
        SchemaField::new("lang", FieldType::Text, "The language of these words"),
        SchemaField::new("langs", FieldType::Texts, "The languages that record it"),
        SchemaField::new("tasks", FieldType::Texts, "Ids of tasks that it names"),
        SchemaField::new("pages", FieldType::Texts, "Keys of pages that it links to"),
        SchemaField::new("file", FieldType::Text, "The page's file, relative to the playbook's folder"),
        SchemaField::new("line", FieldType::Count, "The line number, from 1"),
    ],
};

/// An empty listing of revisions; the page has a column if there are several.
pub fn listing(session: &Session, several: bool) -> Listing {
    let column = |field: &'static str, word: &str| Column::new(field, session.word(word));
    let page = column("page", "page");
    Listing::new(
        &SHAPE,
        vec![
            column("date", "date").tone(Tone::Id),
            if several { page } else { page.wide() },
            column("what", "what"),
            column("who", "who"),
            column("tasks", "tasks").tone(Tone::Id).wide(),
            column("langs", "lang").wide(),
            column("file", "file").wide().tone(Tone::Faint),
            column("line", "line").wide().right().tone(Tone::Faint),
        ],
    )
}

/// The record of an event.
pub fn record(session: &Session, event: &Event<'_>) -> Record {
    let (page, revision) = (event.page, event.revision);
    let what = page.plain(revision.what);
    let foreign = if page.lang == session.lang { String::new() } else { mark(page) };
    let list = |list: &[String]| {
        let value: Value = list.iter().map(String::as_str).collect();
        Field::new(value).shown(list.join(" "))
    };
    let (file, line) = (page.file_of(revision.what), revision.line);
    let langs: Vec<String> = event.langs.iter().map(ToString::to_string).collect();
    let written = page.plain(revision.date_text);
    let day = match revision.date {
        Some(date) => Field::new(date.to_string()),
        None => Field::new(Value::Null).shown(written.as_str()),
    };
    Record::new()
        .with("date", day)
        .with("date_text", written)
        .with("inferred", revision.inferred)
        .with("who", page.plain(revision.who))
        .with("what", Field::new(what.as_str()).shown(format!("{what}{foreign}")))
        .with("page", Field::new(page.key.as_str()).shown(page.title.as_str()))
        .with("lang", page.lang.as_str())
        .with("langs", list(&langs))
        .with("tasks", list(&event.tasks))
        .with("pages", list(&event.pages))
        .with("file", file)
        .with("line", line)
}
