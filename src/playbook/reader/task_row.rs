//! A row of a task table: what is read of it, and what is wrong with it.

use std::sync::Arc;

use crate::source::lexicon::Group;
use crate::source::markdown::cells::{self, Row};
use crate::source::markdown::inline;
use crate::source::markdown::lines::Side;
use crate::source::{Key, Span};

use crate::playbook::model::{Requirement, Task};
use crate::playbook::reader::Reader;
use crate::playbook::reader::header::{Header, Meaning};
use crate::playbook::reader::row::{RowProblem, Rows, Values};
use crate::playbook::reader::row_lines::is_cut_number;
use crate::playbook::reader::table::{CACHE_SIZE, OpenKind, OpenRow};
use crate::playbook::reader::vocabulary::CellKeys;
use crate::playbook::reading_rules;

impl Reader<'_> {
    pub(super) fn task_row(&mut self, header: &Header, content: Span, row: &Row, line: u32) {
        if !header.tables.is_empty() {
            return self.rows_side_by_side(header, content, row, line);
        }
        let rows = Rows { text: self.text, header, vocabulary: self.vocabulary };
        if self.read_behind_rest(header, content, row, line) {
            return;
        }
        let cells = rows.with_ids_apart(&row.cells);
        let mut joined = rows.split_joined(&cells);
        // A row may begin at the end of the line.
        if let Some(last) = joined.last().copied()
            && let Some((end, next)) = rows.next_row(last).filter(|(end, next)| end < next)
        {
            joined.pop();
            joined.extend([last.get(..end), last.get(next..)].into_iter().flatten());
        }
        if joined.len() > 1 {
            self.report(
                &reading_rules::JOINED_ROWS,
                content,
                format!("{} rows are on one line", joined.len()),
            );
        }
        let count = joined.len();
        for (at, cells) in joined.into_iter().enumerate() {
            if self.read_rows_in_cells(header, cells, content, line) {
                continue;
            }
            let span = row_span(content, cells, at, count);
            let own = Row { cells: cells.to_vec(), closed: row.closed };
            if at + 1 == count
                && let Some(kind) = self.may_end_later(header, span, &own, at > 0)
            {
                self.open_as(kind, span, &own, line, rows.read(cells));
                continue;
            }
            match rows.read(cells) {
                Some(values) if count == 1 && self.may_go_on(content, row, header) => {
                    let values = Some(values).filter(|_| cells == row.cells);
                    self.open_row(content, row, line, values);
                }
                Some(values) => {
                    self.report_more_ids(header, cells, &values);
                    self.task(header, &values, span, line);
                }
                None if is_cut_number(self.text, row) => self.open_row(content, row, line, None),
                None => {
                    self.row_without_id(header, &own, content);
                }
            }
        }
    }

    /// Keeps a row that the next line may continue, with its values if they are read already.
    pub(super) fn open_row(&mut self, span: Span, row: &Row, line: u32, values: Option<Values>) {
        self.open_as(OpenKind::Short, span, row, line, values);
    }

    pub(super) fn open_as(
        &mut self,
        kind: OpenKind,
        span: Span,
        row: &Row,
        line: u32,
        values: Option<Values>,
    ) {
        if let Some(table) = self.table.as_mut() {
            table.open = Some(OpenRow { span, line, row: row.clone(), values, kind });
        }
    }

    /// Reads a row of several tables that stand side by side.
    fn rows_side_by_side(&mut self, header: &Header, content: Span, row: &Row, line: u32) {
        let ends = header.tables.iter().skip(1).copied().chain([usize::MAX]);
        for (from, end) in header.tables.iter().copied().zip(ends) {
            let columns = end.min(header.meanings.len());
            // What is too much belongs to the last one.
            let cells = row.cells.get(from..end.min(row.cells.len())).unwrap_or_default();
            if cells.iter().any(|cell| !cell.is_empty()) {
                let own = Row { cells: cells.to_vec(), closed: row.closed };
                self.task_row(&header.part(from, columns), content, &own, line);
            }
        }
    }

    /// Reports the ids in further columns of a row.
    pub(super) fn report_more_ids(&mut self, header: &Header, cells: &[Span], values: &Values) {
        for at in &header.more_ids {
            let id = cells.get(*at).and_then(|cell| cells::id(self.text, *cell));
            if let Some(id) = id.filter(|id| self.slice(*id) != self.slice(values.id)) {
                let (own, read) = (cells::id_text(self.slice(id)), cells::id_text(self.slice(values.id)));
                let message = format!("the row is read as task {read}; its second id, {own}, was not read");
                self.report(&reading_rules::UNCLEAR_ID, id, message);
            }
        }
    }

    pub(super) fn task(&mut self, header: &Header, values: &Values, row: Span, line: u32) {
        let flag = values.requirement.map(|flag| self.slice(flag)).unwrap_or_default();
        let requirement = header.requirement(flag, self.vocabulary);
        let id = cells::id_text(self.slice(values.id));
        if self.is_repeated_task(&id) {
            return;
        }
        self.report_row_problems(&id, values, row);
        self.note_numbers(values, row);
        if header.column(Meaning::Requirement).is_some()
            && (requirement == Requirement::Unknown || !header.explains(flag))
        {
            let message = if flag.is_empty() {
                format!("task {id} has no flag")
            } else if header.explains(flag) && !header.letters.is_empty() {
                format!("the header does not say whether `{flag}` is mandatory")
            } else {
                format!("the header does not explain `{flag}`")
            };
            self.report(&reading_rules::FLAG_NOT_IN_HEADER, values.requirement.unwrap_or(row), message);
        }
        self.report_empty_cells(header, &id, values, row);
        let roles = self.roles(&id, values.role);
        let services = self.services(values.services);
        for id in std::iter::once(values.id).chain(values.more.iter().copied()) {
            self.draft.task_sections.push(self.owner);
            self.draft.tasks.push(Task {
                id,
                name: values.name,
                requirement,
                flag: values.requirement.unwrap_or_default(),
                roles: Arc::clone(&roles),
                role_text: values.role,
                services: Arc::clone(&services),
                services_text: values.services,
                row,
                line,
                activity: None,
                written: None,
            });
        }
    }

    /// Reports a role and services that a row has no words for, as cells that a word processor merged leave them.
    fn report_empty_cells(&mut self, header: &Header, id: &str, values: &Values, row: Span) {
        let cells = [
            (Meaning::Role, values.role, &reading_rules::UNKNOWN_ROLE, "role"),
            (Meaning::Services, values.services, &reading_rules::UNKNOWN_SERVICE, "services"),
        ];
        for (meaning, cell, rule, what) in cells {
            let written = self.slice(cell);
            let is_empty = written.is_empty()
                || written.starts_with(['&', '<']) && inline::plain(written).trim().is_empty();
            // That the row has other cells than the columns is told already.
            if is_empty && values.problems.is_empty() && header.column(meaning).is_some() {
                self.report(rule, row, format!("task {id} has no {what}"));
            }
        }
    }

    fn is_repeated_task(&mut self, id: &str) -> bool {
        match self.conflict.side {
            Some(Side::Ours) => {
                self.conflict.ids.insert(id.to_owned());
                false
            }
            Some(_) => !self.conflict.ids.insert(id.to_owned()),
            None => false,
        }
    }

    fn report_row_problems(&mut self, id: &str, values: &Values, row: Span) {
        let is_headerless =
            self.table.as_ref().is_some_and(|table| table.begins_with_task && table.dashes.is_none());
        let is_written_in_html = self.slice(row).starts_with('<');
        for problem in &values.problems {
            // Without a header, no number of cells is wrong: that the row is in no table is said of the page.
            if matches!(problem, RowProblem::CellCount | RowProblem::Order)
                && is_headerless
                && !is_written_in_html
            {
                continue;
            }
            let (rule, message) = match problem {
                RowProblem::MissingPipe if !is_written_in_html => {
                    (&reading_rules::MISSING_PIPE, format!("a pipe is missing in the row of task {id}"))
                }
                RowProblem::ExtraPipe if !is_written_in_html => {
                    (&reading_rules::EXTRA_PIPE, format!("the row of task {id} begins with a doubled pipe"))
                }
                RowProblem::CellCount | RowProblem::MissingPipe | RowProblem::ExtraPipe => (
                    &reading_rules::CELL_COUNT,
                    format!("the row of task {id} does not have one cell for each column"),
                ),
                RowProblem::Order => (
                    &reading_rules::CELL_COUNT,
                    format!("the values of the row of task {id} are not in the order of the columns"),
                ),
                RowProblem::NoName if self.slice(values.name).contains(['~', '<']) => (
                    &reading_rules::ROW_WITHOUT_NAME,
                    format!("task {id} has no name that is shown and not struck through"),
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
            self.report(rule, if *problem == RowProblem::UnclearId { ids } else { row }, message);
        }
    }

    fn roles(&mut self, id: &str, cell: Span) -> Arc<[Key]> {
        let (keys, unknown) = self.keys_of_cell(Group::Roles, cell);
        if let Some(word) = unknown.first() {
            let lang = self.vocabulary.lang;
            self.report(
                &reading_rules::UNKNOWN_ROLE,
                cell,
                format!("`{word}`, the role of task {id}, is not in the `{lang}` word list"),
            );
        }
        keys
    }

    fn services(&mut self, cell: Span) -> Arc<[Key]> {
        let (keys, unknown) = self.keys_of_cell(Group::Services, cell);
        for word in unknown {
            let lang = self.vocabulary.lang;
            self.report(
                &reading_rules::UNKNOWN_SERVICE,
                cell,
                format!("`{word}` is not in the `{lang}` word list"),
            );
        }
        keys
    }

    /// The keys that a cell names, and the words that no lexicon knows. Equal cells share one list.
    fn keys_of_cell(&mut self, group: Group, cell: Span) -> CellKeys {
        let written = self.slice(cell);
        if let Some(known) = self.caches.cells.get(&(group, written)) {
            return known.clone();
        }
        let found = self.vocabulary.keys(group, &inline::plain(&inline::unstruck(written)));
        let keys = (found.keys.into(), found.unknown);
        if self.caches.cells.len() < CACHE_SIZE {
            self.caches.cells.insert((group, written), keys.clone());
        }
        keys
    }
}

/// The span of one of the rows of a line.
fn row_span(content: Span, cells: &[Span], at: usize, count: usize) -> Span {
    let start = cells.first().filter(|_| at > 0).map_or(content.start, |first| first.start);
    let end = cells.last().filter(|_| at + 1 < count).map_or(content.end, |last| last.end);
    Span { start, end }
}
