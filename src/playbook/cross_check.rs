//! Checks the reader: every line of a page that looks like a task row is read as a task or reported, and so is every line
//! with a number below the heading of a task table.
//!
//! It considers only pipes, digits and bold levels, and shares no code with the reader, so that it can check the reader.

use std::borrow::Cow;
use std::cell::LazyCell;

use foldhash::HashSet;

use crate::playbook::model::{Page, Revision};
use crate::playbook::{reading_rules, task_numbers};
use crate::source::markdown::cells;
use crate::source::markdown::lines::{Line, LineKind, Side, with_pipes};
use crate::source::{Finding, Span, text};

/// What the reader read and reported on a page.
#[derive(Clone, Copy)]
struct Reading<'a> {
    /// The page's text.
    text: &'a str,
    /// The ids that were read, in any order.
    ids: &'a [Span],
    /// A position in each row that was read as a revision, in order.
    revisions: &'a [u32],
    /// The findings.
    findings: &'a [Finding],
}

impl Page {
    /// The findings of reading, in the page's order, with every line that looks like a task and was not read.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        self.computed
            .findings
            .get_or_init(|| with_unread_rows(self))
            .as_deref()
            .unwrap_or(&self.reader_findings)
    }
}

/// The ids that look like a task's and are neither read nor reported: none, for every text.
#[must_use]
pub fn unread_ids(page: &Page) -> Vec<Span> {
    missing_from(page, page.findings())
}

/// The findings of a page and its unread rows; `None` if there are no unread rows.
fn with_unread_rows(page: &Page) -> Option<Vec<Finding>> {
    let unread = missing_from(page, &page.reader_findings);
    if unread.is_empty() {
        return None;
    }
    let report = |id: Span| {
        let message = format!("`{}` looks like a task and was not read as one", page.text.slice(id));
        Finding { rule: &reading_rules::UNREAD_ROW, message, span: id }
    };
    let mut findings = page.reader_findings.clone();
    findings.extend(unread.into_iter().map(report));
    findings.sort_by_key(|finding| finding.span);
    Some(findings)
}

/// The ids that look like a task's and are neither read nor among these findings.
fn missing_from(page: &Page, findings: &[Finding]) -> Vec<Span> {
    let ids: Vec<Span> = page.tasks.iter().map(|task| task.id).collect();
    let revisions = positions(&page.revisions);
    let mut missing =
        missing(Reading { text: page.text.as_str(), ids: &ids, revisions: &revisions, findings });
    missing.extend(missing_numbers(page, &ids, findings));
    missing.sort_unstable();
    missing.dedup();
    missing
}

/// The first number of each line below the heading of a task table, if none of the line is an id that was read, nor the
/// line reported. What an id of the page is repeated for is a mention.
fn missing_numbers(page: &Page, ids: &[Span], findings: &[Finding]) -> Vec<Span> {
    const TOLD: [&str; 4] = ["unread-row", "row-without-id", "unclear-id", "merge-conflict"];
    let mut starts: Vec<u32> = ids.iter().map(|id| id.start).collect();
    starts.sort_unstable();
    let numbers = task_numbers::of(page, |line| holds(&starts, line));
    if numbers.is_empty() {
        return Vec::new();
    }
    let id_text = |span: &Span| cells::id_text(page.text.slice(*span));
    let known: HashSet<Cow<'_, str>> = ids.iter().map(id_text).collect();
    let told = findings.iter().filter(|finding| TOLD.contains(&finding.rule.name));
    let told: HashSet<u32> = told.flat_map(|finding| lines_of(page, finding.span)).collect();
    let is_missing = |numbers: &Vec<Span>| {
        let line = |span: &Span| page.text.number_of_line(span.start);
        !numbers.iter().any(|number| known.contains(&id_text(number)) || told.contains(&line(number)))
    };
    numbers.into_iter().filter(is_missing).filter_map(|numbers| numbers.first().copied()).collect()
}

/// The lines of a span.
fn lines_of(page: &Page, span: Span) -> std::ops::RangeInclusive<u32> {
    page.text.number_of_line(span.start)..=page.text.number_of_line(span.end)
}

/// A position in the row of each revision.
fn positions(revisions: &[Revision]) -> Vec<u32> {
    let spans = |revision: &Revision| [revision.date_text, revision.who, revision.what];
    revisions.iter().filter_map(|revision| spans(revision).into_iter().map(|span| span.start).max()).collect()
}

