//! `unclosed-emphasis`: asterisks, tildes and underscores that Markdown shows, though they are meant for emphasis.

use crate::check::Context;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::source::fold::tidy;
use crate::source::markdown::inline::is_special;
use crate::source::{Rule, Severity, Span};

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
    rendered.failed_emphasis.iter().map(|span| Diagnostic::new(*span, message(page, *span))).collect()
}

fn message(page: &Page, span: Span) -> String {
    let written = page.text.slice(span);
    let marks = match written.trim_start_matches('\\').chars().next() {
        Some('~') => "tildes",
        Some('_') => "underscores",
        _ => "asterisks",
    };
    let inner = written.trim_matches(|c: char| c.is_whitespace() || "\\*~_＊".contains(c));
    // A page may have thousands of marks, most of them around nothing or plain words.
    let plain = if inner.bytes().any(is_special) { page.plain(span) } else { tidy(inner).into_owned() };
    match plain.trim_matches(['*', '~', '_', ' ']) {
        "" => format!("Markdown shows these {marks}"),
        words => format!("Markdown shows the {marks} around `{words}`"),
    }
}
