//! Double asterisks, as they are shown and as they are meant.
//!
//! `CommonMark` (0.31 §6.2) closes no emphasis between punctuation and a letter, which is where Japanese and Chinese,
//! written without blanks, have it: `注**「重要」**と`.

use std::borrow::Cow;

/// What Markdown makes of a pair of asterisks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Text: the reader sees them.
    Shown,
    /// The beginning of bold text.
    Opens,
    /// The end of bold text.
    Closes,
}

/// What the marks of a paragraph are meant as; `None` for one that belongs to nothing.
///
/// Where asterisks are shown, each mark closes what the one before it opened. An odd number of them leaves what Markdown
/// recognized as it is: a last one that opens nothing must not make the rest of the paragraph bold.
pub fn meant(marks: &[Mark]) -> impl Iterator<Item = Option<Mark>> {
    let shown = marks.iter().filter(|mark| **mark == Mark::Shown).count();
    marks.iter().enumerate().map(move |(at, mark)| match mark {
        _ if shown > 0 && shown % 2 == 0 => Some(if at % 2 == 0 { Mark::Opens } else { Mark::Closes }),
        Mark::Shown => None,
        known => Some(*known),
    })
}

/// A text with full-width asterisks as the ones of ASCII, where they come in pairs.
#[must_use]
pub fn narrow(text: &str) -> Cow<'_, str> {
    const WIDE: &str = "＊＊";
    // Nearly no text has the first byte of such an asterisk, and a search for all of it takes longer to prepare.
    if memchr::memchr(0xEF, text.as_bytes()).is_none() {
        return text.into();
    }
    let pairs = memchr::memmem::find_iter(text.as_bytes(), WIDE).count();
    if pairs > 0 && pairs.is_multiple_of(2) { text.replace(WIDE, "**").into() } else { text.into() }
}

/// Whether a backslash escapes the sign at a place (`CommonMark` 0.31 §2.4).
#[must_use]
pub fn is_escaped(text: &str, at: usize) -> bool {
    let before = text.as_bytes().get(..at).unwrap_or_default();
    before.iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(written: &str) -> Vec<Mark> {
        let mark = |c| match c {
            '(' => Mark::Opens,
            ')' => Mark::Closes,
            _ => Mark::Shown,
        };
        written.chars().map(mark).collect()
    }

    #[test]
    fn shown_marks_open_and_close_in_turn() {
        for (written, expected) in
            [("()", "()"), ("**", "()"), ("*()*", "()()"), ("*()", "-()"), ("*", "-"), ("(())", "(())")]
        {
            let sign = |mark| match mark {
                Some(Mark::Opens) => '(',
                Some(_) => ')',
                None => '-',
            };
            assert_eq!(meant(&marks(written)).map(sign).collect::<String>(), expected, "{written}");
        }
    }

    #[test]
    fn full_width_asterisks_count_in_pairs() {
        assert_eq!(narrow("＊＊注＊＊意"), "**注**意");
        assert_eq!(narrow("＊＊注"), "＊＊注");
    }
}
