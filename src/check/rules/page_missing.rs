//! `page-missing`: an English page that a language, which has most of the others, does not have.

use crate::check::Context;
use crate::check::rule::{Check, Elsewhere, Explain, Group, Scope};
use crate::check::translation::{lone, name_of};
use crate::query::compare::differences::DifferenceKind;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "page-missing",
        severity: Severity::Warning,
        help: "translate the page, or say on it that it stays English",
    },
    group: Group::AcrossLanguages,
    explain: Explain {
        what: "An English page that a language, which has most of the others, does not have.",
        why: "The reader is sent to English, or does not know that there is such a page.",
        bad: "english-playbook/success-review.md, and no german-playbook/success-review-de.md",
        good: "english-playbook/success-review.md and german-playbook/success-review-de.md",
    },
    look: Scope::Playbook(find),
    fix: None,
};

fn find(context: &Context<'_>) -> Vec<Elsewhere> {
    lone(context, DifferenceKind::PageMissing, |difference| {
        format!("there is no {} translation of this page", name_of(context, &difference.lang_b))
    })
}
