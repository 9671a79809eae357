//! `swallowed-placeholder`: a placeholder in angle brackets that Markdown takes for an HTML tag.

use crate::check::Context;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::source::markdown::html;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "swallowed-placeholder",
        severity: Severity::Warning,
        help: "put a backslash before the bracket: `\\<date>`",
    },
    group: RuleGroup::Text,
    docs: RuleDocs {
        what: "A placeholder in angle brackets that Markdown takes for an HTML tag.",
        why: "The reader does not see the placeholder and does not fill it in.",
        bad: "Send <date> to the customer.",
        good: "Send \\<date> to the customer.",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    if !page.text.as_str().contains('<') {
        return Vec::new();
    }
    let rendered = page.rendered();
    let hidden = rendered.tags.iter().filter(|tag| !html::is_tag(page.text.slice(**tag)));
    let message = |tag: &str| format!("Markdown takes `{tag}` for an HTML tag and does not show it");
    hidden.map(|tag| Diagnostic::new(*tag, message(page.text.slice(*tag)))).collect()
}
