//! A finding as a record.

use crate::check::{Found, owner};
use crate::cli::session::Session;
use crate::output::{Column, Field, FieldType, Listing, Record, Schema, SchemaField, Tone};
use crate::source::Severity;

/// What the record of a finding holds.
pub static SHAPE: Schema = Schema {
    kind: "finding",
    about: "A fault of a page",
    fields: &[
        SchemaField::new("rule", FieldType::Text, "The rule that found it"),
        SchemaField::new("severity", FieldType::Word(&["error", "warning", "info"]), "How much it weighs"),
        SchemaField::new("message", FieldType::Text, "What is wrong"),
        SchemaField::new("help", FieldType::Text, "What fixes it"),
        SchemaField::new("page", FieldType::Text, "The key of the page").or_null(),
        SchemaField::new("lang", FieldType::Text, "The language of the page").or_null(),
        SchemaField::new("file", FieldType::Text, "The page's file, relative to the playbook's folder"),
        SchemaField::new("line", FieldType::Count, "The line it stands on, from 1"),
        SchemaField::new("column", FieldType::Count, "The column it begins at, from 1"),
        SchemaField::new("owner", FieldType::Text, "Who the front matter says looks after the page")
            .or_null(),
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
