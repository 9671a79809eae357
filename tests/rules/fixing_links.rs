//! `ftpb check --fix` on files with several names, and on addresses behind a mail filter.

use std::fs;

use crate::run::{Pages, ftpb};

#[test]
#[cfg(unix)]
fn a_file_with_several_names_is_fixed_once() {
    for (is_hard, name) in [(false, "b.md"), (true, "a.md")] {
        let pages = Pages::none().page("b.md", "# Page\n\nA\u{200B}b\n");
        let link = pages.path("a.md");
        if is_hard {
            fs::hard_link(pages.path("b.md"), link).unwrap();
        } else {
            std::os::unix::fs::symlink("b.md", link).unwrap();
        }
        let select = "--select invisible-character";
        let patch = format!("--- ./{name}\n+++ ./{name}\n@@ -1,3 +1,3 @@\n # Page\n \n-A\u{200B}b\n+Ab\n");
        ftpb(&format!("check --fix --diff {select}"))
            .of(&pages)
            .prints(&patch)
            .says("ftpb: would fix 1 finding in 1 page\n")
            .finds();
        ftpb(&format!("check --fix {select}")).of(&pages).says("ftpb: fixed 1 finding in 1 page\n").finds();
        for name in ["a.md", "b.md"] {
            assert_eq!(fs::read_to_string(pages.path(name)).unwrap(), "# Page\n\nAb\n", "{name}");
        }
    }
}

/// The target that a fix writes for an encoded address behind a filter.
fn behind_filter(encoded: &str) -> String {
    let target = format!("https://a.safelinks.protection.outlook.com/?url={encoded}");
    let pages = Pages::none().page("a.md", format!("# Page\n\n[a]({target})\n"));
    ftpb("check --fix --select safelink").of(&pages).answer();
    let text = fs::read_to_string(pages.path("a.md")).unwrap();
    let fixed = text.strip_prefix("# Page\n\n[a](").and_then(|rest| rest.strip_suffix(")\n"));
    fixed.filter(|fixed| *fixed != target).unwrap_or("as it was").to_owned()
}

#[test]
fn an_address_behind_a_filter_becomes_one_that_markdown_reads_as_it_is() {
    for (encoded, fixed) in [
        ("https%253A%252F%252Fa.example%252Fc", "https://a.example/c"),
        ("https%3A%2F%2Fa.example%2Fc%2520d", "https://a.example/c%20d"),
        ("https%3A%2F%2Fa.example%2F%3Fx%26copy%3B2", "https://a.example/?x&copy%3B2"),
        ("https%3A%2F%2Fa.example%2F%3Fx%26amp%3Bx", "https://a.example/?x&amp%3Bx"),
        ("https%3A%2F%2Fa.example%2F%3Fx%26%2338%3Bx%3By", "https://a.example/?x&#38%3Bx;y"),
        ("https%3A%2F%2Fa.example%2Fc%20d%29e%28", "https://a.example/c%20d%29e%28"),
        ("https%3A%2F%2Fa.example%2Fc%5C_d", "https://a.example/c%5C_d"),
        ("httpfoo", "as it was"),
        ("https%3A%2F%2F", "as it was"),
        ("mailto%3Aa%40a.example", "as it was"),
    ] {
        assert_eq!(behind_filter(encoded), fixed, "{encoded}");
    }
}
