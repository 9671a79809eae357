//! `section-order`: a section that is in a different place than on the English page.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::query::compare::differences::{Difference, DifferenceKind};
use crate::source::Rule;

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "section-order",
        severity: DifferenceKind::SectionOrder.severity(),
        help: "move the section to its place on the English page",
    },
    group: RuleGroup::AcrossLanguages,
    docs: RuleDocs {
        what: "A section that is in a different place than on the English page.",
        why: "Readers who compare the two pages lose their place.",
        bad: "## Ziele, ## Ansatz, ## Übersicht",
        good: "## Übersicht, ## Ziele, ## Ansatz",
    },
    scope: RuleScope::Difference(DifferenceKind::SectionOrder, message),
    fix: None,
};

fn message(difference: &Difference) -> String {
    format!(
        "`{}` is in a different place than `{}` on the English page",
        difference.b.value, difference.a.value
    )
}
