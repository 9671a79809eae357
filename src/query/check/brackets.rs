//! Brackets that were meant as a link and that Markdown shows as brackets.

use crate::playbook::Page;
use crate::source::Span;

use super::context::Context;
use super::links::Judged;

/// Where a page shows `](` or `] (http`, which nobody writes but for a link.
#[must_use]
pub fn failed_links(context: &Context<'_>, page: &Page, links: &[Judged<'_>]) -> Vec<Span> {
    let text = page.text.as_str();
    let holds = |span: &Span, at: usize| span.range().contains(&at);
    let linked = covered(links);
    let linked = |at: usize| {
        let before = linked.partition_point(|span| span.range().start <= at).checked_sub(1);
        before.and_then(|before| linked.get(before)).is_some_and(|span| holds(span, at))
    };
    let marks = text.match_indices(']').map(|(at, _)| at);
    let meant = |at: &usize| is_meant(text.get(at + 1..).unwrap_or_default()) && !linked(*at);
    let mut failed: Vec<usize> = marks.filter(meant).collect();
    if !failed.is_empty() {
        // What stands in code is shown as it is meant.
        let rendered = context.rendered(page);
        failed.retain(|at| rendered.text.iter().any(|span| holds(span, *at)));
    }
    failed.into_iter().map(|at| Span::new(start_of(text, at), end_of(text, at))).collect()
}

/// What links cover, in order; what stands within another is part of it.
fn covered(links: &[Judged<'_>]) -> Vec<Span> {
    let mut spans: Vec<Span> = links.iter().map(|judged| judged.link.span).collect();
    spans.sort_unstable_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut apart: Vec<Span> = Vec::new();
    for span in spans {
        match apart.last_mut() {
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => apart.push(span),
        }
    }
    apart
}

/// Whether what follows a closing bracket shows that a link was meant.
fn is_meant(rest: &str) -> bool {
    let address = |rest: &str| ["http:", "https:", "mailto:"].iter().any(|scheme| rest.starts_with(scheme));
    match rest.strip_prefix('(') {
        Some(target) => target.contains(['/', '.', '#']) && !target.starts_with(' '),
        None => rest.trim_start_matches(' ').strip_prefix('(').is_some_and(address),
    }
}

/// The opening bracket of the same line, else the closing one.
fn start_of(text: &str, at: usize) -> usize {
    let line = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    text.get(line..at).and_then(|before| before.rfind('[')).map_or(at, |open| line + open)
}

/// The closing parenthesis of the same line, else the end of the line.
fn end_of(text: &str, at: usize) -> usize {
    let rest = text.get(at..).and_then(|rest| rest.split('\n').next()).unwrap_or_default();
    at + rest.find(')').map_or(rest.trim_end().len(), |close| close + 1)
}
