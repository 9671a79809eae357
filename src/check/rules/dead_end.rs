//! `dead-end`: a process whose Next Steps name no other process.

use crate::check::Context;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::playbook::{Page, PageKind};
use crate::query::flow;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "dead-end",
        severity: Severity::Info,
        help: "link in Next Steps what comes after this process",
    },
    group: Group::AcrossPages,
    explain: Explain {
        what: "A process whose Next Steps name no other process.",
        why: "The reader is left alone with the question what comes next; ftpb answers by the order of the lifecycle.",
        bad: "## Next Steps\n\n- [Home](index.md)",
        good: "## Next Steps\n\n- [Conduct Success Review](success-conduct-success-review.md)",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    let Some(part) = page.sections("next-steps").next().filter(|_| page.kind == PageKind::Process) else {
        return Vec::new();
    };
    if !flow::linked(context.playbook, page).is_empty() {
        return Vec::new();
    }
    vec![Spot::new(part.heading, "no process is linked here")]
}
