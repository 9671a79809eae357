//! `task-moved`: a task that is in a different activity, or on a different page, than in English.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::query::compare::differences::{Difference, DifferenceKind};
use crate::source::Rule;

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "task-moved",
        severity: DifferenceKind::TaskMoved.severity(),
        help: "move the row to its place on the English page",
    },
    group: RuleGroup::AcrossLanguages,
    docs: RuleDocs {
        what: "A task that is in a different activity, or on a different page, than in English.",
        why: "The reader does the task at the wrong time and follows the wrong guidance.",
        bad: "Task 1001 is in the activity Planen, but in English in Review.",
        good: "Task 1001 is in the same activity on both pages.",
    },
    scope: RuleScope::Difference(DifferenceKind::TaskMoved, message),
    fix: None,
};

fn message(difference: &Difference) -> String {
    format!(
        "task {} is in `{}` here, but in `{}` in English",
        difference.id, difference.b.value, difference.a.value
    )
}
