//! Recovers the values of task rows whose first cell is damaged or whose pipes are missing.

use std::borrow::Cow;

use crate::source::Span;

use crate::playbook::reader::header::Meaning;
use crate::playbook::reader::ids;
use crate::playbook::reader::row::{RowProblem, Rows, Values};

/// The longest row without pipes, in bytes.
const LONGEST: usize = 600;

impl Rows<'_> {
    /// The cells of a line, with the id of a further row apart from the value before it, where the pipe or the line break
    /// between them is missing: `Teams 3734`.
    pub(super) fn with_ids_apart<'c>(&self, row: &'c [Span]) -> Cow<'c, [Span]> {
        let columns = self.header.meanings.len();
        if columns < 3 || row.len() <= columns + 2 {
            return Cow::Borrowed(row);
        }
        let is_flagged = |cells: &[Span]| cells.iter().take(3).any(|cell| self.is_flag(*cell));
        let mut cells = Vec::with_capacity(row.len());
        for (at, cell) in row.iter().enumerate() {
            let begins_row = at + 1 >= columns && row.get(at + 1..).is_some_and(is_flagged);
            match self.id_at_end(*cell).filter(|_| begins_row) {
                Some(apart) => cells.extend(apart),
                None => cells.push(*cell),
            }
        }
        Cow::Owned(cells)
    }

    /// A value and the id behind it.
    fn id_at_end(&self, cell: Span) -> Option<[Span; 2]> {
        let text = self.slice(cell);
        let start = cell.start as usize + text.rfind([' ', '>'])? + 1;
        let id = self.id(Span::new(start, cell.end as usize))?;
        let before = self.slice(Span::new(cell.start as usize, start)).trim_end();
        let before = before.strip_suffix("<br>").unwrap_or(before).trim_end();
        let before = Span::new(cell.start as usize, cell.start as usize + before.len());
        (!before.is_empty()).then_some([before, id])
    }

    /// The ids of a row whose first cell is not just an id: those in that cell, or the id in the second or third cell of a
    /// row with too many cells.
    pub(super) fn unclear_ids(
        &self,
        cells: &mut Vec<Span>,
        problems: &mut Vec<RowProblem>,
    ) -> Option<Vec<Span>> {
        let columns = self.header.meanings.len();
        let is_task = |rest: &[Span]| rest.iter().any(|cell| self.is_flag(*cell) || self.is_role(*cell));
        let shifted = (1..=2).find(|at| {
            let rest = cells.get(at + 1..).unwrap_or_default();
            cells.get(*at).is_some_and(|cell| self.id(*cell).is_some())
                && cells.len() > columns
                && is_task(rest)
        });
        if let Some(at) = shifted {
            cells.drain(..at);
            while cells.len() > columns && cells.last().is_some_and(|cell| self.is_markup_only(*cell)) {
                cells.pop();
            }
            problems.push(RowProblem::CellCount);
            return cells.first().and_then(|cell| self.id(*cell)).map(|id| vec![id]);
        }
        let (first, rest) = cells.split_first().filter(|(_, rest)| rest.len() >= 2 && is_task(rest))?;
        let is_short = rest.len() + 1 < columns.min(4);
        let mut found = ids::in_cell(self.text, *first, self.vocabulary);
        found.extend(found.is_empty().then(|| ids::only_number(self.text, *first)).flatten());
        if found.is_empty() && self.header.column(Meaning::Id).is_none() {
            found.extend(ids::in_parentheses(self.text, *first));
        }
        found.extend(found.is_empty().then(|| ids::in_word(self.text, *first)).flatten());
        if is_short {
            return None;
        }
        if found.is_empty() {
            found.push(self.id_of_other_cell(cells)?);
        }
        problems.push(RowProblem::UnclearId);
        Some(found)
    }

    /// The number of four digits that is all of exactly one cell behind the first; that cell becomes the first.
    fn id_of_other_cell(&self, cells: &mut Vec<Span>) -> Option<Span> {
        let id = |cell: Span| self.id(cell).filter(|id| id.range().len() >= 4);
        let mut found = (1..cells.len()).filter(|at| cells.get(*at).is_some_and(|cell| id(*cell).is_some()));
        let at = found.next().filter(|_| found.next().is_none())?;
        let cell = cells.remove(at);
        cells.insert(0, cell);
        id(cell)
    }

    /// A row without pipes between its values: a letter of the header separates the name from the role.
    pub(super) fn without_pipes(&self, cells: &[Span]) -> Option<Values> {
        let [only] = cells else { return None };
        let text = self.slice(*only);
        if text.len() > LONGEST {
            return None;
        }
        let (number, rest) = text.split_once([' ', '\t', '\u{A0}'])?;
        let id = self.id(Span::new(only.start as usize, only.start as usize + number.len()))?;
        let base = only.end as usize - rest.len();
        let mut at = 0;
        rest.split_inclusive([' ', '\t', '\u{A0}']).find_map(|word| {
            let (start, flag) = (at, word.trim());
            at += word.len();
            let tail = rest.get(at..)?;
            let tail = Span::new(only.end as usize - tail.trim_start().len(), only.end as usize);
            let flagged = self.header.is_letter(flag) && start > 0;
            let (role, services) = flagged.then(|| self.role_and_rest(tail))??;
            let name = rest.get(..start)?;
            let name_at = base + (name.len() - name.trim_start().len());
            Some(Values {
                id,
                name: Span::new(name_at, base + name.trim_end().len()),
                requirement: Some(Span::new(base + start, base + start + flag.len())),
                role,
                services,
                problems: vec![RowProblem::MissingPipe],
                ..Values::default()
            })
        })
    }

    /// A role, and the services that may follow it.
    fn role_and_rest(&self, cell: Span) -> Option<(Span, Span)> {
        if self.is_role(cell) { Some((cell, Span::default())) } else { self.cut_after_role(cell) }
    }

    /// Whether a cell has nothing but markup for emphasis or code.
    fn is_markup_only(&self, cell: Span) -> bool {
        self.slice(cell).chars().all(|c| matches!(c, '*' | '_' | '`' | '~' | '\\' | ' '))
    }
}
