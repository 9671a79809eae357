//! Rows whose line breaks were moved, as by an editor that wraps lines: a line ends one row and begins the next.

use crate::source::Span;
use crate::source::markdown::cells::{self, Row};
use crate::source::markdown::lines::Line;

use crate::playbook::reader::Reader;
use crate::playbook::reader::header::{Header, Meaning, TableKind};
use crate::playbook::reader::row::{RowProblem, Rows, Values};
use crate::playbook::reader::table::{OpenKind, OpenRow};
use crate::playbook::reading_rules;

impl Rows<'_> {
    /// Whether rows begin with their ids.
    fn begin_with_ids(&self) -> bool {
        self.header.column(Meaning::Id).is_none_or(|at| at == 0)
    }

    /// Where the first row ends in cells of several rows, and where the next one begins: with an id behind an empty cell or
    /// behind as many cells as the header has.
    pub(super) fn next_row(&self, row: &[Span]) -> Option<(usize, usize)> {
        let columns = self.header.meanings.len();
        let is_value = |cell: &Span| {
            self.is_flag(*cell)
                || self.is_role(*cell)
                || self.is_service(*cell)
                || self.cut_after_flag(*cell, false).is_some()
        };
        let begins = row.first().is_some_and(|cell| self.id(*cell).is_some());
        let mut places = (1..row.len()).filter_map(|at| {
            let before = row.get(at - 1)?;
            self.id(*row.get(at)?)?;
            if before.is_empty() {
                (row.len() > columns || at + 1 < row.len()).then_some((at - 1, at))
            } else {
                (begins && at == columns).then_some((at, at))
            }
        });
        // Each cell is looked at once.
        let mut without_value = 0;
        let place = places.find(|(end, _)| {
            let has_value = row.get(without_value..*end).unwrap_or_default().iter().any(is_value);
            without_value = *end;
            has_value
        });
        place.filter(|_| self.begin_with_ids())
    }

    /// The cells of each row.
    fn rows_of<'c>(&self, row: &'c [Span]) -> Vec<&'c [Span]> {
        let (mut rows, mut rest) = (Vec::new(), row);
        while let Some((end, next)) = self.next_row(rest) {
            rows.extend(rest.get(..end));
            rest = rest.get(next..).unwrap_or_default();
        }
        rows.push(rest);
        rows
    }

    /// The values of a row that lacks nothing without which it is no task.
    fn plainly(&self, row: &[Span]) -> Option<Values> {
        let has_id = row.first().is_some_and(|cell| self.id(*cell).is_some());
        let values = self.read(row).filter(|_| row.len() <= self.header.meanings.len())?;
        let is_plain = values.requirement.is_some() && !values.problems.contains(&RowProblem::NoName);
        (is_plain && (has_id || values.problems.contains(&RowProblem::MissingPipe))).then_some(values)
    }
}

