//! The id at the beginning of a text, whatever markup an editor or a person has put around it.

use std::borrow::Cow;

use crate::source::fold::is_invisible;
use crate::source::markdown::cells::{id_text, is_digit};

/// Signs of Markdown that may stand before a number, with blanks and backslashes between them.
const SIGNS: [char; 9] = ['*', '_', '~', '`', '=', '\\', '[', '(', '#'];

/// The number that begins a text, in ASCII digits: `***3740***`, `3740`, `<b>3740</b>` or `\*\*3740\*\*`. Part of a word,
/// of an amount or of a date does not count.
#[must_use]
pub fn first_number(text: &str) -> Option<Cow<'_, str>> {
    let inner = without_markup(text);
    let end = inner.find(|c: char| !is_digit(c) && !is_invisible(c)).unwrap_or(inner.len());
    let (number, after) = inner.split_at_checked(end)?;
    (number.contains(is_digit) && !continues(after)).then(|| id_text(number))
}

/// What `find` finds for the first number of a text that it knows, other than in a web address.
pub fn named<T>(text: &str, find: impl Fn(&str) -> Option<T>) -> Option<T> {
    let words = text.split_whitespace().filter(|word| !word.contains("://"));
    let mut parts = words.flat_map(|word| word.split(|c: char| !c.is_alphanumeric() && !is_invisible(c)));
    parts.find_map(|part| {
        let is_number = part.contains(is_digit) && part.chars().all(|c| is_digit(c) || is_invisible(c));
        if is_number { find(&id_text(part)) } else { None }
    })
}

/// The text from its first character on that is neither markup nor blank.
fn without_markup(text: &str) -> &str {
    let is_markup = |c: char| SIGNS.contains(&c) || c.is_whitespace() || is_invisible(c);
    let mut inner = text.trim_start_matches(is_markup);
    while let Some((_, rest)) = inner.strip_prefix('<').and_then(|tag| tag.split_once('>')) {
        inner = rest.trim_start_matches(is_markup);
    }
    inner
}

/// Whether a number goes on, as in `3740th`, `3740.5` or `2026-01-31`.
fn continues(after: &str) -> bool {
    let mut chars = after.chars();
    chars.next().is_some_and(|c| {
        c.is_alphanumeric() || ".,:-–/'’".contains(c) && chars.next().is_some_and(char::is_numeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_whatever_is_around_it() {
        for text in [
            "***3740*** a",
            "3740 a",
            "3740",
            "3740: a",
            "<b>3740</b> a",
            "<span class=\"id\"><b> 3740 </b></span> a",
            "\\*\\*3740\\*\\* a",
            "**3740:** a",
            "** 3740 ** a",
            "`3740` a",
            "__3740__ a",
            "~~3740~~ a",
            "==3740== a",
            "*3740* a",
            "**３７４０** a",
            "**37\u{200B}40** a",
            "\u{FEFF}**3740** a",
            "[3740](https://a.test) a",
            "#3740 a",
        ] {
            assert_eq!(first_number(text).as_deref(), Some("3740"), "{text}");
        }
        for text in
            ["", "a 3740", "3740th", "3740.5 a", "3740-01-31", "<b>", "<b 3740", "\u{200B}", "**a** 3740"]
        {
            assert_eq!(first_number(text), None, "{text}");
        }
    }

    #[test]
    fn an_id_is_found_within_a_text() {
        let find = |id: &str| ["3740", "12"].into_iter().find(|known| *known == id);
        for (text, found) in [
            ("Task 3740: plan", Some("3740")),
            ("plan (no.12)", Some("12")),
            ("plan [it](https://a.test/3740)", None),
            ("plan 37401 a12", None),
            ("", None),
        ] {
            assert_eq!(named(text, find), found, "{text}");
        }
    }
}
