//! What a language has of a page, as a record; for people with bars, languages side by side.

use serde_json::Value;

use super::{MOST, SIDES};
use crate::answer::{Column, Field, Listing, Record, Tone};
use crate::cli::session::Session;
use crate::query::coverage::{Coverage, Share, State};
use crate::source::Tag;

const FIELDS: [&str; 14] = [
    "lang",
    "process",
    "state",
    "older",
    "activities",
    "tasks",
    "missing_tasks",
    "extra_tasks",
    "missing_activities",
    "missing_revisions",
    "activities_of",
    "tasks_of",
    "sections",
    "revisions",
];

/// Cells of a bar.
const BAR: usize = 5;

/// An empty listing; the language is a column of its own where there are several.
pub fn listing(session: &Session, several: bool) -> Listing {
    let column = |field: &'static str, word: &str| Column::new(field, session.word(word));
    let lang = column("lang", "language");
    Listing::new(
        "page",
        &FIELDS,
        vec![
            if several { lang } else { lang.wide() },
            column("process", "process"),
            column("state", "state"),
            column("tasks", "tasks").right(),
            column("activities", "activities").right(),
            column("sections", "sections").right().wide(),
            column("revisions", "revisions").right(),
            column("older", "older"),
            column("missing_tasks", "missing-tasks").tone(Tone::Id),
            column("extra_tasks", "extra-tasks").tone(Tone::Id),
            column("missing_activities", "missing-activities").wide(),
            column("missing_revisions", "missing-revisions").wide(),
        ],
    )
}

/// The record of a coverage, its page under a title.
pub fn record(session: &Session, coverage: &Coverage, title: &str) -> Record {
    let list = |list: &[String]| {
        let value: Value = list.iter().map(String::as_str).collect();
        Field::new(value).shown(list.join(" "))
    };
    let share = |share: Share| Field::new(share.there).shown(format!("{}/{}", share.there, share.of));
    let tone = match coverage.state {
        State::Complete => Tone::Good,
        State::Partial => Tone::Warning,
        State::Missing => Tone::Bad,
    };
    let older = if coverage.older { session.word("older") } else { "" };
    let state = format!("{} {}", bar(coverage), session.word(coverage.state.as_str()));
    Record::new()
        .with("lang", coverage.lang.as_str())
        .with("process", Field::new(coverage.page.as_str()).shown(title))
        .with("state", Field::new(coverage.state.as_str()).shown(state).tone(tone))
        .with("older", Field::new(coverage.older).shown(older).tone(Tone::Warning))
        .with("activities", share(coverage.activities))
        .with("tasks", share(coverage.tasks))
        .with("missing_tasks", list(&coverage.missing_tasks))
        .with("extra_tasks", list(&coverage.extra_tasks))
        .with("missing_activities", list(&coverage.missing_activities))
        .with("missing_revisions", list(&coverage.missing_revisions))
        .with("activities_of", coverage.activities.of)
        .with("tasks_of", coverage.tasks.of)
        .with("sections", share(coverage.sections))
        .with("revisions", share(coverage.revisions))
}

/// A table of pages by languages: a bar each, `*` where it is older than its source. Nothing where there
/// are more languages than a table can have.
pub fn table(session: &Session, langs: &[Tag], pages: &[(String, Vec<&Coverage>)]) -> Option<Listing> {
    if langs.len() > MOST {
        return None;
    }
    let mut fields = vec!["process"];
    let mut columns = vec![Column::new("process", session.word("process"))];
    for (field, lang) in SIDES.into_iter().zip(langs) {
        fields.push(field);
        columns.push(Column::new(field, lang.as_str()));
    }
    let mut listing = Listing::new("page", &fields, columns);
    for (title, row) in pages {
        let mut record = Record::new().with("process", title.as_str());
        for (field, lang) in SIDES.into_iter().zip(langs) {
            let coverage = row.iter().find(|coverage| coverage.lang == *lang);
            record = record.with(field, coverage.map_or(Field::new(Value::Null), |coverage| cell(coverage)));
        }
        listing.records.push(record);
    }
    Some(listing)
}

fn cell(coverage: &Coverage) -> Field {
    let older = if coverage.older { "*" } else { "" };
    let (words, tone) = match coverage.state {
        State::Missing => ("–".to_owned(), Tone::Bad),
        State::Complete => (format!("{}{older}", bar(coverage)), Tone::Good),
        State::Partial => (format!("{} {}%{older}", bar(coverage), percent(coverage)), Tone::Warning),
    };
    Field::new(coverage.state.as_str()).shown(words).tone(tone)
}

/// Hundredths of the source's tasks, activities and sections; a hundred only where none is lacking.
fn percent(coverage: &Coverage) -> usize {
    let shares = [coverage.tasks, coverage.activities, coverage.sections];
    let of: usize = shares.iter().map(|share| share.of).sum();
    let there: usize = shares.iter().map(|share| share.there).sum();
    if of == 0 { 100 } else { there * 100 / of }
}

fn bar(coverage: &Coverage) -> String {
    if coverage.state == State::Missing {
        return "░".repeat(BAR);
    }
    let full = (percent(coverage) * BAR / 100).min(BAR);
    // The last cell is filled only where nothing is lacking.
    format!("{}{}", "█".repeat(full), "░".repeat(BAR - full))
}
