//! What the published page does not show: comments, definitions of links, one side of a conflict.

use crate::playbook::reader::tests::*;

const ROW: &str = "| 3731 | Call | O | FM | Teams |";
const READ: &str = "16: 3731 Call | optional | fasttrack-manager | teams";

#[test]
fn a_definition_of_a_link_is_no_content() {
    for definition in [
        "[//]: # (| 3799 | Old | M | FM | Yammer |)",
        "[comment]: <> (| 3799 | Old | M | FM | Yammer |)",
        "[//]: # \"| 3799 | Old | M | FM | Yammer |\"",
        "   [a]: b.md '| 3799 | Old | M | FM | Yammer |'",
        "[//]: # (\n| 3799 | Old | M | FM | Yammer |\n)",
        "[//]: #\n(| 3799 | Old | M | FM | Yammer |)",
    ] {
        let page = rows(&format!("{ROW}\n\n{definition}"));
        assert_eq!(tasks(&page), [READ], "{definition}");
        let others = found(&page).into_iter().filter(|found| !found.ends_with(" unread-row"));
        assert_eq!(others.collect::<Vec<_>>(), [] as [&str; 0], "{definition}");
    }
    let page = process("\n[//]: # (Secondary Role: **FE**)\n[//]: # \"Key Inputs\"");
    assert_eq!(labels(&page.activities[0]).len(), 2);
    assert_eq!(found(&page), [] as [&str; 0]);
}

#[test]
fn what_only_looks_like_a_definition_is_content() {
    for line in [
        "[//]: # (| 3799 | Old | M | FM | Yammer",
        "[^1]: # (| 3799 | Old | M | FM | Yammer |)",
        "[//]: # (a) | 3799 | Old | M | FM | Yammer |",
    ] {
        assert_ne!(found(&rows(&format!("{ROW}\n\n{line}"))), [] as [&str; 0], "{line}");
    }
    // Right below a row it is a row, too.
    let page = rows(&format!("{ROW}\n[//]: # (| 3799 | Old | M | FM | Yammer |)"));
    assert_ne!(found(&page), [] as [&str; 0]);
}

#[test]
fn a_comment_in_a_row_is_no_part_of_it() {
    for row in [
        "| 3731 | Call | O | FM | Teams | <!-- | 3799 | Old | M | FM | Yammer | -->",
        "| 3731 | Call | O | FM | Teams | <!-- | 3799 | Old | M | FM | Yammer | --> |",
        "| 3731 | Call | O | FM | Teams | <!-- a --> <!-- b -->",
        "| 3731 | Call <!-- or write --> | O | FM | Teams |",
        "| 3731 <!-- | 3799 | Old | M --> | Call | O | FM | Teams |",
        "| 3731 | Ca<!-- | -->ll | O | FM | Teams |",
        "| 3731 | <!-- | 3799 | --> Call | O | FM | Teams |",
    ] {
        assert_eq!(tasks(&rows(row)), [READ], "{row}");
    }
    let page = rows("| 3731 | Call | O | FM | Teams | <!-- a -->");
    assert_eq!(found(&page), [] as [&str; 0]);
    let page = rows("| 3731 | Call | O | FM | Teams | <!-- not closed");
    assert_eq!(found(&page)[0], "16 cell-count");
}

#[test]
fn a_number_that_may_begin_the_name_is_no_id() {
    for row in [
        "| | 365 Apps Review | M | FE | Yammer |",
        "| | 2020 planning workshop | O | FM | Teams |",
        "| | 4000 seats | O | FM | Teams |",
        "| 365 Apps Review | M | FE | Yammer |",
        "|| 365 Apps Review | M | FE | Yammer |",
    ] {
        let page = rows(&format!("{ROW}\n{row}"));
        assert_eq!(tasks(&page), [READ], "{row}");
        assert_eq!(found(&page), ["17 row-without-id"], "{row}");
    }
    for id in ["3732", "2020", "983"] {
        for row in [format!("| {id} Apps | M | FE | Teams |"), format!("|| {id} Apps | M | FE | Teams |")] {
            let read = format!("16: {id} Apps | mandatory | fasttrack-engineer | teams");
            assert_eq!(tasks(&rows(&row)), [read], "{row}");
        }
    }
}

#[test]
fn an_id_behind_a_struck_one_replaces_it() {
    for (cell, id) in [
        ("~~3732~~ 3799", "3799"),
        ("~~3732~~ **3799**", "3799"),
        ("<del>3732</del> 3799", "3799"),
        ("<s>3732</s> <ins>3799</ins>", "3799"),
        ("3799 ~~3732~~", "3799"),
        ("~~3732~~ ~~3733~~ 3799", "3799"),
        ("~~3732~~ new", "3732"),
        ("~~3732~~", "3732"),
    ] {
        let page = rows(&format!("| {cell} | ~~Old~~ New | ~~M~~ O | ~~FE~~ FM | Teams |"));
        assert_eq!(tasks(&page), [format!("16: {id} New | optional | fasttrack-manager | teams")], "{cell}");
        assert_eq!(found(&page), ["16 unclear-id"], "{cell}");
    }
}

#[test]
fn a_row_whose_id_and_name_are_struck_is_not_read() {
    for row in [
        "| ~~3731~~ | ~~Call~~ | O | FM | Teams |",
        "| <del>3731</del> | <del>Call</del> | <del>O</del> | FM | Teams |",
        "| ~~3731~~ | ~~Call~~ | | FM | |",
    ] {
        let page = rows(row);
        assert_eq!((tasks(&page), found(&page)), (vec![], vec!["16 row-without-id".to_owned()]), "{row}");
    }
}

#[test]
fn a_row_that_only_the_base_of_a_conflict_has_is_no_task() {
    let page = rows(
        "<<<<<<< HEAD\n| 3731 | Call | O | FM | Teams |\n||||||| base\n| 3731 | Old | O | FM | Teams |\n\
         | 3733 | Gone | O | FM | Teams |\n=======\n| 3732 | Write | O | FM | Teams |\n>>>>>>> other\n\
         | 3734 | Go | O | FM | Teams |",
    );
    assert_eq!(ids(&page), ["3731", "3732", "3734"]);
    assert_eq!(found(&page), ["16 merge-conflict", "20 unread-row"]);
}
