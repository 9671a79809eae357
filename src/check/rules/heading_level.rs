//! `heading-level`: a heading that skips a level.

use crate::check::Context;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "heading-level",
        severity: Severity::Warning,
        help: "use a heading one level below the one above",
    },
    group: RuleGroup::Structure,
    docs: RuleDocs {
        what: "A heading that skips a level.",
        why: "The outline of the page shows it in the wrong place, and screen readers announce a section that does not exist.",
        bad: "## Approach\n\n#### Build the plan",
        good: "## Approach\n\n### Build the plan",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let headings: Vec<_> = page.sections.iter().filter(|section| section.level > 0).collect();
    let jumps = |pair: &[&crate::playbook::Section]| match pair {
        [above, below] if below.level > above.level + 1 => {
            let message = format!("a heading of level {} follows one of level {}", below.level, above.level);
            Some(Diagnostic::new(below.heading, message))
        }
        _ => None,
    };
    headings.windows(2).filter_map(jumps).collect()
}
