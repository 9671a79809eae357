//! Rows that are cut over several lines.

use crate::playbook::reader::tests::*;

const WHOLE: &str = "16: 1234 Do it | mandatory | sme | teams";
const LAST: &str = "| 1299 | End | O | FE | Teams |";

#[test]
fn a_row_in_pieces_is_one_task_wherever_it_is_cut() {
    for row in [
        "| 1\n234 | Do it | M | SME | Teams |",
        "| 12\n34 | Do it | M | SME | Teams |",
        "| 123\n4 | Do it | M | SME | Teams |",
        "| 1234\n| Do it\n| M\n| SME\n| Teams |",
        "| 1234 | Do it | M | \\\n| SME | Teams |",
        "| 1234 | Do it |\n| M | SME | Teams |",
        "| 1234 | Do it |\n\n| M | SME | Teams |",
        "| 1234 | Do it | M\n\n| SME | Teams |",
        "| 1234 | Do it | M\n\n\n| SME | Teams |",
    ] {
        let page = rows(&format!("{row}\n{LAST}"));
        assert_eq!((tasks(&page)[0].as_str(), page.tasks.len()), (WHOLE, 2), "{row}");
        assert_eq!(found(&page), ["16 split-row"], "{row}");
    }
}

#[test]
fn a_list_of_services_goes_on_in_the_next_line() {
    for rest in ["Exchange |", "| Exchange |", "\nExchange |", "\n| Exchange |"] {
        let page = rows(&format!("| 1234 | Do it | M | SME | Teams /\n{rest}\n{LAST}"));
        assert_eq!(tasks(&page)[0], "16: 1234 Do it | mandatory | sme | teams exchange", "{rest}");
        assert_eq!((found(&page), page.tasks.len()), (vec!["16 split-row".to_owned()], 2), "{rest}");
    }
    let page = rows(&format!("| 1234 | Do it | M | SME | Teams /\n{LAST}"));
    assert_eq!((page.tasks.len(), found(&page)), (2, vec![]), "nothing follows");
    let page = rows(&format!("| 1234 | Do it | M | SME | Teams\n| Exchange |\n{LAST}"));
    assert_eq!(
        (page.tasks.len(), found(&page)),
        (2, vec!["17 split-row".to_owned()]),
        "told, but not joined"
    );
}

#[test]
fn what_makes_no_row_is_not_joined() {
    // Behind a blank line, too few or too many cells are something else.
    for rest in ["| M | SME |", "| M | SME | Teams | x |", "M, SME and Teams."] {
        let page = rows(&format!("| 1234 | Do it |\n\n{rest}"));
        assert_eq!(tasks(&page)[0], "16: 1234 Do it | unknown |  | ", "{rest}");
        assert!(!found(&page).contains(&"16 split-row".to_owned()), "{rest}");
    }
    // A number that another row follows is no id, and a complete one none that is cut.
    for first in ["| 1", "| 1 |", "| 12345", "| 1234"] {
        let page = rows(&format!("{first}\n{LAST}"));
        assert_eq!(ids(&page).last().map(AsRef::as_ref), Some("1299"), "{first}");
    }
}

#[test]
fn a_header_over_two_lines_is_one() {
    let page = process(
        "\n| Task ID | Task Name | (M)andatory /\n(O)ptional | FastTrack Role | Services |\n|---|---|---|---|---|\n| 1234 | Do it | M | SME | Teams |",
    );
    assert_eq!(tasks(&page), ["16: 1234 Do it | mandatory | sme | teams"]);
    assert_eq!(found(&page), ["13 split-row"]);
}

#[test]
fn a_header_below_the_beginning_of_itself_is_the_header() {
    for beginning in ["| Task ID | Task Name", "| Task ID | Task Name   \n| Task ID", "| Task ID |"] {
        let page = process(&format!("\n{beginning}\n{HEADER}| 1234 | Do it | M | SME | Teams |\n"));
        let read: Vec<String> =
            tasks(&page).iter().map(|task| task.split_once(": ").unwrap().1.to_owned()).collect();
        assert_eq!(read, ["1234 Do it | mandatory | sme | teams"], "{beginning}");
    }
}

#[test]
fn rows_on_the_line_of_dashes_or_of_the_header_are_read() {
    let (header, row) = (HEADER.lines().next().unwrap(), "| 1234 | Do it | M | SME | Teams |");
    for between in ["", " "] {
        let page = process(&format!("\n{header}\n|---|---|---|---|---|{between}{row}\n{LAST}"));
        assert_eq!(ids(&page), ["1234", "1299"]);
        assert_eq!(found(&page), ["14 joined-rows"]);
        let page = process(&format!("\n{header}{between}|---|---|---|---|---|\n{row}\n{LAST}"));
        assert_eq!(
            (ids(&page), found(&page)),
            (vec!["1234".into(), "1299".into()], vec!["13 joined-rows".to_owned()])
        );
    }
    let page = process(&format!("\n{header}<br>|---|---|---|---|---|<br>{row}<br>{LAST}"));
    assert_eq!(ids(&page), ["1234", "1299"]);
    assert!(found(&page).iter().all(|found| found == "13 joined-rows"), "{:?}", found(&page));
    let dashes = rows("| 1234 | Do it | M | - | - |");
    assert_eq!(found(&dashes), [] as [&str; 0], "a dash is no row of dashes");
}
