//! `link-extra`: a link of a translation that the English page does not have.

use crate::check::Context;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::check::translation::spots;
use crate::playbook::Page;
use crate::query::compare::differences::DifferenceKind;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "link-extra",
        severity: Severity::Info,
        help: "take the link away, or add it to the English page",
    },
    group: Group::AcrossLanguages,
    explain: Explain {
        what: "A link of a translation that the English page does not have.",
        why: "What was taken out in English goes on being used, or never gets into it.",
        bad: "[Anrufen](https://aka.ms/call), and in English no such link",
        good: "[Anrufen](https://aka.ms/call), and in English [Call](https://aka.ms/call)",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    spots(context, page, DifferenceKind::LinkExtra, |difference| {
        format!("the English page has no link to `{}`", difference.b.value)
    })
}
