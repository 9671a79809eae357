//! A finding as a record.

use crate::answer::{Column, Field, Listing, Record, Tone};
use crate::cli::session::Session;
use crate::query::check::{Found, owner};
use crate::source::Severity;

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

/// The record of a finding, of the weight that it has here.
pub fn record(found: &Found<'_>, severity: Severity) -> Record {
    let place = found.text.place(found.shown().start);
    let tone = match severity {
        Severity::Error => Tone::Bad,
        Severity::Warning => Tone::Warning,
        Severity::Info => Tone::Plain,
    };
    Record::new()
        .with("rule", found.check.rule.name)
        .with("severity", Field::new(severity.as_str()).tone(tone))
        .with("message", found.finding.message.as_str())
        .with("help", found.check.rule.help)
        .with("page", found.page.map(|page| page.key.clone()))
        .with("lang", found.page.map(|page| page.lang.as_str().to_owned()))
        .with("file", found.file.as_str())
        .with("line", place.line)
        .with("column", place.column)
        .with("owner", found.page.and_then(owner).map(str::to_owned))
}
