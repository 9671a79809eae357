//! `unknown-key`: an unknown front matter key that hardly any other page has.

use crate::check::Context;
use crate::check::front_matter::is_known;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "unknown-key",
        severity: Severity::Warning,
        help: "spell the key as other pages do, or remove it",
    },
    group: RuleGroup::FrontMatter,
    docs: RuleDocs {
        what: "An unknown front matter key that hardly any other page has.",
        why: "No tool reads the value; usually the key is misspelled and the right one is missing.",
        bad: "---\ntitle: Migration\nms.data: 03/27/2020\n---",
        good: "---\ntitle: Migration\nms.date: 03/27/2020\n---",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let rare = |key: &str| !is_known(key) && context.front_matter().pages_with(key) < 3;
    let unknown = page.front.iter().filter(|field| rare(&field.key));
    unknown.map(|field| Diagnostic::new(field.span, format!("unknown key `{}`", field.key))).collect()
}
