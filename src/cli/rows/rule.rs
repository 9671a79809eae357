//! A rule of `ftpb check` as a record.

use crate::check::Check;
use crate::cli::session::Session;
use crate::output::{Column, Field, FieldType, Listing, Record, Schema, SchemaField, Tone};

/// The schema of the record of a rule holds.
pub static SHAPE: Schema = Schema {
    kind: "rule",
    about: "A rule of `ftpb check`",
    fields: &[
        SchemaField::new("rule", FieldType::Text, "The name"),
        SchemaField::new("group", FieldType::Text, "Its group, which --select accepts too"),
        SchemaField::new(
            "severity",
            FieldType::Word(&["error", "warning", "info"]),
            "The severity of its findings",
        ),
        SchemaField::new("fixable", FieldType::Flag, "Whether --fix can fix its findings"),
        SchemaField::new("what", FieldType::Text, "What it finds"),
        SchemaField::new("why", FieldType::Text, "Why it matters to a reader"),
        SchemaField::new("help", FieldType::Text, "How to fix it"),
    ],
};

/// A screen with room for whole names of rules and their groups beside what they find.
const ROOMY: usize = 90;

/// An empty listing of rules. On a narrower screen, the names need the room of the groups.
pub fn listing(session: &Session) -> Listing {
    let column = |field: &'static str| Column::new(field, session.word(field));
    let (group, is_narrow) = (column("group"), session.style.width.is_some_and(|width| width < ROOMY));
    Listing::new(
        &SHAPE,
        vec![
            column("rule").tone(Tone::Id),
            if is_narrow { group.wide() } else { group },
            column("severity"),
            column("fixable"),
            column("what"),
            column("help").wide(),
        ],
    )
}

/// The record of a rule.
pub fn record(check: &Check) -> Record {
    let fixable = check.fix.is_some();
    Record::new()
        .with("rule", check.rule.name)
        .with("group", check.group.as_str())
        .with("severity", check.rule.severity.as_str())
        .with("fixable", Field::new(fixable).shown(if fixable { "--fix" } else { "" }))
        .with("what", check.docs.what)
        .with("why", check.docs.why)
        .with("help", check.rule.help)
}
