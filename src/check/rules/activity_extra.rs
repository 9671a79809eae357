//! `activity-extra`: an activity of a translation that the English page does not have.

use crate::check::Context;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::check::translation::spots;
use crate::playbook::Page;
use crate::query::compare::differences::DifferenceKind;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "activity-extra",
        severity: Severity::Warning,
        help: "take the activity away, or add it to the English page",
    },
    group: Group::AcrossLanguages,
    explain: Explain {
        what: "An activity of a translation that the English page does not have.",
        why: "Who works by the translation takes a step that nobody asks for any more.",
        bad: "The translation has Planen and Prüfen, the English page has Plan.",
        good: "The English page has Plan and Review.",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    spots(context, page, DifferenceKind::ActivityExtra, |difference| {
        format!("the activity `{}` is not on the English page", difference.id)
    })
}
