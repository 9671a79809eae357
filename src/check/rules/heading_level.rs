//! `heading-level`: a heading that leaves out a level.

use crate::check::Context;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::playbook::Page;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "heading-level",
        severity: Severity::Warning,
        help: "use the level below that of the heading above",
    },
    group: Group::Structure,
    explain: Explain {
        what: "A heading that leaves out a level.",
        why: "The contents of the page show it in the wrong place, and screen readers announce a section that is not there.",
        bad: "## Approach\n\n#### Build the plan",
        good: "## Approach\n\n### Build the plan",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Spot> {
    let headings: Vec<_> = page.sections.iter().filter(|section| section.level > 0).collect();
    let jumps = |pair: &[&crate::playbook::Section]| match pair {
        [above, below] if below.level > above.level + 1 => {
            let message = format!("a heading of level {} follows one of level {}", below.level, above.level);
            Some(Spot::new(below.heading, message))
        }
        _ => None,
    };
    headings.windows(2).filter_map(jumps).collect()
}
