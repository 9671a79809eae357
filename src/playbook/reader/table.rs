//! Tables, row by row: their kind, their end, and their tasks.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::source::Span;
use crate::source::markdown::cells::{self, Row};
use crate::source::markdown::lines::Line;

use crate::playbook::date::ParsedDate;
use crate::playbook::model::TaskTable;
use crate::playbook::reader::Reader;
use crate::playbook::reader::header::{Header, Meaning, TableKind};
use crate::playbook::reader::row::{Rows, Values, looks_like_flag};
use crate::playbook::reading_rules;

/// How many columns a task table usually has, and fewer cells than those of two of its rows.
const TASK_COLUMNS: usize = 5;
const TWO_ROWS: usize = 7;

/// How many different cells of a page, and how many values of its labels, are cached.
pub(super) const CACHE_SIZE: usize = 1000;

/// The current table.
pub(super) struct TableReader {
    pub(super) header: Rc<Header>,
    pub(super) first_row: Span,
    first: u32,
    pub(super) last: u32,
    /// How many tasks the page has before the table.
    tasks: usize,
    rows: usize,
    /// Whether there is no header, and the first row is a task.
    pub(super) begins_with_task: bool,
    /// Whether a line that is not a row followed the last row.
    pub(super) interrupted: bool,
    /// Whether the last row has no pipe at its end.
    pub(super) unclosed: bool,
    /// The line of the last row of dashes.
    pub(super) dashes: Option<u32>,
    /// A row that the next line may continue.
    pub(super) open: Option<OpenRow>,
}

impl TableReader {
    /// A table with this header, the line it stands on, and how many tasks the page has before it.
    fn new(header: Header, content: Span, line: u32, tasks: usize) -> Self {
        Self {
            header: Rc::new(header),
            first_row: content,
            first: line,
            last: line,
            tasks,
            rows: 0,
            begins_with_task: false,
            interrupted: false,
            unclosed: false,
            dashes: None,
            open: None,
        }
    }

    /// Whether no row follows the header yet.
    pub(super) fn is_first_row(&self) -> bool {
        self.rows == 0 && !self.begins_with_task && !self.interrupted
    }
}

/// A row that the next line may continue.
pub(super) struct OpenRow {
    pub(super) span: Span,
    pub(super) line: u32,
    pub(super) row: Row,
    /// Its values, if they are read already.
    pub(super) values: Option<Values>,
    pub(super) kind: OpenKind,
}

/// How the next line may continue a row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum OpenKind {
    /// With cells that the row lacks.
    Short,
    /// The row has all its cells: with the rest of the last one and the next row.
    Whole,
    /// The row begins behind another one: with whatever makes it a row.
    Moved,
}

impl OpenRow {
    /// Its values; `None` if it is no task.
    pub(super) fn read(&self, rows: &Rows<'_>) -> Option<Values> {
        self.values.clone().or_else(|| rows.read(&self.row.cells))
    }
}

