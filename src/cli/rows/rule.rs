//! A rule of `ftpb check` as a record.

use crate::check::Check;
use crate::cli::session::Session;
use crate::output::{Column, Field, FieldType, Listing, Record, Schema, SchemaField, Tone};

/// What the record of a rule holds.
pub static SHAPE: Schema = Schema {
    kind: "rule",
    about: "A rule of `ftpb check`",
    fields: &[
        SchemaField::new("rule", FieldType::Text, "The name"),
        SchemaField::new("group", FieldType::Text, "What it is about; selects all rules of the group"),
        SchemaField::new(
            "severity",
            FieldType::Word(&["error", "warning", "info"]),
            "How much its findings weigh",
        ),
        SchemaField::new("mendable", FieldType::Flag, "Whether --fix fixes its findings, where it is sure"),
        SchemaField::new("what", FieldType::Text, "What it finds"),
        SchemaField::new("why", FieldType::Text, "Why that matters to a reader"),
        SchemaField::new("help", FieldType::Text, "What fixes it"),
    ],
};

/// An empty listing of rules.
pub fn listing(session: &Session) -> Listing {
    let column = |field: &'static str| Column::new(field, session.word(field));
    Listing::new(
        &SHAPE,
        vec![
            column("rule").tone(Tone::Id),
            column("group"),
            column("severity"),
            column("mendable"),
            column("what"),
            column("help").wide(),
        ],
    )
}

/// The record of a rule.
pub fn record(check: &Check) -> Record {
    let mendable = check.fix.is_some();
    Record::new()
        .with("rule", check.rule.name)
        .with("group", check.group.as_str())
        .with("severity", check.rule.severity.as_str())
        .with("mendable", Field::new(mendable).shown(if mendable { "--fix" } else { "" }))
        .with("what", check.explain.what)
        .with("why", check.explain.why)
        .with("help", check.rule.help)
}
