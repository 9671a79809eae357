//! Rows that are not read, and why.

use crate::source::Span;
use crate::source::lexicon::Group;
use crate::source::markdown::cells::{self, Row};
use crate::source::markdown::inline;
use crate::source::markdown::lines::Line;

use crate::playbook::reader::header::{Header, Meaning};
use crate::playbook::reader::row::Rows;
use crate::playbook::reader::{Reader, ids};
use crate::playbook::reading_rules;

impl Reader<'_> {
    /// Reads a line of code or of a comment, which parts no table.
    pub(super) fn verbatim(&mut self, line: &Line<'_>) {
        self.interrupt_table();
        self.end_label();
        if cells::has_pipe(line.text) {
            let row = cells::split(self.text, line.content);
            self.report_if_row(&row, line.content, "is in code or in a comment");
        }
    }

    /// Reports a row of a task table that has no id.
    pub(super) fn row_without_id(&mut self, header: &Header, cells: &[Span], content: Span) {
        let mut filled = cells.iter().filter(|cell| !cell.is_empty());
        let first = filled.next().map(|cell| inline::plain(self.slice(*cell)));
        let rest: Vec<Span> = filled.copied().collect();
        let written = self.slice(content);
        if rest.is_empty() && first.is_some() && written.ends_with('|') && !written.starts_with(['|', '<']) {
            self.report(&reading_rules::SPLIT_ROW, content, "the end of the row above was not read");
            return;
        }
        let rows = Rows { text: self.text, header, vocabulary: self.vocabulary };
        let is_task = rest.iter().any(|cell| rows.is_flag(*cell) || rows.is_role(*cell));
        // A table without a column for ids that stands elsewhere, or a row that says only that there is no task, lacks
        // nothing.
        let says_none = first.is_some_and(|first| self.vocabulary.lexicons.nothing_follows(&first));
        let wants_id = header.column(Meaning::Id).is_some() || is_task && self.is_below_task_heading();
        if !rest.is_empty() && (is_task || !says_none) && wants_id {
            self.report(&reading_rules::ROW_WITHOUT_ID, content, "the row has no task id and was not read");
        }
    }

    /// Reports a row with a task id that is not read, and why.
    pub(super) fn report_if_row(&mut self, row: &Row, content: Span, why: &str) {
        let filled: Vec<Span> = row.cells.iter().copied().filter(|cell| !cell.is_empty()).collect();
        let ids = self.ids_of_row(&filled);
        let is_level = filled.first().is_some_and(|first| cells::is_level(self.text, *first));
        if ids.is_empty() || is_level {
            return;
        }
        let ids: Vec<&str> = ids.into_iter().map(|id| self.slice(id)).collect();
        let ids = ids.join(", ");
        self.report(&reading_rules::UNREAD_ROW, content, format!("the row of {ids} {why} and was not read"));
    }

    /// The ids of a row whose columns are not known.
    fn ids_of_row(&self, filled: &[Span]) -> Vec<Span> {
        let Some((first, rest)) = filled.split_first() else { return Vec::new() };
        let id = |cell: &Span| cells::id(self.text, *cell);
        let known = |cell: &Span| self.vocabulary.knows(Group::Roles, self.slice(*cell));
        if let Some(id) = id(first) {
            return vec![id];
        }
        // An id that does not come first has to stand before a role.
        if let Some(id) = rest.first().and_then(id).filter(|_| rest.iter().skip(1).any(known)) {
            return vec![id];
        }
        if !self.is_below_task_heading() {
            return Vec::new();
        }
        let name = self.vocabulary.key(Group::Columns, &inline::plain(self.slice(*first)));
        match name.filter(|name| name.as_str() == "id") {
            // The columns are the tasks.
            Some(_) => rest.iter().filter_map(id).collect(),
            None => ids::at_start(self.text, *first).into_iter().collect(),
        }
    }

    /// Reports a line that begins with a task id, or an item of a list that names one, where tasks are expected. Returns
    /// whether it was one.
    pub(super) fn report_unread_line(&mut self, line: Span) -> bool {
        let id = Some(line).filter(|_| self.may_hold_tasks()).and_then(|line| {
            let begins = ids::at_start(self.text, line).filter(|id| id.range().len() >= 4);
            begins.or_else(|| ids::in_item(self.text, line, self.vocabulary))
        });
        if let Some(id) = id {
            let message = format!("the line of {} is not a row and was not read", self.slice(id));
            self.report(&reading_rules::UNREAD_ROW, line, message);
        }
        id.is_some()
    }

    /// Reports a small heading below that of a task table, if it begins with an id, perhaps behind a word such as `Task`.
    pub(super) fn report_unread_heading(&mut self, title: Span) {
        if !self.may_hold_tasks() {
            return;
        }
        let id = ids::in_cell(self.text, title, self.vocabulary).into_iter().next();
        if let Some(id) = id.filter(|id| id.range().len() >= 4) {
            let message = format!("the heading of {} is not a row and was not read", self.slice(id));
            self.report(&reading_rules::UNREAD_ROW, title, message);
        }
    }
}
