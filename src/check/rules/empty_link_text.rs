//! `empty-link-text`: a link without text.

use crate::check::Context;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::playbook::Page;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "empty-link-text",
        severity: Severity::Warning,
        help: "write between the brackets where the link leads",
    },
    group: Group::Links,
    explain: Explain {
        what: "A link without text.",
        why: "Nobody can see it, and screen readers announce an address.",
        bad: "[](success-review.md)",
        good: "[Success review](success-review.md)",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    let links = context.links(page);
    let empty = links.iter().filter(|judged| {
        let written = page.text.slice(judged.link.span);
        !judged.link.image
            && judged.link.text.is_empty()
            && written.starts_with('[')
            && !written.contains("![")
    });
    empty.map(|judged| Spot::new(judged.link.span, "the link has no text")).collect()
}
