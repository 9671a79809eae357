//! `image-missing`: an image of the English page that the translation does not have.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::query::compare::differences::{Difference, DifferenceKind};
use crate::source::Rule;

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "image-missing",
        severity: DifferenceKind::ImageMissing.severity(),
        help: "add the image",
    },
    group: RuleGroup::AcrossLanguages,
    docs: RuleDocs {
        what: "An image of the English page that the translation does not have.",
        why: "Readers miss what only the image shows.",
        bad: "The English page shows media/flow.png, but the translation does not.",
        good: "![Ablauf](media/flow.png)",
    },
    scope: RuleScope::Difference(DifferenceKind::ImageMissing, message),
    fix: None,
};

fn message(difference: &Difference) -> String {
    format!("the English page shows `{}` here", difference.a.value)
}
