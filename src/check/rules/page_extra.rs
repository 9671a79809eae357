//! `page-extra`: a page of a translation that there is not in English.

use crate::check::Context;
use crate::check::rule::{Check, Elsewhere, Explain, Group, Scope};
use crate::check::translation::lone;
use crate::query::compare::differences::DifferenceKind;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "page-extra",
        severity: Severity::Info,
        help: "write the English page, or take this one away if the English one is gone",
    },
    group: Group::AcrossLanguages,
    explain: Explain {
        what: "A page of a translation that there is not in English.",
        why: "What was taken out of the English playbook goes on being read, or never gets into it.",
        bad: "german-playbook/success-review-de.md, and no english-playbook/success-review.md",
        good: "german-playbook/success-review-de.md and english-playbook/success-review.md",
    },
    look: Scope::Playbook(find),
    fix: None,
};

fn find(context: &Context<'_>) -> Vec<Elsewhere> {
    lone(context, DifferenceKind::PageExtra, |_| {
        "there is no English page of which this is the translation".to_owned()
    })
}
