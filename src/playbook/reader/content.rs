//! A line of content: the rest of a label, a row, a label, or text.

use crate::source::markdown::cells;
use crate::source::markdown::lines::Line;

use crate::playbook::reader::{Draft, Reader};

impl Reader<'_> {
    pub(super) fn blank(&mut self) {
        if self.label.as_ref().is_some_and(|label| !label.is_waiting()) {
            self.end_label();
        }
        self.label_columns.clear();
        self.pause_table();
    }

    pub(super) fn content(&mut self, line: &Line<'_>) {
        if self.continue_label(line) || self.html_line(line) {
            self.candidates.last = None;
            return;
        }
        // A pipe in a label's value does not start a table.
        let may_be_label =
            cells::has_pipe(line.text) && !line.text.starts_with(['|', '｜']) && !self.is_in_table();
        if may_be_label && self.labels(line) {
            return;
        }
        let mut before = self.read_so_far();
        let is_more = self.continue_row(line).is_some();
        if !is_more {
            // What was read of the row above says nothing of this line.
            before = self.read_so_far();
        }
        if is_more || self.table_line(line) {
            self.candidates.last = None;
            if self.read_so_far() == before {
                self.report_line_of_task(line.content);
            } else {
                self.report_comments(line.content);
            }
            if self.read_so_far() == before && cells::has_pipe(line.text) {
                self.report_tasks_in_cells(&cells::split(self.text, line.content));
            }
        } else if self.labels(line) {
            self.end_table();
        } else {
            self.report_unread_field(line);
            self.note_heading_candidate(line);
        }
    }

    /// How much was read or reported, and whether a row is open: the same behind a line that nothing came of.
    pub(super) fn read_so_far(&self) -> (usize, usize, usize, bool) {
        let Draft { tasks, revisions, findings, .. } = &self.draft;
        let is_open = self.table.as_ref().is_some_and(|table| table.open.is_some());
        (tasks.len(), revisions.len(), findings.len(), is_open)
    }
}
