//! `contradicting-revision`: a task that is still on the page although the newest revision that mentions it
//! removes it.

use crate::check::Context;
use crate::check::revisions::{Change, newest_mentions};
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "contradicting-revision",
        severity: Severity::Info,
        help: "remove the task, or add a revision that says it came back",
    },
    group: RuleGroup::AcrossPages,
    docs: RuleDocs {
        what: "A task that is still on the page although the newest revision that mentions it removes it.",
        why: "The reader does a task that was dropped, or skips one that came back.",
        bad: "| 2020-03-27 | Jane Doe | Removed task 3735 |, but the page has a row 3735",
        good: "no row 3735, or a newer revision that adds it again",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let present = newest_mentions(page, context.playbook.lexicons())
        .into_iter()
        .filter(|it| it.change == Change::Removed && it.present);
    present.map(|it| Diagnostic::new(it.span, format!("task {} is still on the page", it.id))).collect()
}
