//! `requirement`: a task that is mandatory in one language and optional in the other.

use crate::check::Context;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::check::translation::spots;
use crate::playbook::Page;
use crate::query::compare::differences::DifferenceKind;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "requirement",
        severity: Severity::Error,
        help: "write the flag that the task has in English",
    },
    group: Group::AcrossLanguages,
    explain: Explain {
        what: "A task that is mandatory in one language and optional in the other.",
        why: "The reader leaves out what has to be done, or does what could be left out.",
        bad: "| 1001 | Anrufen | O | FM | Teams |, and in English | 1001 | Call | M | FM | Teams |",
        good: "| 1001 | Anrufen | E | FM | Teams |",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    spots(context, page, DifferenceKind::Requirement, |difference| {
        format!("task {} is {} here and {} in English", difference.id, difference.b.value, difference.a.value)
    })
}
