//! Rows one below the other, a field a line: for narrow windows and for reading one record at a time.

use crate::output::Tone;
use crate::output::table::{GAP, Grid};
use crate::output::terminal::{Measured, StyledSpan, StyledText, need, plain, wrap};

/// A value needs this much room beside its label, or it goes below it.
const ROOM: usize = 16;

/// How far a value is set in that stands below its label.
const INDENT: usize = 2;

/// Each row as a list of its fields, an empty line between rows.
pub(super) fn stacked(grid: &Grid, width: Option<usize>) -> Vec<StyledText> {
    let labels: Vec<StyledText> = grid.headings.iter().map(|heading| label(&heading.text)).collect();
    let room = label_room(&labels, width);
    let beside = width.is_none_or(|width| room + GAP + ROOM <= width);
    let mut lines = Vec::new();
    for (index, row) in grid.rows.iter().enumerate() {
        if index > 0 {
            lines.push(StyledText::new());
        }
        for (column, label) in labels.iter().enumerate() {
            let value = row.get(column).map_or(&[][..], Vec::as_slice);
            if beside && !wants_more(value, room, width) {
                lines.extend(field_beside(label, value, room, width));
            } else {
                lines.extend(field_below(label, value, width));
            }
        }
    }
    lines
}

/// A heading as a label: on one line, stepping back behind the values.
fn label(heading: &[StyledSpan]) -> StyledText {
    vec![StyledSpan::new(&plain(heading).replace('\n', " "), Tone::Faint)]
}

/// How wide the labels are: as they need, but long ones wrap rather than push the values to the edge.
fn label_room(labels: &[StyledText], width: Option<usize>) -> usize {
    let widest = labels.iter().map(|label| need(label)).max().unwrap_or(0);
    let words = labels.iter().map(|label| Measured::of(label).longest_word());
    let longest = words.max().unwrap_or(0);
    width.map_or(widest, |width| widest.min((width * 2 / 5).max(longest)))
}

/// Whether a word of the value has no room beside its label.
fn wants_more(value: &[StyledSpan], room: usize, width: Option<usize>) -> bool {
    width.is_some_and(|width| Measured::of(value).longest_word() + room + GAP > width)
}

/// `label  value`, further lines of either below their first.
fn field_beside(
    label: &StyledText,
    value: &[StyledSpan],
    room: usize,
    width: Option<usize>,
) -> Vec<StyledText> {
    let indent = room + GAP;
    let mut labels = wrap(label, width.map(|_| room)).into_iter();
    let mut values = wrap(value, width.map(|width| width.saturating_sub(indent))).into_iter();
    let mut lines = Vec::new();
    loop {
        let (label, value) = (labels.next(), values.next());
        if label.is_none() && value.is_none() {
            return lines;
        }
        let mut line = label.unwrap_or_default();
        let fill = indent.saturating_sub(need(&line));
        line.push(StyledSpan::new(&" ".repeat(fill), Tone::Plain));
        line.extend(value.unwrap_or_default());
        lines.push(line);
    }
}

/// The label, and the value below it, a little set in.
fn field_below(label: &StyledText, value: &[StyledSpan], width: Option<usize>) -> Vec<StyledText> {
    let mut lines = wrap(label, width);
    if !plain(value).is_empty() {
        let wrapped = wrap(value, width.map(|width| width.saturating_sub(INDENT)));
        lines.extend(wrapped.into_iter().map(|line| {
            // An address that is longer than the line begins at its beginning.
            let indent = width.map_or(INDENT, |width| width.saturating_sub(need(&line)).min(INDENT));
            let mut indented = vec![StyledSpan::new(&" ".repeat(indent), Tone::Plain)];
            indented.extend(line);
            indented
        }));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::table::tests::grid;

    fn drawn(width: Option<usize>) -> Vec<String> {
        let grid = grid(&["Id", "Requirement"], &[&["1", "one two three four"], &["2", ""]]);
        let lines = stacked(&grid, width);
        lines.iter().map(|line| plain(line).trim_end().to_owned()).collect()
    }

    #[test]
    fn values_stand_beside_their_labels_and_hang() {
        assert_eq!(
            drawn(Some(30)),
            [
                "Id           1",
                "Requirement  one two three",
                "             four",
                "",
                "Id           2",
                "Requirement"
            ]
        );
    }

    #[test]
    fn a_long_label_wraps() {
        let grid = grid(&["(M)andatory / (O)ptional"], &[&["M"]]);
        let lines: Vec<String> = stacked(&grid, Some(40)).iter().map(|line| plain(line)).collect();
        assert_eq!(lines, ["(M)andatory /     M", "(O)ptional        "]);
    }

    #[test]
    fn a_long_word_goes_below_its_label_rather_than_being_cut() {
        let grid = grid(&["Role", "Id"], &[&["Migrationsgeschwindigkeit", "1"]]);
        let lines: Vec<String> = stacked(&grid, Some(28)).iter().map(|line| plain(line)).collect();
        assert_eq!(lines, ["Role", "  Migrationsgeschwindigkeit", "Id    1"]);
    }

    #[test]
    fn values_go_below_their_labels_where_there_is_no_room() {
        assert_eq!(
            drawn(Some(20)),
            ["Id", "  1", "Requirement", "  one two three four", "", "Id", "  2", "Requirement"]
        );
    }
}
