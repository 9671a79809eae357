//! How wide columns are.

use crate::output::table::Grid;
use crate::output::terminal::StyledSpan;

/// The greatest measure of each column's cells, and of its heading.
pub(super) fn widest(grid: &Grid, header: bool, measure: impl Fn(&[StyledSpan]) -> usize) -> Vec<usize> {
    let of_column = |(at, heading): (usize, &super::Heading)| {
        let cells = grid.rows.iter().filter_map(|row| row.get(at));
        cells.chain(header.then_some(&heading.text)).map(|cell| measure(cell)).max().unwrap_or(0)
    };
    grid.headings.iter().enumerate().map(of_column).collect()
}

/// Widths that fill the room: each column has its least width, and the narrower ones get their full width first.
///
/// `None` if there is no room for the least widths.
pub(super) fn shared(full: &[usize], least: &[usize], room: usize) -> Option<Vec<usize>> {
    let up_to = |most: usize| full.iter().zip(least).map(move |(full, least)| most.min(*full).max(*least));
    let fits = |most: usize| up_to(most).sum::<usize>() <= room;
    if !fits(0) {
        return None;
    }
    let widest = full.iter().copied().max().unwrap_or(0).min(room);
    let most = (0..=widest).rev().find(|most| fits(*most)).unwrap_or(0);
    let mut shared: Vec<usize> = up_to(most).collect();
    let mut left = room - shared.iter().sum::<usize>();
    for (own, full) in shared.iter_mut().zip(full) {
        let more = usize::from(left > 0 && *own < *full);
        *own += more;
        left -= more;
    }
    Some(shared)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn narrow_columns_get_their_full_width_and_wide_ones_share_the_rest() {
        assert_eq!(shared(&[4, 40, 90], &[4, 10, 10], 60), Some(vec![4, 28, 28]));
        assert_eq!(shared(&[4, 40, 90], &[4, 10, 10], 61), Some(vec![4, 29, 28]));
        assert_eq!(shared(&[4, 20, 90], &[4, 6, 50], 60), Some(vec![4, 6, 50]));
        assert_eq!(shared(&[4, 5], &[4, 5], 80), Some(vec![4, 5]));
        assert_eq!(shared(&[4, 5], &[4, 5], 8), None);
    }
}
