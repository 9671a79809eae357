//! Rows of the Refresh Summary.

use crate::source::Span;
use crate::source::markdown::cells::Row;
use crate::source::markdown::inline;

use crate::playbook::date::{self, ParsedDate};
use crate::playbook::model::Revision;
use crate::playbook::reader::Reader;
use crate::playbook::reader::header::{Header, Meaning};
use crate::playbook::reading_rules;

/// The longest date in a cell, in bytes; longer ones are sentences with a date.
pub(super) const LONGEST_DATE: usize = 40;

impl Reader<'_> {
    pub(super) fn is_in_refresh_summary(&self) -> bool {
        self.section.as_ref().is_some_and(|(key, _)| key.as_str() == "refresh-summary")
    }

    /// Whether a row of the Refresh Summary is a revision that no header stands above.
    pub(super) fn is_revision_without_header(&self, row: &Row) -> bool {
        self.is_in_refresh_summary()
            && self.begins_with_date(row)
            && row.cells.get(1).is_some_and(|second| self.date(*second) == ParsedDate::Invalid)
    }

    /// Reads a row as a revision, or as several where more dates begin one. One that has no pipe at its end, or lacks cells,
    /// may go on in the next line.
    pub(super) fn revisions(&mut self, header: &Header, content: Span, row: &Row, line: u32) {
        let count = row.cells.len();
        let may_go_on = !row.closed && count <= header.meanings.len() || count < needed(header);
        if may_go_on && self.begins_with_date(row) {
            self.open_row(content, row, line, None);
        } else {
            self.whole_revisions(header, content, row, line);
        }
    }

    /// Whether a row begins with a date.
    pub(super) fn begins_with_date(&self, row: &Row) -> bool {
        row.cells.first().is_some_and(|cell| self.date(*cell) != ParsedDate::Invalid)
    }

    /// The cells of a row that are dates.
    pub(super) fn dates_of<'s>(&'s self, row: &'s Row) -> impl Iterator<Item = Span> + 's {
        let is_date =
            |cell: &Span| cell.range().len() <= LONGEST_DATE && self.date(*cell) != ParsedDate::Invalid;
        row.cells.iter().copied().filter(is_date)
    }

    pub(super) fn whole_revisions(&mut self, header: &Header, content: Span, row: &Row, line: u32) {
        let mut cells = row.cells.as_slice();
        let columns = header.meanings.len();
        if let Some((_, rest)) =
            cells.split_first().filter(|(first, _)| first.is_empty() && cells.len() > columns)
        {
            cells = rest;
        }
        let mut count = 1;
        while let Some(at) = self.next_revision(header, cells) {
            let (own, rest) = cells.split_at_checked(at).unwrap_or_default();
            self.revision(header, content, own, line);
            cells = rest;
            count += 1;
        }
        self.revision(header, content, cells, line);
        if count > 1 {
            self.report(&reading_rules::JOINED_ROWS, content, format!("{count} rows are on one line"));
        }
    }

    /// Where another revision begins in a row with too many cells: at a date with cells after it.
    fn next_revision(&self, header: &Header, cells: &[Span]) -> Option<usize> {
        let columns = header.meanings.len();
        let is_first = header.column(Meaning::Date) == Some(0) && columns > 1 && cells.len() > columns;
        let is_date =
            |cell: &Span| cell.range().len() <= LONGEST_DATE && self.date(*cell) != ParsedDate::Invalid;
        let begins = |at: &usize| cells.get(*at).is_some_and(is_date);
        (columns.min(3)..cells.len().saturating_sub(1)).filter(|_| is_first).find(begins)
    }

    fn revision(&mut self, header: &Header, content: Span, cells: &[Span], line: u32) {
        let last = cells.iter().rposition(|cell| !cell.is_empty());
        let Some(last) = last else { return };
        let (columns, needed, mut row) = (header.meanings.len(), needed(header), cells.to_vec());
        let parted = if row.len() < needed { self.part_revision(&mut row) } else { None };
        let (rule, problem) = match parted {
            Some(()) => (&reading_rules::MISSING_PIPE, "lacks a pipe"),
            None => (&reading_rules::CELL_COUNT, "does not have one cell for each column"),
        };
        if parted.is_some() || row.len() < needed || last >= columns {
            let key = row.first().map(|key| self.slice(*key)).unwrap_or_default();
            self.report(rule, content, format!("the row of {key} {problem}"));
        }
        let cell = |meaning| header.column(meaning).and_then(|at| row.get(at)).copied().unwrap_or_default();
        let (date_text, who, what) = (cell(Meaning::Date), cell(Meaning::Who), cell(Meaning::What));
        let reading = self.date(date_text);
        if !matches!(reading, ParsedDate::Certain { is_clean: true, .. } | ParsedDate::Ambiguous { .. }) {
            let shown = self.slice(date_text);
            let empty = || "the revision has no date".to_owned();
            let message = if shown.is_empty() { empty() } else { format!("`{shown}` is not a date") };
            self.report(&reading_rules::INVALID_DATE, date_text, message);
        }
        self.draft.dates.push(reading);
        self.draft.revisions.push(Revision { date: None, inferred: false, date_text, who, what, line });
    }

    /// Puts the pipe that a short row lacks between a date and a name, or between a name that an earlier revision has and
    /// what it changed; `None` if neither can be told.
    fn part_revision(&self, row: &mut Vec<Span>) -> Option<()> {
        let (first, second) = (row.first().copied()?, row.get(1).copied());
        let text = self.slice(first);
        let blanks = text.match_indices(char::is_whitespace).map(|(at, _)| at);
        let end = |at: &usize| Span { end: first.start + u32::try_from(*at).unwrap_or(0), ..first };
        if let Some(at) = blanks.take(4).find(|at| self.date(end(at)) != ParsedDate::Invalid) {
            let rest =
                Some(text.get(at..)?.trim_start()).filter(|rest| rest.starts_with(char::is_alphabetic))?;
            row.splice(..1, [end(&at), Span { start: first.end - u32::try_from(rest.len()).ok()?, ..first }]);
            return Some(());
        }
        let second = second?;
        let text = self.slice(second);
        let names = self.draft.revisions.iter().map(|revision| revision.who).filter(|who| !who.is_empty());
        let known = |who: Span| text.strip_prefix(self.slice(who)).filter(|rest| rest.starts_with(' '));
        let rest = names.rev().take(20).find_map(known)?;
        let what = second.end - u32::try_from(rest.trim_start().len()).ok()?;
        let who = second.end - u32::try_from(rest.len()).ok()?;
        row.splice(1..2, [Span { end: who, ..second }, Span { start: what, ..second }]);
        Some(())
    }

    /// Reads a cell as a date.
    pub(super) fn date(&self, cell: Span) -> ParsedDate {
        date::parse_on(&inline::plain(self.slice(cell)), self.vocabulary.lang, self.vocabulary.lexicons)
    }

    /// Parses the dates of the revisions, in the order of day and month that the page's dates show, else in the one in
    /// which one of them is the date of the front matter.
    pub(super) fn date_revisions(&mut self, front: ParsedDate) {
        let readings = std::mem::take(&mut self.draft.dates);
        let order = date::proven_order(&readings).or_else(|| date::order_by(&readings, front));
        let is_open = |reading: &ParsedDate| matches!(reading, ParsedDate::Ambiguous { .. });
        self.draft.has_open_dates = order.is_none() && readings.iter().any(is_open);
        for (revision, reading) in self.draft.revisions.iter_mut().zip(readings) {
            revision.date = reading.date_in(order);
            revision.inferred = matches!(reading, ParsedDate::Ambiguous { .. });
        }
    }
}

/// How many cells a row needs at least: columns for notes may be missing.
fn needed(header: &Header) -> usize {
    let known = [Meaning::Date, Meaning::Who, Meaning::What].map(|meaning| header.column(meaning));
    known.into_iter().flatten().max().map_or(0, |at| at + 1)
}
