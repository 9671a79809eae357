//! Rows that are broken over several lines, and rows that have no pipe left to be known by.

use crate::source::Span;
use crate::source::lexicon::Group;
use crate::source::markdown::cells::{self, Row};
use crate::source::markdown::inline;
use crate::source::markdown::lines::Line;

use crate::playbook::reader::Reader;
use crate::playbook::reader::header::{Header, Meaning, TableKind};
use crate::playbook::reader::row::{Rows, Values};
use crate::playbook::reading_rules;

impl Reader<'_> {
    /// Reads a line as the rest of the row before it. Nothing when no row is open; else whether it was.
    pub(super) fn rest_of_row(&mut self, line: &Line<'_>) -> Option<bool> {
        let table = self.table.as_mut()?;
        let (start, number) = table.open.take()?;
        let header = table.header.clone();
        let rows = Rows { text: self.text, header: &header, vocabulary: self.vocabulary };
        let whole = Span { start: start.start, end: line.content.end };
        let own = cells::split(self.text, line.content);
        let begins_row = own.cells.iter().take(2).any(|cell| cells::id(self.text, *cell).is_some());
        let cells = cells::split(self.text, whole).cells;
        let said =
            rows.read(&cells::split(self.text, start).cells).is_some_and(|own| own.requirement.is_some());
        // What only lacks its services is not completed by the next sentence.
        let goes_on = !begins_row && (!said || cells::has_pipe(line.text) || rows.is_service(line.content));
        let Some(values) = rows.read(&cells).filter(|values| goes_on && values.requirement.is_some()) else {
            self.flush_row(start, number);
            return None;
        };
        if let Some(table) = self.table.as_mut() {
            table.last = line.number;
            if values.services.is_empty() && cells.len() < header.meanings.len() {
                table.open = Some((whole, number));
                return Some(true);
            }
        }
        self.find(&reading_rules::SPLIT_ROW, whole, "the row is broken over several lines");
        self.task(&header, &values, whole, number);
        Some(true)
    }

    /// Reads a row that nothing completed.
    pub(super) fn flush_row(&mut self, content: Span, line: u32) {
        let Some(header) = self.table.as_ref().map(|table| table.header.clone()) else { return };
        let rows = Rows { text: self.text, header: &header, vocabulary: self.vocabulary };
        if let Some(values) = rows.read(&cells::split(self.text, content).cells) {
            if self.slice(content).contains('\n') {
                self.find(&reading_rules::SPLIT_ROW, content, "the row is broken over several lines");
            }
            self.task(&header, &values, content, line);
        }
    }

    /// Takes a line without a pipe as a row of the table one is in, where something else divides it, or its values
    /// are known without. Whether it was one; where not, the table is interrupted.
    pub(super) fn unpiped_line(&mut self, line: &Line<'_>) -> bool {
        let divided = cells::split_otherwise(self.text, line.content);
        let table =
            self.table.as_ref().filter(|table| table.header.kind == TableKind::Tasks && self.is_in_table());
        let header = table.map(|table| table.header.clone());
        let is_one = match &header {
            Some(header) => self.divides_task(header, divided.as_ref()),
            None => self.divides_header(divided.as_ref()),
        };
        if let Some(row) = divided.filter(|_| is_one) {
            let is_rule = row.cells.iter().all(|cell| cells::is_delimiter(self.slice(*cell)));
            if !is_rule {
                self.find(
                    &reading_rules::ODD_SEPARATOR,
                    line.content,
                    "the values of this row are not divided by pipes",
                );
                self.row(line.content, &row, line.number);
            }
            return true;
        }
        let unpiped = header.and_then(|header| {
            let rows = Rows { text: self.text, header: &header, vocabulary: self.vocabulary };
            let values = rows.unpiped(&[line.content])?;
            Some((header, values))
        });
        if let Some((header, values)) = unpiped {
            self.task(&header, &values, line.content, line.number);
            return true;
        }
        self.interrupt_table();
        false
    }

    /// Whether a line that something else than pipes divides is a row of a task, or the rule below the header.
    fn divides_task(&self, header: &Header, row: Option<&Row>) -> bool {
        let Some(cells) = row.map(|row| row.cells.as_slice()) else { return false };
        let rows = Rows { text: self.text, header, vocabulary: self.vocabulary };
        let begins = cells.first().is_some_and(|cell| rows.id(*cell).is_some());
        let rest = cells.get(1..).unwrap_or_default();
        begins && rest.iter().any(|cell| rows.is_flag(*cell) || rows.is_role(*cell))
            || cells.iter().all(|cell| cells::is_delimiter(self.slice(*cell)))
    }

    /// Whether such a line is the header of a task table: of so many columns that no sentence is.
    fn divides_header(&self, row: Option<&Row>) -> bool {
        let Some(row) = row.filter(|row| row.cells.len() >= 3) else { return false };
        let header = Header::read(self.text, &row.cells, self.vocabulary);
        let id = row
            .cells
            .first()
            .and_then(|cell| self.vocabulary.key(Group::Columns, &inline::plain(self.slice(*cell))));
        header.kind == TableKind::Tasks && id.is_some_and(|key| key.as_str() == "id")
    }

    /// Whether the text of a heading is a row of the task table that one is in.
    pub(super) fn is_row(&self, title: Span) -> bool {
        if !self.is_in_table() || !cells::has_pipe(self.slice(title)) {
            return false;
        }
        let cells = cells::split(self.text, title).cells;
        cells.len() >= 3 && cells.first().is_some_and(|cell| cells::id(self.text, *cell).is_some())
    }

    /// Reads a header and the rows behind it on the same line one after the other. Whether it was such a line.
    pub(super) fn header_with_rows(&mut self, content: Span, row: &Row, line: u32) -> bool {
        let is_id = |at: &usize| row.cells.get(*at).is_some_and(|cell| cells::id(self.text, *cell).is_some());
        let Some(at) = (0..row.cells.len()).find(is_id).filter(|at| *at >= 3) else { return false };
        let (head, rest) = row.cells.split_at(at);
        let worded = |cell: &&Span| !cell.is_empty() && !cells::is_delimiter(self.slice(**cell));
        let head = Row { cells: head.iter().filter(worded).copied().collect(), closed: true };
        if head.cells.len() < 3
            || Header::read(self.text, &head.cells, self.vocabulary).kind != TableKind::Tasks
        {
            return false;
        }
        self.find(&reading_rules::JOINED_ROWS, content, "the header and a row stand on one line");
        self.row(content, &head, line);
        self.row(content, &Row { cells: rest.to_vec(), closed: row.closed }, line);
        true
    }
}

/// Whether a row has not said its flag yet and may go on in the next line.
pub(super) fn breaks_off(values: &Values, cells: usize, header: &Header) -> bool {
    values.requirement.is_none()
        && cells > 0
        && cells < header.meanings.len()
        && header.column(Meaning::Requirement).is_some()
}
