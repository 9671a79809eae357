//! What a line has, without the marks before and behind it.

use crate::source::markdown::lines::is_margin;
use crate::source::markdown::list;

/// Whether a line begins as most do, with a letter or a pipe: with no indentation, and with no sign of Markdown.
pub(super) fn begins_plainly(raw: &str) -> bool {
    raw.starts_with(|c: char| c.is_ascii_alphabetic() || c == '|')
}

/// A line without indentation, block quote markers, and a list marker before a pipe.
#[must_use]
pub fn content(raw: &str) -> &str {
    let mut rest = raw.trim_matches(is_margin);
    if begins_plainly(rest) {
        return rest;
    }
    while let Some(quoted) = rest.strip_prefix('>') {
        rest = quoted.trim_start_matches(is_margin);
    }
    // What no reader sees before a pipe, or a sign right before it, is a slip of the keyboard.
    let bare = rest.trim_start_matches(list::is_slip);
    if rest.len() > bare.len() && bare.starts_with(['|', '｜']) {
        return bare;
    }
    // A longer number is no item's: it may be an id.
    let item = list::after_marker(rest).filter(|item| rest.len() - item.len() <= "12.".len());
    let item = item.map(|item| item.trim_start_matches(is_margin));
    item.filter(|item| item.starts_with(['|', '｜']) || begins_with_id(item)).unwrap_or(rest)
}

/// Whether a text begins with a number of three or four digits and a pipe.
fn begins_with_id(text: &str) -> bool {
    let after = text.trim_start_matches(|c: char| c.is_ascii_digit());
    (3..=4).contains(&(text.len() - after.len()))
        && after.trim_start_matches(is_margin).starts_with(['|', '｜'])
}

/// The text of a heading without the hashes that close it. Right behind a word they are shown, and a single one may
/// belong to it, as in `C#`.
pub(super) fn without_closing_hashes(rest: &str) -> &str {
    let title = rest.trim_matches(is_margin);
    let bare = title.trim_end_matches('#');
    let is_of_word = title.len() - bare.len() == 1 && !bare.is_empty() && !bare.ends_with(is_margin);
    if is_of_word { title } else { bare.trim_end_matches(is_margin) }
}
