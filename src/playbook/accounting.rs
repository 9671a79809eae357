//! The accounting: every line of a page that looks like a task row is read as a task, or reported.
//!
//! It looks at pipes and digits alone, and at none of the reader's decisions, so that it can prove them.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::HashSet;

use crate::playbook::model::{Page, Revision};
use crate::playbook::reading_rules;
use crate::source::markdown::cells;
use crate::source::markdown::lines::{Line, LineKind, Side, with_pipes};
use crate::source::{Finding, Span};

/// What is known of a page while it is accounted for.
#[derive(Clone, Copy)]
struct Books<'a> {
    /// The page's text.
    text: &'a str,
    /// The places of the ids that were read, in any order.
    ids: &'a [Span],
    /// Places in the rows that were read as revisions, one each, in order.
    revisions: &'a [u32],
    /// What was reported.
    findings: &'a [Finding],
}

impl Page {
    /// What is wrong with the page, in its order: every line that looks like a task and was not read is among it.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        self.findings.get_or_init(|| settled(self)).as_deref().unwrap_or(&self.noted)
    }
}

/// The places of ids that look like a task's and are neither read nor reported. Always none.
#[must_use]
pub fn unaccounted(page: &Page) -> Vec<Span> {
    not_in(page, page.findings())
}

/// What is wrong with a page, with every line that looks like a task and was not read as one; nothing where reading it
/// has told all.
fn settled(page: &Page) -> Option<Vec<Finding>> {
    let unread = not_in(page, &page.noted);
    if unread.is_empty() {
        return None;
    }
    let report = |id: Span| {
        let message = format!("`{}` looks like a task and was not read as one", page.text.slice(id));
        Finding { rule: &reading_rules::UNREAD_ROW, message, span: id }
    };
    let mut findings = page.noted.clone();
    findings.extend(unread.into_iter().map(report));
    findings.sort_by_key(|finding| finding.span);
    Some(findings)
}

/// The places of ids that look like a task's and are neither read nor among these findings.
fn not_in(page: &Page, findings: &[Finding]) -> Vec<Span> {
    let ids: Vec<Span> = page.tasks.iter().map(|task| task.id).collect();
    let revisions = places(&page.revisions);
    missing(Books { text: page.text.as_str(), ids: &ids, revisions: &revisions, findings })
}

/// A place in the row of each revision.
fn places(revisions: &[Revision]) -> Vec<u32> {
    let spans = |revision: &Revision| [revision.date_text, revision.who, revision.what];
    revisions.iter().filter_map(|revision| spans(revision).into_iter().map(|span| span.start).max()).collect()
}

/// The places of ids that look like a task's, and that the books do not hold.
fn missing(books: Books<'_>) -> Vec<Span> {
    let mut read: Vec<u32> = books.ids.iter().map(|id| id.start).collect();
    read.sort_unstable();
    let reported = reported(books.findings);
    let mut known: Option<HashSet<Cow<'_, str>>> = None;
    let mut theirs = false;
    let mut missing = Vec::new();
    for line in with_pipes(books.text) {
        if let LineKind::Conflict(side) = line.kind {
            theirs = side == Side::Theirs;
            continue;
        }
        if is_plainly_read(&line, &read) || holds(books.revisions, line.span) {
            continue;
        }
        for id in candidates(books.text, &line) {
            if holds(&read, id) || reported.binary_search_by(|span| covers(*span, id)).is_ok() {
                continue;
            }
            let of = |span: &Span| cells::id_text(books.text.get(span.range()).unwrap_or_default());
            // The other side of a conflict repeats rows: each task is read once.
            if theirs && known.get_or_insert_with(|| books.ids.iter().map(of).collect()).contains(&of(&id)) {
                continue;
            }
            missing.push(id);
        }
    }
    missing
}

/// The places of unread rows, in order and without overlap.
fn reported(findings: &[Finding]) -> Vec<Span> {
    let unread = findings.iter().filter(|finding| finding.rule.name == "unread-row");
    let mut spans: Vec<Span> = unread.map(|finding| finding.span).collect();
    spans.sort_unstable();
    spans
}

fn covers(span: Span, id: Span) -> std::cmp::Ordering {
    if span.end <= id.start {
        std::cmp::Ordering::Less
    } else if span.start > id.start {
        std::cmp::Ordering::Greater
    } else {
        std::cmp::Ordering::Equal
    }
}

fn holds(starts: &[u32], id: Span) -> bool {
    let at = starts.partition_point(|start| *start < id.start);
    starts.get(at).is_some_and(|start| *start < id.end)
}

/// The ids of a line that look like a task's: the first filled cell, and a later one that stands between
/// two flags, as where two rows share a line.
fn candidates(text: &str, line: &Line<'_>) -> Vec<Span> {
    let cells = naive(line);
    let first = cells.iter().position(|cell| !inner(text, *cell).is_empty()).unwrap_or_default();
    let is_flag = |cell: &Span| is_flag(text.get(inner(text, *cell).range()).unwrap_or_default());
    let first_flag = LazyCell::new(|| cells.iter().position(is_flag));
    let flag_before = |at: usize| first_flag.is_some_and(|flag| flag < at);
    let flag_after = |at: usize| cells.iter().skip(at + 1).take(3).any(is_flag);
    let mut found = Vec::new();
    for (at, cell) in cells.iter().enumerate().skip(first) {
        // Most cells begin with a letter, and no id does; so it matters little where the flags are.
        if at > first && (at < first + 3 || begins_with_letter(text, *cell)) {
            continue;
        }
        let cell = inner(text, *cell);
        let alone = cells::id(text, cell);
        let leading = || leading_id(text, cell).filter(|_| flag_after(at));
        if at == first {
            found.extend(alone.or_else(leading));
        } else {
            found.extend(alone.filter(|_| flag_after(at)).or_else(leading).filter(|_| flag_before(at)));
        }
    }
    found
}

