//! Finds links that Markdown does not recognize and shows as brackets, full-width ones included.

use std::cell::LazyCell;

use crate::playbook::Page;
use crate::playbook::links::{ForeignLink, foreign_links, mistyped_links};
use crate::playbook::rendering::{at, is_in};
use crate::source::text::{positions, union};
use crate::source::{Span, store};

use crate::check::links::ResolvedLink;

/// The links that Markdown does not recognize: where a page shows `](` or `] (http` as text, or the markup of another
/// system.
///
/// Takes time linear in the length of the page, even if all of it is one line of brackets.
#[must_use]
pub fn failed_links(page: &Page, links: &[ResolvedLink<'_>]) -> Vec<Span> {
    let text = page.text.as_str();
    let linked = union(links.iter().map(|link| link.link.span).collect());
    let last = text.rfind(['/', '.', '#']).unwrap_or_default();
    let marks = positions(text, [b']', 0xEF], &BRACKETS).map(|(at, _)| at);
    // Brackets in a row end together.
    let mut end = 0;
    let meant = |at: &usize| {
        if *at >= end {
            let rest = text.get(*at..).unwrap_or_default();
            end = *at + rest.len() - rest.trim_start_matches(BRACKETS).len();
        }
        is_meant(text.get(*at..).unwrap_or_default(), text.get(end..).unwrap_or_default(), *at + 1 < last)
    };
    let mut failed: Vec<usize> = marks.filter(meant).filter(|at| !contains(&linked, *at)).collect();
    let mut reversed = mistyped_links(text);
    reversed.retain(|link| link.reversed && !contains(&linked, link.range.end - 1));
    if !failed.is_empty() || !reversed.is_empty() {
        // Brackets in code are meant to be shown.
        let shown = union(page.rendered().text.clone());
        failed.retain(|at| contains(&shown, *at));
        reversed.retain(|link| contains(&shown, link.range.start) && contains(&shown, link.target.start));
    }
    let mut all = spans(text, &failed);
    all.extend(reversed.into_iter().map(|link| Span::new(link.range.start, link.range.end)));
    let known = union(all.clone());
    let is_known = |span: &Span| {
        at(&known, |known| *known, span.start).is_some() || at(&known, |known| *known, span.end - 1).is_some()
    };
    all.extend(foreign(page, links).into_iter().filter(|span| !is_known(span)));
    all.sort_unstable();
    all
}

/// The links in the markup of other systems that a page shows as text.
fn foreign(page: &Page, links: &[ResolvedLink<'_>]) -> Vec<Span> {
    let text = page.text.as_str();
    let found = foreign_links(text);
    if found.is_empty() {
        return Vec::new();
    }
    // An address that is written out is a link as well.
    let is_marked = |span: &Span| page.text.slice(*span).starts_with(['[', '!', '<', ':']);
    let linked = union(links.iter().map(|link| link.link.span).filter(is_marked).collect());
    let rendered = page.rendered();
    let shown = union(rendered.text.clone());
    let body = page.sections.first().map_or(0, |section| section.body.start as usize);
    let hidden = LazyCell::new(|| page.hidden());
    let is_shown = |link: &ForeignLink| {
        let is_seen = || body <= link.shown && !is_in(&hidden, Span::new(link.range.start, link.range.end));
        if link.quoted { is_seen() } else { contains(&shown, link.shown) }
    };
    let apart = found.into_iter().filter(|link| !contains(&linked, link.shown) && is_shown(link));
    let mut spans: Vec<Span> = apart.map(|link| Span::new(link.range.start, link.range.end)).collect();
    spans.sort_unstable();
    spans.dedup_by(|next, last| next.start < last.end);
    spans
}

/// The opening brackets that a page shows because nothing closes them in their line or paragraph.
#[must_use]
pub fn unclosed(page: &Page) -> Vec<Span> {
    let text = page.text.as_str();
    let start = page.sections.first().map_or(0, |section| section.body.start as usize);
    let (mut open, mut unclosed) = (Vec::new(), Vec::new());
    for at in memchr::memchr3_iter(b'[', b']', b'\n', text.get(start..).unwrap_or_default().as_bytes()) {
        let at = start + at;
        let rest = text.get(at + 1..).unwrap_or_default();
        match text.as_bytes().get(at) {
            // A number begins an interval, an exclamation mark an alert.
            Some(b'[') if !rest.starts_with(|c: char| c == '!' || c.is_ascii_digit()) => open.push(at),
            Some(b']') => drop(open.pop()),
            Some(b'\n') if begins_block(rest) => unclosed.append(&mut open),
            _ => {}
        }
    }
    unclosed.append(&mut open);
    if unclosed.is_empty() {
        return Vec::new();
    }
    let shown = union(page.rendered().text.clone());
    let is_escaped = |at: usize| text.get(..at).is_some_and(|before| before.ends_with('\\'));
    let seen = unclosed.into_iter().filter(|at| !is_escaped(*at) && contains(&shown, *at));
    seen.map(|at| Span::new(at, at + 1)).collect()
}

/// Whether a line begins a paragraph, a heading, a row, an item or a quotation.
fn begins_block(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '\t']);
    line.starts_with(['\n', '\r', '#', '|', '-', '*', '+', '>', '='])
        || line.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether one of the sorted spans contains a position.
fn contains(union: &[Span], at: usize) -> bool {
    let next = union.partition_point(|span| span.range().end <= at);
    union.get(next).is_some_and(|span| span.range().contains(&at))
}

const BRACKETS: [char; 2] = [']', '］'];

/// Whether the text from a closing bracket on looks like the end of a link; `after` begins behind all brackets, `dotted`
/// says whether a `/`, `.` or `#` follows anywhere. Full-width signs are common around words, and need an address between
/// them.
fn is_meant(text: &str, after: &str, dotted: bool) -> bool {
    /// No system has longer paths.
    const MOST_BYTES: usize = 4096;
    const SCHEMES: [&str; 3] = ["http", "https", "mailto"];
    let address = |rest: &str| {
        let after =
            |scheme: &&str| rest.strip_prefix(*scheme).is_some_and(|rest| rest.starts_with([':', '：']));
        SCHEMES.iter().any(after)
    };
    let page = |rest: &str| {
        let ends = |(at, c): &(usize, char)| *at > MOST_BYTES || [')', '）', ' ', '\n'].contains(c);
        let end = rest.char_indices().find(ends).map_or(rest.len(), |(at, _)| at);
        let target = rest.get(..end).unwrap_or_default();
        target.starts_with('#') && target.len() > 1 || target.split('#').next().is_some_and(store::is_page)
    };
    if let Some(target) = text.strip_prefix("](") {
        return dotted && !target.starts_with(' ');
    }
    let rest = next_word(after);
    let adjoins = text.len() - rest.len() == text.chars().next().map_or(0, char::len_utf8);
    let closes = |target: &str| {
        let end = target.find([')', '）', ' ', '\n']).and_then(|end| target.get(end..));
        end.is_some_and(|end| end.starts_with([')', '）']))
    };
    let target = rest.strip_prefix(['(', '（']);
    target.is_some_and(|target| address(target) || page(target) && (adjoins || closes(target)))
}

/// What follows behind blanks and at most one end of a line.
fn next_word(after: &str) -> &str {
    let rest = after.trim_start_matches(' ');
    let next = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n'));
    next.map_or(rest, |next| next.trim_start_matches([' ', '\t']))
}

/// The span of each failed link: from the opening bracket (or the closing one, if the line has no other) to the closing
/// parenthesis (or the end of the line).
fn spans(text: &str, brackets: &[usize]) -> Vec<Span> {
    let mut starts = Vec::with_capacity(brackets.len());
    let (mut from, mut open) = (0, None);
    for at in brackets {
        for (index, sign) in text.get(from..*at).unwrap_or_default().match_indices(['[', '［', '\n']) {
            open = (sign != "\n").then_some(from + index);
        }
        starts.push(open.unwrap_or(*at));
        from = *at;
    }
    let mut spans: Vec<Span> = Vec::with_capacity(brackets.len());
    let (mut to, mut end) = (text.len(), text.trim_end().len());
    for (at, start) in brackets.iter().zip(starts).rev() {
        if let Some(index) = text.get(*at..to).and_then(|part| part.find([')', '）', '\n'])) {
            let closing = text.get(at + index..).and_then(|rest| rest.chars().next()).filter(|c| *c != '\n');
            let line = text.get(*at..at + index).unwrap_or_default();
            end = closing.map_or(at + line.trim_end().len(), |closing| at + index + closing.len_utf8());
        }
        to = *at;
        spans.push(Span::new(
            start,
            end.max(*at + text.get(*at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)),
        ));
    }
    spans.reverse();
    spans
}
