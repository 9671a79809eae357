//! Lines that have what a task has, a number and a flag or a role, but are not rows: reported wherever an activity has them.

use std::ops::Range;

use crate::source::Span;
use crate::source::lexicon::Group;
use crate::source::markdown::cells::{id_text, is_digit};

use crate::playbook::model::Requirement;
use crate::playbook::reader::Reader;
use crate::playbook::reader::header::usual;
use crate::playbook::reading_rules;

/// The longest line that is looked at, in bytes: a longer one is a paragraph.
const LONGEST: usize = 2000;
/// The number of a product, which many names have.
pub(super) const PRODUCT: &str = "365";

impl Reader<'_> {
    /// Reports a line of an activity that has a number, which may be an id, and beside it a flag or a role.
    pub(super) fn report_line_of_task(&mut self, line: Span) {
        let text = self.slice(line);
        // Of what is on two sides of a conflict, one may repeat the other.
        if text.len() > LONGEST || self.conflict.side.is_some() || !self.is_in_activity() {
            return;
        }
        if let Some(range) = self.number_of_task(text) {
            let start = line.start as usize;
            let number = Span::new(start + range.start, start + range.end);
            let message =
                format!("`{}` may be the id of a task, and the line was not read", self.slice(number));
            self.report(&reading_rules::UNREAD_ROW, number, message);
        }
    }

    /// Whether an activity may have its tasks here.
    pub(super) fn is_in_activity(&self) -> bool {
        let in_approach = || self.section.as_ref().is_some_and(|(key, _)| key.as_str() == "approach");
        self.may_hold_tasks() || self.owner.is_some() && in_approach()
    }

    /// The number of a line that may be its id. Beside a letter that is a flag, that is any; beside a word or a role, which
    /// sentences have, too, it is one that stands apart.
    fn number_of_task(&self, text: &str) -> Option<Range<usize>> {
        let numbers = numbers(text);
        if numbers.is_empty() {
            return None;
        }
        let mut apart = numbers.iter().filter(|range| is_apart(text, range));
        if let Some(first) = apart.clone().find(|range| self.may_hold_tasks() && begins_item(text, range)) {
            return Some(first.clone());
        }
        if self.has_letter(text) {
            let is_own = |range: &&Range<usize>| text.get((*range).clone()) != Some(PRODUCT);
            return apart.next().or_else(|| numbers.iter().find(is_own)).cloned();
        }
        let is_value = |part: &str| {
            usual(part, self.vocabulary) != Requirement::Unknown
                || self.vocabulary.is_heading_of_ids(part)
                || self.vocabulary.knows(Group::Roles, part)
        };
        apart.next().filter(|_| parts(text).any(is_value)).cloned()
    }

    /// Whether a letter that is a flag stands for itself between signs, or before a role or the end.
    fn has_letter(&self, text: &str) -> bool {
        let is_flag = |letter: char| {
            letter.is_uppercase()
                && usual(letter.encode_utf8(&mut [0; 4]), self.vocabulary) != Requirement::Unknown
        };
        text.char_indices().filter(|(_, c)| is_flag(*c)).any(|(at, letter)| {
            let before = text.get(..at).unwrap_or_default();
            let rest = text.get(at + letter.len_utf8()..).unwrap_or_default();
            // A hyphen or an apostrophe makes it part of a word, as in `E-Mail`.
            let mut next = rest.chars();
            let goes_on = next.next().is_some_and(char::is_alphanumeric)
                || rest.starts_with(['-', '.', '/', '&', '\'', '’'])
                    && next.next().is_some_and(char::is_alphanumeric);
            let follows =
                before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '/' | '&' | '\'' | '’'));
            // The first word of a sentence is an article.
            let is_first =
                before.trim_end().ends_with(['.', '!', '?']) || !before.contains(char::is_alphanumeric);
            let is_word =
                || rest.trim_start_matches([' ', '*', '_', '`', '[']).starts_with(char::is_alphanumeric);
            let is_of_text = goes_on || follows || is_first && is_word();
            !is_of_text && self.ends_or_names_role(rest)
        })
    }

    /// Whether a text is at its end or at a sign, or begins with a role.
    fn ends_or_names_role(&self, text: &str) -> bool {
        /// No role has more words.
        const WORDS: usize = 6;
        let part = text.split(is_sign).next().unwrap_or_default().trim();
        let ends = part.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at).take(WORDS);
        let mut ends = ends.chain([part.len()]);
        part.is_empty()
            || ends.any(|end| part.get(..end).is_some_and(|role| self.vocabulary.knows(Group::Roles, role)))
    }
}

