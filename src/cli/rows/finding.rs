//! A finding as a record.

use crate::answer::{Column, Field, Listing, Record, Tone};
use crate::cli::session::Session;
use crate::playbook::Page;
use crate::source::{Finding, Severity};

const FIELDS: [&str; 10] =
    ["rule", "severity", "message", "help", "page", "lang", "file", "line", "column", "owner"];

/// An empty listing of findings.
pub fn listing(session: &Session) -> Listing {
    let column = |field: &'static str| Column::new(field, session.word(field));
    Listing::new(
        "finding",
        &FIELDS,
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
