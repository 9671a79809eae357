//! Rows whose line breaks were moved.

use crate::playbook::reader::tests::*;

const ROWS: [&str; 4] = [
    "| 1001 | Call the team | O | FM | Teams |",
    "| 1002 | Ask | M | SME | Exchange |",
    "| 1003 | Write the plan down | O | FE | Teams, Exchange |",
    "| 1004 | End | M | FM | Yammer |",
];

const READ: [&str; 4] = [
    "1001 Call the team | optional | fasttrack-manager | teams",
    "1002 Ask | mandatory | sme | exchange",
    "1003 Write the plan down | optional | fasttrack-engineer | teams exchange",
    "1004 End | mandatory | fasttrack-manager | yammer",
];

/// The tasks without their lines.
fn read_of(page: &Page) -> Vec<String> {
    tasks(page).iter().map(|task| task.split_once(": ").unwrap().1.to_owned()).collect()
}

/// A text with its breaks moved, so that no line is longer than this.
fn wrapped(text: &str, width: usize) -> String {
    let (mut wrapped, mut length) = (String::new(), 0);
    for word in text.split_whitespace() {
        let is_next = length > 0 && length + 1 + word.len() > width;
        wrapped.push_str(if length == 0 {
            ""
        } else if is_next {
            "\n"
        } else {
            " "
        });
        length = if is_next || length == 0 { word.len() } else { length + 1 + word.len() };
        wrapped.push_str(word);
    }
    wrapped
}

#[test]
fn a_table_that_is_wrapped_anew_has_the_same_tasks() {
    let table = format!("{HEADER}{}", ROWS.join("\n"));
    for width in 60..160 {
        let page = process(&format!("\n#### FTOP Tasks\n\n{}", wrapped(&table, width)));
        assert_eq!(read_of(&page), READ, "{width}");
        assert_ne!(found(&page), [] as [&str; 0], "{width}");
    }
}

#[test]
fn no_row_has_the_requirement_of_another_in_whatever_lines() {
    let table = format!("{HEADER}{}", ROWS.join("\n"));
    for width in 8..60 {
        let page = process(&format!("\n#### FTOP Tasks\n\n{}", wrapped(&table, width)));
        for task in read_of(&page) {
            let read = READ.iter().find(|read| read.get(..4) == task.get(..4)).unwrap();
            let flag = task.split(" | ").nth(1);
            assert!(flag == Some("unknown") || flag == read.split(" | ").nth(1), "{width}: {task}");
        }
    }
}

#[test]
fn an_id_at_the_end_of_a_line_begins_the_row_below() {
    for (end, between) in
        [(" | | ", "\n| "), (" | | ", "\n"), (" | | ", " |\n| "), (" | ", "\n| "), (" | ", " |\n| ")]
    {
        let page = rows(&format!(
            "| 1001 | Call the team | O | FM | Teams{end}1002{between}Ask | M | SME | Exchange{end}1003{between}Write the plan down | O | FE | Teams, Exchange |\n{}",
            ROWS[3]
        ));
        assert_eq!(read_of(&page), READ, "{end}{between}");
        let lines: Vec<u32> = page.tasks.iter().map(|task| task.line).collect();
        assert_eq!(lines, [16, 16, 17, 19], "{end}{between}");
        let split = found(&page).iter().filter(|found| found.ends_with("split-row")).count();
        assert_eq!(split, 2, "{end}{between}");
    }
}

#[test]
fn what_is_not_plainly_a_row_is_named_and_not_read() {
    let page = rows("| 1001 | Call the team | O | FM | Teams | | 1002\n\nWords.");
    assert_eq!(read_of(&page), READ[..1]);
    assert_eq!(found(&page), ["16 joined-rows", "16 unread-row"]);
    // Cells too many before the next id.
    let page = rows(
        "| 1001 | Call the team | O | FM | Teams | | 1002\n| Ask | us | now | M | SME | Exchange | | 1003\n| Write the plan down | O | FE | Teams, Exchange |",
    );
    assert_eq!(read_of(&page), [READ[0], READ[2]]);
    assert_eq!(found(&page), ["16 joined-rows", "16 unread-row", "17 row-without-id", "17 split-row"]);
    // The rest of a row that is not there.
    let page =
        rows("| Ask | M | SME | Exchange | | 1003\n| Write the plan down | O | FE | Teams, Exchange |");
    assert_eq!(read_of(&page), READ[2..3]);
    assert_eq!(found(&page), ["16 row-without-id", "16 split-row"]);
}

#[test]
fn ids_that_belong_at_the_end_stay_there() {
    let page = process(
        "\n#### FTOP Tasks\n| Task Name | (M)andatory / (O)ptional | FastTrack Role | Services | Task ID |\n|---|---|---|---|---|\n| Call the team | O | FM | Teams | 1001 |\n| Ask | M | SME | Exchange | 1002\n| End | M | FM | Yammer | 1004",
    );
    assert_eq!(read_of(&page), [READ[0], READ[1], READ[3]]);
    assert_eq!(found(&page), [] as [&str; 0]);
    // A number too many is no next row where each line has its own id.
    let page =
        rows("| 1001 | Call the team | O | FM | Teams | 1005 |\n| 1004 | End | M | FM | Yammer | 1006 |");
    assert_eq!(ids(&page), ["1001", "1004"]);
    assert_eq!(found(&page), ["16 cell-count", "16 unknown-service", "17 cell-count", "17 unknown-service"]);
}

#[test]
fn a_row_without_its_last_pipe_takes_nothing_from_the_line_below() {
    let page =
        rows("1001 | Call the team | O | FM | Teams\n1002 | Ask | M | SME | Exchange\nWords about 1003\n");
    assert_eq!(read_of(&page), READ[..2]);
    let page = rows(
        "<<<<<<< a\n1002 | Ask | M | SME | Exchange\n=======\n1002 | Ask | O | SME | Exchange\n>>>>>>> b\n",
    );
    assert_eq!(read_of(&page), READ[1..2], "once, of our side");
}
