//! Restores what CommonMark loses of a damaged page and a person still sees.

use std::borrow::Cow;

use crate::source::Span;
use crate::source::markdown::blocks::conflict_marker;
use crate::source::markdown::cells;

/// The page without the conflict markers of a merge.
pub(super) fn without_conflict_markers(markdown: &str) -> Cow<'_, str> {
    let marker = |line: &str| conflict_marker(line.trim_end());
    if !markdown.lines().any(|line| marker(line) == Some('<')) {
        return Cow::Borrowed(markdown);
    }
    let kept = markdown.split_inclusive('\n').filter(|line| marker(line).is_none());
    Cow::Owned(kept.collect())
}

/// Whether to keep a line break that Markdown treats as a blank: around labels, and between rows of a broken table.
pub(super) fn breaks(before: &str, after: &str) -> bool {
    let (before, after) = (stripped(before), stripped(after));
    is_label(after) || (is_label(before) && before.ends_with("**")) || after.starts_with('|')
}

/// A line without the markers of block quotes and without indentation.
fn stripped(line: &str) -> &str {
    line.trim().trim_start_matches(['>', ' ', '\t'])
}

/// Whether it is a label such as `Primary Role: **FastTrack Manager**`: a few words, a colon, and bold text.
fn is_label(line: &str) -> bool {
    let Some((words, value)) = line.split_once([':', '：']) else {
        return false;
    };
    let short = !words.is_empty() && words.chars().count() <= 40;
    short && !words.contains(['*', '|', '[', ']', '`']) && value.trim_start().starts_with("**")
}

/// The repaired source of a table that Markdown does not recognize or whose rows it truncates; `None` if it is valid.
///
/// The delimiter row gets as many cells as the header, two rows on one line become two lines, and a doubled leading pipe
/// becomes one.
pub(super) fn table(source: &str) -> Option<String> {
    // Nearly no paragraph has one.
    memchr::memchr(b'|', source.as_bytes())?;
    let lines: Vec<&str> = source.lines().collect();
    let delimiter = lines.iter().position(|line| is_delimiter(line)).filter(|index| *index > 0)?;
    let header = cells(lines.get(delimiter - 1)?);
    let count = header.len();
    let (delimiters, rows_below) = lines.get(delimiter..)?.split_first()?;
    if cells(delimiters).len() == count && rows_below.iter().all(|line| cells(line).len() <= count) {
        return None;
    }
    let mut repaired: Vec<String> = lines.iter().take(delimiter - 1).map(|line| (*line).to_owned()).collect();
    if !repaired.is_empty() {
        repaired.push(String::new());
    }
    repaired.push(row(&header));
    repaired.push(row(&vec!["---"; count]));
    for line in rows_below {
        repaired.extend(rows(&cells(line), count).into_iter().map(row));
    }
    Some(repaired.join("\n") + "\n")
}

/// `|---|:-:|`
fn is_delimiter(line: &str) -> bool {
    line.contains('|') && line.contains("--") && line.trim().chars().all(|c| "|:- \t".contains(c))
}

/// The cells of a line, divided by pipes that are not escaped; the outer pipes divide nothing.
fn cells(line: &str) -> Vec<&str> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut cells = Vec::new();
    let mut start = 0;
    for pipe in memchr::memchr_iter(b'|', line.as_bytes()) {
        let before = line.get(start..pipe).unwrap_or_default();
        let is_escaped = (before.len() - before.trim_end_matches('\\').len()) % 2 == 1;
        if !is_escaped {
            cells.push(before.trim());
            start = pipe + 1;
        }
    }
    let last = line.get(start..).map_or("", str::trim);
    if !last.is_empty() || cells.is_empty() {
        cells.push(last);
    }
    cells
}

/// The rows in a line with too many cells. Cells that begin no row are dropped, as GFM does (§4.10).
fn rows<'line>(cells: &'line [&'line str], count: usize) -> Vec<&'line [&'line str]> {
    let mut rows = Vec::new();
    let mut rest = cells;
    let begins_row = |cells: &[&str]| {
        let first = cells.first().unwrap_or(&"");
        first.is_empty() || cells::id(first, Span::new(0, first.len())).is_some()
    };
    if !cells
        .get(count..)
        .is_some_and(|more| cells.first() == Some(&"") || more.is_empty() || begins_row(more))
    {
        return vec![cells.get(..count).unwrap_or(cells)];
    }
    while rest.len() > count {
        if let Some((_, after)) = rest.split_first().filter(|(first, _)| first.is_empty()) {
            rest = after;
            continue;
        }
        let (row, after) = rest.split_at(count);
        rows.push(row);
        rest = after;
    }
    let filled = rest.iter().filter(|cell| !cell.is_empty()).count();
    if filled > 1 || rows.is_empty() {
        rows.push(rest);
    }
    rows
}

fn row(cells: &[&str]) -> String {
    format!("| {} |", cells.join(" | "))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "| ID | Name | M |\n| --- | --- | --- |\n";

    #[test]
    fn a_sound_table_is_left_alone() {
        assert_eq!(table(&format!("{HEAD}| 1 | a \\| b | M |\n| 2 | x |\n")), None);
        assert_eq!(table("no table"), None);
    }

    #[test]
    fn two_rows_on_one_line_become_two() {
        let repaired = table(&format!("{HEAD}| 1 | a | M|| 2 | b | O |\n")).unwrap();
        assert!(repaired.ends_with("| 1 | a | M |\n| 2 | b | O |\n"), "{repaired}");
    }

    #[test]
    fn one_cell_too_many_makes_no_row() {
        let repaired = table(&format!("{HEAD}| 1 | a | M | late |\n"));
        assert_eq!(repaired.unwrap().lines().last(), Some("| 1 | a | M |"));
    }

    #[test]
    fn a_short_row_stays_beside_a_long_one() {
        let repaired = table(&format!("{HEAD}| 1 | a | M | late |\n| x |\n| 2 | b |\n")).unwrap();
        assert!(repaired.ends_with("| 1 | a | M |\n| x |\n| 2 | b |\n"), "{repaired}");
    }

    #[test]
    fn a_doubled_leading_pipe_is_one() {
        let repaired = table(&format!("{HEAD}|| 1 | a | M |\n")).unwrap();
        assert!(repaired.ends_with("| 1 | a | M |\n"), "{repaired}");
    }

    #[test]
    fn a_delimiter_row_gets_as_many_cells_as_the_header() {
        let repaired = table("intro\n| A | B |\n|---|\n| 1 | 2 |").unwrap();
        assert_eq!(repaired, "intro\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n");
    }

    #[test]
    fn labels_stand_on_lines_of_their_own() {
        assert!(breaks("Primary Role: **SME**", "Applies To: **All Services**"));
        assert!(breaks("主な役割: **FastTrack マネージャー**", "適用対象： **すべて**"));
        assert!(breaks("Phase: **Assess**", "Some text."));
        assert!(!breaks("Some text", "and more: of it."));
        assert!(!breaks("Applies To: **Exchange /", "SharePoint**"));
    }

    #[test]
    fn conflict_markers_go_and_underlines_stay() {
        let page = "<<<<<<< HEAD\na\n||||||| base\n=======\nb\n>>>>>>> main\n";
        assert_eq!(without_conflict_markers(page), "a\nb\n");
        assert_eq!(without_conflict_markers("a\n=======\n"), "a\n=======\n");
    }
}
