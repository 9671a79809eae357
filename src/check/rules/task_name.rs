//! `task-name`: a task whose name has other products or numbers than in English.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::query::compare::differences::{Difference, DifferenceKind};
use crate::source::Rule;

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "task-name",
        severity: DifferenceKind::TaskName.severity(),
        help: "name the same products and numbers as the English page",
    },
    group: RuleGroup::AcrossLanguages,
    docs: RuleDocs {
        what: "A task whose name has other products or numbers than in English.",
        why: "The reader carries out the task for the wrong product, or with the wrong number.",
        bad: "| 3718 | SharePoint – Vortrag |, but in English | 3718 | OneDrive - Pitch |",
        good: "| 3718 | OneDrive – Vortrag |",
    },
    scope: RuleScope::Difference(DifferenceKind::TaskName, message),
    fix: None,
};

fn message(difference: &Difference) -> String {
    format!("task {} is `{}` in `{}`", difference.id, difference.a.value, difference.a.file)
}
