//! What a language has of a page, as a record; for people with bars, languages side by side.

use serde_json::Value;

use crate::cli::session::Session;
use crate::output::{Column, Field, FieldType, Listing, Record, Schema, SchemaField, Tone};
use crate::playbook::{Page, Revision};
use crate::query::compare::coverage::{Coverage, CoverageState, Share};
use crate::query::compare::differences::revisions;
use crate::source::Tag;

/// The schema of the record of a coverage holds.
pub static SHAPE: Schema = Schema {
    kind: "page",
    about: "How much of a page a language has",
    fields: &[
        SchemaField::new("lang", FieldType::Text, "The language"),
        SchemaField::new("process", FieldType::Text, "The key of the process, page or phase"),
        SchemaField::new("state", FieldType::Word(&["complete", "partial", "missing"]), "How complete it is"),
        SchemaField::new(
            "older",
            FieldType::Flag,
            "Whether the source has revisions that the translation lacks",
        ),
        SchemaField::new("activities", FieldType::Count, "How many of the source's activities there are"),
        SchemaField::new("tasks", FieldType::Count, "How many of the source's task rows there are"),
        SchemaField::new(
            "missing_tasks",
            FieldType::Texts,
            "Ids of the source's rows that the language lacks",
        ),
        SchemaField::new("extra_tasks", FieldType::Texts, "Ids of the rows that only the language has"),
        SchemaField::new(
            "missing_activities",
            FieldType::Texts,
            "Titles of activities, in the source's language",
        ),
        SchemaField::new("missing_revisions", FieldType::Texts, "Dates and authors of revisions"),
        SchemaField::new("activities_of", FieldType::Count, "How many activities the source has"),
        SchemaField::new("tasks_of", FieldType::Count, "How many task rows the source has"),
        SchemaField::new("sections", FieldType::Count, "How many of the source's sections there are"),
        SchemaField::new("revisions", FieldType::Count, "How many of the source's revisions there are"),
    ],
};

/// Cells of a bar.
const BAR: usize = 5;

/// An empty listing; the language has a column if there are several.
pub fn listing(session: &Session, several: bool) -> Listing {
    let column = |field: &'static str, word: &str| Column::new(field, session.word(word));
    let lang = column("lang", "lang");
    let missing = column("missing_tasks", "missing-tasks");
    if session.is_on_screen() {
        let mut columns = vec![
            column("process", "process").fill(45),
            column("state", "state"),
            column("tasks", "tasks").right(),
        ];
        columns.extend([column("older", "older"), missing]);
        if several {
            columns.insert(0, lang);
        }
        return Listing::new(&SHAPE, columns);
    }
    Listing::new(
        &SHAPE,
        vec![
            if several { lang } else { lang.wide() },
            column("process", "process"),
            column("state", "state"),
            column("tasks", "tasks").right(),
            column("activities", "activities").right(),
            column("sections", "sections").right().wide(),
            column("revisions", "revisions").right(),
            column("older", "older"),
            missing.tone(Tone::Id),
            column("extra_tasks", "extra-tasks").tone(Tone::Id),
            column("missing_activities", "missing-activities").wide(),
            column("missing_revisions", "missing-revisions").wide(),
        ],
    )
}

/// The record of a coverage, its page under a title.
pub fn record(session: &Session, coverage: &Coverage<'_>, title: &str) -> Record {
    let share =
        |share: Share| Field::new(share.translated).shown(format!("{}/{}", share.translated, share.of));
    let tone = tone(coverage.state);
    let dated = |(page, revision): &(&Page, &Revision)| {
        format!("{} {}", revisions::date(page, revision), page.plain(revision.who))
    };
    let revisions: Vec<String> = coverage.missing_revisions.iter().map(dated).collect();
    let older = if coverage.older { session.word("older") } else { "" };
    let state = format!("{} {}", bar(coverage), session.word(coverage.state.as_str()));
    Record::new()
        .with("lang", coverage.lang.as_str())
        .with("process", Field::new(coverage.page.as_str()).shown(title))
        .with("state", Field::new(coverage.state.as_str()).shown(state).short([measure(coverage)]).tone(tone))
        .with("older", Field::new(coverage.older).shown(older).tone(Tone::Warning))
        .with("activities", share(coverage.activities))
        .with("tasks", share(coverage.tasks))
        .with("missing_tasks", list(&coverage.missing_tasks))
        .with("extra_tasks", list(&coverage.extra_tasks))
        .with("missing_activities", list(&coverage.missing_activities))
        .with("missing_revisions", list(&revisions))
        .with("activities_of", coverage.activities.of)
        .with("tasks_of", coverage.tasks.of)
        .with("sections", share(coverage.sections))
        .with("revisions", share(coverage.revisions))
}

fn list(texts: &[impl AsRef<str>]) -> Field {
    let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
    let (shown, items) = (texts.join(" "), texts.iter().map(|text| format!("{text} ")));
    let field = Field::new(Value::Null).shown(shown).short(items);
    Field { value: texts.into_iter().collect(), ..field }
}

/// The columns of a table of pages by languages.
pub fn columns(session: &Session, langs: &[Tag]) -> Vec<Column> {
    let first = Column::new("process", session.word("process")).fill(30);
    // A tag is shown as it is typed.
    let side = |lang: &Tag| Column { heading: lang.to_string(), ..Column::new("state", "") };
    std::iter::once(first).chain(langs.iter().map(side)).collect()
}

/// A row of that table: a bar for each language, `*` if it is older than its source.
pub fn cells(title: &str, langs: &[Tag], row: &[&Coverage<'_>]) -> Vec<Field> {
    let of = |lang: &Tag| row.iter().find(|coverage| coverage.lang == *lang).map(|coverage| cell(coverage));
    let bars = langs.iter().map(|lang| of(lang).unwrap_or_else(|| Field::new("")));
    std::iter::once(Field::new(title)).chain(bars).collect()
}

fn cell(coverage: &Coverage<'_>) -> Field {
    let older = if coverage.older { "*" } else { "" };
    let words = format!("{}{older}", measure(coverage));
    Field::new(coverage.state.as_str()).shown(words).tone(tone(coverage.state))
}

/// A bar, with the percentage if something is missing.
fn measure(coverage: &Coverage<'_>) -> String {
    match coverage.state {
        CoverageState::Missing => "–".to_owned(),
        CoverageState::Complete => bar(coverage),
        CoverageState::Partial => format!("{} {}%", bar(coverage), percent(coverage)),
    }
}

fn tone(state: CoverageState) -> Tone {
    match state {
        CoverageState::Complete => Tone::Good,
        CoverageState::Partial => Tone::Warning,
        CoverageState::Missing => Tone::Bad,
    }
}

/// The percentage of the source's tasks, activities and sections; 100 only if none is missing.
fn percent(coverage: &Coverage<'_>) -> usize {
    let shares = [coverage.tasks, coverage.activities, coverage.sections];
    let of: usize = shares.iter().map(|share| share.of).sum();
    let there: usize = shares.iter().map(|share| share.translated).sum();
    (there * 100).checked_div(of).unwrap_or(100)
}

fn bar(coverage: &Coverage<'_>) -> String {
    if coverage.state == CoverageState::Missing {
        return "░".repeat(BAR);
    }
    let full = (percent(coverage) * BAR / 100).min(BAR);
    // The last cell is filled only if nothing is missing.
    format!("{}{}", "█".repeat(full), "░".repeat(BAR - full))
}
