//! `activity-missing`: an activity of the English page that the translation does not have.

use crate::check::Context;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::check::translation::spots;
use crate::playbook::Page;
use crate::query::compare::differences::DifferenceKind;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "activity-missing",
        severity: Severity::Error,
        help: "translate the activity, with its labels and tasks",
    },
    group: Group::AcrossLanguages,
    explain: Explain {
        what: "An activity of the English page that the translation does not have.",
        why: "Who works by the translation never takes this step.",
        bad: "The English page has the activities Plan and Review, the translation has Planen.",
        good: "The translation has Planen and Prüfen.",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    spots(context, page, DifferenceKind::ActivityMissing, |difference| {
        format!("the activity `{}` of `{}` is missing here", difference.id, difference.a.file)
    })
}
