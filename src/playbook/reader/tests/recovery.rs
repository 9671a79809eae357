//! Rows that have lost what they are known by: pipes, a plain id, a line of their own.

use crate::playbook::reader::tests::*;

/// What every row below says, whatever became of it.
const TASK: &str = "1001 Do it | mandatory | fasttrack-manager | teams";

/// The tasks without their lines.
fn all(page: &Page) -> Vec<String> {
    tasks(page)
        .into_iter()
        .map(|task| task.split_once(": ").map_or("", |(_, rest)| rest).to_owned())
        .collect()
}

#[test]
fn ids_in_every_dress_are_read_and_told() {
    for id in [
        "Task 1001",
        "ID: 1001",
        "1001 (new)",
        "1001)",
        "\"1001\"",
        "~~1001~~",
        "\\| 1001",
        "&nbsp;1001&nbsp;",
        "[ ] 1001",
        "[1001](https://a.b",
        "[1001] (https://a.b)",
        "1.001",
        "1 001",
        "1OO1",
    ] {
        let page = rows(&format!("| {id} | Do it | M | FastTrack Manager | Teams |"));
        assert_eq!(all(&page), [TASK], "{id}");
        assert_eq!(found(&page), ["16 unclear-id"], "{id}");
    }
    let page = rows("| 10010 | Do it | M | FM | Teams |\n| 1002, 1003 | Do that | O | FM | Teams |");
    let ids: Vec<_> = page.tasks.iter().map(|task| page.id(task)).collect();
    assert_eq!(ids, ["10010", "1002", "1003"]);
    let page = rows("| Office 365 | Do it | M | FM | Teams |");
    assert_eq!(found(&page), ["16 row-without-id"], "a product's number is no id");
}

#[test]
fn what_divides_values_divides_none_in_quotation_marks() {
    let header = "Task ID,Task Name,(M)andatory / (O)ptional,FastTrack Role,Services";
    let rows = [
        "1001,\"Do, it\",M,FastTrack Manager,Teams",
        "\"1001\",\"Do, it\",\"M\",\"FastTrack Manager\",\"Teams\"",
    ];
    for (row, divider) in rows.into_iter().flat_map(|row| [(row, ","), (row, ";")]) {
        let (row, header) = (row.replace(',', divider), header.replace(',', divider));
        let page = process(&format!("\n#### FTOP Tasks\n\n{header}\n{row}"));
        assert_eq!(all(&page), [TASK.replace("Do it", &format!("Do{divider} it"))], "{row}");
        assert_eq!(found(&page), ["15 odd-separator", "16 odd-separator"], "{row}");
    }
}

#[test]
fn values_that_something_else_than_pipes_divides_are_a_row() {
    for divider in [
        " \\| ", " &#124; ", " &vert; ", "\t", "; ", " │ ", " ┃ ", " ║ ", " ┆ ", " ╎ ", " ¦ ", " ￤ ",
        " ︱ ", " ǀ ", " ‖ ", " ∣ ", " ▏ ", " ❘ ", " 丨 ", " ⏐ ",
    ] {
        let row = ["1001", "Do it", "M", "FastTrack Manager", "Teams"].join(divider);
        let page = rows(&row);
        assert_eq!(all(&page), [TASK], "{row}");
        assert_eq!(found(&page), ["16 odd-separator"], "{row}");
        let header = HEADER.lines().next().unwrap().trim_matches(['|', ' ']).replace(" | ", divider);
        let page = process(&format!("\n#### FTOP Tasks\n\n{header}\n{row}"));
        assert_eq!(all(&page), [TASK], "with its header: {row}");
    }
    for row in [
        "︱ 1001 ︱ Do it ︱ M ︱ FastTrack Manager ︱ Teams ︱",
        "¦ 1001 ¦ Do it │ M ǀ FastTrack Manager ¦ Teams",
    ] {
        assert_eq!(all(&rows(row)), [TASK], "{row}");
    }
    assert_eq!(all(&rows("`| 1001 | Do it | M | FastTrack Manager | Teams |`")), [TASK]);
    let page = rows("| 1002 | Stay | O | SME | Teams |\n\nFirst; then; 1001; and so on.");
    assert_eq!(page.tasks.len(), 1, "a sentence is none");
}

#[test]
fn values_without_any_pipe_stand_around_the_letter_of_the_header() {
    for row in ["| 1001 Do it M FastTrack Manager Teams", "1001 Do it M FastTrack Manager Teams"] {
        let page = rows(row);
        assert_eq!(all(&page), [TASK], "{row}");
        assert_eq!(found(&page), ["16 missing-pipe"], "{row}");
    }
    assert!(rows("| 1001 | A | M | SME | Teams |\nIn 1001 the M was an SME.").tasks.len() == 1);
}

#[test]
fn a_cell_too_many_before_the_id_is_left_out() {
    for row in [
        "| 1 | 1001 | Do it | M | FastTrack Manager | Teams |",
        "See: | 1001 | Do it | M | FastTrack Manager | Teams |",
        "**| 1001 | Do it | M | FastTrack Manager | Teams |**",
    ] {
        let page = rows(row);
        assert_eq!(all(&page), [TASK], "{row}");
        assert_eq!(found(&page), ["16 cell-count"], "{row}");
    }
}

