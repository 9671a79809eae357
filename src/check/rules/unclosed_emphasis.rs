//! `unclosed-emphasis`: asterisks, tildes and underscores that Markdown shows, though they are meant for emphasis.

use crate::check::Context;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
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
    // A page may have thousands of marks, most of them around nothing or plain words.
    let is_mark = |c: char| c.is_whitespace() || "\\*~_＊".contains(c);
    let inner = written.trim_start_matches(is_mark);
    let start = span.end as usize - inner.len();
    let plain = page.plain(Span::new(start, start + inner.trim_end_matches(is_mark).len()));
    match plain.trim_matches(['*', '~', '_', ' ']) {
        "" => format!("Markdown shows these {marks}"),
        words => format!("Markdown shows the {marks} around `{words}`"),
    }
}