/// The ids that look like a task's and are neither read nor reported.
fn missing(reading: Reading<'_>) -> Vec<Span> {
    // An id that is cut over two lines is read on both.
    let second_line = |id: &Span| {
        let written = reading.text.get(id.range())?;
        let rest = written.split_once('\n')?.1.trim_start();
        Some(id.end - u32::try_from(rest.len()).ok()?)
    };
    let second_lines = reading.ids.iter().filter_map(second_line);
    let mut read: Vec<u32> = reading.ids.iter().map(|id| id.start).chain(second_lines).collect();
    read.sort_unstable();
    let reported = reported(reading.findings);
    let mut known: Option<HashSet<Cow<'_, str>>> = None;
    let mut theirs = false;
    let mut missing = Vec::new();
    for line in with_pipes(reading.text) {
        if let LineKind::Conflict(side) = line.kind {
            theirs = matches!(side, Side::Base | Side::Theirs);
            continue;
        }
        if has_only_read_ids(&line, &read) || holds(reading.revisions, line.span) {
            continue;
        }
        for id in candidates(reading.text, &line) {
            if holds(&read, id) || reported.binary_search_by(|span| covers(*span, id)).is_ok() {
                continue;
            }
            let of = |span: &Span| cells::id_text(reading.text.get(span.range()).unwrap_or_default());
            // The other side of a conflict may repeat rows; each task is read once.
            if theirs && known.get_or_insert_with(|| reading.ids.iter().map(of).collect()).contains(&of(&id))
            {
                continue;
            }
            missing.push(id);
        }
    }
    missing
}

/// The spans of reported unread rows, those without an id included, in order.
fn reported(findings: &[Finding]) -> Vec<Span> {
    let rules = [&reading_rules::UNREAD_ROW, &reading_rules::ROW_WITHOUT_ID];
    let unread = findings.iter().filter(|finding| rules.contains(&finding.rule));
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

/// The ids of a line that look like a task's: the first filled cell, and a later one between two flags, as where two rows
/// share a line.
fn candidates(text: &str, line: &Line<'_>) -> Vec<Span> {
    let cells = split_at_pipes(line);
    let first = cells.iter().position(|cell| !trimmed(text, *cell).is_empty()).unwrap_or_default();
    let is_flag = |cell: &Span| is_flag(text.get(trimmed(text, *cell).range()).unwrap_or_default());
    let first_flag = LazyCell::new(|| cells.iter().position(is_flag));
    let flag_before = |at: usize| first_flag.is_some_and(|flag| flag < at);
    let flag_after = |at: usize| cells.iter().skip(at + 1).take(3).any(is_flag);
    let mut found = Vec::new();
    for (at, cell) in cells.iter().enumerate().skip(first) {
        // A shortcut: no id begins with a letter, and most cells do.
        if at > first && (at < first + 3 || begins_with_letter(text, *cell)) {
            continue;
        }
        if cells::is_level(text, *cell) {
            continue;
        }
        let cell = trimmed(text, *cell);
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

/// A shortcut on bytes: whether all numbers of at least three digits in a line are ids that were read. `false` if there may
/// be full-width digits or invisible characters.
fn has_only_read_ids(line: &Line<'_>, read: &[u32]) -> bool {
    let mut run = 0_usize;
    for (place, byte) in (line.content.start..).zip(line.text.bytes()) {
        match byte {
            b'0'..=b'9' => {
                run += 1;
                if run == 3 && read.binary_search(&(place - 2)).is_err() {
                    return false;
                }
            }
            // All such characters begin with one of these bytes.
            0xC2 | 0xE2 | 0xEF => return false,
            _ => run = 0,
        }
    }
    true
}

/// The cells of a line, split at every unescaped pipe, with the blanks around them.
fn split_at_pipes(line: &Line<'_>) -> Vec<Span> {
    let base = line.content.start as usize;
    let mut cells = Vec::with_capacity(8);
    let mut start = 0;
    let mut push = |from: usize, to: usize| cells.push(Span::new(base + from, base + to));
    let is_escaped = |at: usize| {
        let before = line.text.as_bytes().get(..at).unwrap_or_default();
        before.iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
    };
    for (at, pipe) in text::positions(line.text, [b'|', 0xEF], &['|', '｜']) {
        if !is_escaped(at) {
            push(start, at);
            start = at + pipe.len_utf8();
        }
    }
    push(start, line.text.len());
    cells
}

/// A cell without the blanks around it.
fn trimmed(text: &str, cell: Span) -> Span {
    let content = text.get(cell.range()).unwrap_or_default();
    let start = cell.start as usize + (content.len() - content.trim_start().len());
    Span::new(start, start + content.trim().len())
}

fn is_flag(text: &str) -> bool {
    let mut letters = text.trim_matches('*').chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

/// The id at the start of a cell, before a name without a pipe before it.
fn leading_id(text: &str, cell: Span) -> Option<Span> {
    let content = text.get(cell.range())?;
    let word = content.split_whitespace().next().filter(|word| word.len() < content.len())?;
    cells::id(text, Span::new(cell.start as usize, cell.start as usize + word.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing_in(text: &str, ids: &[Span]) -> Vec<String> {
        let reading = Reading { text, ids, revisions: &[], findings: &[] };
        missing(reading).into_iter().map(|span| text[span.range()].to_owned()).collect()
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
