//! `link-extra`: a link of a translation that the English page does not have.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::query::compare::differences::{Difference, DifferenceKind};
use crate::source::Rule;

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "link-extra",
        severity: DifferenceKind::LinkExtra.severity(),
        help: "remove the link, or add it to the English page",
    },
    group: RuleGroup::AcrossLanguages,
    docs: RuleDocs {
        what: "A link of a translation that the English page does not have.",
        why: "Readers keep using what was removed from the English page, or English readers miss it.",
        bad: "[Anrufen](https://aka.ms/call), but no such link in English",
        good: "[Anrufen](https://aka.ms/call), and in English [Call](https://aka.ms/call)",
    },
    scope: RuleScope::Difference(DifferenceKind::LinkExtra, message),
    fix: None,
};

fn message(difference: &Difference) -> String {
    format!("the English page has no link to `{}`", difference.b.value)
}
