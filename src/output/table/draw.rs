//! Draws a table that fits a width.
//!
//! comfy-table chooses the widths of the columns, and wraps, aligns and styles the cells. What it cannot do is
//! prepared here:
//!
//! - It breaks lines at one delimiter and cuts a longer piece anywhere: a line of Japanese would begin with `。`. So a
//!   zero-width space marks where Unicode permits a break, and is the delimiter of cells that break not only at blanks.
//! - It cuts long words. So a column is at least as wide as its longest word if there is room for all of them. If not, a
//!   wide listing may cut the words that are longer than [`LONG_WORD`], but none that a reader types; other tables are
//!   not drawn.
//! - It gives a column whose longest word is wider than the average just that width, even if others leave room. So the
//!   columns that need no more than the average get their full width first.
//! - It resets hyperlinks too early. So a styled span is written as `ESC [ number m`, which comfy-table carries over
//!   line breaks as a style of its own, and the number leads back to the span in what it drew.

use std::fmt::Write;

use comfy_table::presets::NOTHING;
use comfy_table::{
    Cell, CellAlignment, ColumnConstraint, ContentArrangement, ContentLineStyle, LineStyle, Table,
    TableStyle, Width,
};

use crate::output::Tone;
use crate::output::table::{Align, GAP, Grid, Heading};
use crate::output::terminal::{Spans, StyledSpan, StyledText, break_points, plain, width};

/// Narrower columns are hard to read, even if their longest word fits.
const NARROWEST: u16 = 10;

/// A longer word may be cut in a table of at least [`WIDE`] cells, which is easier to read than stacked rows.
const LONG_WORD: u16 = 15;

const WIDE: u16 = 80;

/// The widest table, since comfy-table counts in 16 bits.
const WIDEST: u16 = 2000;

/// Marks where a line may break.
const BREAK: char = '\u{200b}';

/// Headings, a rule and the rows, with empty lines between the rows if one of them wraps and does not show where it begins.
///
/// `None` if there is no room for the longest words.
pub(super) fn table(grid: &Grid, width: usize, header: bool) -> Option<Vec<StyledText>> {
    let width = u16::try_from(width).unwrap_or(WIDEST).min(WIDEST);
    let mut cells = Cells { spans: Vec::new(), longest: vec![0; grid.headings.len()] };
    let mut table = Table::new();
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width).load_style(style(false));
    if header {
        table.set_header(cells.row(grid.headings.iter().map(|heading| heading.text.as_slice())));
    }
    for row in &grid.rows {
        table.add_row(cells.row(row.iter().map(Vec::as_slice)));
    }
    if constrain(&mut table, &cells.longest, width).is_none() {
        if !grid.cuts_long_words || width < WIDE {
            return None;
        }
        // What a reader types is copied whole.
        let columns = cells.longest.iter().zip(&grid.headings);
        let least = |(longest, heading): (&u16, &Heading)| {
            if heading.typed { *longest } else { LONG_WORD.min(*longest) }
        };
        let cut: Vec<u16> = columns.map(least).collect();
        constrain(&mut table, &cut, width)?;
    }
    let last = grid.headings.len().saturating_sub(1);
    for (column, heading) in table.column_iter_mut().zip(&grid.headings) {
        // The other blank of the gap is the junction of the style.
        column.set_padding((0, u16::from(column.index < last)));
        column.set_cell_alignment(match heading.align {
            Align::Left => CellAlignment::Left,
            Align::Center => CellAlignment::Center,
            Align::Right => CellAlignment::Right,
        });
    }
    let lines: Vec<StyledText> = table.lines().map(|line| cells.decode(&line)).collect();
    let rule = lines.iter().position(|line| is_rule(&plain(line))).filter(|_| header);
    // Where the first column has a word in the first line of each row and nowhere else, rows need no line between them.
    let begins = lines.iter().skip(rule.map_or(0, |rule| rule + 1));
    let begins = begins.filter(|line| !plain(line).starts_with(' ')).count();
    if lines.len() - rule.map_or(0, |rule| rule + 1) > grid.rows.len() && begins != grid.rows.len() {
        return Some(table.load_style(style(true)).lines().map(|line| cells.decode(&line)).collect());
    }
    Some(lines)
}

/// Limits the columns to widths at which no word is cut; `None` if these are wider than the table.
fn constrain(table: &mut Table, longest: &[u16], width: u16) -> Option<()> {
    let full = table.column_max_content_widths();
    let gaps = u16::try_from(GAP * full.len().saturating_sub(1)).ok()?;
    let mut room = usize::from(width.checked_sub(gaps)?);
    let least = |(full, longest): (&u16, &u16)| NARROWEST.min(*full).max(*longest).max(1);
    let mut open: Vec<(usize, u16, u16)> = full
        .iter()
        .zip(longest)
        .enumerate()
        .map(|(index, column)| (index, least(column), *column.0))
        .collect();
    let mut needed: usize = open.iter().map(|(_, least, _)| usize::from(*least)).sum();
    if needed > room {
        return None;
    }
    while let Some(at) = open.iter().position(|(_, least, full)| {
        let (least, full) = (usize::from(*least), usize::from(*full));
        full * open.len() <= room && needed - least + full <= room
    }) {
        let (index, least, full) = open.remove(at);
        room -= usize::from(full);
        needed -= usize::from(least);
        table.column_mut(index)?.set_constraint(ColumnConstraint::ContentWidth);
    }
    for (index, least, _) in open {
        // comfy-table counts the padding of a column as a part of its constraint.
        let padding = u16::from(index + 1 < full.len());
        let least = Width::Fixed(least + padding);
        table.column_mut(index)?.set_constraint(ColumnConstraint::LowerBoundary(least));
    }
    Some(())
}

