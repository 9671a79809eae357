//! `task-named-in-revision-but-absent`: a task that a revision adds or changes but that is not on the page.

use crate::check::Context;
use crate::check::revisions::{Change, newest_mentions};
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "task-named-in-revision-but-absent",
        severity: Severity::Info,
        help: "put the task back, or add a revision that says where it went",
    },
    group: RuleGroup::AcrossPages,
    docs: RuleDocs {
        what: "A task that a revision adds or changes but that is not on the page.",
        why: "The reader looks for the task and cannot tell whether it was lost or removed.",
        bad: "| 2020-03-27 | Jane Doe | Added task 4110 |, but there is no row 4110",
        good: "the row 4110, or a revision that says it was removed",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let absent = newest_mentions(page, context.playbook.lexicons())
        .into_iter()
        .filter(|it| it.change == Change::Added && !it.present);
    absent.map(|it| Diagnostic::new(it.span, format!("task {} is not on the page", it.id))).collect()
}
