//! Draws a table for a pipe: one record per line, without a rule, nothing wrapped.

use std::borrow::Cow;

use crate::output::table::Grid;
use crate::output::table::row::{Column, line, on_one_line};
use crate::output::terminal::{StyledSpan, StyledText, plain, width};

/// No column is padded to more: one long cell would add its length in blanks to every other row.
const MOST_PADDED: usize = 200;

pub(super) fn unwrapped(grid: &Grid, header: bool) -> Vec<StyledText> {
    let headings = grid.headings.iter().map(|heading| on_one_line(&heading.text)).collect();
    let rows = grid.rows.iter().map(|row| row.iter().map(|cell| on_one_line(cell)).collect());
    let rows: Vec<Vec<Cow<'_, [StyledSpan]>>> = header.then_some(headings).into_iter().chain(rows).collect();
    let mut columns: Vec<Column> = grid.headings.iter().map(|heading| (heading.align, 0)).collect();
    for row in &rows {
        for ((_, widest), cell) in columns.iter_mut().zip(row) {
            *widest = width(&plain(cell)).min(MOST_PADDED).max(*widest);
        }
    }
    rows.iter().map(|row| line(row.iter().map(AsRef::as_ref), &columns)).collect()
}
