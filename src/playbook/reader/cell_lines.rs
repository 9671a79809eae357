//! Tasks within the cells of a row: a line of a cell, or a number within a name, that may be one more task.

use std::ops::Range;

use crate::source::Span;
use crate::source::lexicon::Group;
use crate::source::markdown::cells::{self, Row};
use crate::source::markdown::html;
use crate::source::text::beginning;

use crate::playbook::reader::row::{Values, looks_like_flag};
use crate::playbook::reader::{Reader, ids, task_shape};
use crate::playbook::reading_rules;

impl Reader<'_> {
    /// Reports the lines of a task's values that begin with the id of another task, and notes the numbers in its name that
    /// may be one.
    pub(super) fn report_tasks_in_values(&mut self, values: &Values) {
        let text = self.text;
        let own = |id: Span| cells::id_text(text.get(id.range()).unwrap_or_default());
        let is_own =
            |id: Span| own(id) == own(values.id) || values.more.iter().any(|more| own(*more) == own(id));
        for value in [values.name, values.role, values.services] {
            let lines = if may_have_id(self.slice(value)) { lines(text, value) } else { Vec::new() };
            for (at, line) in lines.into_iter().enumerate() {
                let begins = self.id_of_line(line).filter(|id| at > 0 && !is_own(*id));
                if let Some(id) = begins {
                    self.report_unread_id(id);
                } else if value == values.name {
                    let named = ids_before_names(text, line);
                    self.draft.ids_in_names.extend(named.into_iter().filter(|id| !is_own(*id)));
                }
            }
        }
    }

    /// Reports the numbers in names that may be ids of tasks that the page does not read.
    pub(super) fn report_ids_in_names(&mut self) {
        let noted = std::mem::take(&mut self.draft.ids_in_names);
        if noted.is_empty() {
            return;
        }
        let text = self.text;
        let id = |span: Span| cells::id_text(text.get(span.range()).unwrap_or_default());
        let known: foldhash::HashSet<_> = self.draft.tasks.iter().map(|task| id(task.id)).collect();
        for number in noted.into_iter().filter(|number| !known.contains(&id(*number))) {
            self.report_unread_id(number);
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
        let with_digits = |cell: &Span| may_have_id(self.slice(*cell));
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

/// A shortcut: whether a text has a digit.
fn may_have_id(text: &str) -> bool {
    text.contains(cells::is_digit)
}

/// The lines of a cell: what stands between breaks and blocks of HTML.
fn lines(text: &str, cell: Span) -> Vec<Span> {
    const LONGEST_TAG: usize = 500;
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
            let tag = beginning(rest, LONGEST_TAG);
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
    const SMALLEST: &str = "2101";
    let words = text.get(name.range()).filter(|words| words.len() <= LONGEST).unwrap_or_default();
    let is_id = |number: &Range<usize>| {
        let digits = cells::id_text(words.get(number.clone()).unwrap_or_default());
        digits.len() == SMALLEST.len() && digits.as_ref() >= SMALLEST
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
