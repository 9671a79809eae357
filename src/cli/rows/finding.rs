//! A finding as a record.

use crate::answer::{Column, Field, Listing, Record, Shape, Slot, Tone, Type};
use crate::cli::session::Session;
use crate::playbook::Page;
use crate::source::{Finding, Severity};

/// What the record of a finding holds.
pub static SHAPE: Shape = Shape {
    kind: "finding",
    about: "A fault of a page",
    fields: &[
        Slot::new("rule", Type::Text, "The rule that found it"),
        Slot::new("severity", Type::Word(&["error", "warning", "info"]), "How much it weighs"),
        Slot::new("message", Type::Text, "What is wrong"),
        Slot::new("help", Type::Text, "What mends it"),
        Slot::new("page", Type::Text, "The key of the page"),
        Slot::new("lang", Type::Text, "The language of the page"),
        Slot::new("file", Type::Text, "The page's file, relative to the playbook's folder"),
        Slot::new("line", Type::Count, "The line it stands on, from 1"),
        Slot::new("column", Type::Count, "The column it begins at, from 1"),
        Slot::new("owner", Type::Text, "Who the front matter says looks after the page").or_null(),
    ],
};

/// An empty listing of findings.
pub fn listing(session: &Session) -> Listing {
    let column = |field: &'static str| Column::new(field, session.word(field));
    Listing::new(
        &SHAPE,
        vec![
            column("file"),
            column("line").right(),
            column("severity"),
            column("rule").tone(Tone::Id),
            column("message"),
            column("page").wide(),
            column("lang").wide(),
        ],
    )
}

/// The record of a finding.
pub fn record(page: &Page, finding: &Finding) -> Record {
    let (file, place) = page.place(finding.span);
    let tone = match finding.rule.severity {
        Severity::Error => Tone::Bad,
        Severity::Warning => Tone::Warning,
        Severity::Info => Tone::Plain,
    };
    let owner = page.front.iter().find(|field| field.key == "ft.owner" || field.key == "author");
    Record::new()
        .with("rule", finding.rule.name)
        .with("severity", Field::new(finding.rule.severity.as_str()).tone(tone))
        .with("message", finding.message.as_str())
        .with("help", finding.rule.help)
        .with("page", page.key.as_str())
        .with("lang", page.lang.as_str())
        .with("file", file)
        .with("line", place.line)
        .with("column", place.column)
        .with("owner", owner.map(|field| field.value.clone()))
}
