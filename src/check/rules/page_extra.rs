//! `page-extra`: a page of a translation that does not exist in English.

use crate::check::Context;
use crate::check::rule::{Check, FileDiagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::check::translation::unpaired_pages;
use crate::query::compare::differences::DifferenceKind;
use crate::source::Rule;

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "page-extra",
        severity: DifferenceKind::PageExtra.severity(),
        help: "write the English page, or delete this one if the English page was removed",
    },
    group: RuleGroup::AcrossLanguages,
    docs: RuleDocs {
        what: "A page of a translation that does not exist in English.",
        why: "Readers keep using a page that was removed from the English playbook, or English readers miss it.",
        bad: "german-playbook/success-review-de.md without english-playbook/success-review.md",
        good: "german-playbook/success-review-de.md and english-playbook/success-review.md",
    },
    scope: RuleScope::Playbook(find),
    fix: None,
};

fn find(context: &Context<'_>) -> Vec<FileDiagnostic> {
    unpaired_pages(context, DifferenceKind::PageExtra, |_| "this page does not exist in English".to_owned())
}
