//! The lines of a row: cells next to one another, each padded to the width of its column.

use std::borrow::Cow;

use crate::output::Tone;
use crate::output::table::{Align, GAP};
use crate::output::terminal::{StyledSpan, StyledText, plain, width};

/// A column: the alignment of its values, and its width.
pub(super) type Column = (Align, usize);

/// The lines of a row whose cells have several lines.
pub(super) fn lines(cells: &[Vec<StyledText>], columns: &[Column]) -> Vec<StyledText> {
    let count = cells.iter().map(Vec::len).max().unwrap_or(0);
    let nth = |at: usize| cells.iter().map(move |cell| cell.get(at).map_or(&[][..], Vec::as_slice));
    (0..count).map(|at| line(nth(at), columns)).collect()
}

/// The line of a row whose cells have one line.
pub(super) fn line<'a>(cells: impl Iterator<Item = &'a [StyledSpan]>, columns: &[Column]) -> StyledText {
    let mut line = StyledText::new();
    let mut blanks = 0;
    for (cell, (align, widest)) in cells.zip(columns) {
        let spare = widest.saturating_sub(width(&plain(cell)));
        let before = match align {
            Align::Left => 0,
            Align::Center => spare / 2,
            Align::Right => spare,
        };
        if blanks + before > 0 {
            line.push(StyledSpan::new(&" ".repeat(blanks + before), Tone::Plain));
        }
        line.extend(cell.iter().cloned());
        blanks = spare - before + GAP;
    }
    line
}

/// A cell with blanks instead of its line breaks.
pub(super) fn on_one_line(cell: &[StyledSpan]) -> Cow<'_, [StyledSpan]> {
    if cell.iter().any(|span| span.text().contains('\n')) {
        cell.iter().map(|span| span.with_text(&span.text().replace('\n', " "))).collect::<Vec<_>>().into()
    } else {
        cell.into()
    }
}
