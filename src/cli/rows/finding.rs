//! A finding as a record.

use crate::check::{FileFinding, owner};
use crate::cli::session::Session;
use crate::output::{Column, Field, FieldType, Listing, Record, Schema, SchemaField, Tone};
use crate::source::Severity;

/// The schema of the record of a finding holds.
pub static SHAPE: Schema = Schema {
    kind: "finding",
    about: "A finding of `ftpb check`",
    fields: &[
        SchemaField::new("rule", FieldType::Text, "The rule"),
        SchemaField::new("severity", FieldType::Word(&["error", "warning", "info"]), "Its severity"),
        SchemaField::new("message", FieldType::Text, "What is wrong"),
        SchemaField::new("help", FieldType::Text, "How to fix it"),
        SchemaField::new("page", FieldType::Text, "The key of the page").or_null(),
        SchemaField::new("lang", FieldType::Text, "The language of the page").or_null(),
        SchemaField::new("file", FieldType::Text, "The page's file, relative to the playbook's folder"),
        SchemaField::new("line", FieldType::Count, "The line, from 1"),
        SchemaField::new("column", FieldType::Count, "The column, from 1"),
        SchemaField::new("owner", FieldType::Text, "The owner of the page according to its front matter")
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

/// The record of a finding with its severity after `--rule-severity`.
pub fn record(finding: &FileFinding<'_>, severity: Severity) -> Record {
    let place = finding.text.place(finding.trimmed_span().start);
    let tone = match severity {
        Severity::Error => Tone::Bad,
        Severity::Warning => Tone::Warning,
        Severity::Info => Tone::Plain,
    };
    Record::new()
        .with("rule", finding.check.rule.name)
        .with("severity", Field::new(severity.as_str()).tone(tone))
        .with("message", finding.finding.message.as_str())
        .with("help", finding.check.rule.help)
        .with("page", finding.page.map(|page| page.key.clone()))
        .with("lang", finding.page.map(|page| page.lang.as_str().to_owned()))
        .with("file", finding.file.as_str())
        .with("line", place.line)
        .with("column", place.column)
        .with("owner", finding.page.and_then(owner).map(str::to_owned))
}
