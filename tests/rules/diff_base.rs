//! `check --diff-base`: only what changed since a revision of Git.

use crate::run::tools::tool;
use crate::run::{Pages, ftpb};

const PAGE: &str =
    "# Page\n\n- [Gone: 100%, really](made-up-thing.md)\n- [Mail](a@example.org)\n\n### Deep\n";

fn pages() -> Pages {
    Pages::none().page("de/a b-de.md", PAGE)
}

#[test]
fn only_what_git_saw_change_is_told() {
    let pages = pages();
    let git = |args: &[&str]| {
        let mut git = tool("git").unwrap();
        git.args(["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]);
        assert!(git.args(args).current_dir(pages.path("")).output().unwrap().status.success(), "{args:?}");
    };
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-qm", "pages"]);
    let path = std::env::var("PATH").unwrap();
    let lines = || {
        let answer = ftpb("check --diff-base HEAD --format short").env("PATH", &path).of(&pages).answer();
        assert_eq!(answer.stderr, "");
        answer.stdout.lines().count()
    };
    assert_eq!(lines(), 0);
    std::fs::write(pages.path("de/a b-de.md"), format!("{PAGE}\n[new](made-up-too.md)\n")).unwrap();
    assert_eq!(lines(), 1);
    std::fs::write(pages.path("de/new-de.md"), PAGE).unwrap();
    assert_eq!(lines(), 4);
    let refused = ftpb("check --diff-base no-such-revision").env("PATH", &path).of(&pages).answer();
    assert_eq!(refused.code, Some(2));
    assert!(
        refused.stderr.starts_with("ftpb: git does not say what changed since `no-such-revision`: "),
        "{}",
        refused.stderr
    );
}

#[test]
fn where_there_is_no_repository_git_is_not_quoted() {
    tool("git").unwrap();
    let pages = pages();
    let path = std::env::var("PATH").unwrap();
    let check = |line: &str| ftpb(line).env("PATH", &path).inside(&pages);
    check("check --playbooks de --diff-base main")
        .says("ftpb: `de` is not in a Git repository; leave out `--diff-base`\n")
        .cannot();
    check("check --playbooks built-in --diff-base main")
        .env("LANG", "de_DE.UTF-8")
        .says("ftpb: `built-in` liegt in keinem Git-Repository; lassen Sie `--diff-base` weg\n")
        .cannot();
}
