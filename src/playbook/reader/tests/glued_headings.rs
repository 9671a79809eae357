//! Headings that have a task.

use crate::playbook::reader::tests::*;

const ROW: &str = "| 3650 | Plan it | O | SME | Teams |";

/// The tasks and the findings of an activity with these lines from line 13 on.
fn of(lines: &str) -> (Vec<String>, Vec<String>) {
    let page = process(&format!("\n{lines}"));
    (tasks(&page), found(&page))
}

#[test]
fn a_row_with_the_marker_of_a_heading_is_read_outside_a_table() {
    for marker in ["#", "##", "####", "> ####", "- ####", "＃＃＃＃"] {
        let (tasks, found) = of(&format!("{marker} {ROW}"));
        assert_eq!(tasks, ["13: 3650 Plan it | optional | sme | teams"], "{marker}");
        // That Markdown shows no table is told by the rule `row-outside-table`.
        assert_eq!(found, [] as [&str; 0], "{marker}");
    }
}

#[test]
fn a_row_behind_the_words_of_a_heading_is_read_and_told() {
    let header = HEADER.replace('\n', " ");
    for (line, joined) in [
        (format!("#### FTOP Tasks {ROW}"), 1),
        (format!("> #### FTOP Tasks {ROW}"), 1),
        (format!("- ###### FTOP Tasks {ROW}"), 1),
        (format!("#### FTOP Tasks {}", ROW.replace('|', "｜")), 1),
        (format!("#### FTOP Tasks {header}{ROW}"), 2),
    ] {
        let (tasks, found) = of(&line);
        assert_eq!(tasks, ["13: 3650 Plan it | optional | sme | teams"], "{line}");
        let found: Vec<_> = found.into_iter().filter(|found| found != "13 heading-level").collect();
        assert_eq!(found, vec!["13 joined-rows"; joined], "{line}");
    }
    let (tasks, found) = of(&format!("#### FTOP Tasks {HEADER}{ROW}"));
    assert_eq!(tasks, ["15: 3650 Plan it | optional | sme | teams"]);
    assert_eq!(found, ["13 joined-rows"]);
}

#[test]
fn a_heading_that_may_be_a_task_is_told() {
    for title in [
        "3650 Plan it",
        "**3650** Plan it",
        "Task 3650: Plan it",
        "FTOP Tasks 3650 Plan it O SME",
        "FTOP Tasks | 3650 | Plan it |",
        "FTOP Tasks 3650 | Plan it | O | SME",
        "FTOP Tasks \\| 3650 \\| Plan it \\| O \\| SME",
        "Plan it | 3650",
        "| 2006 | Plan it |",
    ] {
        for marker in ["###", "####", "> ####", "- ####"] {
            let line = format!("{marker} {title}");
            let page = process(&format!("\n{line}"));
            let unread = found(&page).into_iter().filter(|found| found == "13 unread-row").count();
            assert_eq!((tasks(&page), unread), (vec![], 1), "{line}");
        }
    }
}

#[test]
fn a_heading_with_a_year_a_date_or_a_product_is_none() {
    for title in [
        "2019 in Review",
        "27.3.2020 Planning",
        "2020-03-27",
        "365 Apps",
        "Office 365 | Exchange 2016",
        "Windows Server 2008",
        "Phase 1 | Plan",
    ] {
        let found = of(&format!("#### {title}")).1;
        assert_eq!(found.iter().filter(|found| found.contains("row")).count(), 0, "{title}: {found:?}");
    }
    let page = read_as("en/migrate-plan.md", "# Plan\n\n## Overview\n\n### 3650 seats\n");
    assert_eq!(found(&page).iter().filter(|found| found.contains("row")).count(), 0);
}
