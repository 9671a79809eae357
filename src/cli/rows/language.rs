//! A language as a record.

use std::collections::BTreeSet;

use crate::cli::session::Session;
use crate::output::{Column, FieldType, Listing, Record, Schema, SchemaField, Tone};
use crate::playbook::{Page, PageKind};
use crate::query::Choice;
use crate::query::compare::differences::revisions::updated;
use crate::source::Tag;

/// The schema of the record of a language holds.
pub static SHAPE: Schema = Schema {
    kind: "language",
    about: "A language of the playbook",
    fields: &[
        SchemaField::new("lang", FieldType::Text, "Its tag (BCP 47)"),
        SchemaField::new("name", FieldType::Text, "Its own name"),
        SchemaField::new("english", FieldType::Text, "Its English name"),
        SchemaField::new("pages", FieldType::Count, "How many pages it has"),
        SchemaField::new("processes", FieldType::Count, "How many of them are processes"),
        SchemaField::new("tasks", FieldType::Count, "How many task rows these have"),
        SchemaField::new("ids", FieldType::Count, "How many different task ids these have"),
        SchemaField::new("updated", FieldType::Date, "The newest revision").or_null(),
    ],
};

/// An empty listing of languages.
pub fn listing(session: &Session) -> Listing {
    let column = |field: &'static str| Column::new(field, session.word(field));
    Listing::new(
        &SHAPE,
        vec![
            column("lang").tone(Tone::Id),
            Column::new("name", session.word("language")),
            column("pages").right(),
            column("processes").right(),
            column("tasks").right(),
            column("updated"),
        ],
    )
}

/// The record of a language with its pages. Of several pages of one process, one counts, as in other listings.
pub fn record(session: &Session, tag: &Tag, pages: &[&Page]) -> Record {
    let words = session.playbook.lexicons().get(tag).map(crate::source::Lexicon::words);
    let own: BTreeSet<&str> = pages.iter().map(|page| page.key.as_str()).collect();
    let mut keys = session.playbook.lifecycle().processes.clone();
    keys.retain(|key| own.contains(key.as_str()));
    let processes = Choice::Strict(vec![tag.clone()]).all_pages(&session.playbook, &keys);
    let processes =
        || processes.iter().map(|chosen| chosen.page).filter(|page| page.kind == PageKind::Process);
    let rows = || processes().flat_map(|page| page.tasks.iter().map(|task| page.id(task)));
    let updated = pages.iter().filter_map(|page| updated(&session.playbook, page)).max();
    Record::new()
        .with("lang", tag.as_str())
        .with("name", words.map_or(tag.as_str(), |words| &words.name))
        .with("english", words.map_or(tag.as_str(), |words| &words.english))
        .with("pages", pages.len())
        .with("processes", processes().count())
        .with("tasks", rows().count())
        .with("ids", rows().collect::<BTreeSet<_>>().len())
        .with("updated", updated.map(|date| date.to_string()))
}
