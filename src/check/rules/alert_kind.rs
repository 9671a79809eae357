//! `alert-kind`: an alert whose kind differs from the English page.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::query::compare::differences::{Difference, DifferenceKind};
use crate::source::Rule;

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "alert-kind",
        severity: DifferenceKind::AlertKind.severity(),
        help: "use the kind of the English page",
    },
    group: RuleGroup::AcrossLanguages,
    docs: RuleDocs {
        what: "An alert whose kind differs from the English page.",
        why: "Readers ignore a warning that is shown as a note.",
        bad: "> [!NOTE], but > [!WARNING] in English",
        good: "> [!WARNING]",
    },
    scope: RuleScope::Difference(DifferenceKind::AlertKind, message),
    fix: None,
};

fn message(difference: &Difference) -> String {
    format!("the alert is `{}` here and `{}` in English", difference.b.value, difference.a.value)
}
