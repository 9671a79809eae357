//! `label-break`: a label directly below another one or below text, without the two spaces that make Markdown break the line.

use foldhash::HashSet;

use crate::check::Context;
use crate::check::labels::{all_labels, consecutive, line_end};
use crate::check::line::line_of;
use crate::check::rule::{Check, Diagnostic, Edit, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::rendering::at;
use crate::playbook::{Label, Page};
use crate::source::markdown::list;
use crate::source::text::union;
use crate::source::{Finding, Rule, Severity, Span};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "label-break",
        severity: Severity::Warning,
        help: "end the first line with two spaces",
    },
    group: RuleGroup::Structure,
    docs: RuleDocs {
        what: "A label directly below another one or below text, without the two spaces that make Markdown break the line.",
        why: "Markdown joins the lines, and the reader sees both in one sentence.",
        bad: "Primary Role: **FM**\nApplies To: **Teams**",
        good: "Primary Role: **FM**␣␣\nApplies To: **Teams**",
    },
    scope: RuleScope::Page(find),
    fix: Some(fix),
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let pairs = consecutive(page);
    let joined = pairs.iter().filter(|(first, _)| is_joined(page, first.span));
    let diagnostic = |(first, _): &(&Label, &Label)| {
        Diagnostic::new(first.span, "Markdown joins this label and the next on one line")
    };
    let below = pairs.iter().map(|(_, second)| second.span).collect();
    let mut diagnostics: Vec<Diagnostic> = joined.map(diagnostic).collect();
    diagnostics.extend(lines_above(page, &below).into_iter().map(|line| {
        let message = if is_item(page, line) {
            "the label below is a part of this item, since no blank line stands between them"
        } else {
            "Markdown joins this line and the label below on one line"
        };
        Diagnostic::new(line, message)
    }));
    diagnostics.sort_by_key(|diagnostic| diagnostic.span);
    diagnostics
}

/// The lines of text that Markdown joins with the label below them, unless that label is one of those that are known.
fn lines_above(page: &Page, known: &HashSet<Span>) -> Vec<Span> {
    let mut before = 0;
    let joined = all_labels(page).into_iter().filter_map(|label| {
        let line = page.text.line_at(label.span.start);
        let name = page.text.slice(Span { end: label.span.start, ..line });
        // Of several labels in a line only the first one is below another line.
        let is_first = std::mem::replace(&mut before, line.start) != line.start;
        let above = page.text.line_at(line.start.checked_sub(1)?);
        let written = page.text.slice(above);
        let is_joined = is_first
            && !known.contains(&label.span)
            && name.contains(char::is_alphanumeric)
            && may_be_continued(written)
            && may_continue(page.text.slice(line));
        let text = written.trim();
        let start = above.start as usize + written.len() - written.trim_start().len();
        is_joined.then(|| Span::new(start, start + text.len()))
    });
    let joined: Vec<Span> = joined.collect();
    if joined.is_empty() {
        return joined;
    }
    // What stands in code, in comments or in front matter is no text.
    let shown = union(page.rendered().text.clone());
    joined.into_iter().filter(|line| at(&shown, |text| *text, line.end - 1).is_some()).collect()
}

/// Whether Markdown may join a line with the one below: text or an item that no break ends.
fn may_be_continued(line: &str) -> bool {
    let text = line.trim();
    !text.is_empty()
        && !line.ends_with("  ")
        && !text.ends_with(['\\', '|', '>'])
        && !text.starts_with(['#', '|', '<', ':', '=', '`', '~'])
        && text.contains(char::is_alphanumeric)
}

/// Whether a line begins no block of its own.
fn may_continue(line: &str) -> bool {
    let text = line.trim_start();
    !text.starts_with(['#', '|', '<', '>', '｜']) && list::item(text).is_none()
}

/// Whether Markdown joins the last line of a value with the next line.
fn is_joined(page: &Page, value: Span) -> bool {
    let line = line_of(page, line_end(page, value));
    let listed = |line: &str| {
        line.trim_start().starts_with(['-', '*', '+', '|', '>']) && !line.trim_start().starts_with("**")
    };
    !line.ends_with("  ") && !line.ends_with(['\\', '|']) && !line.trim_end().ends_with('>') && !listed(line)
}

fn fix(_: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    // Two spaces would leave a label in the item above.
    if is_item(page, finding.span) { Vec::new() } else { vec![Edit::new(line_end(page, finding.span), "  ")] }
}

/// Whether the line of a span is an item of a list.
fn is_item(page: &Page, span: Span) -> bool {
    list::item(line_of(page, span).trim_start()).is_some()
}
