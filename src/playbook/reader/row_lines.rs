//! Which lines make a row: rows split over several lines, lines without pipes, and a header with rows on one line.

use crate::source::Span;
use crate::source::lexicon::Group;
use crate::source::markdown::cells::{self, Row};
use crate::source::markdown::inline;
use crate::source::markdown::lines::Line;

use crate::playbook::reader::Reader;
use crate::playbook::reader::header::{Header, Meaning, TableKind};
use crate::playbook::reader::row::Rows;
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
        let begins_row = own.cells.iter().take(2).any(|cell| cells::id(self.text, *cell).is_some());
        let cells = cells::split(self.text, whole).cells;
        let above = cells::split(self.text, start);
        let has_flag = rows.read(&above.cells).is_some_and(|own| own.requirement.is_some());
        // A row that lacks nothing but its services is not continued by a sentence, and a closed one only by these.
        let ends_with_services = || own.cells.last().is_some_and(|cell| rows.is_service(*cell));
        let is_rest = || !above.closed && cells::has_pipe(line.text) || ends_with_services();
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

    /// Reads a line without pipes as a row of the current table, if other separators or its values show that it is one.
    /// Otherwise returns `false`, and the table is interrupted.
    pub(super) fn line_without_pipes(&mut self, line: &Line<'_>) -> bool {
        let separated = cells::split_otherwise(self.text, line.content);
        let table =
            self.table.as_ref().filter(|table| table.header.kind == TableKind::Tasks && self.is_in_table());
        let header = table.map(|table| table.header.clone());
        let is_row = match &header {
            Some(header) => self.is_separated_task(header, separated.as_ref()),
            None => self.is_separated_header(separated.as_ref()),
        };
        if let Some(row) = separated.filter(|_| is_row) {
            let is_delimiter = row.cells.iter().all(|cell| cells::is_delimiter(self.slice(*cell)));
            if !is_delimiter {
                self.report(
                    &reading_rules::ODD_SEPARATOR,
                    line.content,
                    "the values of this row are not separated by pipes",
                );
                self.row(line.content, &row, line.number);
            }
            return true;
        }
        let without_pipes = header.and_then(|header| {
            let rows = Rows { text: self.text, header: &header, vocabulary: self.vocabulary };
            let values = rows.without_pipes(&[line.content])?;
            Some((header, values))
        });
        if let Some((header, values)) = without_pipes {
            self.task(&header, &values, line.content, line.number);
            return true;
        }
        self.interrupt_table();
        false
    }

    /// Whether a line with other separators than pipes is a task row or the delimiter row.
    fn is_separated_task(&self, header: &Header, row: Option<&Row>) -> bool {
        let Some(cells) = row.map(|row| row.cells.as_slice()) else { return false };
        let rows = Rows { text: self.text, header, vocabulary: self.vocabulary };
        let begins = cells.first().is_some_and(|cell| rows.id(*cell).is_some());
        let rest = cells.get(1..).unwrap_or_default();
        begins && rest.iter().any(|cell| rows.is_flag(*cell) || rows.is_role(*cell))
            || cells.iter().all(|cell| cells::is_delimiter(self.slice(*cell)))
    }

    /// Whether such a line is the header of a task table: it has more columns than a sentence would.
    fn is_separated_header(&self, row: Option<&Row>) -> bool {
        let Some(row) = row.filter(|row| row.cells.len() >= 3) else { return false };
        let header = Header::read(self.text, &row.cells, self.vocabulary);
        let id = row
            .cells
            .first()
            .and_then(|cell| self.vocabulary.key(Group::Columns, &inline::plain(self.slice(*cell))));
        header.kind == TableKind::Tasks && id.is_some_and(|key| key.as_str() == "id")
    }

    /// Whether the text of a heading is a row of the current task table, or the header of one.
    pub(super) fn is_task_row(&self, title: Span) -> bool {
        if !cells::has_pipe(self.slice(title)) {
            return false;
        }
        let row = cells::split(self.text, title);
        let begins = row.cells.first().is_some_and(|cell| cells::id(self.text, *cell).is_some());
        row.cells.len() >= 3 && if self.is_in_table() { begins } else { self.is_separated_header(Some(&row)) }
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

    /// Reports a row with a task id that is not read, and why.
    pub(super) fn report_if_row(&mut self, row: &Row, content: Span, why: &str) {
        let filled: Vec<Span> = row.cells.iter().copied().filter(|cell| !cell.is_empty()).collect();
        let id_at = |at: usize| filled.get(at).and_then(|cell| cells::id(self.text, *cell));
        let known = |cell: &Span| self.vocabulary.knows(Group::Roles, self.slice(*cell));
        // An id that does not come first has to stand before a role.
        let second = || id_at(1).filter(|_| filled.iter().skip(2).any(known));
        let is_level = filled.first().is_some_and(|first| cells::is_level(self.text, *first));
        if let Some(id) = id_at(0).or_else(second).filter(|_| !is_level) {
            let id = self.slice(id);
            self.report(
                &reading_rules::UNREAD_ROW,
                content,
                format!("the row of {id} {why} and was not read"),
            );
        }
    }
}

/// Whether a row lacks cells that may stand on the next line.
pub(super) fn is_incomplete(cells: usize, header: &Header) -> bool {
    cells > 0 && cells < header.meanings.len() && header.column(Meaning::Requirement).is_some()
}
