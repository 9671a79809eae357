//! Which lines make a row: rows split over several lines, and a header with rows on one line.

use crate::source::Span;
use crate::source::markdown::cells::{self, Row};
use crate::source::markdown::lines::Line;

use crate::playbook::reader::header::{Header, Meaning, TableKind};
use crate::playbook::reader::row::Rows;
use crate::playbook::reader::{Reader, ids};
use crate::playbook::reading_rules;

impl Reader<'_> {
    /// Reads a line as the rest of the incomplete row above it; `None` if there is no such row or the line
    /// does not continue it.
    pub(super) fn continue_row(&mut self, line: &Line<'_>) -> Option<()> {
        let table = self.table.as_mut()?;
        let (start, number) = table.open.take()?;
        let header = table.header.clone();
        let rows = Rows { text: self.text, header: &header, vocabulary: self.vocabulary };
        let whole = Span { start: start.start, end: line.content.end };
        let own = cells::split(self.text, line.content);
        let begins_row = own.cells.iter().take(2).any(|cell| cells::id(self.text, *cell).is_some())
            || !cells::has_pipe(line.text) && self.row_without_pipes(line.content).is_some();
        let cells = cells::split(self.text, whole).cells;
        let above = cells::split(self.text, start);
        let has_flag = rows.read(&above.cells).is_some_and(|own| own.requirement.is_some());
        // A row that lacks nothing but its services is not continued by a sentence, and a closed one only by these.
        let ends_with_services = || own.cells.last().is_some_and(|cell| rows.is_service(*cell));
        let is_row = || rows.read(&own.cells).is_some_and(|own| own.requirement.is_some());
        let is_rest = || (!above.closed && cells::has_pipe(line.text) || ends_with_services()) && !is_row();
        let continues = !begins_row && (!has_flag || is_rest());
        let Some(values) = rows.read(&cells).filter(|values| continues && values.requirement.is_some())
        else {
            self.flush_row(start, number);
            return None;
        };
        if let Some(table) = self.table.as_mut() {
            table.last = line.number;
            if values.services.is_empty() && cells.len() < header.meanings.len() {
                table.open = Some((whole, number));
                return Some(());
            }
        }
        self.report(&reading_rules::SPLIT_ROW, whole, "the row is split over several lines");
        self.task(&header, &values, whole, number);
        Some(())
    }

    /// Reads an incomplete row that no line continues.
    pub(super) fn flush_row(&mut self, content: Span, line: u32) {
        let Some(header) = self.table.as_ref().map(|table| table.header.clone()) else { return };
        let rows = Rows { text: self.text, header: &header, vocabulary: self.vocabulary };
        if let Some(values) = rows.read(&cells::split(self.text, content).cells) {
            if self.slice(content).contains('\n') {
                self.report(&reading_rules::SPLIT_ROW, content, "the row is split over several lines");
            }
            self.task(&header, &values, content, line);
        }
    }

    /// Whether the text of a heading is a row of the current task table, or the header of one.
    pub(super) fn is_task_row(&self, title: Span) -> bool {
        if !cells::has_pipe(self.slice(title)) {
            return self.may_hold_tasks()
                && ids::at_start(self.text, title).is_some()
                && self.row_without_pipes(title).is_some();
        }
        let row = cells::split(self.text, title);
        let begins = row.cells.first().is_some_and(|cell| cells::id(self.text, *cell).is_some());
        row.cells.len() >= 3 && if self.is_in_table() { begins } else { self.is_separated_header(Some(&row)) }
    }

    /// Whether a row lacks cells that may stand on the next line: it is split at its pipes alone.
    pub(super) fn may_go_on(&self, content: Span, row: &Row, header: &Header) -> bool {
        let count = row.cells.len();
        let is_incomplete = count > 0 && count < header.meanings.len();
        is_incomplete
            && header.column(Meaning::Requirement).is_some()
            && cells::split(self.text, content).cells == row.cells
    }

    /// Reads a row whose first cell has an id in each of its lines as one row for each of them, if another cell has as
    /// many lines. Returns whether it was one.
    pub(super) fn read_rows_in_cells(
        &mut self,
        header: &Header,
        cells: &[Span],
        content: Span,
        line: u32,
    ) -> bool {
        /// More ids than this are no cell of a table.
        const MOST: usize = 50;
        let Some(at) = cells.iter().position(|cell| !cell.is_empty()) else { return false };
        let ids = cells.get(at).map(|cell| lines_of_cell(self.text, *cell)).unwrap_or_default();
        if !(2..=MOST).contains(&ids.len()) || ids.iter().any(|id| cells::id(self.text, *id).is_none()) {
            return false;
        }
        let own = |cell: &Span| Some(lines_of_cell(self.text, *cell)).filter(|own| own.len() == ids.len());
        let lines: Vec<Option<Vec<Span>>> = cells.iter().map(own).collect();
        if lines.iter().flatten().count() < 2 {
            return false;
        }
        let (text, vocabulary) = (self.text, self.vocabulary);
        let message = format!("the cell has {} ids; each is read with its own line of the row", ids.len());
        self.report(&reading_rules::UNCLEAR_ID, cells.get(at).copied().unwrap_or(content), message);
        for index in 0..ids.len() {
            let line_of = |(own, cell): (&Option<Vec<Span>>, &Span)| {
                own.as_ref().and_then(|own| own.get(index)).copied().unwrap_or(*cell)
            };
            let own: Vec<Span> = lines.iter().zip(cells).map(line_of).collect();
            if let Some(values) = (Rows { text, header, vocabulary }).read(&own) {
                self.task(header, &values, content, line);
            }
        }
        true
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
        self.row(content, &Row { cells: rest.to_vec(), closed: row.closed }, line);
        true
    }
}

/// The lines of a cell: what stands between its tags.
fn lines_of_cell(text: &str, cell: Span) -> Vec<Span> {
    let content = text.get(cell.range()).unwrap_or_default();
    let mut lines = Vec::new();
    let mut start = cell.start as usize;
    for piece in content.split_inclusive('>') {
        let end = start + piece.len();
        let line = piece.split('<').next().unwrap_or_default();
        let from = start + line.len() - line.trim_start().len();
        let line = Span::new(from, from + line.trim().len());
        lines.extend(Some(line).filter(|line| !line.is_empty()));
        start = end;
    }
    lines
}
