//! Draws a table that fits a width: its cells wrap within their columns.
//!
//! A column is at least as wide as its longest word if there is room for all of them. If not, a wide listing may cut
//! the words that are longer than [`LONG_WORD`]; other tables are not drawn.

use crate::output::Tone;
use crate::output::table::row::{Column, lines};
use crate::output::table::widths::{shared, widest};
use crate::output::table::{GAP, Grid};
use crate::output::terminal::{StyledSpan, StyledText, longest_word, need, wrap};

/// Narrower columns are hard to read, even if their longest word fits.
const NARROWEST: usize = 10;

/// A longer word may be cut in a table of at least [`WIDE`] cells, which is easier to read than stacked rows.
const LONG_WORD: usize = 15;

const WIDE: usize = 80;

/// Headings, a rule and the rows, with empty lines between the rows if one of them wraps.
///
/// `None` if there is no room for the longest words.
pub(super) fn table(grid: &Grid, width: usize, header: bool) -> Option<Vec<StyledText>> {
    let mut columns = columns(grid, width, header)?;
    let headings: Vec<StyledText> = grid.headings.iter().map(|heading| heading.text.clone()).collect();
    let rows = header.then_some(&headings).into_iter().chain(&grid.rows);
    let wrapped = |row: &Vec<StyledText>| -> Vec<Vec<StyledText>> {
        row.iter().zip(&columns).map(|(cell, (_, width))| wrap(cell, Some(*width))).collect()
    };
    let rows: Vec<Vec<Vec<StyledText>>> = rows.map(wrapped).collect();
    for (at, (_, width)) in columns.iter_mut().enumerate() {
        let cells = rows.iter().filter_map(|row| row.get(at)).flatten();
        *width = cells.map(|line| need(line)).max().unwrap_or(0);
    }
    let whole = columns.iter().map(|(_, width)| width + GAP).sum::<usize>().saturating_sub(GAP);
    if whole > width {
        // An address is never cut.
        return None;
    }
    let rule = vec![StyledSpan::new(&"─".repeat(whole), Tone::Faint)];
    let mut rows = rows.iter().map(|row| lines(row, &columns));
    let mut table =
        if header { rows.next().into_iter().flatten().chain([rule]).collect() } else { Vec::new() };
    let rows: Vec<Vec<StyledText>> = rows.collect();
    let blank = rows.iter().any(|row| row.len() > 1).then(StyledText::new);
    for (index, row) in rows.into_iter().enumerate() {
        table.extend(blank.clone().filter(|_| index > 0));
        table.extend(row);
    }
    Some(table)
}

/// The columns at widths at which no word is cut; `None` if these are wider than the table.
fn columns(grid: &Grid, width: usize, header: bool) -> Option<Vec<Column>> {
    let full = widest(grid, header, need);
    let longest = widest(grid, header, longest_word);
    let room = width.checked_sub(GAP * full.len().saturating_sub(1))?;
    let least = |longest: &[usize]| -> Vec<usize> {
        full.iter().zip(longest).map(|(full, longest)| NARROWEST.min(*full).max(*longest).max(1)).collect()
    };
    let shared = shared(&full, &least(&longest), room).or_else(|| {
        let cut: Vec<usize> = longest.iter().map(|longest| LONG_WORD.min(*longest)).collect();
        (grid.cuts_long_words && width >= WIDE).then(|| shared(&full, &least(&cut), room))?
    })?;
    Some(grid.headings.iter().map(|heading| heading.align).zip(shared).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::table::Align;
    use crate::output::table::tests::{grid, text};
    use crate::output::terminal::{plain, width};

    fn drawn(grid: &Grid, width: usize) -> Vec<String> {
        let lines = table(grid, width, true).unwrap_or_default();
        lines.iter().map(|line| plain(line).trim_end().to_owned()).collect()
    }

    #[test]
    fn styles_are_kept_where_a_cell_wraps() {
        let mut grid = grid(&["A", "B"], &[&["same", "same"]]);
        grid.rows[0][1] = vec![StyledSpan::new("two words here", Tone::Bad).linked("https://x.test/")];
        let lines = table(&grid, 16, true).unwrap();
        let styled = lines.iter().flatten().filter(|span| span.link().is_some());
        let styled: Vec<&str> = styled.map(StyledSpan::text).collect();
        assert_eq!(styled, ["two words", "here"]);
        let lines = table(&grid, 80, true).unwrap();
        assert_eq!(lines[2].last(), grid.rows[0][1].last());
    }

    #[test]
    fn rows_are_separated_if_one_of_them_wraps() {
        let grid = grid(&["A", "B"], &[&["1", "one two three"], &["2", "x"]]);
        assert_eq!(drawn(&grid, 13), ["A  B", "──────────", "1  one two", "   three", "", "2  x"]);
        assert_eq!(drawn(&grid, 20), ["A  B", "────────────────", "1  one two three", "2  x"]);
    }

    #[test]
    fn numbers_are_aligned_to_the_right() {
        let mut grid = grid(&["Tasks", "B"], &[&["7", "x"]]);
        grid.headings[0].align = Align::Right;
        assert_eq!(plain(&grid.lines(None, true)[1]), "    7  x");
        assert_eq!(drawn(&grid, 80)[2], "    7  x");
    }

    #[test]
    fn missing_cells_are_empty() {
        let mut grid = grid(&["A", "B"], &[&["1"]]);
        grid.rows.push(vec![text("1"), text("2"), text("3")]);
        assert_eq!(drawn(&grid, 20), ["A  B", "────", "1", "1  2"]);
    }

    #[test]
    fn short_columns_keep_their_width_and_long_ones_share_the_rest() {
        let long = "word ".repeat(20);
        let grid = grid(&["Id", "Name", "Services"], &[&["1328", &long, &long]]);
        assert_eq!(drawn(&grid, 60)[2], "1328  word word word word word  word word word word word");
    }

    #[test]
    fn a_column_that_fits_leaves_room_for_the_longest_words_of_the_others() {
        let grid =
            grid(&["A", "B", "C"], &[&["three words here", "fourteen-cells", "a/path/that/is/not.broken"]]);
        assert!(drawn(&grid, 52).iter().all(|line| width(line) <= 52));
    }

    #[test]
    fn japanese_breaks_where_unicode_permits_it() {
        let grid = grid(&["Id", "Name"], &[&["1", "日本語です。日本語です。"]]);
        assert!(drawn(&grid, 16).iter().all(|line| !line.trim_start().starts_with('。')));
    }

    #[test]
    fn a_width_that_would_cut_words_is_no_table() {
        let grid = grid(&["Id", "Name"], &[&["1", "Migrationsgeschwindigkeit"]]);
        assert_eq!(table(&grid, 20, true), None);
        assert_eq!(table(&grid, 0, true), None);
    }
}
