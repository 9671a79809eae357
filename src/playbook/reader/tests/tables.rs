//! Damaged tables, and tables that `CommonMark` does not recognize.

use crate::playbook::reader::tests::*;

const ROW: &str = "| 1234 | Do it | M | SME | Teams |\n";

#[test]
fn a_delimiter_row_of_another_length_is_found_and_the_table_is_read() {
    for (dashes, problems) in [
        ("|---|---|---|---|", 1),
        ("|---|---|---|---|---|---|", 1),
        ("|---|---|---|---|---|", 0),
        ("---|---|---|---|---", 0),
    ] {
        let head = HEADER.lines().next().unwrap();
        let page = process(&format!("\n{head}\n{dashes}\n{ROW}"));
        assert_eq!(tasks(&page), ["15: 1234 Do it | mandatory | sme | teams"], "{dashes}");
        assert_eq!(found(&page), vec!["14 delimiter-count"; problems], "{dashes}");
    }
}

#[test]
fn a_table_is_read_without_its_dashes_and_without_its_header() {
    let head = HEADER.lines().next().unwrap();
    for table in [
        format!("{head}\n{ROW}"),
        format!("{head} |---|---|---|---|---|\n{ROW}"),
        ROW.to_owned(),
        format!("|---|---|---|---|---|\n{ROW}"),
        format!("Some words above.\n{head}\n|---|---|---|---|---|\n{ROW}Some words below."),
        format!("{head}\n\n|---|---|---|---|---|\n\n{ROW}"),
        format!("{head}\n{ROW}|---|---|---|---|---|"),
    ] {
        let page = process(&format!("\n{table}"));
        let read: Vec<String> =
            tasks(&page).iter().map(|task| task.split_once(": ").unwrap().1.to_owned()).collect();
        assert_eq!(read, ["1234 Do it | mandatory | sme | teams"], "{table}");
    }
}

#[test]
fn a_header_in_the_middle_is_a_header_and_the_rows_go_on() {
    let head = HEADER.lines().next().unwrap();
    let page = process(&format!(
        "\n{HEADER}{ROW}{head}\n|---|---|---|---|---|\n| 1235 | B | O | SME | Teams |\n{head}\n| 1236 | C | O | FE | Teams |"
    ));
    assert_eq!(ids(&page), ["1234", "1235", "1236"]);
    assert_eq!(found(&page), [] as [&str; 0]);
}

#[test]
fn blank_lines_between_rows_part_nothing() {
    let page = process(&format!(
        "\n{HEADER}\n{ROW}\n| 1235 | B | O | SME | Teams |\n\n\n| 1236 | C | O | FE | Teams |"
    ));
    assert_eq!(ids(&page), ["1234", "1235", "1236"]);
}

#[test]
fn words_glued_to_a_table_belong_to_no_row() {
    let page =
        process(&format!("Words before it\n{HEADER}{ROW}Words after it\n| 1235 | B | O | SME | Teams |"));
    assert_eq!(
        tasks(&page),
        ["15: 1234 Do it | mandatory | sme | teams", "17: 1235 B | optional | sme | teams"]
    );
}

#[test]
fn tables_stand_in_quotes_and_lists_too() {
    for mark in ["> ", ">", "> > ", "  - ", "    "] {
        let table = format!("{HEADER}{ROW}")
            .lines()
            .map(|line| format!("{mark}{line}\n"))
            .collect::<Vec<_>>()
            .concat();
        assert_eq!(
            tasks(&process(&format!("\n{table}"))),
            ["15: 1234 Do it | mandatory | sme | teams"],
            "{mark:?}"
        );
    }
    let in_item = format!("- Carry out:\n\n  {}", format!("{HEADER}{ROW}").replace('\n', "\n  "));
    assert_eq!(ids(&process(&in_item)), ["1234"]);
}

#[test]
fn columns_in_another_order_keep_their_meaning() {
    let page = process(
        "\n| Services | FastTrack Role | Task ID | (M)andatory / (O)ptional | Task Name |\n|---|---|---|---|---|\n| Teams | SME | 1234 | M | Do it |",
    );
    assert_eq!(tasks(&page), ["15: 1234 Do it | mandatory | sme | teams"]);
}

#[test]
fn a_column_without_heading_is_found() {
    let page = process(
        "\n| Task ID | | (M)andatory / (O)ptional | FastTrack Role | Services |\n|---|---|---|---|---|\n| 1234 | Do it | M | SME | Teams |",
    );
    assert_eq!(tasks(&page), ["15: 1234 Do it | mandatory | sme | teams"]);
    assert_eq!(found(&page), ["13 empty-header"]);
}

