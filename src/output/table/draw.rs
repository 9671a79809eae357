//! Draws a table whose column widths are known.
//!
//! comfy-table puts the cells beside and below one another; it is given plain lines that fit already, and the
//! looks are put back on what it drew, so that no escape sequence is ever measured or cut.

use std::borrow::Cow;

use comfy_table::presets::NOTHING;
use comfy_table::{Cell, CellAlignment, ContentArrangement, ContentLineStyle, LineStyle, Table, TableStyle};

use crate::output::Tone;
use crate::output::table::{Align, GAP, Grid, Heading};
use crate::output::terminal::{Painter, StyledSpan, StyledText, plain, width, wrap};

/// A row whose cells are wrapped: the lines of each cell.
type Wrapped = Vec<Vec<StyledText>>;

/// A heading, a thin rule, the rows; an empty line between rows as soon as one of them wraps.
pub(super) fn table(grid: &Grid, widths: &[usize], header: bool) -> Vec<StyledText> {
    let heading: Wrapped = wrapped(&headings(grid), widths);
    let rows: Vec<Wrapped> = grid.rows.iter().map(|row| wrapped(row, widths)).collect();
    let apart = rows.iter().any(|row| height(row) > 1);
    let drawn = comfy(grid, header.then_some(&heading), &rows, apart);
    let mut drawn = drawn.lines();
    let mut lines = Vec::new();
    if header {
        lines.extend(looks(&heading, &mut drawn));
        lines.extend(drawn.next().map(|rule| vec![StyledSpan::new(&rule, Tone::Faint)]));
    }
    for (index, row) in rows.iter().enumerate() {
        if apart && index > 0 {
            lines.extend(drawn.next().map(|_| StyledText::new()));
        }
        lines.extend(looks(row, &mut drawn));
    }
    lines
}

/// One record a line, nothing wrapped, no rule: for whom the next program in a pipe is the reader.
pub(super) struct Aligned<'grid> {
    headings: &'grid [Heading],
    rows: Vec<Vec<OneLine<'grid>>>,
    widths: Vec<usize>,
}

/// A cell without line breaks, and its width. It borrows from the grid what it need not change.
struct OneLine<'grid> {
    spans: Cow<'grid, [StyledSpan]>,
    width: usize,
}

impl<'grid> Aligned<'grid> {
    pub(super) fn of(grid: &'grid Grid, header: bool) -> Self {
        let heading: Option<Vec<OneLine<'_>>> =
            header.then(|| grid.headings.iter().map(|heading| OneLine::of(&heading.text)).collect());
        let rows = grid.rows.iter().map(|row| row.iter().map(|cell| OneLine::of(cell)).collect());
        let rows: Vec<Vec<OneLine<'_>>> = heading.into_iter().chain(rows).collect();
        let mut widths = vec![0; grid.headings.len()];
        for row in &rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = cell.width.max(*width);
            }
        }
        Self { headings: &grid.headings, rows, widths }
    }

    /// The lines, filled up with blanks.
    pub(super) fn lines(&self) -> Vec<StyledText> {
        let line = |row: &Vec<OneLine<'_>>| {
            let mut line = StyledText::new();
            for (before, cell, after) in self.placed(row) {
                line.extend((before > 0).then(|| StyledSpan::new(&" ".repeat(before), Tone::Plain)));
                line.extend(cell.spans.iter().cloned());
                line.extend((after > 0).then(|| StyledSpan::new(&" ".repeat(after), Tone::Plain)));
            }
            line
        };
        self.rows.iter().map(line).collect()
    }

    /// The lines, painted, without blanks at their ends.
    pub(super) fn paint(&self, painter: Painter) -> String {
        let mut drawn = String::new();
        for row in &self.rows {
            let is_seen =
                |cell: &OneLine<'_>| cell.spans.iter().any(|span| !span.text().trim_end().is_empty());
            let filled = row.iter().rposition(is_seen).map_or(0, |last| last + 1);
            let mut blanks = 0;
            for (index, (before, cell, after)) in self.placed(row).take(filled).enumerate() {
                drawn.extend(std::iter::repeat_n(' ', blanks + before));
                if index + 1 == filled {
                    painter.add_line_end(&cell.spans, &mut drawn);
                } else {
                    painter.add_all(&cell.spans, &mut drawn);
                }
                blanks = after;
            }
            drawn.push('\n');
        }
        drawn
    }

    /// The cells of a row, each with the blanks before and after it.
    fn placed<'row>(
        &'row self,
        row: &'row [OneLine<'grid>],
    ) -> impl Iterator<Item = (usize, &'row OneLine<'grid>, usize)> {
        row.iter().zip(self.headings.iter().zip(&self.widths)).enumerate().map(
            |(index, (cell, (heading, width)))| {
                let spare = width.saturating_sub(cell.width);
                let before = match heading.align {
                    Align::Left => 0,
                    Align::Center => spare / 2,
                    Align::Right => spare,
                };
                let gap = if index == 0 { 0 } else { GAP };
                (gap + before, cell, spare - before)
            },
        )
    }
}

