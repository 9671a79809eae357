//! Numbers that may be the ids of tasks. Below the headings of task tables, that is every number: whatever a table was turned
//! into there, its ids are left. Elsewhere, it is one that begins a line of several parts.

use std::ops::Range;

use crate::playbook::model::{Page, SectionKind};
use crate::source::Span;
use crate::source::fold::is_invisible;
use crate::source::markdown::cells::{is_digit, looks_like_pipe};
use crate::source::text::{beginning, ending};

/// How many digits such a number has: shorter ones are counts, and parts of names such as Office 365.
const DIGITS: usize = 4;
/// How much of a word before a number is looked at, in bytes: a line may be one word as long as a page.
const LONGEST_WORD: usize = 200;

/// The numbers of each line below a heading of task tables, and of smaller headings there, and those that begin a row
/// elsewhere, in order; lines that are known by their span are left out.
pub(super) fn of(page: &Page, is_known: impl Fn(Span) -> bool) -> Vec<Vec<Span>> {
    let mut found = Vec::new();
    let mut level = None;
    for section in &page.sections {
        let numbers = if section.kind == SectionKind::TaskTable {
            level = Some(section.level);
            in_line
        } else {
            if level.is_some_and(|level| level < section.level) {
                found.push(in_line(page.text.slice(section.heading), section.heading.start as usize));
            } else {
                level = None;
            }
            |line: &str, start| begins_row(line, start).into_iter().collect()
        };
        let mut start = section.body.start as usize;
        for line in page.text.slice(section.body).split_inclusive('\n') {
            if !is_known(Span::new(start, start + line.len())) {
                found.push(numbers(line, start));
            }
            start += line.len();
        }
    }
    found.retain(|numbers| !numbers.is_empty());
    found
}

/// Whether a text may have an id that begins with these digits. They may be full-width, or letters that look like them,
/// and have something invisible or the end of a line between them.
pub(super) fn may_have(text: &str, digits: &str) -> bool {
    let Some(first) = digits.bytes().next() else { return true };
    // Full-width digits begin with the byte 0xEF. No id begins with a letter.
    memchr::memchr2_iter(first, 0xEF, text.as_bytes()).any(|at| {
        let mut signs = text.get(at..).unwrap_or_default().chars();
        let begins = signs.next().map(digit) == Some(char::from(first));
        let mut signs = signs.filter(|c| !is_invisible(*c) && !c.is_whitespace()).map(digit);
        begins && digits.chars().skip(1).all(|digit| signs.next() == Some(digit))
    })
}

/// The digit that a sign is taken for in an id; any other sign as it is.
fn digit(sign: char) -> char {
    match sign {
        'o' | 'O' => '0',
        'i' | 'I' | 'l' | 'L' => '1',
        '０'..='９' => u32::from(sign).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(sign),
        sign => sign,
    }
}

/// The numbers of a line that stand alone, outside tags and addresses.
fn in_line(line: &str, start: usize) -> Vec<Span> {
    let mut found = Vec::new();
    let first = line.find(char::is_alphanumeric);
    let mut at = 0;
    while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
        let length = rest.find(|c: char| !is_digit(c)).unwrap_or(rest.len());
        if length > 0 {
            let digits = rest.get(..length).map_or(0, |number| number.chars().count());
            if digits == DIGITS && is_alone(line, at..at + length, first == Some(at)) {
                found.push(Span::new(start + at, start + at + length));
            }
            at += length;
        } else if let Some(end) = end_of_tag(rest) {
            at += end;
        } else {
            at += rest.find(|c: char| is_digit(c) || c == '<').map_or(rest.len(), |next| next.max(1));
        }
    }
    found
}

/// The number that a line begins with, if a sign divides what follows into the parts of a row, of which the first is a name.
fn begins_row(line: &str, start: usize) -> Option<Span> {
    /// A row has a name, a flag and a role behind its id.
    const PARTS: usize = 3;
    const SIGNS: [&str; 13] = ["\t", "|", ";", "·", "•", ",", ":", " - ", " – ", " — ", "；", "，", "："];
    let at = line.find(char::is_alphanumeric)?;
    let rest = line.get(at..).filter(|rest| rest.starts_with(is_digit))?;
    let length = rest.find(|c: char| !is_digit(c)).unwrap_or(rest.len());
    let (number, after) = rest.split_at_checked(length)?;
    let is_id = number.chars().count() == DIGITS && is_alone(line, at..at + length, true);
    let name = after.trim_start_matches(|c: char| !c.is_alphanumeric());
    let has_parts = |sign: &str| after.matches(sign).take(PARTS).count() == PARTS;
    let is_row =
        || SIGNS.into_iter().any(has_parts) || after.matches(looks_like_pipe).take(PARTS).count() == PARTS;
    (is_id && name.starts_with(char::is_alphabetic) && is_row())
        .then(|| Span::new(start + at, start + at + length))
}

