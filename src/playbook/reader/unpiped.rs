//! Lines without pipes that are rows of tasks all the same: other signs, letters or wide gaps part their values.

use std::ops::Range;
use std::rc::Rc;

use crate::source::Span;
use crate::source::markdown::cells::{self, Row};
use crate::source::markdown::lines::Line;
use crate::source::markdown::{inline, quoted};

use crate::playbook::model::SectionKind;
use crate::playbook::reader::header::{Header, TableKind};
use crate::playbook::reader::row::Rows;
use crate::playbook::reader::{Reader, ids};
use crate::playbook::reading_rules;

/// What parts the values of a line.
#[derive(Clone, Copy)]
enum Divider<'a> {
    /// A sign, wherever it stands.
    Sign(&'a str),
    /// A sign or a letter between blanks.
    Word(&'a str),
    /// Two or more blanks.
    Gap,
}

impl Reader<'_> {
    /// Reads a line without pipes as a row of the current table or below a heading of task tables, if other separators or
    /// its values show that it is one; reports a line that begins with an id but is not a row. Otherwise returns `false`, and
    /// the table is interrupted.
    pub(super) fn line_without_pipes(&mut self, line: &Line<'_>) -> bool {
        if let Some(row) = self.row_without_pipes(line.content) {
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
        let header = self.header_of_tasks().filter(|_| self.is_in_table());
        let without_pipes = header.as_deref().and_then(|header| {
            let rows = Rows { text: self.text, header, vocabulary: self.vocabulary };
            rows.without_pipes(&[line.content])
        });
        if let Some((header, values)) = header.as_deref().zip(without_pipes) {
            self.task(header, &values, line.content, line.number);
            return true;
        }
        let is_unread = self.report_unread_line(line.content);
        if !is_unread || header.is_none() {
            self.interrupt_table();
        }
        is_unread
    }

    /// Reports a row below a header with pipes if some of its own are full-width ones, which part nothing in Markdown.
    pub(super) fn report_wide_pipes(&mut self, content: Span, row: &Row) {
        if self.slice(content).match_indices("\\\\|").any(|(at, _)| self.is_pipe_escaped_twice(content, at)) {
            let message = "a pipe behind backslashes parts no cells in Markdown";
            self.report(&reading_rules::ODD_SEPARATOR, content, message);
        }
        let Some(header) = self.table.as_ref().map(|table| table.first_row) else { return };
        if !self.slice(content).contains('｜') || self.slice(header).contains('｜') {
            return;
        }
        let pairs = row.cells.iter().zip(row.cells.iter().skip(1));
        let first = row.cells.first().map(|first| Span { start: content.start, end: first.start });
        let mut between = pairs.map(|(cell, next)| Span { start: cell.end, end: next.start }).chain(first);
        if between.any(|span| self.slice(span).contains('｜')) {
            let message = "full-width pipes part no cells in Markdown";
            self.report(&reading_rules::ODD_SEPARATOR, content, message);
        }
    }

    /// Whether an even number of backslashes ends with the two at a place of a row: the pipe behind them parts its cells
    /// here, but Markdown looks at no more than the one before it (GFM §4.10).
    fn is_pipe_escaped_twice(&self, content: Span, at: usize) -> bool {
        let before = self.slice(content).get(..at).unwrap_or_default();
        before.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 0
    }

    /// The header of the last table, if it is one of tasks.
    fn header_of_tasks(&self) -> Option<Rc<Header>> {
        let table = self.table.as_ref().filter(|table| table.header.kind == TableKind::Tasks)?;
        Some(table.header.clone())
    }

    /// Whether the current heading is one of task tables.
    pub(super) fn is_below_task_heading(&self) -> bool {
        self.draft.sections.last().is_some_and(|section| section.kind == SectionKind::TaskTable)
    }

    /// Whether a line may be a task although it looks like text: in a task table, or below a heading of such tables.
    pub(super) fn may_hold_tasks(&self) -> bool {
        self.is_below_task_heading() || self.is_in_table() && self.header_of_tasks().is_some()
    }

    /// The cells of a line without pipes that is a row of tasks, their header or the row of dashes below it.
    pub(super) fn row_without_pipes(&self, content: Span) -> Option<Row> {
        let separated = cells::split_otherwise(self.text, content);
        let header = self.header_of_tasks();
        let open = header.as_deref().filter(|_| self.is_in_table());
        let is_row = match open {
            Some(header) => self.is_separated_task(header, separated.as_ref()),
            None => self.is_separated_header(separated.as_ref()),
        };
        if is_row || !self.may_hold_tasks() {
            return separated.filter(|_| is_row);
        }
        let usual = || Rc::new(Header::usual(TableKind::Tasks, 5));
        let own = split_after_id(self.text, content);
        let own = own.filter(|row| self.is_whole_task(&header.clone().unwrap_or_else(usual), &row.cells));
        own.or_else(|| {
            let dividers = [Divider::Sign(","), Divider::Gap].into_iter().filter(|_| header.is_none());
            let mut rows = dividers.map(|divider| split_at(self.text, content, divider));
            rows.find(|row| self.is_separated_header(Some(row)))
        })
    }

    /// Whether the cells of a line have a task: an id, a flag, and a role or services.
    fn is_whole_task(&self, header: &Header, cells: &[Span]) -> bool {
        let rows = Rows { text: self.text, header, vocabulary: self.vocabulary };
        let rest = cells.get(2..).unwrap_or_default();
        rest.iter().any(|cell| rows.is_flag(*cell))
            && rest.iter().any(|cell| rows.is_role(*cell) || rows.is_service(*cell))
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
    pub(super) fn is_separated_header(&self, row: Option<&Row>) -> bool {
        let Some(row) = row.filter(|row| row.cells.len() >= 3) else { return false };
        let header = Header::read(self.text, &row.cells, self.vocabulary);
        header.kind == TableKind::Tasks && row.cells.first().is_some_and(|cell| self.is_heading_of_ids(*cell))
    }

    /// Whether a cell is the heading of the column of ids.
    pub(super) fn is_heading_of_ids(&self, cell: Span) -> bool {
        self.vocabulary.is_heading_of_ids(&inline::plain(self.slice(cell)))
    }
}

/// Splits a line at what follows the id that it begins with.
fn split_after_id(text: &str, line: Span) -> Option<Row> {
    /// A longer line is a paragraph.
    const LONGEST: usize = 2000;
    let id = ids::at_start(text, line).filter(|_| (line.range()).len() <= LONGEST)?;
    // The mark behind an id in quotation marks opens no value.
    let mark = text.get(id.end as usize..).is_some_and(|rest| rest.starts_with('"'));
    let rest = Span { start: id.end + u32::from(mark), ..line };
    let divider = divider_of(text.get(rest.range())?.trim_start_matches(['*', '_', '`', '"']))?;
    let mut row = split_at(text, rest, divider);
    if let Some(first) = row.cells.first_mut() {
        *first = id;
    }
    Some(row)
}

/// What parts the values of a line by the text after its first value.
fn divider_of(rest: &str) -> Option<Divider<'_>> {
    let sign = rest.get(..rest.chars().next()?.len_utf8())?;
    let word = rest.split_whitespace().next().filter(|word| word.chars().count() <= 2);
    let divider = if sign.trim().is_empty() { word.map(Divider::Word) } else { Some(Divider::Sign(sign)) };
    let mut dividers = divider.into_iter().chain([Divider::Gap]);
    dividers.find(|divider| places(rest, *divider).len() >= 3)
}

fn split_at(text: &str, line: Span, divider: Divider<'_>) -> Row {
    let content = text.get(line.range()).unwrap_or_default();
    let mut cells = Vec::new();
    let mut start = 0;
    let ends = places(content, divider).into_iter().chain(std::iter::once(content.len()..content.len()));
    for place in ends {
        let cell = content.get(start..place.start).unwrap_or_default();
        let margin = |c: char| c.is_whitespace() || c == '"';
        let from = line.start as usize + start + cell.len() - cell.trim_start_matches(margin).len();
        cells.push(Span::new(from, from + cell.trim_matches(margin).len()));
        start = place.end;
    }
    let closed = cells.pop_if(|last| last.is_empty()).is_some();
    Row { cells, closed }
}

/// Where a divider stands in a text.
fn places(text: &str, divider: Divider<'_>) -> Vec<Range<usize>> {
    let is_apart = |place: &Range<usize>| {
        let before = text.get(..place.start).unwrap_or_default();
        let after = text.get(place.end..).unwrap_or_default();
        before.ends_with(char::is_whitespace) && (after.is_empty() || after.starts_with(char::is_whitespace))
    };
    match divider {
        Divider::Sign(sign) => quoted::places(text, sign),
        Divider::Word(word) => {
            let found = text.match_indices(word).map(|(at, word)| at..at + word.len());
            found.filter(is_apart).collect()
        }
        Divider::Gap => gaps(text),
    }
}

fn gaps(text: &str) -> Vec<Range<usize>> {
    let mut gaps: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_whitespace()) {
        match gaps.last_mut() {
            Some(last) if last.end == at => last.end += c.len_utf8(),
            _ => gaps.push(at..at + c.len_utf8()),
        }
    }
    gaps.retain(|gap| gap.len() > 1);
    gaps
}
