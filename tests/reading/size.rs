//! Pages larger than people write take time in proportion to their length.

use std::sync::Arc;

use ftpb::playbook::identity::identify;
use ftpb::playbook::{Page, cross_check, reader};
use ftpb::source::{Lexicons, SourceText};

use crate::run::growth::assert_linear;

const HEADER: &str = "# Plan\n\n## Approach\n\n### Do\n\n| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n|---|---|---|---|---|\n";

fn read(text: String) -> Page {
    let lexicons = Lexicons::default();
    let identity = identify("en/migrate-plan.md", &lexicons);
    let lang = reader::language(&text, &identity, &lexicons);
    let page = reader::read(Arc::new(SourceText::new(text)), &lang, &identity, &lexicons);
    assert_eq!(cross_check::unread_ids(&page), []);
    page
}

fn rows(count: usize) -> String {
    let row = |at: usize| {
        format!(
            "| {} | Do what has to be done | M | FastTrack Engineer | Teams / Yammer |\n",
            1000 + at % 9000
        )
    };
    HEADER.to_owned() + &(0..count).map(row).collect::<String>()
}

fn headings(count: usize) -> String {
    let text = |at: usize| {
        [
            "## H",
            &at.to_string(),
            "
Primary Role: **SME**
Applies To: **Teams**

#### FTOP Tasks

",
        ]
        .concat()
    };
    (0..count).map(text).collect()
}

fn quotes(count: usize) -> String {
    format!("{} {}", ">".repeat(count), rows(1).replace('\n', "\n> "))
}

fn words(count: usize) -> String {
    format!("# P\n\n{}\n", "word ".repeat(count))
}

fn pipes(count: usize) -> String {
    format!("# P\n\n{}\n", "| 1234 ".repeat(count))
}

fn links(count: usize) -> String {
    format!("# P\n\n{}\n", "[a](b.md) ".repeat(count))
}

fn openers(count: usize) -> String {
    let opener = ["```\n", "<!--\n", "<td>\n", "**Primary Role: **\n", "[", "`", "~~~\n", "---\n"];
    (0..count).map(|at| opener[at % opener.len()]).collect()
}

fn colons(count: usize) -> String {
    format!("Primary Role: {}\n", "Applies To: x ".repeat(count))
}

type Make = fn(usize) -> String;

/// What is large, how it is made, and its size in a normal run and in a full one.
const LARGE: [(&str, Make, usize, usize); 8] = [
    ("rows of a table", rows, 4_000, 200_000),
    ("headings", headings, 4_000, 200_000),
    ("nested block quotes", quotes, 4_000, 10_000),
    ("words on a line", words, 40_000, 20_000_000),
    ("pipes on a line", pipes, 8_000, 150_000),
    ("links on a line", links, 8_000, 100_000),
    ("things that nothing closes", openers, 16_000, 1_000_000),
    ("labels on a line", colons, 4_000, 70_000),
];

#[test]
fn large_pages_take_linear_time() {
    for (what, make, size, _) in LARGE {
        assert_linear(what, size, make, |text| drop(read(text)));
    }
}

#[test]
#[ignore = "takes a minute in a release build"]
fn very_large_pages_take_linear_time() {
    for (what, make, _, size) in LARGE {
        assert_linear(what, size, make, |text| drop(read(text)));
    }
}

#[test]
fn every_row_of_a_large_table_is_read() {
    assert_eq!(read(rows(5_000)).tasks.len(), 5_000);
}
