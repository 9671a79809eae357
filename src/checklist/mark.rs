//! How ftpb recognizes the text that it wrote: by the sum of its characters, whatever a formatter does to their lines.

use std::fmt::Write;

use crate::source::hash::{EMPTY_32, continue_32, fnv1a_32};

/// The comment that earlier versions put behind each line: `<!-- ftpb:3735:0a1b2c3d -->`.
const OPEN: &str = "<!-- ftpb:";
const CLOSE: &str = "-->";

/// The mark of an earlier version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark<'t> {
    /// A task id, or the key of a phase or process.
    pub key: &'t str,
    /// The text before it.
    pub text: &'t str,
    /// What a person wrote after it.
    pub after: &'t str,
    /// Whether nobody has edited the text.
    pub unedited: bool,
}

impl<'t> Mark<'t> {
    /// Finds the mark of a text.
    #[must_use]
    pub fn find(text: &'t str) -> Option<Self> {
        // A mark in the name of a task is escaped.
        let at = text.match_indices(OPEN).map(|(at, _)| at);
        let at = at.into_iter().find(|at| !text.get(..*at).is_some_and(|before| before.ends_with('\\')))?;
        let (before, rest) = text.split_at_checked(at)?;
        let (mark, after) = rest.strip_prefix(OPEN)?.split_once(CLOSE)?;
        let (key, sum) = mark.trim_end().rsplit_once(':')?;
        let written = before.trim_end();
        // A formatter may have wrapped the text.
        let words: Vec<&str> =
            written.split(['\r', '\n']).map(|line| line.trim_matches([' ', '\t'])).collect();
        let words = words.join(" ");
        let unedited = u32::from_str_radix(sum, 16).is_ok_and(|sum| sum == fnv1a_32(words.bytes()));
        Some(Self { key, text: written, after, unedited })
    }
}

/// The sums of the beginnings of a text, each with its end. Line ends, blanks and escapes do not count.
fn sums(text: &str) -> impl Iterator<Item = (usize, u32)> {
    let mut chars = text.char_indices().peekable();
    let (mut sum, mut blank, mut line) = (EMPTY_32, false, false);
    std::iter::from_fn(move || {
        loop {
            let (mut at, mut c) = chars.next()?;
            if c.is_whitespace() || (line && c == '>') {
                (blank, line) = (true, line || matches!(c, '\n' | '\r'));
                continue;
            }
            line = false;
            if c == '\\'
                && let Some(next) = chars.next_if(|(_, next)| next.is_ascii_punctuation())
            {
                (at, c) = next;
            }
            if std::mem::take(&mut blank) && sum != EMPTY_32 {
                sum = continue_32(sum, *b" ");
            }
            sum = continue_32(sum, c.encode_utf8(&mut [0; 4]).bytes());
            return Some((at + c.len_utf8(), sum));
        }
    })
}

/// The sum of a text.
#[must_use]
pub fn sum(text: &str) -> u32 {
    sums(text).last().map_or(EMPTY_32, |(_, sum)| sum)
}

/// The first beginning of a text whose sum `knows` finds: where it ends, and what was found. A word is never cut.
pub fn beginning<T>(text: &str, knows: impl Fn(u32) -> Option<T>) -> Option<(usize, T)> {
    sums(text).find_map(|(end, sum)| {
        let found = knows(sum)?;
        let next = text.get(end..)?.chars().next();
        (!next.is_some_and(char::is_alphanumeric)).then_some((end, found))
    })
}

/// Escapes a text so that Markdown shows it literally.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '~' => {
                let _ = write!(escaped, "\\{c}");
            }
            '&' if is_entity(text.get(at..).unwrap_or_default()) => escaped.push_str("\\&"),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Whether Markdown would read a text that begins with `&` as an entity.
fn is_entity(text: &str) -> bool {
    let Some(name) = text.strip_prefix('&') else { return false };
    let rest = name.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
    rest.starts_with(';') && name.len() - rest.len() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_known_after_a_formatter() {
        let own = "**12** Hold\\_it \\<now\\> · mandatory";
        for other in [
            own,
            "**12** Hold_it \\<now> · mandatory",
            "**12** Hold\\_it\n  \\<now\\> ·\n  mandatory",
            "**12** Hold\\_it\r\n> \\<now\\> · mandatory",
            "**12** Hold\\_it\r> \\<now\\> · mandatory",
        ] {
            assert_eq!(sum(other), sum(own), "{other}");
        }
        let known =
            |text: &str| beginning(text, |found| (found == sum(own)).then_some(())).map(|(end, ())| end);
        assert_eq!(known(&format!("{own} asked Ana")), Some(own.len()));
        assert_eq!(known(&format!("{own}ly")), None, "another word");
        assert_eq!(known("**12** Hold it"), None);
    }

    #[test]
    fn marks_of_earlier_versions_are_found() {
        let text = "**3735** Plan";
        let mark = format!("<!-- ftpb:3735:{:08x} -->", fnv1a_32(text.bytes()));
        for line in [format!("{text} {mark} done by Ana"), format!("**3735**\n  Plan\n  {mark} done by Ana")]
        {
            let found = Mark::find(&line).unwrap();
            assert_eq!((found.key, found.after, found.unedited), ("3735", " done by Ana", true), "{line}");
        }
        assert!(!Mark::find(&format!("**3735** Play {mark}")).unwrap().unedited);
        let name = escaped("<!-- ftpb:1:2 -->");
        assert_eq!(Mark::find(&name), None);
        assert_eq!(Mark::find(&format!("{name} {mark}")).unwrap().key, "3735");
    }

    #[test]
    fn names_are_shown_as_they_are() {
        assert_eq!(escaped("R&D &copy; a_b <c>"), "R&D \\&copy; a\\_b \\<c\\>");
    }
}