impl Reader<'_> {
    /// Reads a line that begins with the rest of a row which is not above it, and has another row behind it. Returns whether
    /// it was one.
    pub(super) fn read_behind_rest(&mut self, header: &Header, span: Span, row: &Row, line: u32) -> bool {
        let rows = Rows { text: self.text, header, vocabulary: self.vocabulary };
        let begins_otherwise =
            row.cells.first().is_some_and(|cell| !cell.is_empty() && rows.id(*cell).is_none());
        // A row whose last cell is its id is one of its own, unless it begins with what stands behind a name.
        let ends_with_id = || match row.cells[..] {
            [first, .., before, id] if row.cells.len() < header.meanings.len() && before.is_empty() => {
                let is_rest = rows.is_flag(first) || rows.is_role(first) || rows.is_service(first);
                (is_rest && rows.id(id).is_some()).then_some((row.cells.len() - 2, row.cells.len() - 1))
            }
            _ => None,
        };
        let next = Some(&row.cells)
            .filter(|_| begins_otherwise && rows.begin_with_ids())
            .and_then(|cells| rows.next_row(cells).or_else(ends_with_id));
        let Some((end, next)) = next.filter(|_| self.is_split_at_pipes(span, row)) else { return false };
        let (Some(own), Some(behind)) = (row.cells.get(..end), row.cells.get(next..)) else { return false };
        let start = behind.first().map_or(span.end, |first| first.start);
        let rest = Row { cells: own.to_vec(), closed: true };
        self.row_without_id(header, &rest, Span { end: start, ..span });
        let behind = Row { cells: behind.to_vec(), closed: row.closed };
        self.open_as(OpenKind::Moved, Span { start, ..span }, &behind, line, None);
        true
    }

    /// How the next line may continue a row that a line ends with, if it may.
    pub(super) fn may_end_later(
        &self,
        header: &Header,
        span: Span,
        row: &Row,
        behind: bool,
    ) -> Option<OpenKind> {
        let rows = Rows { text: self.text, header, vocabulary: self.vocabulary };
        let count = row.cells.len();
        let may_be = rows.begin_with_ids()
            && header.column(Meaning::Requirement).is_some()
            && self.is_split_at_pipes(span, row);
        let ends_with_id = || {
            count == header.meanings.len() + 1 && rows.next_row(&row.cells) == Some((count - 1, count - 1))
        };
        match count.cmp(&header.meanings.len()) {
            _ if !may_be => None,
            std::cmp::Ordering::Less => behind.then_some(OpenKind::Moved),
            std::cmp::Ordering::Equal if row.closed => None,
            std::cmp::Ordering::Equal if behind => Some(OpenKind::Moved),
            std::cmp::Ordering::Equal => (!self.may_go_on(span, row, header)).then_some(OpenKind::Whole),
            std::cmp::Ordering::Greater => ends_with_id().then_some(OpenKind::Whole),
        }
    }

    /// Whether the cells of a row are those that its pipes make.
    fn is_split_at_pipes(&self, span: Span, row: &Row) -> bool {
        cells::split(self.text, span).cells == row.cells
    }

    /// Reads a line that ends the row above it and begins the next. Returns whether it was read; `None` if it is no such line.
    pub(super) fn continue_moved(
        &mut self,
        header: &Header,
        open: &OpenRow,
        own: &Row,
        line: &Line<'_>,
    ) -> Option<bool> {
        let rows = Rows { text: self.text, header, vocabulary: self.vocabulary };
        let first = own.cells.iter().find(|cell| !cell.is_empty());
        if header.kind != TableKind::Tasks
            || !header.tables.is_empty()
            || !rows.begin_with_ids()
            || !cells::has_pipe(line.text)
            || first.is_none_or(|cell| rows.id(*cell).is_some())
        {
            return None;
        }
        let ends_with_id = open.kind == OpenKind::Moved && open.row.cells.len() == 1
            || rows.next_row(&open.row.cells).is_some();
        let mut cells = if ends_with_id {
            [open.row.cells.as_slice(), &own.cells].concat()
        } else {
            self.joined(header, open, own, line.text)
        };
        let columns = header.meanings.len();
        while cells.len() > columns && cells.last().is_some_and(|cell| cell.is_empty()) {
            cells.pop();
        }
        let mut parts = rows.rows_of(&cells);
        if parts.len() < 2 && open.kind != OpenKind::Moved {
            return None;
        }
        let last = parts.pop().unwrap_or_default();
        let is_whole = last.len() == columns && own.closed;
        let fits = last.len() <= columns && (!is_whole || rows.plainly(last).is_some());
        if !fits || !parts.iter().all(|part| rows.plainly(part).is_some()) {
            return Some(false);
        }
        let parts: Vec<Vec<Span>> = parts.into_iter().map(<[Span]>::to_vec).collect();
        let rest = last.to_vec();
        let span = Span { start: open.span.start, end: line.content.end };
        for part in &parts {
            self.moved_row(header, part, span, open.line);
        }
        if is_whole {
            self.moved_row(header, &rest, span, open.line);
        } else {
            let start = rest.first().map_or(span.end, |first| first.start);
            let number = open.line + self.breaks(open.span.start, start);
            // A row that has no cell behind its id may yet be the last cell of the one before.
            let row = Row { cells: rest, closed: own.closed };
            let start = if parts.is_empty() { open.span.start } else { start };
            self.open_as(OpenKind::Moved, Span { start, ..span }, &row, number, None);
        }
        if let Some(table) = self.table.as_mut() {
            table.last = line.number;
            table.unclosed = !own.closed;
        }
        Some(true)
    }

    /// Reads the rows that begin behind others and that no further line continues.
    pub(super) fn flush_moved(&mut self, header: &Header, open: &OpenRow) {
        let rows = Rows { text: self.text, header, vocabulary: self.vocabulary };
        for part in rows.rows_of(&open.row.cells) {
            self.moved_row(header, part, open.span, open.line);
        }
    }

    /// Reads one of the rows that begin and end within a span.
    fn moved_row(&mut self, header: &Header, cells: &[Span], within: Span, line: u32) {
        let rows = Rows { text: self.text, header, vocabulary: self.vocabulary };
        let Some((first, last)) = cells.first().zip(cells.last()) else { return };
        let is_first = self
            .slice(Span { start: within.start, end: first.start })
            .chars()
            .all(|c| matches!(c, ' ' | '|'));
        let start = if is_first { within.start } else { first.start };
        let span = Span { start, end: last.end };
        // An id that has next to nothing behind it may as well belong to the row before.
        let values = rows.read(cells).filter(|_| cells.len() > 2 && rows.id(*first).is_some());
        let Some(values) = values.or_else(|| rows.plainly(cells)) else {
            let row = Row { cells: cells.to_vec(), closed: false };
            return self.report_if_row(&row, span, "is cut off");
        };
        if self.slice(span).contains('\n') {
            self.report(&reading_rules::SPLIT_ROW, span, "the row is split over several lines");
        }
        self.task(header, &values, span, line + self.breaks(within.start, first.start));
    }

    /// How many lines end between two places.
    fn breaks(&self, start: u32, end: u32) -> u32 {
        let count = self.slice(Span { start, end: end.max(start) }).matches('\n').count();
        u32::try_from(count).unwrap_or_default()
    }
}
