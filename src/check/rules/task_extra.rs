//! `task-extra`: a task of a translation that the English page does not have.

use crate::check::Context;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::check::translation::spots;
use crate::playbook::Page;
use crate::query::compare::differences::DifferenceKind;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "task-extra",
        severity: Severity::Warning,
        help: "take the row away, or add it to the English page",
    },
    group: Group::AcrossLanguages,
    explain: Explain {
        what: "A task of a translation that the English page does not have.",
        why: "Who works by the translation does what nobody asks for any more.",
        bad: "The translation has the tasks 1001 and 1002, the English page has 1001.",
        good: "Both have the tasks 1001 and 1002.",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    spots(context, page, DifferenceKind::TaskExtra, |difference| {
        format!("task {} is not on the English page", difference.id)
    })
}
