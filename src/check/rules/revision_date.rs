//! `revision-date`: a revision that the English page dates otherwise.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::query::compare::differences::{Difference, DifferenceKind};
use crate::source::Rule;

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "revision-date",
        severity: DifferenceKind::RevisionDate.severity(),
        help: "correct the date on the page where it is wrong",
    },
    group: RuleGroup::AcrossLanguages,
    docs: RuleDocs {
        what: "A revision that the English page dates otherwise: the same author in the same place, another day, month or year.",
        why: "The reader takes one change for two, and the translation for older or newer than it is.",
        bad: "| 10/25/2020 | Jane Doe | Wortlaut |, but in English | 3/25/2020 | Jane Doe | Wording |",
        good: "| 3/25/2020 | Jane Doe | Wortlaut |",
    },
    scope: RuleScope::Difference(DifferenceKind::RevisionDate, message),
    fix: None,
};

fn message(difference: &Difference) -> String {
    format!("this revision is dated {} in `{}`", difference.a.value, difference.a.file)
}
