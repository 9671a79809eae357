//! Tables, row by row: which kind it is, where it ends, and the tasks in it.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use crate::source::lexicon::Group;
use crate::source::markdown::cells::{self, Row};
use crate::source::markdown::inline;
use crate::source::markdown::lines::{Line, Side};
use crate::source::{Key, Span};

use crate::playbook::date::Reading;
use crate::playbook::model::{Requirement, Task, TaskTable};
use crate::playbook::reader::Reader;
use crate::playbook::reader::broken::breaks_off;
use crate::playbook::reader::header::{Header, Meaning, TableKind};
use crate::playbook::reader::row::{RowProblem, Rows, Values, looks_like_flag};
use crate::playbook::reading_rules;

/// How many different cells of a page, and values of its labels, are kept to be known again.
pub(super) const MOST_SHARED: usize = 1000;

/// The table one is in.
pub(super) struct TableReader {
    /// Shared with whoever reads a row by it.
    pub(super) header: Rc<Header>,
    first: u32,
    pub(super) last: u32,
    /// The page's tasks before the table's first.
    tasks: usize,
    rows: usize,
    /// A blank line, or a line that is no row, came after the last row.
    interrupted: bool,
    /// A row that seems to go on in the next line.
    pub(super) open: Option<(Span, u32)>,
}

