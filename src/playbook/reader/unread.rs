//! Rows that are not read, and why.

use crate::source::Span;
use crate::source::lexicon::Group;
use crate::source::markdown::cells::{self, Row};
use crate::source::markdown::inline;
use crate::source::text::beginning;

use crate::playbook::date::{self, ParsedDate};
use crate::playbook::model::{Label, Section};
use crate::playbook::reader::header::{Header, Meaning};
use crate::playbook::reader::revisions::LONGEST_DATE;
use crate::playbook::reader::row::Rows;
use crate::playbook::reader::{Reader, ids};
use crate::playbook::reading_rules;

impl Reader<'_> {
    /// Reports a row of a task table that has no id. One that has nothing but its first cell may be the heading of those
    /// below it.
    pub(super) fn row_without_id(&mut self, header: &Header, row: &Row, content: Span) {
        let mut filled = row.cells.iter().filter(|cell| !cell.is_empty());
        let Some(first) = filled.next().copied() else { return };
        let rest: Vec<Span> = filled.copied().collect();
        let written = self.slice(content);
        let is_first = row.cells.first() == Some(&first);
        if rest.is_empty() && is_first {
            if let Some(id) = ids::at_start(self.text, first).filter(|id| id.range().len() >= 4) {
                self.report_line_of(self.slice(id), content);
                return;
            }
            let ends_row = written.ends_with('|') && !written.starts_with(['|', '<']);
            let is_behind_open = self.table.as_ref().is_some_and(|table| table.unclosed);
            if ends_row || is_behind_open && row.closed && row.cells.len() == 1 {
                self.report(&reading_rules::SPLIT_ROW, content, "the end of the row above was not read");
            }
            return;
        }
        let rows = Rows { text: self.text, header, vocabulary: self.vocabulary };
        let is_task = rest.iter().any(|cell| rows.is_flag(*cell) || rows.is_role(*cell));
        // A table without a column for ids that stands elsewhere, or a row that says only that there is no task, lacks
        // nothing.
        let first_words = inline::plain(self.slice(first));
        let says_none = self.vocabulary.lexicons.nothing_follows(&first_words);
        let names = [Meaning::Requirement, Meaning::Role];
        let is_of_tasks = self.has_labels() && names.iter().all(|own| header.column(*own).is_some());
        let wants_id =
            header.column(Meaning::Id).is_some() || is_task && (is_of_tasks || self.is_below_task_heading());
        if (is_task || !says_none) && wants_id {
            let has_number =
                is_first && header.column(Meaning::Id) == Some(0) && first_words.contains(char::is_numeric);
            let message = if inline::is_struck(written) {
                "the row is struck through and was not read".to_owned()
            } else if inline::is_struck(self.slice(first)) {
                "the id is struck through, so the row was not read".to_owned()
            } else if has_number {
                format!("`{first_words}` is not read as a task's id, so the row was not read")
            } else {
                "the row has no task id and was not read".to_owned()
            };
            self.report(&reading_rules::ROW_WITHOUT_ID, content, message);
        }
    }

    /// Whether labels stand above in the same activity.
    pub(super) fn has_labels(&self) -> bool {
        let owner = self.owner.and_then(|owner| self.draft.sections.get(owner.position()));
        let is_below =
            |(owner, label): (&Section, &Label)| owner.level > 1 && owner.heading.end < label.span.start;
        owner.zip(self.draft.labels.last()).is_some_and(is_below)
    }

    /// Reports a row with a task id that is not read, and why.
    pub(super) fn report_if_row(&mut self, row: &Row, content: Span, why: &str) {
        let filled: Vec<Span> = row.cells.iter().copied().filter(|cell| !cell.is_empty()).collect();
        let ids = self.ids_of_row(&filled);
        let is_level = filled.first().is_some_and(|first| cells::is_level(self.text, *first));
        if ids.is_empty() || is_level {
            return;
        }
        let ids: Vec<&str> = ids.into_iter().map(|id| self.slice(id)).collect();
        let ids = ids.join(", ");
        self.report(&reading_rules::UNREAD_ROW, content, format!("the row of {ids} {why} and was not read"));
    }

    /// Reports a row below a heading of tasks that has a role, or a name and a role by its header, in a table without ids. Other
    /// tables may follow that of the tasks. Returns whether it was one.
    pub(super) fn report_if_task_without_id(&mut self, header: &Header, row: &Row, content: Span) -> bool {
        let filled: Vec<Span> = row.cells.iter().copied().filter(|cell| !cell.is_empty()).collect();
        let has_tasks = || {
            let heading = self.draft.sections.last().map(|section| section.heading.start);
            self.draft.tasks.last().map(|task| task.row.start) > heading
        };
        let is_one = || {
            let rows = Rows { text: self.text, header, vocabulary: self.vocabulary };
            let has_role = row.cells.len() > 2 && filled.iter().skip(1).any(|cell| rows.is_role(*cell));
            let names = [Meaning::Name, Meaning::Role].iter().all(|own| header.column(*own).is_some());
            filled.len() > 1 && (names || has_role) && self.ids_of_row(&filled).is_empty()
        };
        let is_lost = self.is_below_task_heading() && !has_tasks() && is_one();
        if is_lost {
            let message = "the row has no task id and was not read";
            self.report(&reading_rules::ROW_WITHOUT_ID, content, message);
        }
        is_lost
    }

    /// The ids of a row whose columns are not known.
    fn ids_of_row(&self, filled: &[Span]) -> Vec<Span> {
        let Some((first, rest)) = filled.split_first() else { return Vec::new() };
        let id = |cell: &Span| cells::id(self.text, *cell);
        let known = |cell: &Span| self.vocabulary.knows(Group::Roles, self.slice(*cell));
        if let Some(id) = id(first) {
            return vec![id];
        }
        // An id that does not come first has to stand before a role.
        if let Some(id) = rest.first().and_then(id).filter(|_| rest.iter().skip(1).any(known)) {
            return vec![id];
        }
        if self.is_heading_of_ids(*first) {
            // The columns are the tasks.
            return rest.iter().filter_map(id).collect();
        }
        if !self.is_below_task_heading() {
            return Vec::new();
        }
        ids::at_start(self.text, *first).into_iter().collect()
    }

    /// Reports a line that begins with a task id, or an item of a list that names one, where tasks are expected, and one
    /// that begins with a date where revisions are. Returns whether it was one.
    pub(super) fn report_unread_line(&mut self, line: Span) -> bool {
        let id = Some(line).filter(|_| self.may_hold_tasks()).and_then(|line| {
            let begins = ids::at_start(self.text, line).filter(|id| id.range().len() >= 4);
            begins.or_else(|| ids::in_item(self.text, line, self.vocabulary))
        });
        let key = id.or_else(|| self.date_of_line(line));
        if let Some(key) = key {
            self.report_line_of(self.slice(key), line);
        }
        key.is_some()
    }

    /// Reports a line that has what a row has, named by its ids or its date.
    pub(super) fn report_line_of(&mut self, keys: &str, line: Span) {
        let message = format!("the line of {keys} is not a row and was not read");
        self.report(&reading_rules::UNREAD_ROW, line, message);
    }

    /// Reports a row of the Refresh Summary with a date that is not read as a revision. Returns whether it was one.
    pub(super) fn report_if_revision(&mut self, row: &Row, content: Span) -> bool {
        let date = if self.is_in_refresh_summary() { self.dates_of(row).next() } else { None };
        if let Some(date) = date {
            let date = self.slice(date);
            let message =
                format!("the row of {date} is in a table without a known column of dates and was not read");
            self.report(&reading_rules::UNREAD_ROW, content, message);
        }
        date.is_some()
    }

    /// The date that a line of the Refresh Summary has.
    fn date_of_line(&self, line: Span) -> Option<Span> {
        if !self.is_in_refresh_summary() {
            return None;
        }
        let begins = |word: &&str| date::may_begin_with(word, self.vocabulary.lexicons);
        let starts = words(self.slice(line)).filter(|(_, word)| begins(word)).map(|(at, _)| line.start + at);
        starts.take(MOST_STARTS).find_map(|start| self.date_at(Span { start, ..line }))
    }

    /// The date that a text begins with.
    fn date_at(&self, text: Span) -> Option<Span> {
        let written = self.slice(text);
        if !beginning(written, LONGEST_DATE).contains(char::is_numeric) {
            return None;
        }
        let ends = written
            .match_indices([' ', '\t', '日'])
            .map(|(at, sign)| if sign == "日" { at + sign.len() } else { at });
        let ends = ends.chain([written.len()]).take(MOST_WORDS).take_while(|end| *end <= LONGEST_DATE);
        let trimmed = |end: usize| {
            let date = written.get(..end)?.trim_end_matches(|c: char| !c.is_alphanumeric());
            Some(Span { end: text.start + u32::try_from(date.len()).ok()?, ..text })
        };
        ends.filter_map(trimmed).find(|date| self.date(*date) != ParsedDate::Invalid)
    }

    /// Reports a heading that has the key of a row: an id or a date.
    pub(super) fn report_heading_of(&mut self, key: Span, title: Span) {
        let message = format!("the heading of {} is not a row and was not read", self.slice(key));
        self.report(&reading_rules::UNREAD_ROW, title, message);
    }

    /// Reports a heading in the Refresh Summary that has a date.
    pub(super) fn report_dated_heading(&mut self, title: Span) {
        if let Some(date) = self.date_of_line(title) {
            self.report_heading_of(date, title);
        }
    }

    /// Reports a small heading below that of a task table, if it begins with an id, perhaps behind a word such as `Task`.
    pub(super) fn report_unread_heading(&mut self, title: Span) {
        self.report_dated_heading(title);
        if !self.may_hold_tasks() {
            return;
        }
        let id = ids::in_cell(self.text, title, self.vocabulary).into_iter().next();
        if let Some(id) = id.filter(|id| id.range().len() >= 4) {
            self.report_heading_of(id, title);
        } else {
            self.report_line_of_task(title);
        }
    }
}

/// A date has fewer words.
const MOST_WORDS: usize = 7;
/// A line with more words that a date may begin with is not searched to its end.
const MOST_STARTS: usize = 200;

/// The words of a line, and where they begin.
fn words(line: &str) -> impl Iterator<Item = (u32, &str)> {
    let mut before = ' ';
    let starts = line.char_indices().filter(move |(_, c)| {
        let begins = c.is_alphanumeric() && !before.is_alphanumeric();
        before = *c;
        begins
    });
    let word = |at: usize| line.get(at..)?.split(|c: char| !c.is_alphanumeric()).next();
    starts.filter_map(move |(at, _)| Some((u32::try_from(at).ok()?, word(at)?)))
}
