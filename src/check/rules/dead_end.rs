//! `dead-end`: a process whose Next Steps name no other process.

use crate::check::Context;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::{Page, PageKind};
use crate::query::flow;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule { name: "dead-end", severity: Severity::Info, help: "link the process that comes next" },
    group: RuleGroup::AcrossPages,
    docs: RuleDocs {
        what: "A process whose Next Steps name no other process.",
        why: "The reader does not learn what comes next; ftpb falls back to the order of the lifecycle.",
        bad: "## Next Steps\n\n- [Home](index.md)",
        good: "## Next Steps\n\n- [Conduct Success Review](success-conduct-success-review.md)",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let Some(section) = page.sections("next-steps").next().filter(|_| page.kind == PageKind::Process) else {
        return Vec::new();
    };
    if !context.steps(page).is_empty() || flow::ends(context.playbook, page) {
        return Vec::new();
    }
    vec![Diagnostic::new(section.heading, "this section names no process")]
}
