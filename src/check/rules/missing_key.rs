//! `missing-key`: a front matter key that nine out of ten pages have and this page does not.

use crate::check::Context;
use crate::check::front_matter::{fences, field};
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule { name: "missing-key", severity: Severity::Warning, help: "add the key" },
    group: RuleGroup::FrontMatter,
    docs: RuleDocs {
        what: "A front matter key that nine out of ten pages have and this page does not.",
        why: "Reports that group pages by this key leave the page out.",
        bad: "---\ntitle: Migration\n---",
        good: "---\ntitle: Migration\nms.date: 03/27/2020\n---",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    if page.front.is_empty() {
        return Vec::new();
    }
    let fence = || fences(page).first().copied().unwrap_or_default();
    let missing = context.front_matter().common_keys().iter().filter(|key| field(page, key).is_none());
    missing.map(|key| Diagnostic::new(fence(), format!("the front matter has no `{key}`"))).collect()
}