#[test]
fn rows_on_the_line_of_a_header_a_heading_or_three_lines_are_read() {
    let row = "| 1001 | Do it | M | FastTrack Manager | Teams |";
    let header = HEADER.lines().next().unwrap();
    let joined = process(&format!("\n#### FTOP Tasks\n\n{header} {row}\n|---|---|---|---|---|"));
    assert_eq!((all(&joined), found(&joined)), (vec![TASK.to_owned()], vec!["15 joined-rows".to_owned()]));
    let heading = rows(&format!("| 1002 | Stay | O | SME | Teams |\n#### {row}"));
    assert_eq!(all(&heading).get(1).map(String::as_str), Some(TASK));
    let split = rows("| 1001 | Do it\n| M | FastTrack Manager\n| Teams |");
    assert_eq!((all(&split), found(&split)), (vec![TASK.to_owned()], vec!["16 split-row".to_owned()]));
    let open = rows("| 1001 | Do it | M | FastTrack Manager\n| Teams |");
    assert_eq!((all(&open), found(&open)), (vec![TASK.to_owned()], vec!["16 split-row".to_owned()]));
    let closed = rows("| 1001 | Do it | M | FastTrack Manager |\n| Teams |");
    assert_eq!((all(&closed), found(&closed)[0].as_str()), (vec![TASK.to_owned()], "16 split-row"));
    // A short row ends where another one, or a sentence, begins.
    for next in ["| 1002 | Write | O | SME | Teams |", "Then go home.", "| x | y |"] {
        let short = rows(&format!("| 1001 | Do it | M | FastTrack Manager |\n{next}"));
        assert!(all(&short)[0].starts_with("1001 Do it | mandatory | fasttrack-manager |"), "{next}");
    }
    let listed = process(&format!("\n#### FTOP Tasks\n\n- {}", row.trim_matches(['|', ' '])));
    assert_eq!(all(&listed), [TASK]);
}

#[test]
fn a_task_among_revisions_is_a_task() {
    let page = process(
        "\n## Refresh Summary\n\n| Date | Who Changed | What Changed |\n|---|---|---|\n| 3/27/2020 | Jane Doe | AppliedEdits |\n\
         | 1001 | Do it | M | FastTrack Manager | Teams |\n| 3/28/2020 | Jane Doe | Fixed |",
    );
    assert_eq!(all(&page), [TASK]);
    assert_eq!(page.revisions.len(), 2);
}

#[test]
fn flags_that_look_like_the_letter_are_the_letter_and_told() {
    for (flag, means) in [("Ｍ", "mandatory"), ("М", "mandatory"), ("О", "optional"), ("0", "optional")] {
        let page = rows(&format!("| 1001 | Do it | {flag} | FastTrack Manager | Teams |"));
        assert_eq!(page.tasks[0].requirement.as_str(), means, "{flag}");
        assert_eq!(found(&page), ["16 flag-not-in-header"], "{flag}");
    }
}

#[test]
fn without_heading_and_header_whatever_begins_like_a_row_is_told() {
    for lines in [
        "1234\tDo it\tM\tSME\tTeams",
        "│ 1234 │ Do it │ M │ SME │ Teams │",
        "\\| 1234 \\| Do it \\| M \\| SME \\| Teams \\|",
        "| 1234\tDo it\tM\tSME\tTeams |",
        "1234;Do it;M;SME;Teams",
        "\"1234\",\"Do it\",\"M\",\"SME\",\"Teams\"",
        "- [ ] **1234** Do it · mandatory · SME · Teams",
        "| Task ID | 1234 | 1235 |\n|---|---|---|\n| Task Name | Do it | Tell |\n| (M)andatory | M | O |",
        "| Task ID | 1234 |\n|---|---|\n| Task Name | Do it |",
    ] {
        let page = process(lines);
        let told = found(&page).iter().filter(|found| found.ends_with("unread-row")).count();
        assert_eq!((ids(&page).len(), told), (0, 1), "{lines}: {:?}", found(&page));
    }
    let page = process(
        "| Task Name | (M)andatory | Role | Services |\n|---|---|---|---|\n| Do it | M | SME | Teams |",
    );
    assert!(found(&page).iter().any(|found| found.ends_with("row-without-id")), "{:?}", found(&page));
}

#[test]
fn an_html_row_that_is_cut_off_is_read() {
    let table = "<table><tr><th>Task ID</th><th>Task Name</th></tr><tr><td>1234</td><td>Do it</td></tr>";
    for end in [
        "<tr><td>1235</td><td>Tell</td></tr",
        "<tr><td>1235</td><td>Tell</td",
        "<tr><td>1235</td><td>Tell\n\n### Next\n\nText",
    ] {
        assert_eq!(ids(&process(&format!("{table}{end}"))), ["1234", "1235"], "{end}");
    }
    let page = rows("| 1234 | <tr><td>1235<tr><td>1236 Do it | M | SME | Teams |");
    assert_eq!(ids(&page), ["1235", "1236"]);
    assert!(!found(&page).iter().any(|found| found.ends_with("pipe")), "{:?}", found(&page));
}
