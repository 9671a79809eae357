//! `ftpb check` of the pages at a path.

use crate::run::{Pages, ftpb};

const PAGE: &str =
    "# Page\n\n- [Gone: 100%, really](made-up-thing.md)\n- [Mail](a@example.org)\n\n### Deep\n";

fn pages() -> Pages {
    Pages::none().page("de/a b-de.md", PAGE)
}

/// Every shell completes names of folders; as a piece of a key, `en` would mean pages in every folder.
#[test]
fn a_page_is_named_by_its_file_or_folder() {
    let pages =
        pages().page("de/enable-de.md", PAGE).page("en/enable.md", PAGE).page("ja/enable-ja.md", PAGE);
    let of = |path: &str| {
        let mut call = ftpb("check --format short --select broken-link").args([path]).of(&pages);
        call.answer()
    };
    let files = |path: &str| -> Vec<String> {
        let out = of(path).stdout;
        let file =
            |line: &str| line.split(".md").next().unwrap().rsplit(['/', '\\']).next().unwrap().to_owned();
        out.lines().map(file).collect()
    };
    for path in ["en", "en/", "./en", "en/enable.md"] {
        assert_eq!(files(path), ["enable"], "{path}");
    }
    assert_eq!(files("de"), ["a b-de", "enable-de"]);
    assert_eq!(files("ja/"), ["enable-ja"]);
    assert_eq!(files(pages.path("ja").to_str().unwrap()), ["enable-ja"]);
    assert_eq!(files("enable"), ["enable-de", "enable", "enable-ja"], "a key");
    let inside = |path: &str| {
        ftpb("check --format short --select broken-link")
            .args(["--page", path])
            .of("..")
            .inside(pages.path("de"))
            .answer()
    };
    assert_eq!(inside(".").stdout.lines().count(), 2);
    assert_eq!(inside("enable-de.md").stdout.lines().count(), 1);
    assert_eq!(inside("..").stdout.lines().count(), 4);
    let elsewhere = std::env::temp_dir();
    assert!(of(elsewhere.to_str().unwrap()).stderr.contains("there is no page"));
}

#[cfg(unix)]
#[test]
fn a_backslash_in_a_name_is_no_folder() {
    let pages = Pages::none().page("success-a\\b.md", "# A\n\n[x](gone.md)\n");
    let log = ftpb("check --format sarif").of(&pages).answer().stdout;
    assert!(log.contains("success-a%5Cb.md\"") && !log.contains("success-a/b.md"), "{log}");
}
