//! `unclosed-emphasis`: asterisks, tildes and underscores that Markdown shows, though they are meant for emphasis.

use crate::check::Context;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "unclosed-emphasis",
        severity: Severity::Warning,
        help: "put the marks directly next to the words, without backslashes, with a blank or punctuation around them",
    },
    group: RuleGroup::Text,
    docs: RuleDocs {
        what: "Asterisks, tildes or underscores that Markdown shows, though they are meant for emphasis.",
        why: "The reader sees them.",
        bad: "Applies To: **OneDrive for Business **",
        good: "Applies To: **OneDrive for Business**",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let rendered = page.rendered();
    let spans = rendered.failed_emphasis.iter();
    spans.map(|span| Diagnostic::new(*span, message(page.text.slice(*span), &page.plain(*span)))).collect()
}

fn message(written: &str, plain: &str) -> String {
    let marks = match written.trim_start_matches('\\').chars().next() {
        Some('~') => "tildes",
        Some('_') => "underscores",
        _ => "asterisks",
    };
    match plain.trim_matches(['*', '~', '_', ' ']) {
        "" => format!("Markdown shows these {marks}"),
        words => format!("Markdown shows the {marks} around `{words}`"),
    }
}
