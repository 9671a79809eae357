//! Ids in cells that hold more than a number: a word before it, a note after it, a second id, a letter that looks like a
//! digit. Used only for rows that otherwise look like tasks.

use crate::source::Span;
use crate::source::fold::{fold, is_invisible};
use crate::source::lexicon::Group;
use crate::source::markdown::cells::is_digit;
use crate::source::markdown::{inline, list};

use crate::playbook::reader::vocabulary::Vocabulary;

/// The longest text, in bytes, before an id.
const LONGEST_WORD: usize = 40;
/// How many ids a cell can have.
const MOST: usize = 8;

/// A shortcut: whether a text has as many digits as the shortest id.
pub(super) fn may_be_in(text: &str) -> bool {
    const FEWEST: usize = 3;
    text.chars().filter(|c| is_digit(*c)).take(FEWEST).count() == FEWEST
}

/// The ids at the start of a cell, after markup and a word such as `Task`.
pub(super) fn in_cell(text: &str, cell: Span, vocabulary: Vocabulary<'_>) -> Vec<Span> {
    let content = behind_struck(text.get(cell.range()).unwrap_or_default());
    let mut rest = after_label(without_markup(content), vocabulary);
    let mut ids = Vec::new();
    while let Some(length) = number(rest).filter(|_| ids.len() < MOST) {
        let start = cell.end as usize - rest.len();
        ids.push(Span::new(start, start + length));
        let after = rest.get(length..).unwrap_or_default();
        rest = without_markup(after);
        let between = after.get(..after.len() - rest.len()).unwrap_or_default();
        if !between.contains([',', ';', '/', '&', '+', '、', '，', '<']) {
            break;
        }
    }
    ids
}

/// The id that a line begins with, behind the marker of a list item and stray signs.
pub(super) fn at_start(text: &str, line: Span) -> Option<Span> {
    /// The longest run of signs, in bytes.
    const LONGEST_SIGNS: usize = 12;
    let content = text.get(line.range())?;
    // A number of an item that is as long as an id is one.
    let is_numbered = content.chars().take_while(|c| is_digit(*c)).count() >= 3;
    let item = list::item(content).filter(|_| !is_numbered).unwrap_or(content);
    let at = item.find(is_digit).filter(|at| *at <= LONGEST_SIGNS)?;
    let (signs, rest) = item.split_at_checked(at)?;
    // A letter may stand for a pipe; a price is no id.
    let letters = signs.chars().filter(|c| c.is_alphanumeric()).count();
    let are_stray = letters == 0 || letters == 1 && !signs.ends_with(char::is_alphanumeric);
    let digits = rest.find(|c: char| !is_digit(c)).unwrap_or(rest.len());
    let after = rest.get(digits..)?;
    let mut next = after.chars();
    let goes_on = match next.next() {
        Some('-' | '/' | '.' | ':') => next.next().is_some_and(is_digit),
        c => c.is_some_and(|c| c.is_alphanumeric() || c == '%'),
    };
    let count = rest.get(..digits)?.chars().count();
    let is_id = are_stray && !signs.contains(['$', '€', '£', '¥']) && (3..=4).contains(&count) && !goes_on;
    let start = line.end as usize - rest.len();
    is_id.then(|| Span::new(start, start + digits))
}

/// The id that an item of a list names: after a word such as `Task`, in parentheses, or at its end.
pub(super) fn in_item(text: &str, line: Span, vocabulary: Vocabulary<'_>) -> Option<Span> {
    let item = list::item(text.get(line.range())?)?;
    let item = Span { start: line.end - u32::try_from(item.len()).ok()?, ..line };
    let named = in_cell(text, item, vocabulary).into_iter().next();
    named
        .or_else(|| in_parentheses(text, item))
        .or_else(|| labelled(text, item, vocabulary))
        .or_else(|| at_end(text, item))
}

