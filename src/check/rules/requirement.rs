//! `requirement`: a task that is mandatory in one language and optional in the other.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::query::compare::differences::{Difference, DifferenceKind};
use crate::source::Rule;

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "requirement",
        severity: DifferenceKind::Requirement.severity(),
        help: "use the flag of the English page",
    },
    group: RuleGroup::AcrossLanguages,
    docs: RuleDocs {
        what: "A task that is mandatory in one language and optional in the other.",
        why: "The reader skips a mandatory task, or does an optional one as if it were mandatory.",
        bad: "| 1001 | Anrufen | O | FM | Teams |, but | 1001 | Call | M | FM | Teams | in English",
        good: "| 1001 | Anrufen | E | FM | Teams |",
    },
    scope: RuleScope::Difference(DifferenceKind::Requirement, message),
    fix: None,
};

fn message(difference: &Difference) -> String {
    format!("task {} is {} here and {} in English", difference.id, difference.b.value, difference.a.value)
}
