//! `contradicting-revision`: a task that the newest revision naming it removes, and that is still on
//! the page.

use crate::check::Context;
use crate::check::revisions::{Change, last_words, spot_of};
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::playbook::Page;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "contradicting-revision",
        severity: Severity::Info,
        help: "remove the task, or say in a newer revision that it came back",
    },
    group: Group::AcrossPages,
    explain: Explain {
        what: "A task that the newest revision naming it removes, and that is still on the page.",
        why: "The reader does what nobody wants any more, or leaves out what is wanted again.",
        bad: "| 2020-03-27 | Jane Doe | Removed task 3735 |, with a row 3735",
        good: "no row 3735, or a newer revision that adds it again",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    let there = last_words(page, context.playbook.lexicons())
        .into_iter()
        .filter(|word| word.change == Change::Removed && word.present);
    let message = |word: &crate::check::revisions::Word| format!("task {} is still on the page", word.id);
    there.map(|word| Spot::new(spot_of(&word), message(&word))).collect()
}
