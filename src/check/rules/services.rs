//! `services`: a task or activity whose services differ from the English page.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::query::compare::differences::{Difference, DifferenceKind};
use crate::source::Rule;

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "services",
        severity: DifferenceKind::Services.severity(),
        help: "use the services of the English page",
    },
    group: RuleGroup::AcrossLanguages,
    docs: RuleDocs {
        what: "A task or activity whose services differ from the English page.",
        why: "A customer misses a task, or gets one that does not apply.",
        bad: "| 1001 | Anrufen | E | FM | Teams |, but Teams / Yammer in English",
        good: "| 1001 | Anrufen | E | FM | Teams / Yammer |",
    },
    scope: RuleScope::Difference(DifferenceKind::Services, message),
    fix: None,
};

fn message(difference: &Difference) -> String {
    format!(
        "{}: the services are `{}` here and `{}` in English",
        difference.id, difference.b.value, difference.a.value
    )
}
