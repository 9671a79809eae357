//! Names of files that look like something else in a report.

use std::fs;

use crate::run::{Pages, ftpb};

const PAGE: &str = "# Page\n\n- [Gone](made-up-thing.md)\n";

/// What follows a line break would be taken for another message, or for a finding.
#[cfg(unix)]
#[test]
fn a_line_break_in_a_name_makes_no_line_of_its_own() {
    let pages = Pages::none().page("en/success-a\nftpb: forged.md", PAGE);
    std::os::unix::fs::symlink("nowhere", pages.path("en/success-x\nftpb: error: all.md")).expect("a link");
    for format in ["short", "text", "markdown", "table", "plain"] {
        let answer = ftpb("check --format").args([format]).of(&pages).answer();
        let lines = answer.stdout.lines().chain(answer.stderr.lines());
        let forged: Vec<&str> = lines.filter(|line| line.starts_with("ftpb: forged")).collect();
        assert!(forged.is_empty(), "{format}: {forged:?}");
        assert!(answer.stdout.contains("success-a ftpb: forged.md"), "{format}: {}", answer.stdout);
        assert_eq!(answer.stderr.lines().count(), 1, "{format}: {}", answer.stderr);
        assert!(
            answer.stderr.contains("success-x ftpb: error: all.md`: it is not there"),
            "{}",
            answer.stderr
        );
    }
    let missing = ftpb("tasks --playbooks").args(["a\nftpb: b"]).answer().stderr;
    assert!(missing.starts_with("ftpb: there is no playbook at `a ftpb: b`;"), "{missing}");
    let line = ftpb("show").args(["a\nftpb: b", "c"]).answer().stderr;
    assert!(line.ends_with(":\n  ftpb show $'a\\nftpb: b c'\n"), "{line}");
    let file = "c\nd.txt";
    fs::write(pages.path(file), "").expect("a file");
    let there = ftpb("tasks -o").args([file]).inside(&pages).answer().stderr;
    assert!(there.starts_with("ftpb: `c d.txt` already exists"), "{there}");
}

#[test]
fn a_name_is_no_markup_in_a_markdown_report() {
    let pages = Pages::none().page("en/success-[l](x)-&amp;-*z*.md", PAGE);
    let report = ftpb("check --format markdown").of(&pages).answer().stdout;
    assert!(report.contains(r"/en/success-\[l\](x)-\&amp;-\*z\*.md"), "{report}");
}
