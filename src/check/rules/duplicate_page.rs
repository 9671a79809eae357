//! `duplicate-page`: a second file of the same process in the same language.

use foldhash::HashSet;

use crate::check::Context;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::query::language_choice::{duplicates, page_in};
use crate::source::{Rule, Severity, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "duplicate-page",
        severity: Severity::Warning,
        help: "move what only this file has to the other one and delete this one, or give one of them another name",
    },
    group: RuleGroup::AcrossPages,
    docs: RuleDocs {
        what: "A second file of the same process in the same language.",
        why: "Answers use only one of the files: nobody sees the tasks of the other.",
        bad: "success-review-de.md beside success-review-partner-de.md",
        good: "success-review-partner-de.md",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let answering = page_in(context.playbook, &page.key, &page.lang);
    let answering =
        answering.filter(|other| duplicates(context.playbook, other).any(|own| own.file == page.file));
    let Some(answering) = answering else { return Vec::new() };
    let listed: HashSet<_> = answering.tasks.iter().map(|task| answering.id(task)).collect();
    let mut lost = page.tasks.iter().map(|task| page.id(task)).filter(|id| !listed.contains(id));
    let instead = format!("`{}` is the same page in the same language and is used instead", answering.file);
    let message = match (lost.next(), lost.count()) {
        (None, _) => instead,
        (Some(id), 0) => format!("{instead}, so task {id} is not listed"),
        (Some(id), more) => format!("{instead}, so task {id} and {more} more are not listed"),
    };
    vec![Diagnostic::new(Span::default(), message)]
}