fn begins_with_letter(text: &str, cell: Span) -> bool {
    let text = text.as_bytes().get(cell.range()).unwrap_or_default();
    text.trim_ascii_start().first().is_some_and(u8::is_ascii_alphabetic)
}

/// Whether all numbers of a line that may be ids, which have three digits at least, are ids that were read, told by its
/// bytes; not where digits may be of another width, or characters that nobody sees among them.
fn is_plainly_read(line: &Line<'_>, read: &[u32]) -> bool {
    let mut run = 0_usize;
    for (place, byte) in (line.content.start..).zip(line.text.bytes()) {
        match byte {
            b'0'..=b'9' => {
                run += 1;
                if run == 3 && read.binary_search(&(place - 2)).is_err() {
                    return false;
                }
            }
            // With these begin all such characters.
            0xC2 | 0xE2 | 0xEF => return false,
            _ => run = 0,
        }
    }
    true
}

/// The cells of a line, cut at every pipe that no backslash escapes, with the blanks around them.
fn naive(line: &Line<'_>) -> Vec<Span> {
    let base = line.content.start as usize;
    let mut cells = Vec::with_capacity(8);
    let mut start = 0;
    let mut push = |from: usize, to: usize| cells.push(Span::new(base + from, base + to));
    let is_escaped = |at: usize| {
        let before = line.text.as_bytes().get(..at).unwrap_or_default();
        before.iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
    };
    // 0xEF begins the pipe of East Asian width.
    for at in memchr::memchr2_iter(b'|', 0xEF, line.text.as_bytes()) {
        let pipe =
            line.text.get(at..).and_then(|rest| rest.chars().next()).filter(|c| matches!(c, '|' | '｜'));
        if let Some(pipe) = pipe.filter(|_| !is_escaped(at)) {
            push(start, at);
            start = at + pipe.len_utf8();
        }
    }
    push(start, line.text.len());
    cells
}

/// A cell without the blanks around it.
fn inner(text: &str, cell: Span) -> Span {
    let content = text.get(cell.range()).unwrap_or_default();
    let start = cell.start as usize + (content.len() - content.trim_start().len());
    Span::new(start, start + content.trim().len())
}

fn is_flag(text: &str) -> bool {
    let mut letters = text.trim_matches('*').chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

/// The id that a cell begins with, before a name that lost its pipe.
fn leading_id(text: &str, cell: Span) -> Option<Span> {
    let content = text.get(cell.range())?;
    let word = content.split_whitespace().next().filter(|word| word.len() < content.len())?;
    cells::id(text, Span::new(cell.start as usize, cell.start as usize + word.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing_in(text: &str, ids: &[Span]) -> Vec<String> {
        let books = Books { text, ids, revisions: &[], findings: &[] };
        missing(books).into_iter().map(|span| text[span.range()].to_owned()).collect()
    }

    #[test]
    fn a_line_that_looks_like_a_task_is_missed_when_it_was_not_read() {
        let cases: [(&str, &[&str]); 10] = [
            ("| 1234 | Name | M | SME |", &["1234"]),
            ("> 1234 | Name", &["1234"]),
            ("| 1234 | A | O | SME | Teams|| 1328 | B | M | FE |", &["1234", "1328"]),
            ("| 1234 Name | M | SME |", &["1234"]),
            ("|[1234](x)|Name", &["1234"]),
            ("| 1234 | Office | 365 | x |", &["1234"]),
            ("| 12345 | Name |", &[]),
            ("| 12\u{200B}34 | Name |", &["12\u{200B}34"]),
            ("｜ １２３４ ｜ Name ｜ 365", &["１２３４"]),
            ("1234 without a pipe", &[]),
        ];
        for (line, expected) in cases {
            assert_eq!(missing_in(line, &[]), expected, "{line}");
        }
    }

    #[test]
    fn what_was_read_is_accounted_for_by_its_own_id_alone() {
        let odd = "| 1OO1 | A | O | SME || 1328 | B | M | FE |";
        assert_eq!(missing_in(odd, &[Span::new(2, 6)]), ["1328"]);
        let line = "| 1234 | A | O | SME | Teams|| 1328 | B | M | FE |";
        assert_eq!(missing_in(line, &[Span::new(2, 6)]), ["1328"]);
        assert_eq!(missing_in(line, &[Span::new(32, 36), Span::new(2, 6)]), [] as [&str; 0]);
    }

    #[test]
    fn the_other_side_of_a_conflict_needs_no_row_of_its_own() {
        let text = "<<<<<<< a\n| 1234 | A | M |\n=======\n| 1234 | B | M |\n| 1235 | C | M |\n>>>>>>> b\n";
        assert_eq!(missing_in(text, &[Span::new(12, 16)]), ["1235"]);
    }
}
