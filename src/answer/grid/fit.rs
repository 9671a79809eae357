//! How wide each column of a table is.

use super::{GAP, Grid};
use crate::answer::terminal::{Text, longest_word, need};

/// Below this a column is a ribbon that nobody reads, even where every character may be broken off.
const LEAST: usize = 10;

/// What is longer than this is no word but an address, and may be cut.
const LONGEST: usize = 36;

/// The width of each column, or nothing when a table of this width would not be readable.
pub(super) fn fit(grid: &Grid, width: usize, header: bool) -> Option<Vec<usize>> {
    let gaps = GAP * grid.headings.len().saturating_sub(1);
    let available = width.checked_sub(gaps)?;
    let columns: Vec<Measure> = (0..grid.headings.len())
        .map(|index| Measure::of(grid, index, header))
        .collect();
    let full: Vec<usize> = columns.iter().map(|column| column.full).collect();
    if full.iter().sum::<usize>() <= available {
        return Some(full);
    }
    let mut widths: Vec<usize> = columns.iter().map(|column| column.least).collect();
    let mut spare = available.checked_sub(widths.iter().sum())?;
    // The narrowest column that wants more gets the next cell: so short ones are soon content, and the long ones
    // share the rest.
    while spare > 0 {
        let wanting = widths
            .iter_mut()
            .zip(&columns)
            .filter(|(width, column)| **width < column.need);
        let Some((narrowest, _)) = wanting.min_by_key(|(width, _)| **width) else {
            break;
        };
        *narrowest += 1;
        spare -= 1;
    }
    Some(widths)
}

/// What a column asks for, in cells.
struct Measure {
    /// To wrap nothing, the heading included.
    full: usize,
    /// To wrap no value; a heading may wrap between words, but not into a ribbon.
    need: usize,
    /// To cut no word.
    least: usize,
}

impl Measure {
    fn of(grid: &Grid, index: usize, header: bool) -> Self {
        let heading = grid
            .headings
            .get(index)
            .filter(|_| header)
            .map(|heading| &heading.text);
        let values = || grid.rows.iter().filter_map(|row| row.get(index));
        let longest = |cells: &mut dyn Iterator<Item = &Text>| {
            cells.map(|cell| longest_word(cell)).max().unwrap_or(0)
        };
        let words = longest(&mut values().chain(heading));
        let need_values = values().map(|value| need(value)).max().unwrap_or(0);
        let need_heading = heading.map_or(0, |heading| need(heading));
        let need = need_values.max(words).max(need_heading.min(LEAST));
        Self {
            full: need_values.max(need_heading),
            need,
            least: words.clamp(LEAST, LONGEST).min(need),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::grid;
    use super::*;

    #[test]
    fn short_columns_keep_what_they_need_and_long_ones_share_the_rest() {
        let long = "word ".repeat(20);
        let grid = grid(&["Id", "Name", "Services"], &[&["1328", &long, &long]]);
        assert_eq!(fit(&grid, 60, true), Some(vec![4, 26, 26]));
    }

    #[test]
    fn a_long_heading_wraps_before_values_do() {
        let grid = grid(
            &["(M)andatory / (O)ptional", "Name"],
            &[&["M", "twelve cells"]],
        );
        assert_eq!(fit(&grid, 28, true), Some(vec![13, 12]));
        assert_eq!(fit(&grid, 38, true), Some(vec![24, 12]));
    }

    #[test]
    fn a_width_that_would_cut_words_is_no_table() {
        let grid = grid(&["Id", "Name"], &[&["1", "Migrationsgeschwindigkeit"]]);
        assert_eq!(fit(&grid, 20, true), None);
        assert_eq!(fit(&grid, 0, true), None);
    }
}