/// The numbers of three or four digits in a text that stand alone.
pub(super) fn numbers(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(is_digit)).map(|next| at + next) {
        let rest = text.get(start..).unwrap_or_default();
        let length = rest.find(|c: char| !is_digit(c)).unwrap_or(rest.len());
        at = start + length;
        let count = rest.get(..length).unwrap_or_default().chars().count();
        if (3..=4).contains(&count) && is_alone(text, start..at) {
            found.push(start..at);
        }
    }
    found
}

/// Products and sentences have the years up to it.
pub(super) const LAST_YEAR: u16 = 2100;

/// Whether a number has the four digits of an id, and is no year.
pub(super) fn is_id(text: &str, number: &Range<usize>) -> bool {
    let digits = id_text(text.get(number.clone()).unwrap_or_default());
    digits.len() == 4 && digits.parse().is_ok_and(|id: u16| !(1900..=LAST_YEAR).contains(&id))
}

/// Whether a number is no part of a word, an address, a date or an amount.
fn is_alone(text: &str, number: Range<usize>) -> bool {
    let mut before = text.get(..number.start).unwrap_or_default().chars().rev();
    let mut after = text.get(number.end..).unwrap_or_default().chars();
    let follows = match before.next() {
        Some('-' | '.' | ',' | ':') => before.next().is_some_and(char::is_alphanumeric),
        Some(c) => c.is_alphanumeric() || matches!(c, '/' | '=' | '_' | '%' | '$' | '€' | '£' | '¥' | '&'),
        None => false,
    };
    let goes_on = match after.next() {
        Some('-' | '/' | '.' | ',' | ':') => after.next().is_some_and(is_digit),
        Some(c) => c.is_alphanumeric() || matches!(c, '%' | '_' | '='),
        None => false,
    };
    !follows && !goes_on
}

/// Whether a number is all that stands between two signs or the ends of the line.
fn is_apart(text: &str, number: &Range<usize>) -> bool {
    let before = text.get(..number.start).unwrap_or_default().trim_end();
    let after = text.get(number.end..).unwrap_or_default().trim_start();
    let is_end = |text: &str, next: Option<char>| text.is_empty() || next.is_some_and(is_sign);
    is_end(before, before.chars().next_back()) && is_end(after, after.chars().next())
}

/// Whether a number begins a line or an item, and a sign and a name follow.
fn begins_item(text: &str, number: &Range<usize>) -> bool {
    let before = text.get(..number.start).unwrap_or_default();
    let name = text
        .get(number.end..)
        .unwrap_or_default()
        .trim_start_matches(|c: char| c.is_whitespace() || is_sign(c));
    !before.contains(char::is_alphanumeric) && name.starts_with(char::is_alphabetic)
}

/// The words between the signs of a text.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(is_sign).map(str::trim).filter(|part| !part.is_empty())
}

/// What parts values, or marks them.
fn is_sign(c: char) -> bool {
    matches!(
        c,
        '|' | ','
            | ';'
            | ':'
            | '('
            | ')'
            | '['
            | ']'
            | '<'
            | '>'
            | '-'
            | '–'
            | '—'
            | '*'
            | '_'
            | '`'
            | '#'
            | '\t'
            | '"'
            | '·'
            | '•'
            | '｜'
            | '、'
            | '，'
            | '；'
            | '：'
            | '（'
            | '）'
            | '.'
            | '。'
    )
}
