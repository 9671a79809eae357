//! Labels in a table: `| Primary Role | SME |`, or a header of labels above a row of values.

use crate::source::lexicon::Group;
use crate::source::markdown::cells::Row;
use crate::source::markdown::inline;
use crate::source::{Key, Span};

use crate::playbook::reader::Reader;

/// The labels in a table's header, by column.
pub(super) type Columns = Vec<Option<Key>>;

impl Reader<'_> {
    /// Reads a row of a table as labels. Returns whether it was one.
    pub(super) fn read_label_row(&mut self, row: &Row, line: u32) -> bool {
        if !self.label_columns.is_empty() {
            return self.label_values_row(row, line);
        }
        let Some(first) = row.cells.first().and_then(|cell| self.label_of(*cell)) else { return false };
        let columns: Columns = row.cells.iter().map(|cell| self.label_of(*cell)).collect();
        if columns.iter().flatten().count() > 1 {
            self.label_columns = columns;
            return true;
        }
        match row.cells.get(1).filter(|cell| !cell.is_empty()) {
            Some(value) => {
                self.label(first, *value, line);
                true
            }
            None => false,
        }
    }

    fn label_values_row(&mut self, row: &Row, line: u32) -> bool {
        let columns = std::mem::take(&mut self.label_columns);
        for (label, value) in columns.into_iter().zip(&row.cells) {
            if let Some(label) = label.filter(|_| !value.is_empty()) {
                self.label(label, *value, line);
            }
        }
        true
    }

    /// The label that a cell names. `Phase` and others are not labels here: they head tables of many kinds.
    fn label_of(&self, cell: Span) -> Option<Key> {
        let text = self.slice(cell);
        if text.is_empty() || text.len() > 80 {
            return None;
        }
        let key = self.vocabulary.key(Group::Labels, &inline::plain(text))?;
        matches!(key.as_str(), "primary-role" | "secondary-role" | "applies-to" | "motions").then_some(key)
    }
}