/// The id behind a word such as `Task` in parentheses: `Plan it (task 3735, mandatory)`.
fn labelled(text: &str, cell: Span, vocabulary: Vocabulary<'_>) -> Option<Span> {
    let content = text.get(cell.range())?;
    content.match_indices(['(', '（']).find_map(|(at, sign)| {
        let inner = Span { start: cell.start + u32::try_from(at + sign.len()).ok()?, ..cell };
        let word = text.get(inner.range())?;
        let behind = after_label(word, vocabulary);
        (behind.len() < word.len()).then(|| in_cell(text, inner, vocabulary).into_iter().next())?
    })
}

/// The number of four digits that a text ends with, behind a blank or a sign.
fn at_end(text: &str, cell: Span) -> Option<Span> {
    let content = text.get(cell.range())?.trim_end_matches(|c: char| !c.is_alphanumeric());
    let before = content.trim_end_matches(is_digit);
    let length = content.len() - before.len();
    let is_apart = before.ends_with([' ', '#', ':', '：', '-', '–', '(', '（']) && !before.trim().is_empty();
    let start = cell.start as usize + before.len();
    (is_apart && content.get(before.len()..)?.chars().count() == 4).then(|| Span::new(start, start + length))
}

/// The first number of four digits that stands alone in parentheses.
pub(super) fn in_parentheses(text: &str, cell: Span) -> Option<Span> {
    let content = text.get(cell.range())?;
    content.match_indices(['(', '（', '[']).find_map(|(at, sign)| {
        let inner = content.get(at + sign.len()..)?;
        let digits = inner.find(|c: char| !c.is_ascii_digit()).filter(|digits| *digits == 4)?;
        let start = cell.start as usize + at + sign.len();
        inner.get(digits..)?.starts_with([')', '）', ']']).then(|| Span::new(start, start + digits))
    })
}

/// The only number in a cell of one word: four digits beside letters or signs, as in `T-1011` or `1010a`, but no date.
pub(super) fn in_word(text: &str, cell: Span) -> Option<Span> {
    let content = text.get(cell.range()).filter(|word| !word.contains(char::is_whitespace))?;
    let rest = content.get(content.find(is_digit)?..)?;
    let length = rest.find(|c: char| !is_digit(c)).unwrap_or(rest.len());
    let after = rest.get(length..)?;
    let is_only = !after.contains(is_digit) && !after.starts_with(['年', '.', '/', ':', '%']);
    let start = cell.end as usize - rest.len();
    (is_only && rest.get(..length)?.chars().count() == 4).then(|| Span::new(start, start + length))
}

/// The number that is all a cell holds, of up to six digits.
pub(super) fn only_number(text: &str, cell: Span) -> Option<Span> {
    let content = text.get(cell.range()).unwrap_or_default();
    let rest = without_markup(content);
    let length = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let start = cell.end as usize - rest.len();
    let only = without_markup(rest.get(length..)?).is_empty();
    ((1..=6).contains(&length) && only).then(|| Span::new(start, start + length))
}

/// The text behind the struck words at its start, if a number follows that replaces them.
fn behind_struck(text: &str) -> &str {
    let mut end = 0;
    for struck in inline::struck(text) {
        if text.get(end..struck.start).is_none_or(|between| between.contains(char::is_alphanumeric)) {
            break;
        }
        end = struck.end;
    }
    text.get(end..).filter(|rest| rest.contains(is_digit)).unwrap_or(text)
}

/// A text without the punctuation, tags, entities, images and checkboxes at its start.
fn without_markup(text: &str) -> &str {
    let mut rest = text;
    loop {
        let before = rest.len();
        rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '<' | '&' | '!' | '['));
        let markup = [("<!--", "-->"), ("<", ">"), ("&", ";"), ("![", ")")];
        let inner = markup.iter().find_map(|(opens, closes)| {
            let (_, after) = rest.strip_prefix(opens)?.split_once(closes)?;
            Some(after)
        });
        let after_checkbox = ["[ ]", "[x]", "[X]"].iter().find_map(|sign| rest.strip_prefix(sign));
        let mark = || rest.strip_prefix(['<', '&', '!', '[']);
        rest = after_checkbox.or(inner).or_else(mark).unwrap_or(rest);
        if rest.len() == before {
            return rest;
        }
    }
}

