//! Rows one below the other, a field a line: for narrow windows and for reading one record at a time.

use super::{GAP, Grid};
use crate::answer::Tone;
use crate::answer::terminal::{Span, Text, need, plain, wrap};

/// A value needs this much room beside its label, or it goes below it.
const ROOM: usize = 16;

/// How far a value is set in that stands below its label.
const INDENT: usize = 2;

/// Each row as a list of its fields, an empty line between rows.
pub(super) fn stacked(grid: &Grid, width: Option<usize>) -> Vec<Text> {
    let labels: Vec<Text> = grid
        .headings
        .iter()
        .map(|heading| label(&heading.text))
        .collect();
    let widest = labels.iter().map(|label| need(label)).max().unwrap_or(0);
    let beside = width.is_none_or(|width| widest + GAP + ROOM <= width);
    let mut lines = Vec::new();
    for (index, row) in grid.rows.iter().enumerate() {
        if index > 0 {
            lines.push(Text::new());
        }
        for (column, label) in labels.iter().enumerate() {
            let value = row.get(column).map_or(&[][..], Vec::as_slice);
            if beside {
                lines.extend(field_beside(label, value, widest, width));
            } else {
                lines.extend(field_below(label, value, width));
            }
        }
    }
    lines
}

/// A heading as a label: on one line, stepping back behind the values.
fn label(heading: &[Span]) -> Text {
    vec![Span::new(&plain(heading).replace('\n', " "), Tone::Faint)]
}

/// `label  value`, further lines of the value below its first.
fn field_beside(label: &Text, value: &[Span], widest: usize, width: Option<usize>) -> Vec<Text> {
    let indent = widest + GAP;
    let lines = wrap(value, width.map(|width| width.saturating_sub(indent)));
    let lines = lines.into_iter().enumerate();
    lines
        .map(|(index, line)| {
            let mut start = if index == 0 {
                label.clone()
            } else {
                Text::new()
            };
            let fill = indent.saturating_sub(need(&start));
            start.push(Span::new(&" ".repeat(fill), Tone::Plain));
            start.extend(line);
            start
        })
        .collect()
}

/// The label, and the value below it, a little set in.
fn field_below(label: &Text, value: &[Span], width: Option<usize>) -> Vec<Text> {
    let mut lines = wrap(label, width);
    if !plain(value).is_empty() {
        let wrapped = wrap(value, width.map(|width| width.saturating_sub(INDENT)));
        lines.extend(wrapped.into_iter().map(|line| {
            let mut indented = vec![Span::new(&" ".repeat(INDENT), Tone::Plain)];
            indented.extend(line);
            indented
        }));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::super::tests::grid;
    use super::*;

    fn drawn(width: Option<usize>) -> Vec<String> {
        let grid = grid(
            &["Id", "Requirement"],
            &[&["1", "one two three four"], &["2", ""]],
        );
        let lines = stacked(&grid, width);
        lines
            .iter()
            .map(|line| plain(line).trim_end().to_owned())
            .collect()
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
    fn values_go_below_their_labels_where_there_is_no_room() {
        assert_eq!(
            drawn(Some(20)),
            [
                "Id",
                "  1",
                "Requirement",
                "  one two three four",
                "",
                "Id",
                "  2",
                "Requirement"
            ]
        );
    }
}
