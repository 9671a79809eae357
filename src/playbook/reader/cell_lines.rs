//! Tasks within the cells of a row: a line of a cell, or a number within a name, that may be one more task.

use std::ops::Range;

use foldhash::HashSet;

use crate::source::Span;
use crate::source::lexicon::Group;
use crate::source::markdown::cells::{self, Row};
use crate::source::markdown::html;
use crate::source::text::beginning;

use crate::playbook::reader::row::{Values, looks_like_flag};
use crate::playbook::reader::{Reader, ids, task_shape};
use crate::playbook::reading_rules;

/// A number in a value of a task that may be the id of another one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Number {
    id: Span,
    row: Span,
    /// Whether it begins a line of its cell, and mentions no task of another row.
    begins: bool,
}

impl Reader<'_> {
    /// Notes the lines of a task's values that begin with another id, and the numbers in its name that may be one.
    pub(super) fn note_numbers(&mut self, values: &Values, row: Span) {
        for value in [values.name, values.role, values.services] {
            let lines = if ids::may_be_in(self.slice(value)) { lines(self.text, value) } else { Vec::new() };
            for (at, line) in lines.into_iter().enumerate() {
                if let Some(id) = self.id_of_line(line).filter(|_| at > 0) {
                    self.draft.numbers.push(Number { id, row, begins: true });
                } else if value == values.name {
                    let named = ids_before_names(self.text, line).into_iter();
                    self.draft.numbers.extend(named.map(|id| Number { id, row, begins: false }));
                }
            }
        }
    }

    /// Reports the noted numbers that are no ids of tasks: those that begin a line in their row, others on the page.
    pub(super) fn report_numbers(&mut self) {
        let mut numbers = std::mem::take(&mut self.draft.numbers);
        if numbers.is_empty() {
            return;
        }
        // Rows that share a cell have it noted once for each.
        numbers.sort_unstable();
        numbers.dedup_by_key(|number| number.id);
        let text = self.text;
        let id = |span: Span| cells::id_text(text.get(span.range()).unwrap_or_default());
        let tasks = self.draft.tasks.iter();
        let rows: HashSet<_> = tasks.clone().map(|task| (id(task.id), task.row)).collect();
        let ids: HashSet<_> = tasks.map(|task| id(task.id)).collect();
        for Number { id: number, row, begins } in numbers {
            let own = id(number);
            let is_known = if begins { rows.contains(&(own, row)) } else { ids.contains(&own) };
            if !is_known {
                self.report_unread_id(number);
            }
        }
    }

    /// Reports the lines of cells that may be tasks where a row of an activity gave nothing.
    pub(super) fn report_tasks_in_cells(&mut self, row: &Row) {
        // Of what is on two sides of a conflict, one may repeat the other.
        if self.conflict.side.is_some() || !self.is_in_activity() {
            return;
        }
        let is_value = |cell: &Span| {
            let written = self.slice(*cell);
            looks_like_flag(written, self.vocabulary) || self.vocabulary.knows(Group::Roles, written)
        };
        let has_value = row.cells.iter().any(is_value);
        let with_digits = |cell: &Span| ids::may_be_in(self.slice(*cell));
        let cells: Vec<Span> = row.cells.iter().copied().filter(with_digits).collect();
        for cell in cells {
            for line in lines(self.text, cell) {
                match self.id_of_line(line).filter(|_| has_value) {
                    Some(id) => self.report_unread_id(id),
                    None => self.report_line_of_task(line),
                }
            }
        }
    }

    /// The id that a line of a cell begins with.
    fn id_of_line(&self, line: Span) -> Option<Span> {
        ids::at_start(self.text, line).filter(|id| task_shape::is_id(self.text, &id.range()))
    }

    fn report_unread_id(&mut self, id: Span) {
        let message = format!("`{}` within a cell may be the id of a task that was not read", self.slice(id));
        self.report(&reading_rules::UNREAD_ROW, id, message);
    }
}

/// The lines of a cell: what stands between breaks and blocks of HTML.
fn lines(text: &str, cell: Span) -> Vec<Span> {
    let content = text.get(cell.range()).unwrap_or_default();
    let (mut lines, mut start) = (Vec::new(), 0);
    let mut line = |from: usize, to: usize| {
        let part = content.get(from..to).unwrap_or_default();
        let begins = cell.start as usize + from + part.len() - part.trim_start().len();
        lines.push(Span::new(begins, begins + part.trim().len()));
    };
    for at in memchr::memchr2_iter(b'<', b'\n', content.as_bytes()) {
        let rest = content.get(at..).unwrap_or_default();
        if rest.starts_with('\n') || html::breaks_line(rest) {
            line(start, at);
            let tag = beginning(rest, html::LONGEST_TAG);
            start = at + tag.find(['>', '\n']).map_or(tag.len(), |end| end + 1);
        }
    }
    line(start.min(content.len()), content.len());
    lines.retain(|line| !line.is_empty());
    lines
}

/// The numbers of a name that may be ids: four digits before a word that begins a name. Smaller ones are years and
/// versions of products.
fn ids_before_names(text: &str, name: Span) -> Vec<Span> {
    /// A longer name is a paragraph.
    const LONGEST: usize = 2000;
    let words = text.get(name.range()).filter(|words| words.len() <= LONGEST).unwrap_or_default();
    let is_id = |number: &Range<usize>| {
        let digits = cells::id_text(words.get(number.clone()).unwrap_or_default());
        digits.parse().is_ok_and(|id: u16| id > task_shape::LAST_YEAR)
    };
    let begins_name = |number: &Range<usize>| {
        let rest = words.get(number.end..).unwrap_or_default();
        let next = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        rest.len() > next.len() && next.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
    };
    let numbers = task_shape::numbers(words).into_iter();
    let start = name.start as usize;
    let span = |number: Range<usize>| Span::new(start + number.start, start + number.end);
    numbers.filter(|number| is_id(number) && begins_name(number)).map(span).collect()
}
