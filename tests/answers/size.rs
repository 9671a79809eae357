//! Rendering a large page takes time in proportion to its length.

use ftpb::output::page::{Options, render};
use ftpb::output::{Style, page};
use ftpb::playbook::Playbook;
use ftpb::query::Chosen;
use ftpb::query::compare::supplement;
use ftpb::source::store;

use crate::run::Pages;
use crate::run::growth::assert_linear;

/// The bytes of the larger page.
const SIZE: usize = 1 << 15;

#[test]
fn large_pages_are_rendered_in_linear_time() {
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
        linear(name, "", piece);
    }
}

#[test]
fn large_tables_are_rendered_in_linear_time() {
    let header = "| ID | Name | Link |\n|---|---|---|\n";
    linear("rows", header, &|at| format!("| {at} | a name of words | x |\n"));
    linear("rows with links", header, &|at| format!("| {at} | name | [x](https://x.test/{at}) |\n"));
    linear("rows with two rows", header, &|at| format!("| {at} | name | x || {at} | name | y |\n"));
    linear("tables", "", &|at| format!("| ID | Name |\n|---|---|\n| {at} | [x](y{at}.md) |\n\n"));
    linear("cells of one row", "| A |\n|---|\n", &|at| format!("| {at} "));
    linear("columns", "", &|_| "| a ".to_owned());
}

#[test]
fn the_rows_of_a_page_are_put_beside_those_of_its_source_in_linear_time() {
    let open = |count: usize| {
        let rows = |first: usize| -> String {
            let row = |id: usize| format!("| {id} | Do it {id} | M | FastTrack Manager | Teams |\n");
            (first..first + count).map(row).collect()
        };
        let header = "# T\n\n## Approach\n\n### Do\n\n| Task ID | Task Name | M/O | FastTrack Role | Services |\n|---|---|---|---|---|\n";
        // Half of the rows stand on either page alone.
        let pages = Pages::none()
            .page("en/success-a.md", format!("{header}{}", rows(10_000)))
            .page("de/success-a.md", format!("{header}{}", rows(10_000 + count / 2)));
        let playbook = Playbook::open(store::open(Some(&pages.path(""))).unwrap());
        assert_eq!(playbook.pages(&[]).iter().map(|page| page.tasks.len()).sum::<usize>(), 2 * count);
        (playbook, count)
    };
    assert_linear("rows", 4_000, open, |(playbook, count)| {
        let pages = playbook.pages(&[]);
        let [german, english] = pages[..] else { panic!("two pages") };
        let chosen = Chosen { page: german, requested: german.lang.clone(), fallback: false };
        assert_eq!(supplement::tasks(&chosen, Some(english)).len(), count + count / 2);
    });
}

/// A page of a size: its beginning, and pieces.
fn filled(size: usize, beginning: &str, piece: &dyn Fn(usize) -> String) -> String {
    let mut text = beginning.to_owned();
    for at in 0.. {
        if text.len() >= size {
            break;
        }
        text += &piece(at);
    }
    text
}

#[track_caller]
fn linear(name: &str, beginning: &str, piece: &dyn Fn(usize) -> String) {
    for (width, numbered) in [(Some(80), false), (Some(40), true), (None, false)] {
        let style = Style { width, ..Style::default() };
        let options = Options { numbered, ..page::Options::default() };
        let make = |size| filled(size, beginning, piece);
        assert_linear(&format!("bytes of {name} at {width:?}"), SIZE, make, |text| {
            assert!(!render(&text, &style, &options).is_empty());
        });
    }
}
