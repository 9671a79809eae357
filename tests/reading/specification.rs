//! A task table in and around what the examples of the specifications show, in words of our own: the fences, HTML
//! blocks, items, lists and emphasis of `CommonMark` 0.31.2 by number, and the extensions of GFM 0.29.
//!
//! `specification.txt` has for each example the tasks that are read and the findings that tell what the published page
//! shows otherwise. `FTPB_BLESS=1` rewrites it; look at the difference.

use std::fmt::Write as _;
use std::path::Path;

use super::published::{assert_told, findings};
use super::random::read;

const CASES: &str = include_str!("specification.txt");

/// The short forms of the file, and what they stand for.
const SHORT: [(&str, &str); 5] = [
    ("{table}", "{header}\n{dashes}\n{4001}"),
    ("{header}", "| Task ID | Task Name | (M) Mandatory (O) Optional | FastTrack Role | Services |"),
    ("{dashes}", "|---|---|---|---|---|"),
    ("{4001}", "| 4001 | Ask for a date | M | FM | Teams |"),
    ("{4002}", "| 4002 | Book a room | O | FM | Teams |"),
];

/// A text whose `{name} WORDS` is a table with a task of that name.
fn with_name(text: &str) -> String {
    match text.strip_prefix("{name} ") {
        Some(name) => format!("{{header}}\n{{dashes}}\n| 4001 | {name} | M | FM | Teams |"),
        None => text.to_owned(),
    }
}

/// An example of the file: what it is, and its text.
fn cases() -> impl Iterator<Item = (&'static str, &'static str)> {
    let blocks = CASES.split("=== ").filter(|block| !block.is_empty());
    blocks.map(|block| {
        let (head, text) = block.split_once('\n').expect("a line");
        let end = head.rmatch_indices(" | ").nth(1).expect("four parts").0;
        (&head[..end], text.strip_suffix('\n').expect("a last line"))
    })
}

#[test]
fn examples_of_the_specifications_are_read_and_what_they_show_otherwise_is_told() {
    let mut answers = String::new();
    for (what, short) in cases() {
        let text = SHORT.iter().fold(with_name(short), |text, (from, to)| text.replace(from, to));
        let page = read(
            "en/assess-plan.md",
            &format!(
                "# Plan the workshop\n\n## Approach\n\n### Prepare\n\n{text}\n\n## Key Outputs\n\nDone.\n"
            ),
        );
        let ids: Vec<_> = page.tasks.iter().map(|task| page.id(task).into_owned()).collect();
        let mut told: Vec<&str> = findings(&page).iter().map(|finding| finding.rule.name).collect();
        // Of every page as short as these.
        told.retain(|rule| !["missing-key", "missing-section", "front-matter-missing"].contains(rule));
        told.retain(|rule| !rule.starts_with("activity-without"));
        told.sort_unstable();
        told.dedup();
        assert_told(&page);
        let or_dash = |words: String| if words.is_empty() { "-".to_owned() } else { words };
        let (ids, told) = (or_dash(ids.join(" ")), or_dash(told.join(" ")));
        writeln!(answers, "=== {what} | {ids} | {told}\n{short}").expect("a string");
    }
    if std::env::var_os("FTPB_BLESS").is_some() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reading/specification.txt");
        std::fs::write(file, &answers).expect("the file can be written");
    }
    assert_same(&answers);
}

#[test]
fn every_example_of_these_chapters_is_there() {
    let numbers: Vec<&str> = cases().filter_map(|(what, _)| what.split(" | ").next()).collect();
    let of_commonmark = [119..=147, 148..=191, 253..=300, 301..=326, 350..=481].into_iter().flatten();
    let of_gfm = [198..=205, 279..=280, 491..=493].into_iter().flatten();
    let expected: Vec<String> = of_gfm
        .map(|number: u32| format!("gfm {number}"))
        .chain(of_commonmark.map(|number: u32| number.to_string()))
        .collect();
    assert_eq!(numbers, expected);
}

/// Shows the first example whose answer is another one.
fn assert_same(answers: &str) {
    for (answer, expected) in answers.split("=== ").zip(CASES.split("=== ")) {
        assert_eq!(answer, expected);
    }
    assert_eq!(answers, CASES);
}
