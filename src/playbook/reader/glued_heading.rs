//! Headings that have a task: a row with the marker of a heading, a row behind the words of one, an id before its words.

use crate::source::Span;
use crate::source::markdown::cells::{self, Row};
use crate::source::markdown::lines::Line;

use crate::playbook::reader::header::TableKind;
use crate::playbook::reader::{Reader, ids, task_shape};
use crate::playbook::reading_rules;

impl Reader<'_> {
    /// Reads a line with the marker of a heading: a row, a label, or a heading, perhaps with a row behind it.
    pub(super) fn heading_line(&mut self, line: &Line<'_>, level: u8, title: Span, indented: bool) {
        if self.is_task_row(title) || self.is_label_heading(title) {
            self.content(&Line { content: title, text: self.slice(title), ..*line });
        } else if let Some((words, row)) = self.row_behind_words(title) {
            let message = "the heading and a row of the table below it are on one line";
            self.report(&reading_rules::JOINED_ROWS, title, message);
            self.heading(line, level, words, false);
            self.content(&Line { content: row, text: self.slice(row), ..*line });
        } else {
            self.heading(line, level, title, indented);
        }
    }

    /// The words of a heading, and the row of tasks or the header of such a table behind them.
    fn row_behind_words(&self, title: Span) -> Option<(Span, Span)> {
        if !cells::has_pipe(self.slice(title)) {
            return None;
        }
        let row = cells::split(self.text, title);
        let (words, rest) = row.cells.split_first().filter(|(words, _)| !words.is_empty())?;
        let behind = Row { cells: rest.to_vec(), closed: row.closed };
        (self.is_row_of_tasks(&behind) || self.is_separated_header(Some(&behind))).then_some(())?;
        let glued = Span { start: words.end, end: title.end };
        let row = self.slice(glued).trim_start();
        Some((*words, Span::new(title.end as usize - row.len(), title.end as usize)))
    }

    /// Whether a row that stands in no table is plainly one of tasks.
    pub(super) fn is_row_of_tasks(&self, row: &Row) -> bool {
        row.cells.len() >= 3 && self.begins_with_id(row) && self.kind_by_shape(row) == TableKind::Tasks
    }

    /// Reports a heading that may be a task: it has pipes and an id, or begins with one where an activity may have its
    /// tasks.
    pub(super) fn report_heading_of_task(&mut self, level: u8, title: Span) {
        let text = self.slice(title);
        if !ids::may_be_in(text) {
            return;
        }
        let id = if text.contains(['|', '｜']) {
            let row = cells::split(self.text, title);
            let first = row.cells.iter().find(|cell| !cell.is_empty());
            let first = first.and_then(|cell| cells::id(self.text, *cell));
            first.or_else(|| {
                let number = task_shape::numbers(text).into_iter().find(|at| task_shape::is_id(text, at))?;
                Some(Span::new(title.start as usize + number.start, title.start as usize + number.end))
            })
        } else if self.may_be_step(level) {
            let named = || ids::in_cell(self.text, title, self.vocabulary).into_iter().next();
            let id = ids::at_start(self.text, title).or_else(named);
            id.filter(|id| task_shape::is_id(self.text, &id.range()))
        } else {
            None
        };
        if let Some(id) = id {
            self.report_heading_of(id, title);
        } else {
            self.report_line_of_task(title);
        }
    }

    /// Whether a heading of a level stands in the approach or in an activity with labels.
    fn may_be_step(&self, level: u8) -> bool {
        let in_approach =
            self.section.as_ref().is_some_and(|(key, own)| key.as_str() == "approach" && level > *own);
        let owner = || self.owner.and_then(|owner| self.draft.sections.get(owner.position()));
        in_approach || self.has_labels() && owner().is_some_and(|owner| level > owner.level)
    }
}
