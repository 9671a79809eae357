//! How wide each column of a table is.

use crate::output::table::share::{Demand, share};
use crate::output::table::{GAP, Grid};
use crate::output::terminal::{Measured, need};

/// Below this a column is a ribbon that nobody reads, even where every character may be broken off.
const LEAST: usize = 10;

/// The width of each column, or nothing when a table of this width would not be readable.
pub(super) fn fit(grid: &Grid, width: usize, header: bool) -> Option<Vec<usize>> {
    let gaps = GAP * grid.headings.len().saturating_sub(1);
    let available = width.checked_sub(gaps)?;
    let columns: Vec<Column> =
        (0..grid.headings.len()).map(|index| Column::of(grid, index, header)).collect();
    let full: Vec<usize> = columns.iter().map(|column| column.full).collect();
    if full.iter().sum::<usize>() <= available {
        return Some(full);
    }
    let demands: Vec<Demand> = columns.into_iter().map(|column| column.demand).collect();
    share(&demands, available)
}

/// What a column asks for, in cells.
struct Column {
    /// To wrap nothing, the heading included.
    full: usize,
    /// If it cannot have that.
    demand: Demand,
}

impl Column {
    fn of(grid: &Grid, index: usize, header: bool) -> Self {
        let heading = grid.headings.get(index).filter(|_| header);
        let heading = heading.map_or(&[][..], |heading| &heading.text);
        let values = || grid.rows.iter().map(|row| row.get(index).map_or(&[][..], Vec::as_slice));
        let cells: Vec<Measured> = std::iter::once(heading).chain(values()).map(Measured::of).collect();
        let longest = cells.iter().map(Measured::longest_word).max().unwrap_or(0);
        // A column that holds nothing is drawn one cell wide.
        let widest = values().map(need).max().unwrap_or(0).max(1);
        // A heading may wrap between words, but not into a ribbon.
        let need_all = widest.max(longest).max(need(heading).min(LEAST));
        Self {
            full: widest.max(need(heading)),
            demand: Demand {
                least: longest.max(LEAST).min(need_all),
                need: need_all.max(need(heading)),
                cells,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::table::tests::grid;
    use crate::output::terminal::{plain, width};

    #[test]
    fn short_columns_keep_what_they_need_and_long_ones_share_the_rest() {
        let long = "word ".repeat(20);
        let grid = grid(&["Id", "Name", "Services"], &[&["1328", &long, &long]]);
        assert_eq!(fit(&grid, 60, true), Some(vec![4, 24, 24]));
    }

    #[test]
    fn a_long_heading_wraps_before_values_do() {
        let grid = grid(&["(M)andatory / (O)ptional", "Name"], &[&["M", "twelve cells"]]);
        assert_eq!(fit(&grid, 28, true), Some(vec![13, 12]));
        assert_eq!(fit(&grid, 38, true), Some(vec![24, 12]));
    }

    #[test]
    fn a_column_that_holds_nothing_takes_a_cell_all_the_same() {
        let grid = grid(&["Id", "", "Name"], &[&["1328", "", "twelve cells"]]);
        assert_eq!(fit(&grid, 21, true), Some(vec![4, 1, 12]));
        let lines = grid.lines(Some(20), true);
        assert!(lines.iter().all(|line| width(&plain(line)) <= 20), "{lines:?}");
    }

    #[test]
    fn a_width_that_would_cut_words_is_no_table() {
        let grid = grid(&["Id", "Name"], &[&["1", "Migrationsgeschwindigkeit"]]);
        assert_eq!(fit(&grid, 20, true), None);
        assert_eq!(fit(&grid, 0, true), None);
    }
}
