//! Tasks in code and comments, which are not shown: told, and not read.

use crate::source::Span;
use crate::source::markdown::lines::Line;
use crate::source::markdown::{cells, html};

use crate::playbook::reader::Reader;

/// What closes a comment.
const END: &str = "-->";

/// A comment within a table of HTML that goes on below its line.
#[derive(Default)]
pub(super) struct OpenComment {
    /// The byte behind it.
    end: usize,
    /// Whether a comment opens that nothing closes, so that the search is not repeated for each line.
    is_unclosed: bool,
}

impl Reader<'_> {
    /// Reads a line of code or of a comment, which parts no table.
    pub(super) fn verbatim(&mut self, line: &Line<'_>) {
        self.interrupt_table();
        self.end_label();
        self.report_unshown(line.content);
    }

    /// Reports the tasks in a line of code, or in a comment or a line of one.
    fn report_unshown(&mut self, content: Span) {
        let text = self.slice(content);
        let before = self.read_so_far();
        if cells::has_pipe(text) {
            let row = cells::split(self.text, content);
            self.report_if_row(&row, content, "is in code or in a comment");
        }
        if self.read_so_far() != before || !self.may_hold_tasks() && !text.contains(['|', '｜', '<']) {
            return;
        }
        // Each row of a table of HTML is one.
        let mut start = content.start as usize;
        for row in text.split_inclusive("<tr") {
            self.report_line_of_task(Span::new(start, start + row.len()));
            start += row.len();
        }
    }

    /// Reports the rows in the comments of a line that is read.
    pub(super) fn report_comments(&mut self, line: Span) {
        let text = self.slice(line);
        if !text.contains("<!--") {
            return;
        }
        for comment in html::comments(text) {
            let start = line.start as usize;
            self.report_comment(Span::new(start + comment.range().start, start + comment.range().end));
        }
    }

    /// Reports the rows in a comment beside a row that is read. Words alone are a note on it.
    pub(super) fn report_comment(&mut self, comment: Span) {
        let text = self.slice(comment);
        if text.contains(['|', '｜']) || text.contains("<t") {
            self.report_unshown(comment);
        }
    }

    /// How many bytes of a line belong to a comment that a line of an HTML table above it opened.
    pub(super) fn commented_until(&self, line: &Line<'_>) -> usize {
        self.comment.end.saturating_sub(line.content.start as usize).min(line.text.len())
    }

    /// Where a comment ends on a line, as a place in it: in a table, at the end of the line if it is closed below. One that
    /// nothing closes hides nothing.
    pub(super) fn end_of_comment(&mut self, line: &Line<'_>, start: usize, in_table: bool) -> Option<usize> {
        let inside = line.text.get(start..)?;
        if let Some(at) = inside.find(END) {
            return Some(start + at + END.len());
        }
        let from = line.content.start as usize + start;
        let rest = self.text.get(from..).filter(|_| in_table && !self.comment.is_unclosed)?;
        let Some(at) = memchr::memmem::find(rest.as_bytes(), END.as_bytes()) else {
            self.comment.is_unclosed = true;
            return None;
        };
        self.comment.end = from + at + END.len();
        Some(line.text.len())
    }
}
