//! `link-changed`: a link that goes to a different address than the English link in its place.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::query::compare::differences::{Difference, DifferenceKind};
use crate::source::Rule;

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "link-changed",
        severity: DifferenceKind::LinkChanged.severity(),
        help: "use the address of the English page if it is the newer one",
    },
    group: RuleGroup::AcrossLanguages,
    docs: RuleDocs {
        what: "A link that goes to a different address than the English link in its place.",
        why: "The reader gets a different form or deck, usually an outdated one.",
        bad: "[Anrufen](https://aka.ms/call-2018), but [Call](https://aka.ms/call) in English",
        good: "[Anrufen](https://aka.ms/call)",
    },
    scope: RuleScope::Difference(DifferenceKind::LinkChanged, message),
    fix: None,
};

fn message(difference: &Difference) -> String {
    format!("links to `{}`, but in English to `{}`", difference.b.value, difference.a.value)
}
