//! `unclosed-emphasis`: asterisks that Markdown shows, because it does not close the emphasis that they are meant for.

use crate::check::Context;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "unclosed-emphasis",
        severity: Severity::Warning,
        help: "put the asterisks directly next to the words, with a blank or punctuation around them",
    },
    group: RuleGroup::Text,
    docs: RuleDocs {
        what: "Asterisks that Markdown shows, because it does not close the emphasis that they are meant for.",
        why: "The reader sees the asterisks.",
        bad: "Applies To: **OneDrive for Business **",
        good: "Applies To: **OneDrive for Business**",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let rendered = page.rendered();
    let message = |words: &str| {
        if words.is_empty() {
            return "Markdown shows these asterisks".to_owned();
        }
        format!("Markdown shows the asterisks around `{words}`")
    };
    let spans = rendered.failed_emphasis.iter();
    spans.map(|span| Diagnostic::new(*span, message(&page.plain(*span)))).collect()
}
