//! A revision as a record.

use serde_json::Value;

use crate::output::{Column, Field, Listing, Record, Shape, Slot, Tone, Type};
use crate::cli::session::Session;
use crate::query::compare::revisions::Event;

/// What the record of a revision holds.
pub static SHAPE: Shape = Shape {
    kind: "revision",
    about: "A row of a Refresh Summary, once though several languages have it",
    fields: &[
        Slot::new("date", Type::Date, "The day, where it can be told").or_null(),
        Slot::new("date_text", Type::Text, "The day as written"),
        Slot::new("inferred", Type::Flag, "Whether the order of day and month had to be inferred"),
        Slot::new("who", Type::Text, "Who changed the page"),
        Slot::new("what", Type::Text, "What was changed"),
        Slot::new("page", Type::Text, "The key of the page"),
        Slot::new("lang", Type::Text, "The language of these words"),
        Slot::new("langs", Type::Texts, "The languages that record it"),
        Slot::new("tasks", Type::Texts, "Ids of tasks that it names"),
        Slot::new("pages", Type::Texts, "Keys of pages that it links to"),
        Slot::new("file", Type::Text, "The page's file, relative to the playbook's folder"),
        Slot::new("line", Type::Count, "The line it stands on, from 1"),
    ],
};

/// An empty listing of revisions; the page is a column of its own where there are several.
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
pub fn record(event: &Event<'_>) -> Record {
    let (page, revision) = (event.page, event.revision);
    let list = |list: &[String]| {
        let value: Value = list.iter().map(String::as_str).collect();
        Field::new(value).shown(list.join(" "))
    };
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
        .with("what", page.plain(revision.what))
        .with("page", Field::new(page.key.as_str()).shown(page.title.as_str()))
        .with("lang", page.lang.as_str())
        .with("langs", list(&langs))
        .with("tasks", list(&event.tasks))
        .with("pages", list(&event.pages))
        .with("file", page.file.as_str())
        .with("line", revision.line)
}
