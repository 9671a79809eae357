//! Ids that stand in another place or beside other signs, and rows without any.

use crate::playbook::reader::tests::*;

#[test]
fn tables_side_by_side_are_read() {
    let page = process(
        "\n| Task ID | Task Name | Task ID | Task Name |\n|---|---|---|---|\n| 1234 | A | 1235 | B |\n| 1236 | C | | |",
    );
    assert_eq!(ids(&page), ["1234", "1235", "1236"]);
    assert_eq!(
        (page.plain(page.tasks[1].name), found(&page)),
        ("B".to_owned(), vec!["13 unclear-header".into()])
    );
    let page = process(
        "\n| Task Name | Task ID | Services | Task Name | Task ID | Services |\n|---|---|---|---|---|---|\n| A | 1234 | Teams | B | 1235 | Exchange |",
    );
    assert_eq!(tasks(&page), ["15: 1234 A | unknown |  | teams", "15: 1235 B | unknown |  | exchange"]);
}

#[test]
fn an_id_in_a_further_column_is_told() {
    for second in ["New Task ID", "Task ID (new)", "Task ID"] {
        let page = process(&format!(
            "\n| Task ID | {second} | Task Name | (M)andatory / (O)ptional |\n|---|---|---|---|\n| 1234 | 1235 | A | M |"
        ));
        assert_eq!(
            (ids(&page), found(&page)),
            (vec!["1234".into()], vec!["15 unclear-id".to_owned()]),
            "{second}"
        );
    }
    let page = process(
        "\n| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services | Article ID |\n|---|---|---|---|---|---|\n| 1234 | A | M | SME | Teams | 4711 |",
    );
    assert_eq!(found(&page), [] as [&str; 0], "it is of something else");
}

#[test]
fn the_only_number_of_a_row_is_its_id() {
    for row in [
        "| T-1234 | Do it | M | SME | Teams |",
        "| 1234a | Do it | M | SME | Teams |",
        "| x1234 | Do it | M | SME | Teams |",
        "| 1234º | Do it | M | SME | Teams |",
        "| １２34番 | Do it | M | SME | Teams |",
        "| Do it | 1234 | M | SME | Teams |",
        "- [ ] **1234** Do it | M | SME | Teams |",
    ] {
        let page = rows(row);
        assert_eq!(tasks(&page), ["16: 1234 Do it | mandatory | sme | teams"], "{row}");
        assert!(found(&page).contains(&"16 unclear-id".to_owned()), "{row}");
    }
    let last = process(
        "\n#### FTOP Tasks\n| Task Name | (M)andatory / (O)ptional | FastTrack Role | Services | |\n|---|---|---|---|---|\n| Do it | M | SME | Teams | 1234 |",
    );
    assert_eq!(tasks(&last), ["16: 1234 Do it | mandatory | sme | teams"]);
    for id in ["M365", "2020年", "12.3.2020", "١٢٣٤"] {
        let page = rows(&format!("| {id} | Do it | M | SME | Teams |"));
        assert_eq!((page.tasks.len(), found(&page)), (0, vec!["16 row-without-id".to_owned()]), "{id}");
        assert!(!page.findings()[0].message.contains("has no task id"), "{id}");
    }
}

#[test]
fn a_lone_value_is_a_heading_only_in_the_first_cell() {
    for row in ["| | Do it | | | |", "| | | O | | |", "| | | | | Teams |"] {
        assert_eq!(found(&rows(row)), ["16 row-without-id"], "{row}");
    }
    for row in ["| Teams | | | | |", "| **Exchange** |", "| | | | | |"] {
        assert_eq!(
            found(&rows(&format!("| 1234 | Do it | M | SME | Teams |\n{row}"))),
            [] as [&str; 0],
            "{row}"
        );
    }
}

#[test]
fn a_name_that_is_not_shown_is_none() {
    for name in ["<!-- Do it -->", "&nbsp;", "** **", "<br>", "\u{200B}"] {
        let page = rows(&format!("| 1234 | {name} | M | SME | Teams |"));
        assert_eq!((page.tasks.len(), found(&page)), (1, vec!["16 row-without-name".to_owned()]), "{name}");
    }
    for row in ["| 1234 - Do it | M | SME | Teams |", "| 1234 : Do it | M | SME | Teams |"] {
        assert_eq!(tasks(&rows(row)), ["16: 1234 Do it | mandatory | sme | teams"], "{row}");
    }
}

#[test]
fn pipes_that_markdown_takes_for_text_are_told() {
    let page = rows(r"| 1234 | Do it \\| M | SME | Teams |");
    assert_eq!((tasks(&page).len(), found(&page)), (1, vec!["16 odd-separator".to_owned()]));
    let page = rows(r"| 1234 | Do \\\| it | M | SME | Teams |");
    assert_eq!(found(&page), [] as [&str; 0]);
}

#[test]
fn values_in_another_order_are_no_wrong_number_of_cells() {
    let page = rows("| 1234 | Do it | SME | M | Teams |");
    assert!(page.findings()[0].message.contains("order of the columns"));
    assert_eq!(found(&page), ["16 cell-count"]);
}