impl<'grid> OneLine<'grid> {
    fn of(cell: &'grid [StyledSpan]) -> Self {
        let broken = cell.iter().any(|span| span.text().contains('\n'));
        let one_line = |span: &StyledSpan| span.with_text(&span.text().replace('\n', " "));
        let spans: Cow<'_, [StyledSpan]> =
            if broken { cell.iter().map(one_line).collect::<StyledText>().into() } else { cell.into() };
        let width = match &spans[..] {
            [] => 0,
            [only] => width(only.text()),
            several => width(&plain(several)),
        };
        Self { spans, width }
    }
}

/// The table in plain characters.
fn comfy(grid: &Grid, heading: Option<&Wrapped>, rows: &[Wrapped], apart: bool) -> Table {
    let mut table = Table::new();
    table.load_style(style(apart));
    table.set_content_arrangement(ContentArrangement::Disabled);
    if let Some(heading) = heading {
        table.set_header(heading.iter().map(|lines| cell(lines)));
    }
    for row in rows {
        table.add_row(row.iter().map(|lines| cell(lines)));
    }
    let last = grid.headings.len().saturating_sub(1);
    for (index, heading) in grid.headings.iter().enumerate() {
        if let Some(column) = table.column_mut(index) {
            // The other blank between two columns is the junction that the style draws.
            column.set_padding((0, u16::from(index < last)));
            column.set_cell_alignment(match heading.align {
                Align::Left => CellAlignment::Left,
                Align::Center => CellAlignment::Center,
                Align::Right => CellAlignment::Right,
            });
        }
    }
    table
}

const fn style(apart: bool) -> TableStyle {
    let style = NOTHING
        .header_lines(ContentLineStyle::none().junction(' '))
        .content_lines(ContentLineStyle::none().junction(' '))
        .header_separator(LineStyle::none().fill('─').junction('─'));
    if apart { style.row_separator(LineStyle::none().fill(' ').junction(' ')) } else { style }
}

fn cell(lines: &[StyledText]) -> Cell {
    let lines: Vec<String> = lines.iter().map(|line| plain(line)).collect();
    Cell::new(lines.join("\n"))
}

fn headings(grid: &Grid) -> Vec<StyledText> {
    grid.headings.iter().map(|heading| heading.text.clone()).collect()
}

/// As many cells as there are columns, each wrapped to its column.
fn wrapped(row: &[StyledText], widths: &[usize]) -> Wrapped {
    let cells = row.iter().map(Vec::as_slice).chain(std::iter::repeat(&[][..]));
    cells.zip(widths).map(|(cell, width)| wrap(cell, Some(*width))).collect()
}

fn height(row: &Wrapped) -> usize {
    row.iter().map(Vec::len).max().unwrap_or(0)
}

/// The next lines that were drawn, with the looks of the row's cells.
fn looks(row: &Wrapped, drawn: &mut dyn Iterator<Item = String>) -> Vec<StyledText> {
    let lines = drawn.take(height(row)).enumerate();
    lines
        .map(|(index, line)| {
            let cells = row.iter().filter_map(|cell| cell.get(index));
            look(&line, cells)
        })
        .collect()
}

/// One line that was drawn, with the looks of the cells that stand in it, from left to right.
fn look<'cell>(drawn: &str, cells: impl Iterator<Item = &'cell StyledText>) -> StyledText {
    let mut line = StyledText::new();
    let mut rest = drawn;
    for cell in cells {
        let text = plain(cell);
        if let Some((before, after)) = rest.split_once(&text).filter(|_| !text.is_empty()) {
            line.push(StyledSpan::new(before, Tone::Plain));
            line.extend(cell.iter().cloned());
            rest = after;
        }
    }
    line.push(StyledSpan::new(rest, Tone::Plain));
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::table::tests::{grid, text};

    #[test]
    fn looks_come_back_to_the_cells_they_belong_to() {
        let mut grid = grid(&["A", "B"], &[&["same", "same"]]);
        grid.rows[0][1] = vec![StyledSpan::new("same", Tone::Bad)];
        let lines = table(&grid, &[4, 4], true);
        let styled: Vec<_> = lines[2].iter().filter(|span| span.style() == Tone::Bad.style()).collect();
        assert_eq!(styled.len(), 1);
        assert_eq!(plain(&lines[2][..lines[2].len() - 2]), "same  ");
    }

    #[test]
    fn rows_stand_apart_once_one_of_them_wraps() {
        let grid = grid(&["A", "B"], &[&["1", "one two"], &["2", "x"]]);
        let lines: Vec<String> = table(&grid, &[1, 3], false).iter().map(|line| plain(line)).collect();
        assert_eq!(lines, ["1  one", "   two", "", "2  x  "]);
    }

    #[test]
    fn numbers_stand_on_the_right() {
        let mut grid = grid(&["Tasks", "B"], &[&["7", "x"]]);
        grid.headings[0].align = Align::Right;
        assert_eq!(plain(&grid.lines(None, true)[1]), "    7  x");
        assert_eq!(plain(&table(&grid, &[5, 1], true)[2]), "    7  x");
    }

    #[test]
    fn missing_cells_are_empty() {
        let mut grid = grid(&["A", "B"], &[&["1"]]);
        grid.rows.push(vec![text("1"), text("2"), text("3")]);
        assert_eq!(table(&grid, &[1, 1], false).len(), 2);
    }
}
