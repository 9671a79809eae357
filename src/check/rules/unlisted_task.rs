//! `unlisted-task`: tasks on a page that is no process, and on no page of one.

use crate::check::Context;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::{Page, PageKind, Task};
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "unlisted-task",
        severity: Severity::Warning,
        help: "name the file as those of processes are named, such as `success-….md`, or move the rows to a process",
    },
    group: RuleGroup::AcrossPages,
    docs: RuleDocs {
        what: "Tasks on a page that is no process, and on no page of one.",
        why: "`ftpb tasks` lists the tasks of processes: nobody does these.",
        bad: "sucess-review.md: | 3735 | Review | M | FM | Teams |",
        good: "success-review.md: | 3735 | Review | M | FM | Teams |",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

/// One finding a page, at the first of these tasks.
fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    if page.kind == PageKind::Process || page.tasks.is_empty() {
        return Vec::new();
    }
    let mut unlisted: Vec<&Task> = page.tasks.iter().collect();
    unlisted.retain(|task| !context.is_of_process(&page.id(task)));
    let Some((first, others)) = unlisted.split_first() else { return Vec::new() };
    let id = page.id(first);
    let message = match others.len() {
        0 => format!("this page is no process, so `ftpb tasks` does not list task {id}"),
        more => format!("this page is no process, so `ftpb tasks` does not list task {id} and {more} more"),
    };
    vec![Diagnostic::new(first.id, message)]
}
