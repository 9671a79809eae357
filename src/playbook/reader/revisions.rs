//! Rows of the Refresh Summary.

use crate::source::Span;
use crate::source::markdown::inline;

use crate::playbook::date::{self, ParsedDate};
use crate::playbook::model::Revision;
use crate::playbook::reader::Reader;
use crate::playbook::reader::header::{Header, Meaning};
use crate::playbook::reading_rules;

impl Reader<'_> {
    /// Reads a row as a revision.
    pub(super) fn revision(&mut self, header: &Header, cells: &[Span], line: u32) {
        let mut row = cells.to_vec();
        if row.first().is_some_and(|first| first.is_empty()) && row.len() > header.meanings.len() {
            row.remove(0);
        }
        if row.iter().all(|cell| cell.is_empty()) {
            return;
        }
        let cell = |meaning| header.column(meaning).and_then(|at| row.get(at)).copied().unwrap_or_default();
        let (date_text, who, what) = (cell(Meaning::Date), cell(Meaning::Who), cell(Meaning::What));
        let reading = self.date(date_text);
        if !matches!(reading, ParsedDate::Certain { is_clean: true, .. } | ParsedDate::Ambiguous { .. }) {
            let shown = self.slice(date_text);
            self.report(&reading_rules::INVALID_DATE, date_text, format!("`{shown}` is not a date"));
        }
        self.draft.revisions.push(Revision { date: None, inferred: false, date_text, who, what, line });
    }

    /// Reads a cell as a date.
    pub(super) fn date(&self, cell: Span) -> ParsedDate {
        date::parse(&inline::plain(self.slice(cell)), self.vocabulary.lexicons)
    }

    /// Parses the dates of the revisions, in the order of day and month that the page's dates show, else in the one in
    /// which one of them is the date of the front matter.
    pub(super) fn date_revisions(&mut self, front: ParsedDate) {
        let readings = self.draft.revisions.iter().map(|revision| self.date(revision.date_text));
        let readings: Vec<ParsedDate> = readings.collect();
        let order = date::proven_order(&readings).or_else(|| date::order_by(&readings, front));
        let is_open = |reading: &ParsedDate| matches!(reading, ParsedDate::Ambiguous { .. });
        self.draft.has_open_dates = order.is_none() && readings.iter().any(is_open);
        for (revision, reading) in self.draft.revisions.iter_mut().zip(readings) {
            revision.date = reading.date_in(order);
            revision.inferred = matches!(reading, ParsedDate::Ambiguous { .. });
        }
    }
}
