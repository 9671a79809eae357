//! A line of a page with carets under the very characters, as wide as the screen allows.

use unicode_width::UnicodeWidthChar;

use crate::source::fold::is_invisible;

/// A piece of a line as wide as the screen allows, and the carets below it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub(super) line: String,
    pub(super) carets: String,
}

/// A character as it is shown.
struct Cell {
    shown: String,
    width: usize,
    marked: bool,
}

/// How many cells of what stands before the marked characters are kept where not all fits.
const BEFORE: usize = 24;

/// The excerpt of a line around some bytes of it, in at most so many cells.
pub(super) fn excerpt(line: &str, marked: std::ops::Range<usize>, limit: usize) -> Excerpt {
    let cells: Vec<Cell> = line.char_indices().map(|(at, c)| cell(c, marked.contains(&at))).collect();
    let total: usize = cells.iter().map(|cell| cell.width).sum();
    let first = cells.iter().position(|cell| cell.marked).unwrap_or(0);
    let before: usize = cells.iter().take(first).map(|cell| cell.width).sum();
    let marked: usize = cells.iter().filter(|cell| cell.marked).map(|cell| cell.width).sum();
    let start = if total > limit && before + marked > limit { skipped(&cells, first) } else { 0 };
    let mut excerpt = Excerpt { line: String::new(), carets: String::new() };
    if start > 0 {
        excerpt.push("…", 1, false);
    }
    let mut used = usize::from(start > 0);
    let rest: usize = cells.iter().skip(start).map(|cell| cell.width).sum();
    let room = if used + rest > limit { limit.saturating_sub(1) } else { limit };
    let mut cut = false;
    for cell in cells.iter().skip(start) {
        used += cell.width;
        cut = used > room;
        if cut {
            break;
        }
        excerpt.push(&cell.shown, cell.width, cell.marked);
    }
    if cut {
        excerpt.push("…", 1, false);
    }
    excerpt.carets.truncate(excerpt.carets.trim_end().len());
    excerpt
}

/// The first cell that is shown, so that not too much stands before the first marked one.
fn skipped(cells: &[Cell], first: usize) -> usize {
    let mut room = BEFORE;
    let mut at = first;
    while let Some(cell) = at.checked_sub(1).and_then(|before| cells.get(before)) {
        if cell.width > room {
            break;
        }
        room -= cell.width;
        at -= 1;
    }
    at
}

impl Excerpt {
    fn push(&mut self, shown: &str, width: usize, marked: bool) {
        self.line.push_str(shown);
        let mark = if marked { '^' } else { ' ' };
        self.carets.extend(std::iter::repeat_n(mark, width));
    }
}

/// A character that nobody sees is shown by its number; a tab is a blank.
fn cell(c: char, marked: bool) -> Cell {
    let width = c.width().unwrap_or(0);
    let hidden = c.is_control() || is_invisible(c) || matches!(c, '\u{2028}' | '\u{2029}');
    match c {
        '\t' => Cell { shown: " ".to_owned(), width: 1, marked },
        _ if hidden => {
            let shown = format!("<U+{:04X}>", u32::from(c));
            Cell { width: shown.len(), shown, marked }
        }
        _ => Cell { shown: c.to_string(), width, marked },
    }
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
    fn carets_stand_under_the_very_characters() {
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
    fn characters_that_nobody_sees_are_shown() {
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
