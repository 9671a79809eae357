//! `role`: a task or activity whose role differs from the English page.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::query::compare::differences::{Difference, DifferenceKind};
use crate::source::Rule;

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "role",
        severity: DifferenceKind::Role.severity(),
        help: "use the role of the English page",
    },
    group: RuleGroup::AcrossLanguages,
    docs: RuleDocs {
        what: "A task or activity whose role differs from the English page.",
        why: "The wrong person does it, or nobody does.",
        bad: "| 1001 | Anrufen | E | FastTrack Engineer | Teams |, but FastTrack Manager in English",
        good: "| 1001 | Anrufen | E | FastTrack Manager | Teams |",
    },
    scope: RuleScope::Difference(DifferenceKind::Role, message),
    fix: None,
};

fn message(difference: &Difference) -> String {
    format!(
        "{}: the role is `{}` here and `{}` in English",
        difference.id, difference.b.value, difference.a.value
    )
}
