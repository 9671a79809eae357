//! `ftpb check --fix` on tables: what Markdown shows of a row is what the reader read of it.

use std::fs;

use crate::run::{Pages, ftpb};

const HEADER: &str = "| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |";
const ROW: &str = "| 1001 | Call back | M | FM | Teams |";

fn page(lines: &str) -> Pages {
    Pages::none().page("success-review.md", format!("# Review\n\n## Approach\n\n### Do it\n\n{lines}\n"))
}

/// The lines that a fix of the row of dashes writes.
fn fixed(lines: &str) -> String {
    let pages = page(lines);
    let diff = ftpb("check --fix --diff --select delimiter-count").of(&pages).answer().stdout;
    let added = diff.lines().filter(|line| line.starts_with('+') && !line.starts_with("+++"));
    added.collect::<Vec<_>>().join("\n")
}

#[test]
fn the_row_of_dashes_gets_as_many_cells_as_markdown_counts() {
    let (header, row) = (HEADER, ROW);
    assert_eq!(fixed(&format!("> {header}\n> |---|---|---|\n> {row}")), "+> | --- | --- | --- | --- | --- |");
    // A cell too many in the header is no reason for one more below it.
    assert_eq!(
        fixed(&format!("{}\n|---|---|---|---|---|\n{row}", header.replacen(" | Task", " || Task", 1))),
        ""
    );
    assert_eq!(fixed(&format!("{}\n|---|---|---|---|---|\n{row}", header.replace(" / ", "｜"))), "");
    // The line above is only the end of the header.
    assert_eq!(fixed(&format!("{}\n|---|---|---|---|\n{row}", header.replace("| (M)", "\n(M)"))), "");
}

#[test]
fn the_row_of_dashes_below_a_header_in_a_list_gets_no_cell_for_the_marker() {
    for (marker, margin) in [("- ", "  "), ("1. ", "   "), ("> - ", ">   ")] {
        let table = format!("{marker}{HEADER}\n{margin}|---|---|---|---|\n{margin}{ROW}");
        assert_eq!(fixed(&table), format!("+{margin}| --- | --- | --- | --- | --- |"), "{marker}");
    }
    let below = format!("1. x\n\n   {HEADER}\n   |---|---|---|---|\n   {ROW}");
    assert_eq!(fixed(&below), "+   | --- | --- | --- | --- | --- |");
    // What the reader takes for a cell is none in Markdown.
    assert_eq!(fixed(&format!("[^1]: {HEADER}\n    |---|---|---|---|\n    {ROW}")), "");
}

#[test]
fn a_row_of_dashes_is_left_where_the_header_may_be_more_than_the_line_above() {
    let dashes = "|---|---|---|---|---|";
    for at in ["| (M)", "Name | (M)", "Task Name"] {
        let header = HEADER.replacen(at, &format!("\n{}", at.trim_start_matches("| ")), 1);
        assert_eq!(fixed(&format!("{header}\n{dashes}\n{ROW}")), "", "{header}");
    }
    let closed = HEADER.replace("| (M)", "|\n(M)");
    assert_eq!(fixed(&format!("{closed}\n{dashes}\n{ROW}")), "");
    let unpiped = HEADER.replacen("| Task ID |", "Task ID\n", 1);
    assert_eq!(fixed(&format!("{unpiped}\n{dashes}\n{ROW}")), "");
}

#[test]
fn a_row_of_dashes_that_goes_on_below_is_left() {
    let split = format!("{HEADER}\n|---|---|\n|---|---|---|\n{ROW}");
    assert_eq!(fixed(&split), "");
    assert_eq!(fixed(&format!("{HEADER}\n|---|\n---|---|---|---| {ROW}")), "");
    // The second row of dashes is measured by no header.
    let pages = page(&split);
    let said = ftpb("check --select delimiter-count --format short").of(&pages).answer().stdout;
    assert_eq!(said.lines().count(), 1, "{said}");
}

#[test]
fn joined_rows_beside_a_doubled_pipe_are_fixed_and_have_no_empty_cell() {
    let dashes = "|---|---|---|---|---|";
    for gap in ["||", "|||", "| | |"] {
        let second = "1002 | Ask | O | FM | Teams |";
        let pages = page(&format!("{HEADER}\n{dashes}\n|{ROW}{gap}{second}").replace("||||", "|||"));
        ftpb("check --fix --select tables").of(&pages).says("ftpb: fixed 2 findings in 1 page\n").finds();
        let text = fs::read_to_string(pages.path("success-review.md")).unwrap();
        let table = format!("{HEADER}\n{dashes}\n{ROW}\n| {second}\n");
        assert!(text.ends_with(&table), "{gap}: {text}");
    }
}
