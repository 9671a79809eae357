//! Headers that are cut, or share a line with their dashes or with rows.

use std::rc::Rc;

use crate::source::Span;
use crate::source::markdown::cells::{self, Row};

use crate::playbook::reader::Reader;
use crate::playbook::reader::header::{Header, TableKind};
use crate::playbook::reader::table::{OpenKind, OpenRow, TableReader};
use crate::playbook::reading_rules;

/// No header has more lines behind its first.
const MOST_BREAKS: usize = 4;

impl Reader<'_> {
    /// Reads a row of dashes with the header, a row or both on its line. Returns whether the line was one.
    pub(super) fn read_dashes_with_row(&mut self, content: Span, row: &Row, line: u32) -> bool {
        let Some((at, count)) = self.dashes_in(row, line) else { return false };
        let (before, after) = row.cells.split_at_checked(at).unwrap_or_default();
        let after = after.get(count..).unwrap_or_default();
        let has_row = is_filled(after);
        if is_filled(before) {
            let from = before.iter().take_while(|cell| cell.is_empty()).count();
            let to = before.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
            let head = before.get(from..to).unwrap_or_default().to_vec();
            let head = Row { cells: head, closed: row.closed || has_row };
            if !self.continue_header(content, &head, count) {
                // A line with a row as well begins the table.
                let is_possible = !has_row
                    || head.cells.len() > 2 && self.table.as_ref().is_none_or(|table| table.interrupted);
                let kind = Header::read(self.text, &head.cells, self.vocabulary).kind;
                if !is_possible || kind == TableKind::Other {
                    return false;
                }
                self.row(content, &head, line);
            }
        }
        let message = match (is_filled(before), has_row) {
            (true, true) => "the header, the row of dashes and a row are on one line",
            (true, false) => "the header and the row of dashes are on one line",
            (false, _) => "the row of dashes and a row are on one line",
        };
        self.report(&reading_rules::JOINED_ROWS, content, message);
        if has_row {
            if is_filled(before) {
                self.note_dashes(line);
            }
            // Behind the dashes, an empty cell at the end is one of the row.
            let from = after.iter().take_while(|cell| cell.is_empty()).count();
            let own = after.get(from..).unwrap_or_default().to_vec();
            let start = own.first().map_or(content.start, |first| first.start);
            self.row(Span { start, ..content }, &Row { cells: own, closed: row.closed }, line);
        }
        self.note_dashes(line);
        true
    }

    fn note_dashes(&mut self, line: u32) {
        if let Some(table) = self.table.as_mut() {
            table.dashes = Some(line);
        }
    }

    /// Where the dashes of a line begin that has something else too, and how many they are: at least two, or one where the line
    /// parts them.
    fn dashes_in(&self, row: &Row, line: u32) -> Option<(usize, usize)> {
        let is_rule = |cell: &Span| cells::is_rule(self.slice(*cell));
        let at = row.cells.iter().position(is_rule)?;
        let count = row.cells.iter().skip(at).take_while(|cell| is_rule(cell)).count();
        let before = row.cells.get(..at)?;
        let after = row.cells.get(at + count..)?;
        let is_above = || self.table.as_ref().is_some_and(|table| table.dashes == line.checked_sub(1));
        let is_cut = match (is_filled(before), is_filled(after)) {
            (true, false) => before.last().is_some_and(|last| last.is_empty()),
            (false, true) => {
                let id = after.get(1).filter(|_| after.first().is_some_and(|first| first.is_empty()));
                id.is_some_and(|id| cells::id(self.text, *id).is_some()) && is_above()
            }
            _ => false,
        };
        let is_one = (count > 1 || is_cut) && (is_filled(before) || is_filled(after));
        is_one.then_some((at, count))
    }

    /// Reads the rest of a header that is cut over two lines, and how many dashes follow it on its line. Returns whether it
    /// was one.
    pub(super) fn continue_header(&mut self, content: Span, row: &Row, dashes: usize) -> bool {
        let is_header = |table: &&TableReader| {
            table.is_first_row()
                && (table.unclosed || dashes == table.header.meanings.len() + row.cells.len())
                && table.dashes.is_none()
                && table.header.kind == TableKind::Tasks
        };
        let Some(table) = self.table.as_ref().filter(is_header) else { return false };
        if self.slice(table.first_row).matches('\n').count() >= MOST_BREAKS {
            return false;
        }
        let first = cells::split(self.text, table.first_row);
        let first = Row { closed: !table.unclosed, ..first };
        let open =
            OpenRow { span: table.first_row, line: 0, row: first, values: None, kind: OpenKind::Short };
        let span = Span { start: open.span.start, end: content.end };
        let cells = if dashes == open.row.cells.len() + row.cells.len() {
            [open.row.cells.as_slice(), &row.cells].concat()
        } else {
            self.joined(&table.header, &open, row, self.slice(content))
        };
        let header = Header::read(self.text, &cells, self.vocabulary);
        let names_id = |row: &Row| row.cells.iter().any(|cell| self.is_heading_of_ids(*cell));
        // A line that begins again is a header of its own.
        let is_more = header.kind == TableKind::Tasks
            && header.meanings.len() > table.header.meanings.len()
            && !row.cells.iter().any(|cell| cells::id(self.text, *cell).is_some())
            && !(names_id(&open.row) && names_id(row));
        if let Some(table) = self.table.as_mut().filter(|_| is_more) {
            table.header = Rc::new(header);
            table.first_row = span;
            table.unclosed = !row.closed;
            self.report(&reading_rules::SPLIT_ROW, span, "the header is split over several lines");
        }
        is_more
    }

    /// Reads a header and the row after it on the same line. Returns whether the line was one.
    pub(super) fn read_header_with_rows(&mut self, content: Span, row: &Row, line: u32) -> bool {
        let is_id = |at: &usize| row.cells.get(*at).is_some_and(|cell| cells::id(self.text, *cell).is_some());
        let Some(at) = (0..row.cells.len()).find(is_id).filter(|at| *at >= 3) else { return false };
        let (head, rest) = row.cells.split_at(at);
        let is_filled = |cell: &&Span| !cell.is_empty() && !cells::is_delimiter(self.slice(**cell));
        let head = Row { cells: head.iter().filter(is_filled).copied().collect(), closed: true };
        if head.cells.len() < 3
            || Header::read(self.text, &head.cells, self.vocabulary).kind != TableKind::Tasks
        {
            return false;
        }
        self.report(&reading_rules::JOINED_ROWS, content, "the header and a row are on one line");
        self.row(content, &head, line);
        let start = rest.first().map_or(content.start, |first| first.start);
        self.row(Span { start, ..content }, &Row { cells: rest.to_vec(), closed: row.closed }, line);
        true
    }
}

fn is_filled(cells: &[Span]) -> bool {
    cells.iter().any(|cell| !cell.is_empty())
}
