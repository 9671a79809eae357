//! Tasks outside the tables that hold them: told, wherever an activity has them.

use crate::playbook::reader::tests::*;

/// The findings of an activity with these lines from line 13 on, without tasks.
fn told(lines: &str) -> Vec<String> {
    let page = process(&format!("\n{lines}"));
    assert_eq!(tasks(&page), [] as [&str; 0], "{lines}");
    found(&page)
}

/// What is told where each of some lines is not read.
fn unread(lines: impl IntoIterator<Item = u32>) -> Vec<String> {
    lines.into_iter().map(|line| format!("{line} unread-row")).collect()
}

#[test]
fn an_id_of_three_digits_or_like_a_year_is_told_beside_a_flag_or_a_role() {
    for line in [
        "994 Schedule Kickoff M FastTrack Manager Teams",
        "- Schedule Kickoff (2006, M), FastTrack Manager",
        "<li>2050: Plan it (M)</li>",
        "1. Schedule 1904 M FastTrack Manager",
        "Task: Schedule, ID: 2006, M",
        "| Schedule | M | 2006 |",
        "| Schedule | 994 | FastTrack Manager |",
        "- Schedule Kickoff (994, mandatory)",
        "* 983: Schedule Kickoff",
        "- [ ] 1903 – Schedule Kickoff – SME",
        "> Schedule Kickoff, #994, SME",
        "```\nSchedule 2006 M\n```",
    ] {
        let at = 15 + u32::from(line.starts_with('`'));
        assert_eq!(told(&format!("#### FTOP Tasks\n\n{line}")), unread([at]), "{line}");
    }
}

#[test]
fn years_and_counts_in_sentences_are_no_ids() {
    for line in [
        "In 2019 the FastTrack Manager planned this with 365 users.",
        "- Exchange 2016 and Exchange 2019 are supported",
        "Since 2019, Office 365 has plans A and B; I had 100 of them.",
        "- Office 365 is there (optional), the FastTrack Manager says",
        "See https://a.test/2019/365?m=994 or 2019-03-27, M.",
        "| Exchange 2016 | 100 % |",
        "Send it by E-Mail, as in task 983.",
        "- O **Edge** is the second, as in task 983. O FastTrack Manager knows (FM).",
    ] {
        assert_eq!(told(&format!("#### FTOP Tasks\n\n{line}")), [] as [&str; 0], "{line}");
        assert_eq!(told(line), [] as [&str; 0], "{line}");
    }
}

#[test]
fn a_title_of_tasks_that_is_no_heading_of_markdown_is_one_all_the_same() {
    for title in [
        "**FTOP Tasks**",
        "**FTOP Tasks:**",
        "**FTOP Tasks**:",
        "FTOP Tasks:",
        "FTOP Tasks",
        "__FTOP Tasks__",
        "*FTOP Tasks*",
        "_FTOP Tasks_",
        "***FTOP Tasks***",
        "<b>FTOP Tasks</b>",
        "<strong>FTOP Tasks</strong><br>",
    ] {
        let lines =
            "- 3799 - Late Task (M), FastTrack Manager\n- Task 3797: Other Task (O)\n- 3798 - Last Task";
        assert_eq!(told(&format!("{title}\n\n{lines}")), unread(15..18), "{title}");
        let page = process(&format!("\n{title}\n\n{HEADER}| 1234 | A | M | SME | Teams |"));
        assert_eq!((ids(&page), page.activities.len()), (vec!["1234".into()], 1), "{title}");
        assert_eq!((page.tasks[0].activity.is_some(), found(&page)), (true, vec![]), "{title}");
    }
}

#[test]
fn items_with_an_id_and_a_flag_or_a_role_are_told_below_any_heading_of_an_activity() {
    for heading in ["#### Tâches FTOP", "#### What to do", "What to do:", ""] {
        let lines =
            "- 3799 - Late Task (M), FastTrack Manager\n- Task 3797: Other Task (O)\n- Late Task (2006), SME";
        assert_eq!(told(&format!("{heading}\n\n{lines}")), unread(15..18), "{heading}");
    }
    assert_eq!(told("- 3799 seats are planned by the SME\n- 2000 mailboxes"), [] as [&str; 0]);
}

#[test]
fn rows_of_a_table_without_ids_below_a_heading_of_tasks_are_told() {
    for (header, rows) in [
        (
            "| Task Name | FastTrack Role | Services |",
            "| Call | FastTrack Manager | Teams |\n| Write | Somebody | Yammer |",
        ),
        ("| Task Name | FastTrack Role |", "| Call | FastTrack Manager |\n| Write | Somebody |"),
        ("| # | Task | Who |", "| 1 | Call | FM |\n| 2 | Write | FE |"),
        ("| What to do | By whom | Where |", "| Call | FM | Teams |\n| Write | FE | Yammer |"),
    ] {
        let dashes = "|---".repeat(header.matches('|').count() - 1);
        let table = format!("{header}\n{dashes}|\n{rows}");
        let expected = ["17 row-without-id", "18 row-without-id"];
        assert_eq!(told(&format!("#### FTOP Tasks\n\n{table}")), expected, "{header}");
    }
    let legend = "| Role | Meaning |\n|---|---|\n| FM | FastTrack Manager |";
    assert_eq!(told(&format!("#### FTOP Tasks\n\n{legend}")), [] as [&str; 0]);
}
