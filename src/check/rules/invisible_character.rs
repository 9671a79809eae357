//! `invisible-character`: an invisible character: a zero-width space, a soft hyphen or a text direction
//! mark.

use crate::check::Context;
use crate::check::line::line_at;
use crate::check::rule::{Check, Diagnostic, Edit, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::source::fold::{is_direction_mark, is_invisible, is_joiner};
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
    if !has_hidden(text) {
        return Vec::new();
    }
    let mut diagnostics = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let hidden = hidden(line);
        if let Some((at, c)) = hidden.first().copied() {
            let more = match hidden.len() - 1 {
                0 => String::new(),
                more => format!(" and {more} more on this line"),
            };
            let message = format!("invisible character U+{:04X}{more}", u32::from(c));
            diagnostics.push(Diagnostic::new(Span::new(start + at, start + at + c.len_utf8()), message));
        }
        start += line.len() + 1;
    }
    diagnostics
}

/// Whether a text has such a character. Their UTF-8 forms begin with one of these three bytes, which few others do.
fn has_hidden(text: &str) -> bool {
    let char_at = |at: usize| text.get(at..).and_then(|rest| rest.chars().next());
    memchr::memchr3_iter(0xC2, 0xE2, 0xEF, text.as_bytes()).any(|at| char_at(at).is_some_and(is_invisible))
}

/// The invisible characters of a line, without those that join others into one sign.
fn hidden(line: &str) -> Vec<(usize, char)> {
    if !has_hidden(line) {
        return Vec::new();
    }
    let joins = |at: usize, c: char| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        let after = line.get(at + c.len_utf8()..).and_then(|text| text.chars().next());
        let sign =
            |c: Option<char>| c.is_some_and(|c| !c.is_ascii() && !is_invisible(c) && !c.is_whitespace());
        is_joiner(c) && sign(before) && sign(after)
    };
    line.char_indices().filter(|(at, c)| is_invisible(*c) && !joins(*at, *c)).collect()
}

/// Removes all invisible characters of the line but direction marks, which right-to-left text may need.
fn fix(_: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    let text = page.text.as_str();
    let whole = line_at(text, finding.span.start as usize);
    let (start, line) = (whole.start as usize, page.text.slice(whole));
    let edit = |(at, c): (usize, char)| Edit::new(Span::new(start + at, start + at + c.len_utf8()), "");
    hidden(line).into_iter().filter(|(_, c)| !is_direction_mark(*c)).map(edit).collect()
}
