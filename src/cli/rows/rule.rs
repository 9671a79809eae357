//! A rule of `ftpb check` as a record.

use crate::output::{Column, Field, Listing, Record, Shape, Slot, Tone, Type};
use crate::cli::session::Session;
use crate::check::Check;

/// What the record of a rule holds.
pub static SHAPE: Shape = Shape {
    kind: "rule",
    about: "A rule of `ftpb check`",
    fields: &[
        Slot::new("rule", Type::Text, "The name"),
        Slot::new("group", Type::Text, "What it is about; selects all rules of the group"),
        Slot::new("severity", Type::Word(&["error", "warning", "info"]), "How much its findings weigh"),
        Slot::new("mendable", Type::Flag, "Whether --fix mends its findings, where it is sure"),
        Slot::new("what", Type::Text, "What it finds"),
        Slot::new("why", Type::Text, "Why that matters to a reader"),
        Slot::new("help", Type::Text, "What mends it"),
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
    let mendable = check.mend.is_some();
    Record::new()
        .with("rule", check.rule.name)
        .with("group", check.group.as_str())
        .with("severity", check.rule.severity.as_str())
        .with("mendable", Field::new(mendable).shown(if mendable { "--fix" } else { "" }))
        .with("what", check.explain.what)
        .with("why", check.explain.why)
        .with("help", check.rule.help)
}
