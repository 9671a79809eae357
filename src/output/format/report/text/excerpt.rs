//! An excerpt of a source line, with carets under the characters that a finding marks.

use unicode_width::UnicodeWidthChar;

use crate::source::fold::is_invisible;

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

/// The excerpt of a line around the marked bytes, at most `limit` columns wide.
pub(super) fn excerpt(line: &str, marked: std::ops::Range<usize>, limit: usize) -> Excerpt {
    let glyphs: Vec<Glyph> = line.char_indices().map(|(at, c)| glyph(c, marked.contains(&at))).collect();
    let total: usize = glyphs.iter().map(|glyph| glyph.width).sum();
    let first = glyphs.iter().position(|glyph| glyph.marked).unwrap_or(0);
    let before: usize = glyphs.iter().take(first).map(|glyph| glyph.width).sum();
    let marked: usize = glyphs.iter().filter(|glyph| glyph.marked).map(|glyph| glyph.width).sum();
    let start = if total > limit && before + marked > limit { start_of(&glyphs, first) } else { 0 };
    let mut excerpt = Excerpt { line: String::new(), carets: String::new() };
    let ellipsis = glyph('…', false);
    if start > 0 {
        excerpt.push(&ellipsis);
    }
    let mut used = usize::from(start > 0);
    let rest: usize = glyphs.iter().skip(start).map(|glyph| glyph.width).sum();
    let room = if used + rest > limit { limit.saturating_sub(1) } else { limit };
    let mut cut = false;
    for glyph in glyphs.iter().skip(start) {
        used += glyph.width;
        cut = used > room;
        if cut {
            break;
        }
        excerpt.push(glyph);
    }
    if cut {
        excerpt.push(&ellipsis);
    }
    excerpt.carets.truncate(excerpt.carets.trim_end().len());
    excerpt
}

/// The index of the first glyph to show, so that `CONTEXT` columns precede the first marked one.
fn start_of(glyphs: &[Glyph], first: usize) -> usize {
    let mut room = CONTEXT;
    let mut at = first;
    while let Some(glyph) = at.checked_sub(1).and_then(|before| glyphs.get(before)) {
        if glyph.width > room {
            break;
        }
        room -= glyph.width;
        at -= 1;
    }
    at
}

impl Excerpt {
    fn push(&mut self, glyph: &Glyph) {
        if glyph.hidden {
            self.line += &code_point(glyph.c);
        } else {
            self.line.push(glyph.c);
        }
        let mark = if glyph.marked { '^' } else { ' ' };
        self.carets.extend(std::iter::repeat_n(mark, glyph.width));
    }
}

/// An invisible character is shown as its code point; a tab as a blank.
fn glyph(c: char, marked: bool) -> Glyph {
    let c = if c == '\t' { ' ' } else { c };
    let hidden = c.is_control() || is_invisible(c) || matches!(c, '\u{2028}' | '\u{2029}');
    let width = if hidden { code_point(c).len() } else { c.width().unwrap_or(0) };
    Glyph { c, hidden, width, marked }
}

fn code_point(c: char) -> String {
    format!("<U+{:04X}>", u32::from(c))
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