impl Reader<'_> {
    /// Reads a line as a row of a table. Returns whether it was one.
    pub(super) fn table_line(&mut self, line: &Line<'_>) -> bool {
        if !cells::has_pipe(line.text) {
            return self.line_without_pipes(line);
        }
        let mut row = cells::split(self.text, line.content);
        if line.text.contains("<br") {
            // A break that is all of a cell parts rows or stands for nothing.
            for cell in row.cells.iter_mut().filter(|cell| cells::is_break(self.slice(**cell))) {
                cell.end = cell.start;
            }
        }
        if cells::is_delimiter(line.text) {
            self.delimiter(line, &row);
        } else {
            self.row(line.content, &row, line.number);
        }
        true
    }

    /// Reads a row other than a delimiter row: labels, a header, or a row of the current table.
    pub(super) fn row(&mut self, content: Span, row: &Row, line: u32) {
        if !self.is_in_table() && self.read_label_row(row, line) {
            self.end_table();
        } else if self.read_header_with_rows(content, row, line)
            || self.read_dashes_with_row(content, row, line)
        {
            // Nothing is left to read.
        } else if self.continue_header(content, row, 0) {
            // The rest of the header.
        } else if !self.open_table(content, row, line) {
            self.body_row(content, row, line);
        }
    }

    /// Whether the current line may belong to a table of tasks or revisions.
    pub(super) fn is_in_table(&self) -> bool {
        let open = self.table.as_ref().filter(|table| !table.interrupted);
        open.is_some_and(|table| matches!(table.header.kind, TableKind::Tasks | TableKind::Revisions))
    }

    fn delimiter(&mut self, line: &Line<'_>, row: &Row) {
        let Some(table) = self.table.as_mut().filter(|table| !table.interrupted) else { return };
        table.last = line.number;
        // Markdown holds only the first row of dashes against the header.
        let is_second = table.dashes.replace(line.number).is_some();
        table.unclosed = false;
        let (columns, count) = (table.header.meanings.len(), row.cells.len());
        if table.rows == 0 && columns != count && !is_second {
            let published = cells::split_as_published(self.text, table.first_row);
            if published.cells.len() == count && !table.begins_with_task {
                // A full-width pipe in the header is text, not a column.
                table.header = Rc::new(Header::read(self.text, &published.cells, self.vocabulary));
                return;
            }
            let message = format!(
                "the header has {columns} columns and the row of dashes {count}, so this is not a table"
            );
            self.report(&reading_rules::DELIMITER_COUNT, line.content, message);
        }
    }

    /// Opens a table if the row is a header or the first row of a table without one. Returns whether it is a header.
    fn open_table(&mut self, content: Span, row: &Row, first: u32) -> bool {
        let continues =
            self.table.as_ref().is_some_and(|table| !table.interrupted || self.continues_table(table, row));
        let begins_with_task = row.cells.iter().take(2).any(|cell| cells::id(self.text, *cell).is_some())
            || self.has_task_values(row);
        if continues && (begins_with_task || self.begins_with_date(row)) {
            return false;
        }
        if self.is_revision_without_header(row) {
            self.end_table();
            self.table = Some(TableReader::new(
                Header::usual(TableKind::Revisions, row.cells.len()),
                content,
                first,
                self.draft.tasks.len(),
            ));
            return false;
        }
        if continues && !self.may_be_header(row) {
            return false;
        }
        let header =
            if begins_with_task { None } else { Some(Header::read(self.text, &row.cells, self.vocabulary)) };
        let is_known = header
            .as_ref()
            .is_some_and(|header| matches!(header.kind, TableKind::Tasks | TableKind::Revisions));
        if continues && !is_known {
            return false;
        }
        // Where no cell is a flag, a pipe beside it may be missing: then values are found by what they mean.
        let is_flag = |cell: &Span| looks_like_flag(self.slice(*cell), self.vocabulary);
        let is_shifted = row.cells.get(1).is_some_and(|cell| cells::id(self.text, *cell).is_some());
        let columns = match row.cells.len() {
            4 if !row.cells.iter().any(is_flag) => TASK_COLUMNS,
            // A cell too many before the id, or two rows on one line.
            cells if is_shifted && cells > TASK_COLUMNS || cells > TWO_ROWS => TASK_COLUMNS,
            cells => cells,
        };
        let header = header.unwrap_or_else(|| Header::usual(TableKind::Unclear, columns));
        self.end_table();
        let tasks = self.draft.tasks.len();
        let table = TableReader::new(header, content, first, tasks);
        self.table = Some(TableReader { begins_with_task, unclosed: !row.closed, ..table });
        self.report_header();
        !begins_with_task
    }

    /// Whether a row within a table may be the header of another one: a link or a sentence names no column.
    fn may_be_header(&self, row: &Row) -> bool {
        const LONGEST: usize = 80;
        row.cells.iter().all(|cell| cell.range().len() <= LONGEST && !self.slice(*cell).contains("]("))
    }

    /// Reports what the header of a task table does not say.
    fn report_header(&mut self) {
        let Some(table) = self.table.as_ref().filter(|table| table.header.kind == TableKind::Tasks) else {
            return;
        };
        let (header, first_row) = (Rc::clone(&table.header), table.first_row);
        if header.has_empty_cell {
            self.report(&reading_rules::EMPTY_HEADER, first_row, "a column of the task table has no heading");
        }
        for (cell, doubt) in &header.doubts {
            self.report(&reading_rules::UNCLEAR_HEADER, *cell, doubt);
        }
    }

    /// What a table with a header of unknown words is by one of its rows: those words may be damaged and mean anything.
    fn kind_below_unknown_header(&self, row: &Row) -> TableKind {
        let kind = self.kind_by_shape(row);
        if kind == TableKind::Revisions && self.dates_of(row).nth(1).is_some() {
            // Only the header could tell which date is the change's.
            return TableKind::Other;
        }
        let is_headerless = self.table.as_ref().is_some_and(|table| table.begins_with_task);
        if kind != TableKind::Tasks || is_headerless || self.has_task_values(row) {
            return kind;
        }
        // An activity has one table of tasks, and a task more than a number, a name and a letter.
        let is_second = self.owner.is_some() && self.draft.task_sections.last() == Some(&self.owner);
        let is_short = row.cells.len() <= 3 && !self.is_below_task_heading();
        if is_second || is_short { TableKind::Other } else { kind }
    }

    /// Whether a row after a blank line belongs to the table above it.
    fn continues_table(&self, table: &TableReader, row: &Row) -> bool {
        let first = row.cells.iter().find(|cell| !cell.is_empty());
        let Some(first) = first.copied() else { return false };
        match table.header.kind {
            TableKind::Tasks => {
                let rows = Rows { text: self.text, header: &table.header, vocabulary: self.vocabulary };
                cells::id(self.text, first).is_some()
                    || rows.read(&row.cells).is_some()
                    || self.has_task_values(row)
            }
            TableKind::Revisions => self.date(first) != ParsedDate::Invalid,
            _ => false,
        }
    }

    fn body_row(&mut self, content: Span, row: &Row, line: u32) {
        let Some(table) = self.table.as_mut() else { return };
        table.rows += 1;
        table.last = line;
        table.interrupted = false;
        let header_kind = table.header.kind;
        if matches!(header_kind, TableKind::Unclear | TableKind::Other) {
            let kind = self.kind_below_unknown_header(row);
            if let Some(table) = self.table.as_mut() {
                let dated = kind == TableKind::Revisions && table.header.column(Meaning::Date).is_some();
                if header_kind == TableKind::Unclear || kind == TableKind::Tasks || dated {
                    let has_words = !table.begins_with_task && !table.header.has_empty_cell;
                    let header = table.first_row;
                    Rc::make_mut(&mut table.header).set_kind(kind);
                    self.report_header();
                    if kind == TableKind::Tasks && has_words {
                        let message =
                            "this is not the header of a task table, but its rows are read as tasks";
                        self.report(&reading_rules::UNCLEAR_HEADER, header, message);
                    }
                }
            }
        }
        let Some(header) = self.table.as_ref().map(|table| table.header.clone()) else { return };
        let published = self.split_as_published(&header, content, row);
        let row = published.as_ref().unwrap_or(row);
        if matches!(header.kind, TableKind::Tasks | TableKind::Revisions) {
            self.report_wide_pipes(content, row);
        }
        match header.kind {
            // Revisions begin with a date; this is a task that came among them.
            TableKind::Revisions
                if self.begins_with_id(row) && self.kind_by_shape(row) == TableKind::Tasks =>
            {
                let header = Header::usual(TableKind::Tasks, row.cells.len());
                self.task_row(&header, content, row, line);
            }
            TableKind::Tasks => self.task_row(&header, content, row, line),
            TableKind::Revisions => self.revisions(&header, content, row, line),
            _ if self.report_if_revision(row, content) => {}
            _ if self.report_if_task_without_id(&header, row, content) => {}
            _ => self.report_if_row(row, content, "is in a table that is not a task table"),
        }
        if let Some(table) = self.table.as_mut() {
            table.unclosed = !row.closed;
        }
    }

    /// Notes that a line is not a row: the rows after it may still belong to the table.
    pub(super) fn interrupt_table(&mut self) {
        if let Some(open) = self.table.as_mut().and_then(|table| table.open.take()) {
            self.flush_row(&open);
        }
        self.pause_table();
    }

    /// Notes a blank line, which may stand in the middle of a row.
    pub(super) fn pause_table(&mut self) {
        if let Some(table) = self.table.as_mut() {
            table.interrupted = true;
        }
    }

    pub(super) fn end_table(&mut self) {
        self.interrupt_table();
        let Some(table) = self.table.take() else { return };
        self.report_duplicates(table.tasks);
        if table.header.kind == TableKind::Tasks && table.tasks < self.draft.tasks.len() {
            let tasks = table.tasks..self.draft.tasks.len();
            self.draft.tables.push(TaskTable {
                header: table.first_row,
                first: table.first,
                last: table.last,
                tasks,
            });
        }
    }

    /// Reports each id that the rows from `first` on have twice.
    fn report_duplicates(&mut self, first: usize) {
        let mut seen = BTreeSet::new();
        let rows = self.draft.tasks.get(first..).unwrap_or_default();
        let number = |span: Span| cells::id_text(self.slice(span)).parse::<u16>().ok();
        let mut reported = BTreeSet::new();
        let again: Vec<Span> = rows
            .iter()
            .map(|task| task.id)
            .filter(|id| !seen.insert(number(*id)) && reported.insert(number(*id)))
            .collect();
        for id in again {
            let message = format!("task {} is twice in one table", cells::id_text(self.slice(id)));
            self.report(&reading_rules::DUPLICATE_TASK, id, message);
        }
    }
}