#[test]
fn pages_that_are_no_process_mention_tasks_in_four_bold_columns_and_abbreviations() {
    let page = read_as(
        "en/approach-x.md",
        "# X\n| **Task ID** | **Task Name** | **(M)andatory / (O)ptional** | **FastTrack Role** |\n|---|---|---|\n|[1247](approach-y)|Deploy|M|FE|\n|3080|[Assess](z.pptx)|O|FM|\n| 3190 | Look | O | SME |\n",
    );
    assert_eq!(
        tasks(&page),
        [
            "4: 1247 Deploy | mandatory | fasttrack-engineer | ",
            "5: 3080 Assess | optional | fasttrack-manager | ",
            "6: 3190 Look | optional | sme | ",
        ]
    );
    assert!(page.tasks.iter().all(|task| task.activity.is_none()));
    assert_eq!(found(&page), ["1 front-matter-missing", "3 delimiter-count"]);
}

#[test]
fn a_table_of_something_else_is_left_alone_and_its_numbers_are_reported() {
    let page = process("\n| Seats | Price |\n|---|---|\n| 1500 | low |\n| many | high |");
    assert_eq!(ids(&page), [] as [&str; 0]);
    assert_eq!(found(&page), ["15 unread-row"]);
}

#[test]
fn a_table_in_html_is_a_table() {
    let page = process(
        "\n<table>\n<tr><th>Task ID</th><th>Task Name</th><th>(M)andatory / (O)ptional</th><th>FastTrack Role</th><th>Services</th></tr>\n<tr><td>1234</td><td>Do it</td><td>M</td><td>SME</td><td>Teams</td></tr>\n<tr>\n  <td>1235</td>\n  <td>B <b>c</b></td>\n  <td align=\"center\">O</td>\n  <td>FE</td>\n  <td>Exchange</td>\n</tr>\n</table>",
    );
    assert_eq!(
        tasks(&page),
        [
            "15: 1234 Do it | mandatory | sme | teams",
            "16: 1235 B c | optional | fasttrack-engineer | exchange",
        ]
    );
}

#[test]
fn the_same_id_twice_in_a_table_is_found_and_both_are_read() {
    let page = process(&format!("\n{HEADER}{ROW}{ROW}"));
    assert_eq!(ids(&page), ["1234", "1234"]);
    assert_eq!(found(&page), ["16 duplicate-task"]);
}

#[test]
fn a_row_without_a_header_is_a_task_although_its_flag_and_its_role_share_a_cell() {
    for (cell, values) in [
        ("O FastTrack Engineer", "optional | fasttrack-engineer | teams"),
        ("M SME", "mandatory | sme | teams"),
    ] {
        let page = process(&format!("\n# Again\n\n| 1234 | Plan it | {cell} | Teams |"));
        assert_eq!(tasks(&page), [format!("15: 1234 Plan it | {values}")], "{cell}");
    }
    let page = process("\n# Again\n\n| 1500 | seats | A price | low |");
    assert_eq!((ids(&page), found(&page)), (vec![], vec!["15 unread-row".to_owned()]));
}

#[test]
fn a_second_table_is_of_tasks_only_if_its_header_or_its_rows_say_so() {
    let first = format!("\n#### FTOP Tasks\n{HEADER}{ROW}\nThese events are logged:\n\n");
    for (table, problem) in [
        ("| Event ID | Event Name | Severity |\n|---|---|---|\n| 4624 | Logon | M |", "22 unread-row"),
        ("| Year | Users |\n|---|---|\n| 2119 | 1000 |", "22 unread-row"),
        ("| Number | What | How | Who |\n|---|---|---|---|\n| 4624 | Logon | M | SME |", "20 unclear-header"),
    ] {
        let page = process(&format!("{first}{table}"));
        let read = usize::from(problem.ends_with("header"));
        assert_eq!((page.tasks.len(), found(&page)), (1 + read, vec![problem.to_owned()]), "{table}");
    }
    let page = process("\n| Port | Protocol | Mandatory |\n|---|---|---|\n| 8530 | TCP | O |\n");
    assert_eq!((page.tasks.len(), found(&page)), (0, vec!["15 unread-row".to_owned()]));
}

#[test]
fn a_table_of_tasks_below_a_header_of_something_else_is_read_and_told() {
    let page = process("\n#### FTOP Tasks\n| A | B | C | D |\n|---|---|---|---|\n| 1234 | Do it | M | SME |");
    assert_eq!(tasks(&page), ["16: 1234 Do it | mandatory | sme | "]);
    assert_eq!(found(&page), ["14 unclear-header"]);
}

#[test]
fn columns_that_are_named_like_known_ones_are_told() {
    for (header, problems) in [
        ("Previous Task ID | Task Name | (M)andatory / (O)ptional | Backup Role | Excluded Services", 3),
        ("Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | FastTrack Role", 1),
        ("Task ID | Old ID | Task Name | (M)andatory / (O)ptional | FastTrack Role", 1),
        ("Task ID | Task Name | (M)anual / (O)ptional | FastTrack Role | Services", 1),
        ("Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services | Article ID", 0),
    ] {
        let page = process(&format!("\n| {header} |\n|---|---|---|---|---|\n"));
        let told = found(&page).iter().filter(|found| *found == "13 unclear-header").count();
        assert_eq!(told, problems, "{header}");
    }
}
