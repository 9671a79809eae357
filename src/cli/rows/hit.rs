//! What a search found, as a record.

use serde_json::Value;

use crate::cli::rows::phase_field;
use crate::cli::session::Session;
use crate::output::{Column, Field, FieldType, Listing, Record, Schema, SchemaField, Tone};
use crate::playbook;
use crate::query::search::{Hit, ThingKind};
use crate::source::lexicon::Group;

/// The schema of the record of a hit holds.
pub static SHAPE: Schema = Schema {
    kind: "hit",
    about: "A thing that a search found",
    fields: &[
        SchemaField::new(
            "kind",
            FieldType::Word(&["task", "activity", "section", "page", "link"]),
            "What kind of thing it is",
        ),
        SchemaField::new(
            "id",
            FieldType::Text,
            "What to call it: a task's id, a page's key, a link's address",
        ),
        SchemaField::new("title", FieldType::Text, "Its name, as written"),
        SchemaField::new("phase", FieldType::Text, "The key of its phase").or_null(),
        SchemaField::new("process", FieldType::Text, "The key of its process").or_null(),
        SchemaField::new("activity", FieldType::Text, "The title of its activity").or_null(),
        SchemaField::new("text", FieldType::Text, "The sentence that matched"),
        SchemaField::new("lang", FieldType::Text, "The language of the page it was found on"),
        SchemaField::new("langs", FieldType::Texts, "All languages in which it was found"),
        SchemaField::new("score", FieldType::Count, "How well it matches: more is better"),
        SchemaField::new("file", FieldType::Text, "The page's file, relative to the playbook's folder"),
        SchemaField::new("line", FieldType::Count, "The line number, from 1"),
    ],
};

/// An empty listing of hits.
pub fn listing(session: &Session) -> Listing {
    let column = |field: &'static str| Column::new(field, session.word(field));
    Listing::new(
        &SHAPE,
        vec![
            column("kind"),
            column("id").tone(Tone::Id),
            column("title"),
            column("phase").wide(),
            column("process").wide(),
            column("activity").wide(),
            Column::new("langs", session.word("lang")),
            column("score").right().wide(),
            column("file").tone(Tone::Faint),
            column("line").right().tone(Tone::Faint),
            column("text"),
        ],
    )
}

/// The record of a hit.
pub fn record(session: &Session, hit: &Hit<'_>) -> Record {
    let page = hit.thing.page;
    let kind = hit.thing.kind.as_str();
    let id = Field::new(hit.thing.id.as_str());
    // Addresses and keys are for programs; a person reads the title.
    let id = if hit.thing.kind == ThingKind::Task { id } else { id.shown("") };
    let process = (page.kind == playbook::PageKind::Process).then(|| page.key.clone());
    let activity = hit.thing.activity.and_then(|index| page.activity(index));
    let langs: Vec<&str> = hit.langs.iter().map(crate::source::Tag::as_str).collect();
    let (file, line) = place(hit);
    let word = session.playbook.lexicons().word(&session.lang, Group::Kinds, kind);
    Record::new()
        .with("kind", Field::new(kind).shown(word))
        .with("id", id)
        .with("title", hit.title.text.as_str())
        .with("phase", phase_field(session, page.phase.as_ref()))
        .with("process", process)
        .with("activity", activity.map(|activity| activity.title.clone()))
        .with("text", hit.excerpt.text.as_str())
        .with("lang", page.lang.as_str())
        .with("langs", Field::new(langs.iter().copied().collect::<Value>()).shown(langs.join(" ")))
        .with("score", hit.score)
        .with("file", file)
        .with("line", line)
}

/// The place of the sentence; the page's own for a page that is found by its title.
pub fn place<'a>(hit: &Hit<'a>) -> (&'a str, u32) {
    let (page, index) = (hit.thing.page, hit.thing.index);
    let span = match hit.thing.kind {
        ThingKind::Task => page.tasks.get(index).map(|task| task.row),
        ThingKind::Link => page.links().get(index).map(|link| link.span),
        _ => None,
    };
    if let Some(span) = span {
        // The lines of rows and links are counted in their own file already.
        return (page.file_of(span), hit.thing.line);
    }
    let line = hit.excerpt.line;
    let line = if hit.thing.kind == ThingKind::Page && line <= 1 { hit.thing.line } else { line };
    hit.thing.page.place_of_line(line)
}