const fn style(separated: bool) -> TableStyle {
    let style = NOTHING
        .header_lines(ContentLineStyle::none().junction(' '))
        .content_lines(ContentLineStyle::none().junction(' '))
        .header_separator(LineStyle::none().fill('─').junction('─'));
    if separated { style.row_separator(LineStyle::none().fill(' ').junction(' ')) } else { style }
}

fn is_rule(line: &str) -> bool {
    !line.is_empty() && line.chars().all(|c| c == '─')
}

/// The cells of a table, as comfy-table takes them.
struct Cells {
    /// The spans by number, from 1.
    spans: Vec<StyledSpan>,
    /// The width of the longest word of each column.
    longest: Vec<u16>,
}

impl Cells {
    /// One cell for each column.
    fn row<'text>(&mut self, row: impl Iterator<Item = &'text [StyledSpan]>) -> Vec<Cell> {
        let mut row = row;
        let mut longest = std::mem::take(&mut self.longest);
        let cells = longest.iter_mut().map(|longest| {
            let (cell, word) = self.cell(row.next().unwrap_or_default());
            *longest = word.max(*longest);
            cell
        });
        let cells = cells.collect();
        self.longest = longest;
        cells
    }

    /// A cell, and the width of its longest word.
    fn cell(&mut self, text: &[StyledSpan]) -> (Cell, u16) {
        let whole = plain(text);
        let mut points = break_points(text);
        let at_blanks = points.iter().copied().eq(whole.match_indices(' ').map(|(at, _)| at + 1));
        let delimiter = if at_blanks { ' ' } else { BREAK };
        if at_blanks {
            points.clear();
        }
        points.push(whole.len());
        let mut start = 0;
        let mut spans = Spans::of(text);
        let mut marked = Vec::new();
        let mut longest = 0;
        for end in points {
            let words = whole.get(start..end).unwrap_or_default().split(['\n', delimiter]);
            longest = words.map(width).max().unwrap_or(0).max(longest);
            marked.push(self.encode(&spans.slice(start..end)));
            start = end;
        }
        let cell = Cell::new(marked.join(&BREAK.to_string())).set_delimiter(delimiter);
        (cell, u16::try_from(longest).unwrap_or(u16::MAX))
    }

    fn encode(&mut self, text: &[StyledSpan]) -> String {
        let mut encoded = String::new();
        for span in text {
            if span.style().is_plain() && span.link().is_none() {
                encoded.push_str(span.text());
                continue;
            }
            let last = self.spans.last();
            if last.is_none_or(|last| (last.style(), last.link()) != (span.style(), span.link())) {
                self.spans.push(span.clone());
            }
            // Writing to a string cannot fail.
            let _ = write!(encoded, "\u{1b}[{}m{}\u{1b}[0m", self.spans.len(), span.text());
        }
        encoded
    }

    /// A line that was drawn, with the numbers replaced by the looks of their spans.
    fn decode(&self, line: &str) -> StyledText {
        let line = line.replace(BREAK, "");
        if is_rule(&line) {
            return vec![StyledSpan::new(&line, Tone::Faint)];
        }
        let mut pieces: Vec<(usize, String)> = Vec::new();
        for piece in line.split('\u{1b}') {
            let sequence = piece.strip_prefix('[').and_then(|piece| piece.split_once('m'));
            let sequence = sequence.and_then(|(number, text)| Some((number.parse().ok()?, text)));
            let (number, text) = sequence.unwrap_or((0, piece));
            match pieces.as_mut_slice() {
                _ if text.is_empty() => {}
                // comfy-table leaves the blank between two words without the style that both have.
                [.., (before, start), (0, blank)] if *before == number && blank == " " => {
                    start.push(' ');
                    start.push_str(text);
                    pieces.pop();
                }
                [.., (last, start)] if *last == number => start.push_str(text),
                _ => pieces.push((number, text.to_owned())),
            }
        }
        let span = |(number, text): (usize, String)| {
            let span = number.checked_sub(1).and_then(|index| self.spans.get(index));
            span.map_or_else(|| StyledSpan::new(&text, Tone::Plain), |span| span.with_text(&text))
        };
        pieces.into_iter().map(span).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::table::tests::{grid, text};

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
        assert_eq!(lines[2][1], grid.rows[0][1][0]);
    }

    #[test]
    fn rows_are_separated_if_one_of_them_wraps_and_does_not_show_where_it_begins() {
        let beside = grid(&["A", "B"], &[&["1", "one two three"], &["2", "x"]]);
        assert_eq!(drawn(&beside, 13), ["A  B", "──────────", "1  one two", "   three", "2  x"]);
        let first = grid(&["A", "B"], &[&["one two three", "1"], &["x", "2"]]);
        assert_eq!(drawn(&first, 13)[2..], ["one two     1", "three", "", "x           2"]);
        assert_eq!(drawn(&first, 20)[2..], ["one two three  1", "x              2"]);
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
        assert_eq!(drawn(&grid, 60)[2], "1328  word word word word word    word word word word word");
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
