//! What stands elsewhere than a plain look at a page's own text would see it: in an include, over two lines, in other
//! digits, behind other bytes.

use crate::run::{Pages, ftpb};

/// A process with one task of this id.
fn process(id: &str) -> String {
    format!(
        "# Title\n\n## Approach\n\n### Do\n\n| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n\
         |---|---|---|---|---|\n| {id} | Do it | M | SME | Teams |\n"
    )
}

/// The ids of what a search finds, sorted.
fn found(pages: &Pages, query: &str) -> Vec<String> {
    let hits = ftpb("search").args([query]).of(pages).records().into_iter();
    let mut ids: Vec<String> = hits.map(|hit| hit["id"].as_str().unwrap().to_owned()).collect();
    ids.sort();
    ids
}

#[test]
fn a_search_for_words_finds_the_page_that_includes_them() {
    let pages = Pages::none()
        .page("en/success-a.md", "# A title\n\n## Overview\n\n[!include [x](includes/b.md)]\n")
        .page("en/includes/b.md", "bbb is a guidance text here\n");
    let both = ["b", "overview"];
    assert_eq!(found(&pages, "/guidance/"), both);
    assert_eq!(found(&pages, "guidance"), both);
}

#[test]
fn a_search_finds_words_that_markdown_joins_over_lines() {
    for text in [
        "pre[fix](\nhttps://x.example/y)tail",
        "pre[fix](y\n\"title\")tail",
        "pre[fix](<y)z>)tail",
        "pre[fix](y \"a) b\")tail",
        "pre[fix](y(a(b)c)d)tail",
        "prefix<a\nhref=\"y\">tail</a>",
        "prefix<!-- a\nb -->tail",
        "prefix<!-- a > b -->tail",
        "x <y and prefix<b>tail</b>",
    ] {
        let pages = Pages::none().page("en/success-a.md", format!("# A title\n\n## Overview\n\n{text}\n"));
        assert_eq!(found(&pages, "/prefixtail/"), ["overview"], "{text}: not what the page shows");
        assert_eq!(found(&pages, "prefixtail"), ["overview"], "{text}");
    }
}

#[test]
fn a_task_is_shown_with_all_its_places_however_they_are_written() {
    let include = "# Other\n\n## Approach\n\n### Do\n\n[!include [x](../shared/rows.md)]\n";
    let rows = process("4001").split_once("### Do\n\n").unwrap().1.to_owned();
    for (name, other) in [
        ("included", include.to_owned()),
        ("full-width", process("４００１").replace("Title", "Other")),
        ("invisible", process("40\u{200B}01").replace("Title", "Other")),
        ("letters", process("4OO1").replace("Title", "Other")),
    ] {
        let pages = Pages::none()
            .page("en/success-a.md", process("4001"))
            .page("en/success-b.md", &other)
            .page("shared/rows.md", &rows);
        let shown = ftpb("show 4001").of(&pages).printed();
        let also = shown.split_once("Also in").map_or("", |(_, also)| also);
        assert!(also.contains("Success › Other › Do"), "{name}: {shown}");
    }
}

/// What a rule reports, as `file:line:column message`.
fn checked(pages: &Pages, rule: &str) -> Vec<String> {
    let line = format!("check --severity info --select {rule} --format json --quiet");
    let answer = ftpb(&line).of(pages).answer();
    let found: Vec<serde_json::Value> = serde_json::from_str(&answer.stdout).unwrap();
    let text = |finding: &serde_json::Value| {
        let word = |field: &str| finding[field].as_str().unwrap().to_owned();
        format!("{}:{}:{} {}", word("file"), finding["line"], finding["column"], word("message"))
    };
    found.iter().map(text).collect()
}

#[test]
fn each_page_of_a_circle_of_includes_is_told_once() {
    let pages = Pages::none()
        .page("success-a.md", "# A\n\nx [!INCLUDE [x](includes/b.md)]\n")
        .page("includes/b.md", "words\n\n[!INCLUDE [a](../success-a.md)] [!INCLUDE [a](../success-a.md)]\n")
        .page("outside.md", "# Outside\n\n[!INCLUDE [a](success-a.md)]\n")
        .page("self.md", "# Self\n\n[!INCLUDE [a](self.md)]\n");
    assert_eq!(
        checked(&pages, "include-unresolved"),
        [
            "includes/b.md:3:1 the include of `../success-a.md` is circular",
            "includes/b.md:3:33 the include of `../success-a.md` is circular",
            "self.md:3:1 the include of `self.md` is circular",
            "success-a.md:3:3 the include of `includes/b.md` is circular",
        ]
    );
}

#[test]
fn an_include_that_is_too_deep_is_told_by_the_page_that_begins_with_it() {
    let mut pages = Pages::none();
    for at in 0..18 {
        pages = pages.page(&format!("p{at:02}.md"), format!("words\n\n[!INCLUDE [n](p{:02}.md)]\n", at + 1));
    }
    let pages = pages.page("p18.md", "words\n");
    assert_eq!(
        checked(&pages, "include-unresolved"),
        ["p00.md:3:1 the include of `p01.md` is too deep", "p01.md:3:1 the include of `p02.md` is too deep"]
    );
}

#[test]
fn what_is_wrong_with_the_bytes_is_told_where_it_is() {
    let page = |lines: &[&[u8]], end: &[u8]| lines.join(end);
    let lines: [&[u8]; 7] = [
        "\u{FEFF}# Gr\u{FC}n".as_bytes(),
        b"",
        "valid \u{FFFD}".as_bytes(),
        b"",
        b"bad \xFF",
        b"",
        b"nul \0",
    ];
    for end in ["\n", "\r\n", "\r"] {
        let pages = Pages::none().page("a.md", page(&lines, end.as_bytes()));
        let found = checked(&pages, "invalid-encoding");
        let places: Vec<&str> = found.iter().filter_map(|found| found.split(' ').next()).collect();
        assert_eq!(places, ["a.md:5:5", "a.md:7:5"], "{end:?}");
    }
    let text: Vec<u8> =
        "\u{FEFF}# A\r\n\u{1F600} \u{FFFD}\r\nx\0".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let pages = Pages::none().page("a.md", [&text, &[0, 0xD8, b'a', 0][..]].concat());
    let found = checked(&pages, "invalid-encoding");
    let places: Vec<&str> = found.iter().filter_map(|found| found.split(' ').next()).collect();
    assert_eq!(places, ["a.md:3:2", "a.md:3:3"]);
}

#[test]
fn a_page_in_the_folder_of_lexicons_is_a_page() {
    let pages =
        Pages::none().page("lexicon/words.md", "title: Words\n").page("en/success-a.md", process("4001"));
    let call = ftpb("pages --fields file --format tsv --no-header").of(&pages);
    call.prints("en/success-a.md\nlexicon/words.md\n").finds();
}
