//! `invisible-character`: an invisible character: a zero-width space, a soft hyphen or a text direction
//! mark.

use crate::check::Context;
use crate::check::rule::{Check, Diagnostic, Edit, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::source::invisible::stray;
use crate::source::{Finding, Rule, Severity, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule { name: "invisible-character", severity: Severity::Info, help: "remove it" },
    group: RuleGroup::Text,
    docs: RuleDocs {
        what: "An invisible character: a zero-width space, a soft hyphen or a text direction mark.",
        why: "Search does not find the word, addresses break, and the character spreads when the text is copied.",
        bad: "Custo<U+200B>mer",
        good: "Customer",
    },
    scope: RuleScope::Page(find),
    fix: Some(fix),
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let text = page.text.as_str();
    // The first of each line, the last of it, and how many follow the first.
    let mut lines: Vec<((usize, char), usize, usize)> = Vec::new();
    for (at, c) in stray(text) {
        match lines.last_mut() {
            Some((_, last, more)) if !text.get(*last..at).is_some_and(|between| between.contains('\n')) => {
                *last = at;
                *more += 1;
            }
            _ => lines.push(((at, c), at, 0)),
        }
    }
    let diagnostic = |((at, c), _, more): ((usize, char), usize, usize)| {
        let more = if more == 0 { String::new() } else { format!(" and {more} more on this line") };
        let message = format!("invisible character U+{:04X}{more}", u32::from(c));
        Diagnostic::new(Span::new(at, at + c.len_utf8()), message)
    };
    lines.into_iter().map(diagnostic).collect()
}

/// Removes all invisible characters of the line but those without which Markdown would show something else, and direction
/// marks, which right-to-left text may need.
fn fix(_: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    let line = page.text.line_at(finding.span.start);
    let removable = page.removable_characters();
    let first = removable.partition_point(|span| span.start < line.start);
    let own = removable.iter().skip(first).take_while(|span| span.end <= line.end);
    own.map(|span| Edit::new(*span, "")).collect()
}
