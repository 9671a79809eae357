//! `section-missing`: a non-standard section of the English page that the translation does not have.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::query::compare::differences::{Difference, DifferenceKind};
use crate::source::Rule;

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "section-missing",
        severity: DifferenceKind::SectionMissing.severity(),
        help: "translate the section",
    },
    group: RuleGroup::AcrossLanguages,
    docs: RuleDocs {
        what: "A non-standard section of the English page that the translation does not have.",
        why: "Readers of the translation miss the content of the section.",
        bad: "The English page has a heading RuleScope, but the translation does not.",
        good: "The translation has a heading Umfang.",
    },
    scope: RuleScope::Difference(DifferenceKind::SectionMissing, message),
    fix: None,
};

fn message(difference: &Difference) -> String {
    format!("the section `{}` of `{}` is missing here", difference.a.value, difference.a.file)
}
