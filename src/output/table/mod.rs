//! Tables that fit the terminal, of listings and of pages.
//!
//! No column is left out and no line is wider than the terminal. Where there is no room for the longest words, each row
//! becomes a list of its fields.

mod draw;
mod list;
mod row;
mod stack;
mod unwrapped;
mod widths;

use crate::output::terminal::{Painter, StyledText};

pub use list::List;

/// The alignment of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// On the left, for text.
    #[default]
    Left,
    /// In the middle, for tables of pages that ask for it.
    Center,
    /// On the right, for numbers.
    Right,
}

/// The heading of a column, and its alignment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heading {
    /// The text above the column, or before each of its values.
    pub text: StyledText,
    /// The alignment of its values.
    pub align: Align,
    /// The percentage of a list's width that the column has at least, since its values say what a row is.
    pub fill: Option<usize>,
    /// Whether readers type its values: ids and keys.
    pub typed: bool,
}

/// Cells under headings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grid {
    /// The columns.
    pub headings: Vec<Heading>,
    /// The rows. Missing cells are empty; cells beyond the last column are not drawn.
    pub rows: Vec<Vec<StyledText>>,
    /// Whether a wide table may cut long words, rather than stack its rows.
    pub cuts_long_words: bool,
}

impl Grid {
    /// The rows as a table, or stacked where there is no room for a table; without a width, one line per row.
    #[must_use]
    pub fn lines(&self, width: Option<usize>, header: bool) -> Vec<StyledText> {
        match width {
            None => unwrapped::unwrapped(self, header),
            Some(width) => {
                draw::table(self, width, header).unwrap_or_else(|| stack::stacked(self, Some(width)))
            }
        }
    }

    /// Each row as a list of its fields, each after its heading.
    #[must_use]
    pub fn stacked(&self, width: Option<usize>) -> Vec<StyledText> {
        stack::stacked(self, width)
    }

    /// The lines of [`Grid::lines`], painted.
    #[must_use]
    pub fn paint(&self, painter: Painter, width: Option<usize>, header: bool) -> String {
        painter.paint_lines(&self.lines(width, header))
    }
}

/// The number of blanks between two columns.
const GAP: usize = 2;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::output::Tone;
    use crate::output::terminal::{StyledSpan, plain, width};

    pub(super) fn text(text: &str) -> StyledText {
        vec![StyledSpan::new(text, Tone::Plain)]
    }

    pub(super) fn grid(headings: &[&str], rows: &[&[&str]]) -> Grid {
        let heading = |words: &&str| Heading { text: text(words), ..Heading::default() };
        Grid {
            headings: headings.iter().map(heading).collect(),
            rows: rows.iter().map(|row| row.iter().map(|cell| text(cell)).collect()).collect(),
            cuts_long_words: false,
        }
    }

    fn drawn(grid: &Grid, width: Option<usize>) -> Vec<String> {
        let painted = grid.paint(Painter::default(), width, true);
        painted.lines().map(str::to_owned).collect()
    }

    #[test]
    fn a_table_that_fits_has_a_rule_and_two_blanks_between_columns() {
        let grid = grid(&["Id", "Name"], &[&["1328", "Kick-off"], &["7", "審査"]]);
        assert_eq!(drawn(&grid, Some(40)), ["Id    Name", "──────────────", "1328  Kick-off", "7     審査"]);
    }

    #[test]
    fn a_pipe_gets_one_record_a_line_without_a_rule() {
        let grid = grid(&["Id", "Name"], &[&["1328", "two\nlines"], &["7", ""]]);
        assert_eq!(drawn(&grid, None), ["Id    Name", "1328  two lines", "7"]);
    }

    #[test]
    fn a_long_cell_in_a_pipe_is_whole_and_pads_no_other_row() {
        let long = "long ".repeat(2000);
        let grid = grid(&["Id", "Name", "Role"], &[&["1", long.trim_end(), "SME"], &["2", "short", "SME"]]);
        let lines = drawn(&grid, None);
        assert_eq!(lines[1], format!("1   {}  SME", long.trim_end()));
        assert!(lines[2].len() < 300 && lines[2].ends_with("  SME"), "{}", lines[2]);
    }

    #[test]
    fn cells_wrap_at_words_within_their_column() {
        let grid = grid(&["Id", "Name"], &[&["1328", "a review of everything that was done"]]);
        let lines = drawn(&grid, Some(30));
        assert_eq!(lines[2], "1328  a review of everything");
        assert_eq!(lines[3], "      that was done");
    }

    #[test]
    fn where_a_table_is_not_readable_rows_are_stacked() {
        let grid =
            grid(&["Id", "Verantwortungsbereich", "Geschwindigkeit"], &[&["1", "Erfolgsprüfung", "hoch"]]);
        let lines = drawn(&grid, Some(30));
        assert_eq!(lines[0], "Id");
        assert!(lines.iter().any(|line| line.contains("Erfolgsprüfung")), "{lines:?}");
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_width_and_no_cell_is_lost(
            rows in prop::collection::vec(prop::collection::vec("[a-zäß成功 評価。\\-/]{0,60}", 4), 0..5),
            limit in 20usize..120,
        ) {
            let rows: Vec<Vec<&str>> = rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
            let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
            let grid = grid(&["Id", "任务名称", "Who", "Verantwortung"], &rows);
            let lines = grid.lines(Some(limit), true);
            let solid = |lines: &[StyledText]| {
                let mut all: Vec<char> = lines.iter().map(|line| plain(line)).collect::<String>().chars().collect();
                all.retain(|c| !" ─".contains(*c));
                all.sort_unstable();
                all
            };
            for line in &lines {
                prop_assert!(width(plain(line).trim_end()) <= limit, "{:?}", plain(line));
            }
            // Stacked rows repeat their headings; a table shows each character exactly once.
            if lines.get(1).is_some_and(|line| plain(line).starts_with('─')) {
                let mut cells: Vec<StyledText> = grid.headings.iter().map(|heading| heading.text.clone()).collect();
                cells.extend(grid.rows.iter().flatten().cloned());
                prop_assert_eq!(solid(&lines), solid(&cells));
            }
        }
    }
}
