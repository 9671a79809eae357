//! A large page is drawn in a time that grows with it, not with its square.

use std::time::{Duration, Instant};

use ftpb::output::page::{Options, render};
use ftpb::output::{Style, page};

/// A quarter of a mebibyte, of what a page may consist of.
const SIZE: usize = 1 << 18;

/// What an unoptimised build on a busy machine has time for; a step for each pair of words would take hours.
const LIMIT: Duration = Duration::from_secs(20);

#[test]
fn a_lot_of_anything_is_drawn_soon() {
    let shapes: [(&str, &dyn Fn(usize) -> String); 10] = [
        ("one paragraph", &|_| "word after word ".to_owned()),
        ("lines of one paragraph", &|_| "word after word\n".to_owned()),
        ("one word", &|_| "word".to_owned()),
        ("one word in Japanese", &|_| "成功を確認".to_owned()),
        ("one address", &|at| format!("https://x.test/{at}")),
        ("paragraphs with links", &|at| format!("see [the page {at}](https://x.test/{at}) now\n\n")),
        ("items", &|at| format!("{}- item **{at}** `x`\n", "  ".repeat(at % 8))),
        ("headings", &|at| format!("# Heading {at}\n\n")),
        ("quotes", &|at| format!("> [!NOTE]\n> a note {at}\n\n")),
        ("code", &|at| format!("    code {at}\n")),
    ];
    for (name, piece) in shapes {
        soon(name, &filled(String::new(), piece));
    }
}

#[test]
fn a_lot_of_table_is_drawn_soon() {
    let header = "| ID | Name | Link |\n|---|---|---|\n".to_owned();
    soon("rows", &filled(header.clone(), &|at| format!("| {at} | a name of words | x |\n")));
    soon(
        "rows with links",
        &filled(header.clone(), &|at| format!("| {at} | name | [x](https://x.test/{at}) |\n")),
    );
    soon("rows with two rows", &filled(header, &|at| format!("| {at} | name | x || {at} | name | y |\n")));
    soon(
        "tables",
        &filled(String::new(), &|at| format!("| ID | Name |\n|---|---|\n| {at} | [x](y{at}.md) |\n\n")),
    );
    soon("cells of one row", &filled("| A |\n|---|\n".to_owned(), &|at| format!("| {at} ")));
    soon("columns", &filled(String::new(), &|_| "| a ".to_owned()));
}

fn filled(mut text: String, piece: &dyn Fn(usize) -> String) -> String {
    let mut at = 0;
    while text.len() < SIZE {
        text += &piece(at);
        at += 1;
    }
    text
}

#[track_caller]
fn soon(name: &str, text: &str) {
    for (width, numbered) in [(Some(80), false), (Some(40), true), (None, false)] {
        let start = Instant::now();
        let style = Style { width, ..Style::default() };
        let drawn = render(text, &style, &Options { numbered, ..page::Options::default() });
        assert!(!drawn.is_empty());
        assert!(start.elapsed() < LIMIT, "{name} at {width:?} took {:?}", start.elapsed());
    }
}
