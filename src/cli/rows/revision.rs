//! A revision as a record.

use serde_json::Value;

use crate::answer::{Column, Field, Listing, Record, Tone};
use crate::cli::session::Session;
use crate::query::history::Event;

const FIELDS: [&str; 11] =
    ["date", "date_text", "inferred", "who", "what", "page", "lang", "langs", "tasks", "pages", "file"];

/// An empty listing of revisions; the page is a column of its own where there are several.
pub fn listing(session: &Session, several: bool) -> Listing {
    let column = |field: &'static str, word: &str| Column::new(field, session.word(word));
    let page = column("page", "page");
    let mut fields = FIELDS.to_vec();
    fields.push("line");
    Listing::new(
        "revision",
        &fields,
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
