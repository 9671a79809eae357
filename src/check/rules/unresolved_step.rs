//! `unresolved-step`: a process that Next Steps mention by title or by file but do not link.

use crate::check::Context;
use crate::check::brackets::failed_links;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::rendering::{at, is_in};
use crate::playbook::{Page, PageKind};
use crate::query::flow::{self, Step, Via};
use crate::source::text::union;
use crate::source::{Rule, Severity, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule { name: "unresolved-step", severity: Severity::Warning, help: "link the process" },
    group: RuleGroup::AcrossPages,
    docs: RuleDocs {
        what: "A process that Next Steps mention by title or by file but do not link.",
        why: "The reader has to search for the next process.",
        bad: "## Next Steps\n\n- Conduct Success Review",
        good: "## Next Steps\n\n- [Conduct Success Review](success-conduct-success-review.md)",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    if page.kind != PageKind::Process {
        return Vec::new();
    }
    let steps = context.steps(page);
    let mut unlinked = steps.iter().filter(|step| step.via != Via::Order && !step.linked).peekable();
    if unlinked.peek().is_none() {
        return Vec::new();
    }
    let failed = union(failed_links(page, &context.links(page)));
    // A broken link with this text has a finding of its own.
    let links = union(page.links().iter().map(|link| link.span).collect());
    let is_told = |span: Span| {
        at(&links, |own| *own, span.start).is_some_and(|link| span.end <= link.end) || is_in(&failed, span)
    };
    let unlinked = unlinked.filter(|step| !is_told(step.span));
    let diagnostic = |step: &Step<'_>| {
        let other = flow::process_page(context.playbook, &step.to, &page.lang)?;
        let message = format!("`{}` is mentioned but not linked: {}", other.title, other.file);
        Some(Diagnostic::new(step.span, message))
    };
    unlinked.filter_map(diagnostic).collect()
}
