//! Draws a table for a pipe: one record per line, without a rule, nothing wrapped.
//!
//! comfy-table counts in 16 bits and would wrap a longer cell.

use std::borrow::Cow;

use crate::output::Tone;
use crate::output::table::{Align, GAP, Grid};
use crate::output::terminal::{StyledSpan, StyledText, plain, width};

pub(super) fn unwrapped(grid: &Grid, header: bool) -> Vec<StyledText> {
    let headings = grid.headings.iter().map(|heading| on_one_line(&heading.text)).collect();
    let rows = grid.rows.iter().map(|row| row.iter().map(|cell| on_one_line(cell)).collect());
    let rows: Vec<Vec<Cow<'_, [StyledSpan]>>> = header.then_some(headings).into_iter().chain(rows).collect();
    let mut columns: Vec<(Align, usize)> = grid.headings.iter().map(|heading| (heading.align, 0)).collect();
    for row in &rows {
        for ((_, widest), cell) in columns.iter_mut().zip(row) {
            *widest = width(&plain(cell)).max(*widest);
        }
    }
    rows.iter().map(|row| line(row, &columns)).collect()
}

fn on_one_line(cell: &[StyledSpan]) -> Cow<'_, [StyledSpan]> {
    if cell.iter().any(|span| span.text().contains('\n')) {
        cell.iter().map(|span| span.with_text(&span.text().replace('\n', " "))).collect::<Vec<_>>().into()
    } else {
        cell.into()
    }
}

fn line(row: &[Cow<'_, [StyledSpan]>], columns: &[(Align, usize)]) -> StyledText {
    let mut line = StyledText::new();
    let mut blanks = 0;
    for (cell, (align, widest)) in row.iter().zip(columns) {
        let spare = widest.saturating_sub(width(&plain(cell)));
        let before = match align {
            Align::Left => 0,
            Align::Center => spare / 2,
            Align::Right => spare,
        };
        line.push(StyledSpan::new(&" ".repeat(blanks + before), Tone::Plain));
        line.extend(cell.iter().cloned());
        blanks = spare - before + GAP;
    }
    line
}
