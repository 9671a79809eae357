//! Draws each row as a list of its fields: for narrow terminals, and to read one record at a time.

use crate::output::Tone;
use crate::output::table::{GAP, Grid};
use crate::output::terminal::{StyledSpan, StyledText, longest_word, need, plain, wrap};

/// With less room than this next to its label, a value goes below it.
const MIN_VALUE: usize = 16;

/// The indent of a value below its label.
const INDENT: usize = 2;

/// Each row as a list of its fields, with an empty line between rows.
pub(super) fn stacked(grid: &Grid, width: Option<usize>) -> Vec<StyledText> {
    let labels: Vec<StyledText> = grid.headings.iter().map(|heading| label(&heading.text)).collect();
    let room = label_width(&labels, width);
    let has_room = width.is_none_or(|width| room + GAP + MIN_VALUE <= width);
    let mut lines = Vec::new();
    for (index, row) in grid.rows.iter().enumerate() {
        if index > 0 {
            lines.push(StyledText::new());
        }
        for (column, label) in labels.iter().enumerate() {
            let value = row.get(column).map_or(&[][..], Vec::as_slice);
            if has_room && !has_longer_word(value, room, width) {
                lines.extend(field_on_line(label, value, room, width));
            } else {
                lines.extend(field_below(label, value, width));
            }
        }
    }
    lines
}

/// A heading as a label: on one line, and faint.
fn label(heading: &[StyledSpan]) -> StyledText {
    vec![StyledSpan::new(&plain(heading).replace('\n', " "), Tone::Faint)]
}

/// The width of the labels; long labels wrap, so that the values have room.
fn label_width(labels: &[StyledText], width: Option<usize>) -> usize {
    let widest = labels.iter().map(|label| need(label)).max().unwrap_or(0);
    let words = labels.iter().map(|label| longest_word(label));
    let longest = words.max().unwrap_or(0);
    width.map_or(widest, |width| widest.min((width * 2 / 5).max(longest)))
}

/// Whether a word of the value has no room next to its label.
fn has_longer_word(value: &[StyledSpan], room: usize, width: Option<usize>) -> bool {
    width.is_some_and(|width| longest_word(value) + room + GAP > width)
}

/// `label  value`, with further lines of either below its first.
fn field_on_line(
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

/// The label, and below it the value, indented.
fn field_below(label: &StyledText, value: &[StyledSpan], width: Option<usize>) -> Vec<StyledText> {
    let mut lines = wrap(label, width);
    if !plain(value).is_empty() {
        let wrapped = wrap(value, width.map(|width| width.saturating_sub(INDENT)));
        lines.extend(wrapped.into_iter().map(|line| {
            // An address wider than the line is not indented.
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
    fn values_follow_their_labels_and_are_indented() {
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
