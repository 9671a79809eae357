//! `missing-key`: a key of the front matter that nine of ten pages have and this one has not.

use crate::check::Context;
use crate::check::front_matter::{fences, field};
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::playbook::Page;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "missing-key",
        severity: Severity::Warning,
        help: "add the key, with the value that fits this page",
    },
    group: Group::FrontMatter,
    explain: Explain {
        what: "A key of the front matter that nine of ten pages have and this one has not.",
        why: "Reports that group pages by this key leave the page out.",
        bad: "---\ntitle: Migration\n---",
        good: "---\ntitle: Migration\nms.date: 03/27/2020\n---",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    if page.front.is_empty() {
        return Vec::new();
    }
    let fence = || fences(page).first().copied().unwrap_or_default();
    let missing = context.matter().usual_keys().iter().filter(|key| field(page, key).is_none());
    missing.map(|key| Spot::new(fence(), format!("the front matter has no `{key}`"))).collect()
}
