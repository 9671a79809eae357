//! `revision-missing`: a revision of the English page that the translation does not list.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::query::compare::differences::{Difference, DifferenceKind};
use crate::source::Rule;

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "revision-missing",
        severity: DifferenceKind::RevisionMissing.severity(),
        help: "make the change in the translation and add the row",
    },
    group: RuleGroup::AcrossLanguages,
    docs: RuleDocs {
        what: "A revision of the English page that the translation does not list.",
        why: "Nobody can tell whether the translation includes the change.",
        bad: "The English page lists 3/27/2020 and 5/12/2020, but the translation only 3/27/2020.",
        good: "The translation lists both.",
    },
    scope: RuleScope::Difference(DifferenceKind::RevisionMissing, message),
    fix: None,
};

fn message(difference: &Difference) -> String {
    format!(
        "the revision of {} in `{}` is missing here: {}",
        difference.id, difference.a.file, difference.a.value
    )
}
