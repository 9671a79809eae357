//! `task-extra`: a task of a translation that the English page does not have.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::query::compare::differences::{Difference, DifferenceKind};
use crate::source::Rule;

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "task-extra",
        severity: DifferenceKind::TaskExtra.severity(),
        help: "remove the row, or add it to the English page",
    },
    group: RuleGroup::AcrossLanguages,
    docs: RuleDocs {
        what: "A task of a translation that the English page does not have.",
        why: "Readers of the translation do a task that may no longer be needed.",
        bad: "The translation has the tasks 1001 and 1002, but the English page only 1001.",
        good: "Both have the tasks 1001 and 1002.",
    },
    scope: RuleScope::Difference(DifferenceKind::TaskExtra, message),
    fix: None,
};

fn message(difference: &Difference) -> String {
    format!("task {} is not on the English page", difference.id)
}
