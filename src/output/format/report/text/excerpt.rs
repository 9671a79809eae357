//! An excerpt of a source line, with carets under the characters that a finding marks.

use unicode_width::UnicodeWidthChar;

use crate::output::terminal::{code_point, is_hidden};

/// A piece of a line that fits the width, and the carets below it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub(super) line: String,
    pub(super) carets: String,
}

/// A character as it is shown.
struct Glyph {
    c: char,
    /// Whether its code point is shown in its place.
    hidden: bool,
    width: usize,
    marked: bool,
}

/// The width kept before the marked characters where the line does not fit.
const CONTEXT: usize = 24;

/// The excerpt of a line around the marked bytes, at most `limit` columns wide. Only what can be shown is looked at.
pub(super) fn excerpt(line: &str, marked: std::ops::Range<usize>, limit: usize) -> Excerpt {
    let boundary = |at: usize| (at..line.len()).find(|at| line.is_char_boundary(*at)).unwrap_or(line.len());
    let (first, end) = (boundary(marked.start), boundary(marked.end));
    let is_far = first < end && exceeds(line.get(..end).unwrap_or(line), limit);
    let start = if is_far { start_of(line.get(..first).unwrap_or_default()) } else { 0 };
    let shown = line.get(start..).unwrap_or_default();
    let mut excerpt = Excerpt { line: String::new(), carets: String::new() };
    let ellipsis = glyph('…', false);
    let mut room = limit;
    if start > 0 {
        excerpt.push(&ellipsis);
        room = room.saturating_sub(1);
    }
    let cut = exceeds(shown, room);
    if cut {
        room = room.saturating_sub(1);
    }
    for (at, c) in shown.char_indices() {
        let glyph = glyph(c, marked.contains(&(start + at)));
        let Some(left) = room.checked_sub(glyph.width) else { break };
        room = left;
        excerpt.push(&glyph);
    }
    if cut {
        excerpt.push(&ellipsis);
    }
    excerpt.carets.truncate(excerpt.carets.trim_end().len());
    excerpt
}

/// Whether a text is wider than a number of columns.
fn exceeds(text: &str, mut columns: usize) -> bool {
    text.chars().any(|c| match columns.checked_sub(glyph(c, false).width) {
        Some(left) => {
            columns = left;
            false
        }
        None => true,
    })
}

/// Where to begin after a text, so that at most `CONTEXT` columns of it are shown.
fn start_of(before: &str) -> usize {
    let mut room = CONTEXT;
    let mut start = before.len();
    for (at, c) in before.char_indices().rev() {
        let Some(left) = room.checked_sub(glyph(c, false).width) else { break };
        (room, start) = (left, at);
    }
    start
}

impl Excerpt {
    fn push(&mut self, glyph: &Glyph) {
        if glyph.hidden {
            self.line += &code_point(glyph.c);
        } else {
            self.line.push(glyph.c);
        }
        let mark = if glyph.marked { '^' } else { ' ' };
        (0..glyph.width).for_each(|_| self.carets.push(mark));
    }
}

/// An invisible character is shown as its code point; a tab as a blank.
fn glyph(c: char, marked: bool) -> Glyph {
    let c = if c == '\t' { ' ' } else { c };
    let hidden = is_hidden(c);
    let width = if hidden { code_point(c).len() } else { c.width().unwrap_or(0) };
    Glyph { c, hidden, width, marked }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(line: &str, marked: &str, limit: usize) -> (String, String) {
        let at = line.find(marked).unwrap();
        let excerpt = excerpt(line, at..at + marked.len(), limit);
        (excerpt.line, excerpt.carets)
    }

    #[test]
    fn carets_stand_under_the_marked_characters() {
        assert_eq!(drawn("ab cd ef", "cd", 80), ("ab cd ef".into(), "   ^^".into()));
    }

    #[test]
    fn wide_and_combining_characters_are_as_wide_as_they_look() {
        assert_eq!(drawn("目標 x", "x", 80).1, "     ^");
        assert_eq!(drawn("a 目標", "目標", 80).1, "  ^^^^");
        assert_eq!(drawn("u\u{308}ber x", "x", 80).1, "     ^");
        assert_eq!(drawn("\u{308}u\u{308} x", "u\u{308}", 80).1, "^");
    }

    #[test]
    fn invisible_characters_are_shown_as_code_points() {
        assert_eq!(drawn("a\u{200B}b", "\u{200B}", 80), ("a<U+200B>b".into(), " ^^^^^^^^".into()));
        assert_eq!(drawn("a\tb", "b", 80), ("a b".into(), "  ^".into()));
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let line = format!("{}HERE{}", "a".repeat(100), "b".repeat(100));
        let (shown, carets) = drawn(&line, "HERE", 40);
        assert_eq!(shown, format!("…{}HERE{}…", "a".repeat(24), "b".repeat(10)));
        assert_eq!(carets, format!("{}^^^^", " ".repeat(25)));
        let (shown, _) = drawn(&"漢".repeat(60), "漢", 41);
        assert_eq!(shown, format!("{}…", "漢".repeat(20)));
    }
}
