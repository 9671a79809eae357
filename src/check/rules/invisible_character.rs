//! `invisible-character`: characters that nobody sees: zero-width blanks, soft hyphens, marks that turn
//! the direction of writing.

use crate::check::Context;
use crate::check::line::line_at;
use crate::check::rule::{Check, Edit, Explain, Group, Scope, Spot};
use crate::playbook::Page;
use crate::source::fold::{is_direction_mark, is_invisible, is_joiner};
use crate::source::{Finding, Rule, Severity, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule { name: "invisible-character", severity: Severity::Info, help: "remove it" },
    group: Group::Text,
    explain: Explain {
        what: "Characters that nobody sees: zero-width blanks, soft hyphens, marks that turn the direction of writing.",
        why: "Search does not find the word, addresses lead nowhere, and whoever copies the text copies them too.",
        bad: "Custo<U+200B>mer",
        good: "Customer",
    },
    look: Scope::Page(find),
    fix: Some(fix),
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Spot> {
    let text = page.text.as_str();
    if !is_any_hidden(text) {
        return Vec::new();
    }
    let mut spots = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let hidden = hidden(line);
        if let Some((at, c)) = hidden.first().copied() {
            let count = hidden.len();
            let more =
                if count > 1 { format!(", {count} such characters in this line") } else { String::new() };
            let message = format!("a character that nobody sees: U+{:04X}{more}", u32::from(c));
            spots.push(Spot::new(Span::new(start + at, start + at + c.len_utf8()), message));
        }
        start += line.len() + 1;
    }
    spots
}

/// Whether a text holds such a character at all. Their first bytes are these three, and begin few others.
fn is_any_hidden(text: &str) -> bool {
    let char_at = |at: usize| text.get(at..).and_then(|rest| rest.chars().next());
    memchr::memchr3_iter(0xC2, 0xE2, 0xEF, text.as_bytes()).any(|at| char_at(at).is_some_and(is_invisible))
}

/// The characters of a line that nobody sees, but for those that join others into one sign.
fn hidden(line: &str) -> Vec<(usize, char)> {
    if !is_any_hidden(line) {
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

/// All of the line go at once. Marks of direction stay: right-to-left writing may need them.
fn fix(_: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    let text = page.text.as_str();
    let whole = line_at(text, finding.span.start as usize);
    let (start, line) = (whole.start as usize, page.text.slice(whole));
    let edit = |(at, c): (usize, char)| Edit::new(Span::new(start + at, start + at + c.len_utf8()), "");
    hidden(line).into_iter().filter(|(_, c)| !is_direction_mark(*c)).map(edit).collect()
}