impl Reader<'_> {
    /// Takes a line as a row of a table. Whether it was one.
    pub(super) fn table_line(&mut self, line: &Line<'_>) -> bool {
        if let Some(joined) = self.rest_of_row(line) {
            return joined;
        }
        if !cells::has_pipe(line.text) {
            return self.unpiped_line(line);
        }
        let row = cells::split(self.text, line.content);
        if cells::is_delimiter(line.text) {
            self.delimiter(line, &row);
        } else {
            self.row(line.content, &row, line.number);
        }
        true
    }

    /// Reads a row that is no delimiter row: of labels, a header, or a row of the table one is in.
    pub(super) fn row(&mut self, content: Span, row: &Row, line: u32) {
        if !self.is_in_table() && self.labels_of_row(row, line) {
            self.end_table();
        } else if self.header_with_rows(content, row, line) {
            // Both are read.
        } else if !self.opens_table(content, row, line) {
            self.body_row(content, row, line);
        }
    }

    /// Whether one is in a table of tasks or revisions.
    pub(super) fn is_in_table(&self) -> bool {
        let open = self.table.as_ref().filter(|table| !table.interrupted);
        open.is_some_and(|table| matches!(table.header.kind, TableKind::Tasks | TableKind::Revisions))
    }

    fn delimiter(&mut self, line: &Line<'_>, row: &Row) {
        let Some(table) = self.table.as_mut().filter(|table| !table.interrupted) else { return };
        table.last = line.number;
        let (columns, count) = (table.header.meanings.len(), row.cells.len());
        if table.rows == 0 && columns != count {
            let message = format!(
                "the header has {columns} columns and the row of dashes {count}, so this is no table"
            );
            self.find(&reading_rules::DELIMITER_COUNT, line.content, message);
        }
    }

    /// Whether the row is a header, or the first row of a table without one, and opens a table.
    fn opens_table(&mut self, content: Span, row: &Row, first: u32) -> bool {
        let continues =
            self.table.as_ref().is_some_and(|table| !table.interrupted || self.goes_on(table, row));
        let has_id = row.cells.iter().take(2).any(|cell| cells::id(self.text, *cell).is_some());
        let dated = || row.cells.first().is_some_and(|cell| self.date(*cell) != Reading::None);
        if continues && (has_id || dated()) {
            return false;
        }
        let header = if has_id { None } else { Some(Header::read(self.text, &row.cells, self.vocabulary)) };
        let is_known = header
            .as_ref()
            .is_some_and(|header| matches!(header.kind, TableKind::Tasks | TableKind::Revisions));
        if continues && !is_known {
            return false;
        }
        let has_header = header.is_some();
        let header = header.unwrap_or_else(|| Header::by_shape(TableKind::Unclear, row.cells.len()));
        self.end_table();
        if header.gap && header.kind == TableKind::Tasks {
            self.find(&reading_rules::EMPTY_HEADER, content, "a column of the task table has no heading");
        }
        let tasks = self.draft.tasks.len();
        self.table = Some(TableReader {
            header: Rc::new(header),
            first,
            last: first,
            tasks,
            rows: 0,
            interrupted: false,
            open: None,
        });
        has_header
    }

    /// Whether a row after a blank line still belongs to the table above it.
    fn goes_on(&self, table: &TableReader, row: &Row) -> bool {
        let first = row.cells.iter().find(|cell| !cell.is_empty());
        let Some(first) = first.copied() else { return false };
        match table.header.kind {
            TableKind::Tasks => cells::id(self.text, first).is_some(),
            TableKind::Revisions => self.date(first) != Reading::None,
            _ => false,
        }
    }

    fn body_row(&mut self, content: Span, row: &Row, line: u32) {
        let Some(table) = self.table.as_mut() else { return };
        table.rows += 1;
        table.last = line;
        table.interrupted = false;
        let kind = table.header.kind;
        if matches!(kind, TableKind::Unclear | TableKind::Other) {
            // The words of a damaged header may mean anything; a row that says who does what is a task's.
            let shape = self.shape_of(row);
            if let Some(table) = self.table.as_mut() {
                let dated = shape == TableKind::Revisions && table.header.column(Meaning::Date).is_some();
                if kind == TableKind::Unclear || shape == TableKind::Tasks || dated {
                    Rc::make_mut(&mut table.header).settle(shape);
                }
            }
        }
        let Some(header) = self.table.as_ref().map(|table| table.header.clone()) else { return };
        match header.kind {
            // Revisions begin with a day; a task that came among them is none.
            TableKind::Revisions if self.begins_with_id(row) && self.shape_of(row) == TableKind::Tasks => {
                let header = Header::by_shape(TableKind::Tasks, row.cells.len());
                self.task_row(&header, content, row, line);
            }
            TableKind::Tasks => self.task_row(&header, content, row, line),
            TableKind::Revisions => self.revision(&header, &row.cells, line),
            _ => self.report_if_row(row, content, "stands in a table that is no task table"),
        }
    }

    fn begins_with_id(&self, row: &Row) -> bool {
        row.cells
            .iter()
            .find(|cell| !cell.is_empty())
            .is_some_and(|cell| cells::id(self.text, *cell).is_some())
    }

    /// What a table without known words holds, told by its first row: an id and a flag, or a date.
    fn shape_of(&self, row: &Row) -> TableKind {
        let first = row.cells.iter().position(|cell| !cell.is_empty());
        let Some((at, first)) = first.and_then(|at| row.cells.get(at).map(|cell| (at, *cell))) else {
            return TableKind::Other;
        };
        let after = row.cells.get(at + 2..).unwrap_or_default();
        let flagged = after.iter().any(|cell| looks_like_flag(self.slice(*cell), self.vocabulary));
        let lettered = self.table.as_ref().is_some_and(|table| table.header.letters.mandatory.is_some());
        let table_heading = self
            .draft
            .sections
            .last()
            .is_some_and(|section| section.kind == crate::playbook::model::SectionKind::TaskTable);
        let known = after.iter().any(|cell| self.vocabulary.knows(Group::Roles, self.slice(*cell)));
        if cells::id(self.text, first).is_some() && (flagged || lettered || table_heading || known) {
            TableKind::Tasks
        } else if row.cells.len() >= 3
            && matches!(self.date(first), Reading::Certain { .. } | Reading::Either { .. })
        {
            TableKind::Revisions
        } else {
            TableKind::Other
        }
    }

    fn task_row(&mut self, header: &Header, content: Span, row: &Row, line: u32) {
        let rows = Rows { text: self.text, header, vocabulary: self.vocabulary };
        let divided = rows.divide(&row.cells);
        if divided.len() > 1 {
            self.find(
                &reading_rules::JOINED_ROWS,
                content,
                format!("{} rows stand on one line", divided.len()),
            );
        }
        let count = divided.len();
        for (index, cells) in divided.into_iter().enumerate() {
            let last = index + 1 == count;
            match rows.read(cells) {
                Some(values) if last && count == 1 && breaks_off(&values, row.cells.len(), header) => {
                    if let Some(table) = self.table.as_mut() {
                        table.open = Some((content, line));
                    }
                }
                Some(values) => self.task(header, &values, row_span(content, cells, count), line),
                None => self.row_without_id(cells, content),
            }
        }
    }

    fn row_without_id(&mut self, cells: &[Span], content: Span) {
        let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        if filled >= 2 {
            self.find(&reading_rules::ROW_WITHOUT_ID, content, "the row names no task id and was not read");
        }
    }

    pub(super) fn task(&mut self, header: &Header, values: &Values, row: Span, line: u32) {
        let flag = values.requirement.map(|flag| self.slice(flag)).unwrap_or_default();
        let requirement = header.requirement(flag, self.vocabulary);
        let id = cells::id_text(self.slice(values.id));
        if self.is_theirs_again(&id) {
            return;
        }
        self.row_faults(&id, values, row);
        if header.column(Meaning::Requirement).is_some()
            && (requirement == Requirement::Unknown || !header.explains(flag))
        {
            let message = if flag.is_empty() {
                format!("task {id} has no flag")
            } else {
                format!("the header does not explain `{flag}`")
            };
            self.find(&reading_rules::FLAG_NOT_IN_HEADER, values.requirement.unwrap_or(row), message);
        }
        let role = self.role(&id, values.role);
        let services = self.services(values.services);
        for id in std::iter::once(values.id).chain(values.more.iter().copied()) {
            self.draft.task_sections.push(self.owner);
            self.draft.tasks.push(Task {
                id,
                name: values.name,
                requirement,
                flag: values.requirement.unwrap_or_default(),
                role: role.clone(),
                role_text: values.role,
                services: Arc::clone(&services),
                services_text: values.services,
                row,
                line,
                activity: None,
            });
        }
    }

    fn is_theirs_again(&mut self, id: &str) -> bool {
        match self.conflict.side {
            Some(Side::Ours) => {
                self.conflict.ids.insert(id.to_owned());
                false
            }
            Some(_) => !self.conflict.ids.insert(id.to_owned()),
            None => false,
        }
    }

    fn row_faults(&mut self, id: &str, values: &Values, row: Span) {
        for fault in &values.faults {
            let (rule, message) = match fault {
                RowProblem::MissingPipe => {
                    (&reading_rules::MISSING_PIPE, format!("a pipe is missing in the row of task {id}"))
                }
                RowProblem::ExtraPipe => {
                    (&reading_rules::EXTRA_PIPE, format!("the row of task {id} begins with a doubled pipe"))
                }
                RowProblem::CellCount => (
                    &reading_rules::CELL_COUNT,
                    format!("the row of task {id} has not one cell for each column"),
                ),
                RowProblem::NoName => (&reading_rules::ROW_WITHOUT_NAME, format!("task {id} has no name")),
                RowProblem::UnclearId => {
                    let more = values.more.iter().map(|id| cells::id_text(self.slice(*id)));
                    let ids: Vec<_> = std::iter::once(id.into()).chain(more).collect();
                    (&reading_rules::UNCLEAR_ID, format!("the id is read as {}", ids.join(" and ")))
                }
            };
            let last = values.more.last().unwrap_or(&values.id);
            let ids = Span { start: values.id.start, end: last.end };
            self.find(rule, if *fault == RowProblem::UnclearId { ids } else { row }, message);
        }
    }

    fn role(&mut self, id: &str, cell: Span) -> Option<Key> {
        let (keys, unknown) = self.keys_of_cell(Group::Roles, cell);
        if let Some(word) = unknown.first() {
            let lang = self.vocabulary.lang;
            self.find(
                &reading_rules::UNKNOWN_ROLE,
                cell,
                format!("`{word}`, the role of task {id}, is in no `{lang}` word list"),
            );
        }
        keys.first().cloned()
    }

    fn services(&mut self, cell: Span) -> Arc<[Key]> {
        let (keys, unknown) = self.keys_of_cell(Group::Services, cell);
        for word in unknown {
            let lang = self.vocabulary.lang;
            self.find(&reading_rules::UNKNOWN_SERVICE, cell, format!("`{word}` is in no `{lang}` word list"));
        }
        keys
    }

    /// The keys that a cell names, and the words that no lexicon knows. Rows that say the same share one list: a
    /// large table has few of them.
    fn keys_of_cell(&mut self, group: Group, cell: Span) -> (Arc<[Key]>, Vec<String>) {
        let written = self.slice(cell);
        if let Some(shared) = self.cells.get(&(group, written)) {
            return (Arc::clone(shared), Vec::new());
        }
        let found = self.vocabulary.keys(group, &inline::plain(written));
        let keys: Arc<[Key]> = found.keys.into();
        if found.unknown.is_empty() && self.cells.len() < MOST_SHARED {
            self.cells.insert((group, written), Arc::clone(&keys));
        }
        (keys, found.unknown)
    }

    /// A blank line may section a table by mistake: rows that follow still belong to it.
    pub(super) fn interrupt_table(&mut self) {
        if let Some((content, line)) = self.table.as_mut().and_then(|table| table.open.take()) {
            self.flush_row(content, line);
        }
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
            self.draft.tables.push(TaskTable { first: table.first, last: table.last, tasks });
        }
    }

    /// Reports ids that stand twice in one table, once each.
    fn report_duplicates(&mut self, first: usize) {
        let mut seen = BTreeSet::new();
        let rows = self.draft.tasks.get(first..).unwrap_or_default();
        let number = |span: Span| cells::id_text(self.slice(span)).parse::<u16>().ok();
        let mut told = BTreeSet::new();
        let again: Vec<Span> = rows
            .iter()
            .map(|task| task.id)
            .filter(|id| !seen.insert(number(*id)) && told.insert(number(*id)))
            .collect();
        for id in again {
            let message = format!("task {} stands twice in one table", cells::id_text(self.slice(id)));
            self.find(&reading_rules::DUPLICATE_TASK, id, message);
        }
    }

    /// Accounts for a row that looks like a task's and is none.
    pub(super) fn report_if_row(&mut self, row: &Row, content: Span, why: &str) {
        let id = row.cells.iter().find(|cell| !cell.is_empty()).and_then(|cell| cells::id(self.text, *cell));
        if let Some(id) = id {
            let id = self.slice(id);
            self.find(&reading_rules::UNREAD_ROW, content, format!("the row of {id} {why} and was not read"));
        }
    }
}

fn row_span(content: Span, cells: &[Span], count: usize) -> Span {
    match (count, cells.first(), cells.last()) {
        (1, _, _) | (_, None, _) | (_, _, None) => content,
        (_, Some(first), Some(last)) => Span { start: first.start, end: last.end },
    }
}
