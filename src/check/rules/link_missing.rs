//! `link-missing`: a link of the English page that the translation does not have.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::query::compare::differences::{Difference, DifferenceKind};
use crate::source::Rule;

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "link-missing",
        severity: DifferenceKind::LinkMissing.severity(),
        help: "add the link",
    },
    group: RuleGroup::AcrossLanguages,
    docs: RuleDocs {
        what: "A link of the English page that the translation does not have.",
        why: "The reader cannot find the form, deck or page.",
        bad: "| 1001 | Anrufen |, but | 1001 | [Call](https://aka.ms/call) | in English",
        good: "| 1001 | [Anrufen](https://aka.ms/call) |",
    },
    scope: RuleScope::Difference(DifferenceKind::LinkMissing, message),
    fix: None,
};

fn message(difference: &Difference) -> String {
    format!("the English page has a link to `{}` here", difference.a.value)
}
