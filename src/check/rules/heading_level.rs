//! `heading-level`: a heading that skips a level.

use std::collections::BTreeMap;

use crate::check::Context;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::source::{Rule, Severity, Span};

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
    let mut jumps: BTreeMap<(u8, u8), Vec<Span>> = BTreeMap::new();
    for pair in headings.windows(2) {
        if let [above, below] = pair
            && below.level > above.level + 1
        {
            jumps.entry((above.level, below.level)).or_default().push(below.heading);
        }
    }
    // A habit of the page is said once.
    let diagnostic = |((above, below), places): (&(u8, u8), &Vec<Span>)| {
        let more = match places.len() - 1 {
            0 => String::new(),
            more => format!(", here and {more} more times"),
        };
        let message = format!("a heading of level {below} follows one of level {above}{more}");
        Some(Diagnostic::new(*places.first()?, message))
    };
    jumps.iter().filter_map(diagnostic).collect()
}