/// The text after a word that introduces an id, in any language; the whole text if there is none.
fn after_label<'t>(text: &'t str, vocabulary: Vocabulary<'_>) -> &'t str {
    let end = text.find(|c: char| c.is_ascii_digit()).filter(|end| (1..=LONGEST_WORD).contains(end));
    let Some((word, rest)) = end.and_then(|end| text.split_at_checked(end)) else { return text };
    let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    let is = |group, key: &str| vocabulary.key(group, word).is_some_and(|own| own.as_str() == key);
    let short = vocabulary.lexicons.is_number_word(&fold(word));
    if short || is(Group::Columns, "id") || is(Group::Kinds, "task") { rest } else { text }
}

/// The length of the id at the start of a text: three or four digits, perhaps with a thousands separator or with letters
/// that look like digits.
fn number(text: &str) -> Option<usize> {
    let alike = |c: char| matches!(c, 'O' | 'o' | 'I' | 'l');
    let end = text.find(|c: char| !is_digit(c) && !alike(c) && !is_invisible(c)).unwrap_or(text.len());
    let run = text.get(..end)?.trim_end_matches(is_invisible);
    let (digits, letters) =
        (run.chars().filter(|c| is_digit(*c)).count(), run.chars().filter(|c| alike(*c)).count());
    let ends =
        |at: usize| text.get(at..).and_then(|rest| rest.chars().next()).is_none_or(|c| !c.is_alphanumeric());
    let whole = (3..=4).contains(&(digits + letters)) && digits >= 2 && ends(end);
    if whole {
        return Some(run.len());
    }
    let thousands = text.strip_prefix(|c: char| c.is_ascii_digit())?;
    let rest = thousands.strip_prefix(['.', ',', ' ', '\u{A0}', '\u{202F}', '’', '\''])?;
    let three = rest.bytes().take_while(u8::is_ascii_digit).count() == 3;
    let length = text.len() - rest.len() + 3;
    (three && ends(length)).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::markdown::cells::id_text;
    use crate::source::{Lexicons, Tag};

    fn ids(lang: &str, cell: &str) -> Vec<String> {
        let lexicons = Lexicons::default();
        let vocabulary = Vocabulary { lexicons: &lexicons, lang: &Tag::new(lang) };
        let found = in_cell(cell, Span::new(0, cell.len()), vocabulary);
        found.into_iter().map(|id| id_text(&cell[id.range()]).into_owned()).collect()
    }

    #[test]
    fn ids_are_seen_beside_words_notes_and_marks() {
        for cell in [
            "Task 1001",
            "ID: 1001",
            "Nr. 1001",
            "1001 (new)",
            "1001)",
            "1001 - ",
            "\"1001\"",
            "~~1001~~",
            "\\| 1001",
            "&nbsp;1001&nbsp;",
            "<!-- x --> 1001",
            "![x](a.png) 1001",
            "[ ] 1001",
            "[1001](https://a.b",
            "[1001",
            "[1001] (https://a.b)",
            "1.001",
            "1,001",
            "1 001",
            "1OO1",
            "l001",
            "\u{200E}1001\u{200F}",
        ] {
            assert_eq!(ids("en", cell), ["1001"], "{cell}");
        }
        assert_eq!(ids("de", "Aufgabe 1001"), ["1001"]);
        assert_eq!(ids("ja", "タスク ID: 1001"), ["1001"]);
        assert_eq!(ids("zh-Hans", "任务 1001"), ["1001"]);
    }

    #[test]
    fn several_ids_of_one_cell_are_several() {
        for cell in ["1001, 1003", "1001/1003", "1001<br>1003", "1001 & 1003", "1001、1003"] {
            assert_eq!(ids("en", cell), ["1001", "1003"], "{cell}");
        }
    }

    #[test]
    fn numbers_that_are_none_stay_what_they_are() {
        for cell in
            ["Office 365", "Windows 10", "27.3.2020", "3/27/2020", "2020年", "10010", "1001a", "Ill", "", "M"]
        {
            assert_eq!(ids("en", cell), [] as [&str; 0], "{cell}");
        }
    }
}
