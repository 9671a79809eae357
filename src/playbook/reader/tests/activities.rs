//! Activities whose headings Markdown does not know, and labels that have none.

use super::*;
use crate::playbook::model::ActivityIndex;

const SECOND: &str = "Primary Role: **FastTrack Engineer**  \nApplies To: **Exchange**\n";

/// A page with a task in its activity, then these lines, labels and another task.
fn with_second(above: &str) -> Page {
    rows(&format!(
        "| 1001 | Call | M | SME | Teams |\n\n{above}\n\n{SECOND}\n{HEADER}| 1002 | Ask | M | SME | Teams |"
    ))
}

/// The activity of each task.
fn activities(page: &Page) -> Vec<&str> {
    let title =
        |task: &Task| task.activity.and_then(|at| page.activity(at)).map_or("-", |own| own.title.as_str());
    page.tasks.iter().map(title).collect()
}

fn rules(page: &Page) -> Vec<&str> {
    page.findings().iter().map(|finding| finding.rule.name).collect()
}

#[test]
fn labels_make_a_heading_of_the_line_above_them() {
    for above in [
        "**Second**",
        "**### Second**",
        r"\### Second",
        "&#35;&#35;&#35; Second",
        "<summary>Second</summary>",
        "<details>\n<summary><b>Second</b></summary>",
        "<p><strong>Second</strong></p>",
        "> ### Second",
        "> **Second**",
        "<h3 id=\"a\">\nSecond\n</h3>",
        "<div><h3>Second</h3></div>",
        "Text.\n\nSec-\nond\n---",
    ] {
        let page = with_second(above);
        let second = if above.ends_with("---") { "Sec- ond" } else { "Second" };
        assert_eq!(activities(&page), ["Plan it", second], "{above}");
        assert_eq!(rules(&page), [""; 0], "{above}");
        assert_eq!(page.activities.iter().map(|own| own.labels.len()).collect::<Vec<_>>(), [2, 2], "{above}");
    }
}

#[test]
fn an_indented_heading_is_read_above_labels_and_told() {
    for above in ["    ### Second", "\t### Second"] {
        let page = with_second(above);
        assert_eq!((activities(&page), rules(&page)), (vec!["Plan it", "Second"], vec!["indented-heading"]));
        let page = with_second(&format!("{above}\n\nText."));
        assert_eq!((activities(&page), rules(&page)), (vec!["Plan it"; 2], vec!["labels-without-heading"]));
    }
}

#[test]
fn labels_below_a_table_without_a_heading_are_told_once() {
    for above in ["", "###", "Then the second one:", "**Note** the date."] {
        let page = with_second(above);
        assert_eq!(activities(&page), ["Plan it"; 2], "{above}");
        assert_eq!(rules(&page), ["labels-without-heading"], "{above}");
    }
    let page = process("**Note**\n\nMotions: **RFA**");
    assert_eq!((page.activities.len(), rules(&page)), (1, vec![]));
}

#[test]
fn the_first_activity_may_lack_a_heading_too() {
    let text = |above: &str| {
        format!(
            "---\ntitle: a\n---\n# Plan\n\n## Approach\n\n{above}\n\n{SECOND}\n{HEADER}| 1002 | Ask | M | SME | Teams |\n"
        )
    };
    let page = read_as("en/migrate-plan.md", &text("**Second**"));
    assert_eq!((activities(&page), rules(&page)), (vec!["Second"], vec![]));
    let page = read_as("en/migrate-plan.md", &text("###"));
    assert_eq!((activities(&page), rules(&page)), (vec!["-"], vec!["labels-without-heading"]));
}

#[test]
fn a_heading_of_several_lines_stands_where_it_begins() {
    let page = process("Text.\n\nSecond\nstep\n---\nMore.");
    let section = page.sections.iter().rev().nth(1).unwrap();
    assert_eq!(page.text.slice(section.heading), "Second\nstep");
    assert_eq!(section.line, page.text.line_number(section.heading.start));
    assert!(page.text.slice(section.body).starts_with("---\nMore."));
}

#[test]
fn tasks_that_are_text_in_an_activity_are_told() {
    for line in [
        "**Task ID:** 1001  ",
        "Task 1001: Call one",
        "Task ID 1001",
        "- Task 1001 – call",
        "<dl><dt>1001</dt><dd>Call one</dd></dl>",
        "<div class=row><div>1001</div><div>Call one</div></div>",
    ] {
        assert_eq!(rules(&process(line)), ["unread-row"], "{line}");
    }
    for line in [
        "Task 1001 is done by then.",
        "The call of 2020: one",
        "Task 12: Call one",
        "<div>In 2020</div>",
        "<p>Call 1001 users</p>",
    ] {
        assert_eq!(rules(&process(line)), [""; 0], "{line}");
    }
    let outside = read_as("en/notes.md", "---\ntitle: a\n---\n# Notes\n\n## Log\n\nTask 1001: Call one\n");
    assert_eq!(rules(&outside), [""; 0]);
}

#[test]
fn the_only_heading_between_labels_and_tasks_is_that_of_the_table() {
    for heading in ["#### FTOP Task List", "#### Further tasks", "##### Notes"] {
        let page = process(&format!("\n{heading}\n{HEADER}| 1234 | Do it | M | SME | Teams |\n"));
        let activities: Vec<&str> = page.activities.iter().map(|activity| activity.title.as_str()).collect();
        assert_eq!(
            (activities, page.tasks[0].activity),
            (vec!["Plan it"], Some(ActivityIndex::new(0))),
            "{heading}"
        );
    }
    let row = "| 1234 | Do it | M | SME | Teams |\n";
    let page =
        process(&format!("\n#### First\n{HEADER}{row}\n#### Then\n{HEADER}{}", row.replace("1234", "1235")));
    assert_eq!(page.activities.len(), 3, "each of several is a step");
}
