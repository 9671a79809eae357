//! `task-moved`: a task that stands under another activity, or on another page, than in English.

use crate::check::Context;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::check::translation::spots;
use crate::playbook::Page;
use crate::query::compare::differences::DifferenceKind;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "task-moved",
        severity: Severity::Warning,
        help: "put the row where the English page has it",
    },
    group: Group::AcrossLanguages,
    explain: Explain {
        what: "A task that stands under another activity, or on another page, than in English.",
        why: "The reader does it at another time, and by another guidance.",
        bad: "Task 1001 stands under Plan, and in English under Review.",
        good: "It stands under the same activity on both pages.",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    spots(context, page, DifferenceKind::TaskMoved, |difference| {
        format!(
            "task {} stands in `{}` here, and in English in `{}`",
            difference.id, difference.b.value, difference.a.value
        )
    })
}
