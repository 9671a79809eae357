//! Shares the cells of a line among the columns of a table that cannot all have what they want.

use crate::output::terminal::Measured;

/// So many rows tell how a table wraps; a longer one is not worth measuring further.
const SAMPLE: usize = 200;

/// What a column holds and how narrow and wide it may be.
pub(super) struct Demand {
    /// To cut no word.
    pub(super) least: usize,
    /// To wrap no value.
    pub(super) need: usize,
    /// Its cells, the heading's first.
    pub(super) cells: Vec<Measured>,
}

/// The widths, beginning with the least: cells go where they save most lines, one that saves none is not spent.
pub(super) fn share(columns: &[Demand], available: usize) -> Option<Vec<usize>> {
    let mut widths: Vec<usize> = columns.iter().map(|column| column.least).collect();
    let mut spare = available.checked_sub(widths.iter().sum())?;
    let mut heights: Vec<Vec<usize>> =
        columns.iter().zip(&widths).map(|(column, width)| column.heights(*width)).collect();
    while let Some(step) = best(columns, &widths, &heights, spare) {
        if let (Some(width), Some(height)) = (widths.get_mut(step.column), heights.get_mut(step.column)) {
            *width += step.cells;
            *height = step.heights;
        }
        spare -= step.cells;
    }
    Some(widths)
}

/// One column made wider.
struct Step {
    column: usize,
    cells: usize,
    saved: usize,
    heights: Vec<usize>,
}

/// The step that saves most for what it takes.
fn best(columns: &[Demand], widths: &[usize], heights: &[Vec<usize>], spare: usize) -> Option<Step> {
    let mut best: Option<Step> = None;
    for (index, (column, width)) in columns.iter().zip(widths).enumerate() {
        let others = tallest(heights.iter().enumerate().filter(|(other, _)| *other != index));
        let now = heights.get(index)?;
        for cells in 1..=spare.min(column.need.saturating_sub(*width)) {
            let wider = column.heights(width + cells);
            let saved = cost(now, &others).saturating_sub(cost(&wider, &others));
            let better = |best: &Step| saved * best.cells > best.saved * cells;
            if saved > 0 && best.as_ref().is_none_or(better) {
                best = Some(Step { column: index, cells, saved, heights: wider });
            }
        }
    }
    best
}

/// The height of each row, seen by some of its columns.
fn tallest<'heights>(columns: impl Iterator<Item = (usize, &'heights Vec<usize>)>) -> Vec<usize> {
    let mut tallest = Vec::new();
    for (_, heights) in columns {
        tallest.resize(heights.len().max(tallest.len()), 0);
        for (row, height) in tallest.iter_mut().zip(heights) {
            *row = (*row).max(*height);
        }
    }
    tallest
}

/// What a reader pays: the lines of the table above all, and a little for every wrapped cell.
fn cost(column: &[usize], others: &[usize]) -> usize {
    let others = others.iter().chain(std::iter::repeat(&0));
    column.iter().zip(others).map(|(height, others)| 4 * height.max(others) + height).sum()
}

impl Demand {
    fn heights(&self, width: usize) -> Vec<usize> {
        let cells = self.cells.iter().take(SAMPLE);
        cells.map(|cell| cell.height(width)).collect()
    }
}
