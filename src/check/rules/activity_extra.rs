//! `activity-extra`: an activity of a translation that the English page does not have.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::query::compare::differences::{Difference, DifferenceKind};
use crate::source::Rule;

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "activity-extra",
        severity: DifferenceKind::ActivityExtra.severity(),
        help: "remove the activity, or add it to the English page",
    },
    group: RuleGroup::AcrossLanguages,
    docs: RuleDocs {
        what: "An activity of a translation that the English page does not have.",
        why: "Readers of the translation carry out a step that may no longer be needed.",
        bad: "The translation has Planen and Prüfen, but the English page only Plan.",
        good: "The English page has Plan and Review.",
    },
    scope: RuleScope::Difference(DifferenceKind::ActivityExtra, message),
    fix: None,
};

fn message(difference: &Difference) -> String {
    format!("the activity `{}` is not on the English page", difference.id)
}
