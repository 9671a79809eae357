//! `task-missing`: a task of the English page that the translation does not have.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::query::compare::differences::{Difference, DifferenceKind};
use crate::source::Rule;

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "task-missing",
        severity: DifferenceKind::TaskMissing.severity(),
        help: "add the row, with the id of the English page",
    },
    group: RuleGroup::AcrossLanguages,
    docs: RuleDocs {
        what: "A task of the English page that the translation does not have.",
        why: "Readers of the translation never do the task.",
        bad: "The English page has the tasks 1001 and 1002, but the translation only 1001.",
        good: "Both have the tasks 1001 and 1002.",
    },
    scope: RuleScope::Difference(DifferenceKind::TaskMissing, message),
    fix: None,
};

fn message(difference: &Difference) -> String {
    format!("task {} of `{}` is missing here: {}", difference.id, difference.a.file, difference.a.value)
}
