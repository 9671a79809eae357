//! `task-named-in-revision-but-absent`: a task that a revision adds or changes and that the page does
//! not have.

use crate::check::Context;
use crate::check::revisions::{Change, last_words, spot_of};
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::playbook::Page;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "task-named-in-revision-but-absent",
        severity: Severity::Info,
        help: "put the task back, or say in a newer revision where it went",
    },
    group: Group::AcrossPages,
    explain: Explain {
        what: "A task that a revision adds or changes and that the page does not have.",
        why: "The reader looks for the task and cannot tell whether it was lost or dropped.",
        bad: "| 2020-03-27 | Jane Doe | Added task 4110 |, without a row 4110",
        good: "the row 4110, or a revision that says it was removed",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    let absent = last_words(page, context.playbook.lexicons())
        .into_iter()
        .filter(|word| word.change != Change::Removed && !word.present);
    let message = |word: &crate::check::revisions::Word| format!("task {} is not on the page", word.id);
    absent.map(|word| Spot::new(spot_of(&word), message(&word))).collect()
}
