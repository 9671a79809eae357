//! `alert-missing`: an alert of the English page that the translation does not have.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::query::compare::differences::{Difference, DifferenceKind};
use crate::source::Rule;

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "alert-missing",
        severity: DifferenceKind::AlertMissing.severity(),
        help: "add the alert",
    },
    group: RuleGroup::AcrossLanguages,
    docs: RuleDocs {
        what: "An alert of the English page that the translation does not have.",
        why: "Readers of the translation are not warned, or read the warning as any other sentence.",
        bad: "Save first., but > [!WARNING] in English",
        good: "> [!WARNING]\n> Save first.",
    },
    scope: RuleScope::Difference(DifferenceKind::AlertMissing, message),
    fix: None,
};

fn message(difference: &Difference) -> String {
    format!("the English page has an alert `{}` here", difference.a.value)
}