/// Where a tag ends that a text begins with.
fn end_of_tag(text: &str) -> Option<usize> {
    const LONGEST: usize = 1000;
    let name = text.strip_prefix('<')?;
    let is_tag = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
    beginning(text, LONGEST).find('>').filter(|_| is_tag).map(|end| end + 1)
}

/// Whether a number is no part of an address, a date, a price or an entity. A year is an id only where it begins the line.
fn is_alone(line: &str, number: Range<usize>, begins: bool) -> bool {
    let before = ending(line.get(..number.start).unwrap_or_default(), LONGEST_WORD);
    let after = line.get(number.end..).unwrap_or_default();
    let word = before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '<' | '|')).next();
    let word = word.unwrap_or(before);
    let in_address = word.contains("//") || word.starts_with("www.");
    let goes_on = before.ends_with(['/', '=', '.', ',', '_', '%', '$', '€', '&', '-', ':'])
        || before.ends_with('#') && word != "#";
    let mut next = after.chars();
    let more = match next.next() {
        Some('-' | '/' | '.' | ',' | ':') => next.next().is_some_and(is_digit),
        c => matches!(c, Some('%' | '_' | '年' | '=')),
    };
    let is_year = line.get(number).is_some_and(|number| number.starts_with("19") || number.starts_with("20"));
    !in_address && !goes_on && !more && (begins || !is_year)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(line: &str) -> Vec<&str> {
        in_line(line, 0).into_iter().map(|span| &line[span.range()]).collect()
    }

    #[test]
    fn numbers_alone_may_be_ids_wherever_they_stand() {
        for (line, expected) in [
            ("Plan it\t3740\tM\tFM\tTeams", vec!["3740"]),
            ("- Plan it (3741, M) - FM", vec!["3741"]),
            ("Plan it (3740)", vec!["3740"]),
            ("<li>3740 - Plan it (M)</li>", vec!["3740"]),
            ("{1}3740{2}Plan it{3}M", vec!["3740"]),
            ("3740Plan itMFM", vec!["3740"]),
            ("| 3740<br>Plan it | | |", vec!["3740"]),
            ("&lt;td&gt;３７４０&lt;/td&gt;", vec!["３７４０"]),
            ("2013 Plan it", vec!["2013"]),
            ("#3740 Plan it, 3741", vec!["3740", "3741"]),
        ] {
            assert_eq!(numbers(line), expected, "{line}");
        }
    }

    #[test]
    fn a_number_begins_a_row_before_parts_that_a_sign_divides() {
        for row in [
            "3740\tPlan it\tM\tFM",
            "│ 3740 │ Plan it │ M │ FM │",
            "\\| 3740 \\| Plan it \\| M \\| FM \\|",
            "| 3740\tPlan it\tM\tFM |",
            "\"3740\",\"Plan it\",\"M\",\"FM\"",
            "- [ ] **3740** Plan it · mandatory · FM · Teams",
            "3740 - Plan it - M - FM",
            "３７４０；計画；M；FM",
        ] {
            assert!(begins_row(row, 0).is_some(), "{row}");
        }
        for text in [
            "3740 seats are planned, bought and used",
            "1024, 2048, 4096, 8192",
            "3740",
            "2020-03-27, a, b, c",
            "a, 3740, b, c",
        ] {
            assert_eq!(begins_row(text, 0), None, "{text}");
        }
    }

    #[test]
    fn years_dates_addresses_and_longer_numbers_are_no_ids() {
        for line in [
            "Exchange 2013 and 2016",
            "2019-10-26",
            "see https://a.test/1234?b=1234",
            "[a](b.md#1234)",
            "12345 seats, 20,000 and 1.5000",
            "<col style=\"width: 1024px\">",
            "&#8211;",
            "$1000, 1000%",
            "2019年",
        ] {
            assert_eq!(numbers(line), [] as [&str; 0], "{line}");
        }
    }
}
