//! What a row is by its own cells, where its header is missing or damaged.

use crate::source::Span;
use crate::source::lexicon::Group;
use crate::source::markdown::cells::{self, Row};

use crate::playbook::date::ParsedDate;
use crate::playbook::reader::Reader;
use crate::playbook::reader::header::{Header, TableKind};
use crate::playbook::reader::row::looks_like_flag;

impl Reader<'_> {
    /// Whether the first cell with a text is an id.
    pub(super) fn begins_with_id(&self, row: &Row) -> bool {
        let first = row.cells.iter().find(|cell| !cell.is_empty());
        first.is_some_and(|cell| cells::id(self.text, *cell).is_some())
    }

    /// The kind of a table by one of its rows: tasks have an id and a flag, a role or a task heading, revisions a date.
    pub(super) fn kind_by_shape(&self, row: &Row) -> TableKind {
        let first = row.cells.iter().position(|cell| !cell.is_empty());
        let Some((at, first)) = first.and_then(|at| row.cells.get(at).map(|cell| (at, *cell))) else {
            return TableKind::Other;
        };
        let after = row.cells.get(at + 2..).unwrap_or_default();
        let flagged = || after.iter().any(|cell| looks_like_flag(self.slice(*cell), self.vocabulary));
        let lettered = || self.table.as_ref().is_some_and(|table| table.header.letters.mandatory.is_some());
        let known = || after.iter().any(|cell| self.names_roles(*cell));
        let has_id = cells::id(self.text, first).is_some();
        if has_id && (lettered() || self.is_below_task_heading() || flagged() || known())
            || self.has_task_values(row)
        {
            TableKind::Tasks
        } else if row.cells.len() >= 3
            && matches!(self.date(first), ParsedDate::Certain { .. } | ParsedDate::Ambiguous { .. })
        {
            TableKind::Revisions
        } else {
            TableKind::Other
        }
    }

    /// The row without its full-width pipes, where it has the cells of the header only if those are text.
    pub(super) fn split_as_published(&self, header: &Header, content: Span, row: &Row) -> Option<Row> {
        let columns = header.meanings.len();
        let may_be = row.cells.len() > columns && self.slice(content).contains('｜');
        let published = may_be.then(|| cells::split_as_published(self.text, content))?;
        (published.cells.len() == columns).then_some(published)
    }

    /// Whether a row has a flag and behind it a role, as only tasks have, whatever is written in place of an id.
    pub(super) fn has_task_values(&self, row: &Row) -> bool {
        let after = row.cells.get(1..).unwrap_or_default();
        let flag = after.iter().position(|cell| looks_like_flag(self.slice(*cell), self.vocabulary));
        let behind = flag.and_then(|at| after.get(at + 1..)).unwrap_or_default();
        behind.iter().any(|cell| self.vocabulary.knows(Group::Roles, self.slice(*cell).trim()))
    }

    /// Whether a cell has nothing but roles, perhaps behind a flag where the pipe between them is missing.
    fn names_roles(&self, cell: Span) -> bool {
        let written = self.slice(cell).trim();
        let knows = |words: &str| self.vocabulary.knows(Group::Roles, words);
        let behind_flag = || {
            let (flag, roles) = written.split_once(char::is_whitespace)?;
            Some(looks_like_flag(flag, self.vocabulary) && knows(roles.trim_start()))
        };
        knows(written) || behind_flag().unwrap_or(false)
    }
}
