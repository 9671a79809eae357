//! Tasks within the cells of rows.

use crate::playbook::reader::tests::*;

/// What is told of line 16, a row whose name is this, where another row has the task 1235.
fn told(name: &str) -> Vec<String> {
    let page = rows(&format!("| 1234 | {name} | M | SME | Teams |\n| 1235 | B | O | SME | Teams |"));
    assert_eq!(ids(&page), ["1234", "1235"], "{name}");
    let findings = page.findings().iter();
    findings.map(|finding| format!("{} {}", finding.rule.name, page.text.slice(finding.span))).collect()
}

#[test]
fn a_line_of_a_cell_that_begins_with_another_id_is_told() {
    for (name, unread) in [
        ("A<br>3741 B<br>3743 C", vec!["3741", "3743"]),
        ("A<br/>**3741** – B", vec!["3741"]),
        ("<p>A</p><p>3741 B</p>", vec!["3741"]),
        ("<ul><li>A</li><li>3741: B</li></ul>", vec!["3741"]),
        ("A \\| M \\| SME \\| Teams \\|<br>\\| 3741 \\| B", vec!["3741"]),
        ("A<br>1235 C", vec!["1235"]),
        ("甲<br>３７４１ 乙", vec!["３７４１"]),
    ] {
        let unread: Vec<String> = unread.into_iter().map(|id| format!("unread-row {id}")).collect();
        assert_eq!(told(name), unread, "{name}");
    }
}

#[test]
fn the_lines_of_a_row_that_is_read_as_several_are_no_more_tasks() {
    let page = rows("| 1234<br>1235 | 1234 A<br>1235 B<br>3741 C | M<br>O | SME | Teams |");
    assert_eq!(ids(&page), ["1234", "1235"]);
    assert_eq!(found(&page), ["16 unclear-id", "16 unread-row"]);
}

#[test]
fn a_number_in_a_name_is_told_before_a_name_if_no_task_has_it() {
    for name in ["A 3741 B", "A, 3741: Workshop", "A / 3741 – **B**", "甲 3741 乙"] {
        assert_eq!(told(name), ["unread-row 3741"], "{name}");
    }
}

#[test]
fn other_numbers_in_cells_are_no_tasks() {
    for name in [
        "Exchange 2016",
        "Windows Server 2008 R2",
        "Windows 10 1809 Update",
        "A<br>2019 Update",
        "A<br>27.3.2020 Update",
        "A<br>365 Apps",
        "A<br>1234 B",
        "1234 A",
        "Move 5000 mailboxes",
        "See 1235 B",
        "A (3741)",
        "A [3741](b.md)",
    ] {
        assert_eq!(told(name), [] as [&str; 0], "{name}");
    }
}

#[test]
fn tasks_in_a_cell_beside_a_role_are_told_without_a_table_of_tasks() {
    let page =
        process("\n| Who | What |\n|---|---|\n| SME | 3740 A<br>3741 B |\n| Seats | 3740 are planned |");
    assert_eq!(found(&page), ["15 unread-row", "15 unread-row"]);
}

#[test]
fn rows_within_the_cells_of_html_are_told_without_a_heading_of_tasks() {
    for (row, unread) in [
        ("<td>| 3740 | A | M | SME | Teams |</td>", 1),
        ("<td>SME</td><td>3740 A (M)<br>3741 B (M)</td>", 2),
        ("<td>SME</td><td>3740 A<br>3741 B</td>", 2),
        ("<td>Exchange 2016</td><td>365 A<br>2019 B</td>", 0),
        ("<td>Seats</td><td>3740 are planned</td>", 0),
    ] {
        let page = process(&format!("\n<table><tr>{row}</tr></table>"));
        assert_eq!(found(&page), vec!["13 unread-row"; unread], "{row}");
    }
}
