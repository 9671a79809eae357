//! `empty-link-text`: a link without text.

use crate::check::Context;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "empty-link-text",
        severity: Severity::Warning,
        help: "add text between the brackets",
    },
    group: RuleGroup::Links,
    docs: RuleDocs {
        what: "A link without text.",
        why: "Nobody can see the link, and screen readers read out the address.",
        bad: "[](success-review.md)",
        good: "[Success review](success-review.md)",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let links = context.links(page);
    let empty = links.iter().filter(|link| {
        let written = page.text.slice(link.link.span);
        !link.link.image && link.link.text.is_empty() && written.starts_with('[') && !written.contains("![")
    });
    empty.map(|link| Diagnostic::new(link.link.span, "the link has no text")).collect()
}
