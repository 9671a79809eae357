//! Which lines make a row: rows split over several lines, and a header with rows on one line.

use crate::source::Span;
use crate::source::markdown::cells::{self, Row};
use crate::source::markdown::lines::Line;

use crate::playbook::reader::header::{Header, Meaning, TableKind};
use crate::playbook::reader::row::Rows;
use crate::playbook::reader::table::{OpenKind, OpenRow};
use crate::playbook::reader::{Reader, ids};
use crate::playbook::reading_rules;

/// No task has more cells, on however many lines.
const MOST_CELLS: usize = 20;

/// What may come behind a line that goes on with a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    /// Nothing: the row is whole.
    IsLast,
    /// More of the row.
    MayFollow,
}

impl Reader<'_> {
    /// Reads a line as the rest of the incomplete row above it; `None` if there is no such row or the line
    /// does not continue it.
    pub(super) fn continue_row(&mut self, line: &Line<'_>) -> Option<()> {
        let table = self.table.as_mut()?;
        let open = table.open.take()?;
        let header = table.header.clone();
        let is_paused = table.interrupted;
        let own = self.own_cells(&header, &open, line);
        if !is_paused && let Some(is_read) = self.continue_moved(&header, &open, &own, line) {
            if !is_read {
                self.flush_row(&open);
            }
            return is_read.then_some(());
        }
        let cells = self.joined(&header, &open, &own, line.text);
        let span = Span { start: open.span.start, end: line.content.end };
        let whole = OpenRow {
            span,
            line: open.line,
            row: Row { cells, closed: own.closed },
            values: None,
            kind: open.kind,
        };
        // Behind a blank line, only what makes exactly one row goes on with it.
        let is_near =
            !is_paused || cells::has_pipe(line.text) && whole.row.cells.len() == header.meanings.len();
        let next = match header.kind {
            _ if !is_near || open.kind == OpenKind::Whole => None,
            // Behind a closed row, one that begins with a pipe is a row of its own.
            TableKind::Revisions if open.row.closed && line.text.starts_with(['|', '｜']) => None,
            TableKind::Revisions => self.goes_on_with_revision(&header, &whole, &own),
            _ => self.goes_on(&header, &open, &whole, &own, line),
        };
        let Some(next) = next else {
            self.flush_row(&open);
            return None;
        };
        // Its last cell may yet be cut by the next row.
        let is_unclosed =
            header.kind == TableKind::Tasks && !own.closed && whole.row.cells.len() == header.meanings.len();
        if let Some(table) = self.table.as_mut() {
            table.last = line.number;
            table.interrupted = false;
            table.unclosed = !own.closed;
            if next == Next::MayFollow || is_unclosed {
                let kind = if next == Next::MayFollow { whole.kind } else { OpenKind::Whole };
                table.open = Some(OpenRow { kind, ..whole });
                return Some(());
            }
        }
        self.flush_row(&whole);
        Some(())
    }

    /// The cells of a line below a row, without the empty ones at its end that the row has no place for.
    fn own_cells(&self, header: &Header, open: &OpenRow, line: &Line<'_>) -> Row {
        let mut own = cells::split(self.text, line.content);
        let is_cut = !open.row.closed && !line.text.starts_with(['|', '｜']);
        let room = header.meanings.len() + usize::from(is_cut);
        while header.kind == TableKind::Tasks
            && own.cells.len() > 1
            && open.row.cells.len() + own.cells.len() > room
            && own.cells.pop_if(|last| last.is_empty()).is_some()
        {}
        own
    }

    /// The cells of a row and of the line below it: a cell that is cut is one.
    pub(super) fn joined(&self, header: &Header, open: &OpenRow, own: &Row, line: &str) -> Vec<Span> {
        let mut cells = open.row.cells.clone();
        let mut rest = own.cells.as_slice();
        let is_whole = cells.len() == header.meanings.len() && own.cells.len() == 1;
        // A backslash at the end of a line escapes its break.
        if cells.len() > 1 && cells.last().is_some_and(|cell| self.slice(*cell) == "\\") {
            cells.pop();
        } else if !open.row.closed
            && (is_whole || !line.starts_with(['|', '｜']))
            && let (Some(last), Some((first, after))) = (cells.last_mut(), rest.split_first())
        {
            *last = if last.is_empty() { *first } else { Span { start: last.start, end: first.end } };
            rest = after;
        }
        cells.extend(rest);
        cells
    }

    /// Whether a line goes on with the row above it, and whether another one may follow.
    fn goes_on(
        &self,
        header: &Header,
        open: &OpenRow,
        whole: &OpenRow,
        own: &Row,
        line: &Line<'_>,
    ) -> Option<Next> {
        let rows = Rows { text: self.text, header, vocabulary: self.vocabulary };
        if is_cut_number(self.text, &open.row) {
            // The id is cut: its rest is all that the line may begin with.
            let id = whole.row.cells.first().and_then(|cell| cells::id(self.text, *cell));
            let is_row = id.is_some() && whole.row.cells.len() == own.cells.len();
            return rows.read(&whole.row.cells).filter(|_| is_row).map(|_| Next::IsLast);
        }
        // A sign may stand before the id.
        let bare = |cell: Span| {
            let text = self.slice(cell).trim_start_matches(|c: char| !c.is_alphanumeric());
            Span::new(cell.end as usize - text.len(), cell.end as usize)
        };
        let begins_row = own.cells.iter().take(2).any(|cell| cells::id(self.text, bare(*cell)).is_some())
            || !cells::has_pipe(line.text) && self.row_without_pipes(line.content).is_some();
        if begins_row {
            return None;
        }
        let values = rows.read(&whole.row.cells)?;
        let has_flag = open.read(&rows).is_some_and(|own| own.requirement.is_some());
        // A row that lacks nothing but its services is not continued by a sentence, and a closed one only by these.
        let ends_with_services = || own.cells.last().is_some_and(|cell| rows.is_service(*cell));
        let is_row = || rows.read(&own.cells).is_some_and(|own| own.requirement.is_some());
        let ends_with_role = || {
            own.cells.len() > 1
                && own.cells.first().is_some_and(|cell| rows.is_role(*cell))
                && open.read(&rows).is_some_and(|own| own.role.is_empty())
        };
        let is_rest = || {
            let is_cut = !open.row.closed && cells::has_pipe(line.text);
            (is_cut || ends_with_services() || ends_with_role()) && !is_row()
        };
        if has_flag && !is_rest() {
            return None;
        }
        let (columns, count) = (header.meanings.len(), whole.row.cells.len());
        let is_short = count < columns.min(MOST_CELLS) && values.services.is_empty();
        if values.requirement.is_some() {
            return Some(if is_short { Next::MayFollow } else { Next::IsLast });
        }
        // One cell on each line.
        let is_cell = own.cells.len() == 1 && !open.row.closed && line.text.starts_with(['|', '｜']);
        (is_cell && count < columns.min(MOST_CELLS)).then_some(Next::MayFollow)
    }

    /// Whether a line goes on with the revision above it: it begins none, and makes no cell too many.
    fn goes_on_with_revision(&self, header: &Header, whole: &OpenRow, own: &Row) -> Option<Next> {
        let begins = self.begins_with_date(own) || self.kind_by_shape(own) == TableKind::Tasks;
        let fits = whole.row.cells.len() <= header.meanings.len();
        (!begins && fits && own.closed).then_some(Next::IsLast)
    }

    /// Reads a row that no further line continues.
    pub(super) fn flush_row(&mut self, open: &OpenRow) {
        let Some(header) = self.table.as_ref().map(|table| table.header.clone()) else { return };
        if open.kind == OpenKind::Moved && header.kind == TableKind::Tasks {
            return self.flush_moved(&header, open);
        }
        let is_split = self.slice(open.span).contains('\n');
        if is_split {
            self.report(&reading_rules::SPLIT_ROW, open.span, "the row is split over several lines");
        }
        if header.kind == TableKind::Revisions {
            return self.whole_revisions(&header, open.span, &open.row, open.line);
        }
        let rows = Rows { text: self.text, header: &header, vocabulary: self.vocabulary };
        match open.read(&rows) {
            Some(values) => {
                self.report_more_ids(&header, &open.row.cells, &values);
                self.task(&header, &values, open.span, open.line);
            }
            None if is_split => {}
            None => self.row_without_id(&header, &open.row, open.span),
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
        if self.is_in_table() && row.cells.len() >= 3 && begins {
            return true;
        }
        self.is_row_of_tasks(&row) || !self.is_in_table() && self.is_separated_header(Some(&row))
    }

    /// Whether a row lacks cells that may stand on the next line, or ends within a list: it is split at its pipes alone.
    pub(super) fn may_go_on(&self, content: Span, row: &Row, header: &Header) -> bool {
        let (count, columns) = (row.cells.len(), header.meanings.len());
        let ends_in_list =
            || row.cells.last().is_some_and(|cell| self.slice(*cell).ends_with(['/', '／', ',', '、', '&']));
        let is_incomplete = count > 0 && count < columns || count == columns && !row.closed && ends_in_list();
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
}

/// Whether a row is nothing but the first digits of an id, whose cell the line does not close.
pub(super) fn is_cut_number(text: &str, row: &Row) -> bool {
    let digits = match row.cells[..] {
        [only] if !row.closed => text.get(only.range()).unwrap_or_default(),
        _ => return false,
    };
    (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
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
