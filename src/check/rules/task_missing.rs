//! `task-missing`: a task of the English page that the translation does not have.

use crate::check::Context;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::check::translation::spots;
use crate::playbook::Page;
use crate::query::compare::differences::DifferenceKind;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "task-missing",
        severity: Severity::Error,
        help: "add the row, with the id of the English page",
    },
    group: Group::AcrossLanguages,
    explain: Explain {
        what: "A task of the English page that the translation does not have.",
        why: "Who works by the translation never does it.",
        bad: "The English page has the tasks 1001 and 1002, the translation has 1001.",
        good: "Both have the tasks 1001 and 1002.",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    spots(context, page, DifferenceKind::TaskMissing, |difference| {
        format!("task {} of `{}` is missing here: {}", difference.id, difference.a.file, difference.a.value)
    })
}
