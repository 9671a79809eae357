//! `activity-missing`: an activity of the English page that the translation does not have.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::query::compare::differences::{Difference, DifferenceKind};
use crate::source::Rule;

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "activity-missing",
        severity: DifferenceKind::ActivityMissing.severity(),
        help: "translate the activity, with its labels and tasks",
    },
    group: RuleGroup::AcrossLanguages,
    docs: RuleDocs {
        what: "An activity of the English page that the translation does not have.",
        why: "Readers of the translation never carry out this step.",
        bad: "The English page has the activities Plan and Review, but the translation only Planen.",
        good: "The translation has Planen and Prüfen.",
    },
    scope: RuleScope::Difference(DifferenceKind::ActivityMissing, message),
    fix: None,
};

fn message(difference: &Difference) -> String {
    format!("the activity `{}` of `{}` is missing here", difference.id, difference.a.file)
}
