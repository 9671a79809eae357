//! What is said of a line that cannot be answered.

use crate::run::{Pages, built_in, ftpb};

/// Bytes that are no text.
#[cfg(unix)]
fn no_text(start: &str) -> std::ffi::OsString {
    use std::os::unix::ffi::OsStringExt as _;
    std::ffi::OsString::from_vec([start.as_bytes(), b"\xff"].concat())
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_no_text_is_named() {
    ftpb("show").args([no_text("")]).says("ftpb: `\u{fffd}` is not text in UTF-8\n").cannot();
    ftpb("show 3735")
        .args([no_text("--lang=")])
        .says("ftpb: `--lang=\u{fffd}` is not text in UTF-8\n")
        .cannot();
    ftpb("checklist done")
        .env("LANG", "de_DE.UTF-8")
        .args([no_text("./a")])
        .says("ftpb: `./a\u{fffd}` ist kein Text in UTF-8\n")
        .cannot();
    // A path may be any bytes.
    ftpb("show -o")
        .args([no_text("path")])
        .args([no_text("task")])
        .says("ftpb: `task\u{fffd}` is not text in UTF-8\n")
        .cannot();
}

#[cfg(unix)]
#[test]
fn a_pager_that_is_no_text_matters_where_it_is_to_run() {
    use crate::answers::terminal;
    ftpb("tasks --count").env("FTPB_PAGER", no_text("")).prints("14\n").finds();
    let seen = |args: &[&[u8]]| terminal::seen(terminal::ftpb(args).env("FTPB_PAGER", no_text("")));
    let bare = |args: &[&[u8]]| terminal::without_own(&seen(args)).expect("no other sequences");
    assert_eq!(bare(&[b"tasks", b"--count"]), "14\n");
    assert_eq!(bare(&[b"tasks", b"--count", b"--no-pager"]), "14\n");
}

#[test]
fn an_argument_that_is_empty_is_missing() {
    ftpb("init ''").says("ftpb: `ftpb init` needs DIR, for instance:\n  ftpb init my-playbook\n").cannot();
}

#[test]
fn an_answer_that_fails_is_not_about_rows() {
    let task = "| FTOP Task ID | Name | (M) Mandatory (O) Optional | Role | Services |\n| --- | --- | --- | --- | --- |\n\
                | 7001 Call | M | FastTrack Manager | Teams |\n";
    let page = format!("# Start\n\nPhase: **Success**\n\n## Approach\n\n### Launch\n\n{task}");
    let pages = Pages::none().page("en/success-start.md", page);
    for option in ["--fields", "--sort"] {
        let answer = ftpb(&format!("tasks {option} lien")).of(&pages).answer();
        assert!(
            answer.stderr.starts_with("ftpb: there is no field `lien`; did you mean:\n"),
            "{}",
            answer.stderr
        );
        assert_eq!(answer.code, Some(2));
    }
}

#[test]
fn the_help_that_is_named_lists_all_values() {
    ftpb("diff de --kind foo")
        .says("ftpb: there is no kind `foo`; `ftpb diff --help` lists what there is\n")
        .cannot();
    let help = |line: &str| ftpb(line).printed().split_whitespace().collect::<Vec<_>>().join(" ");
    let kinds = "Only differences of this kind: page-missing, page-extra, section-missing,";
    assert!(help("diff --help").contains(kinds) && !help("diff -h").contains("page-extra"));
    let formats = "tree, mermaid, dot, svg; as a list of steps: csv, json, jsonl, list, markdown, plain, table, tsv, yaml";
    assert!(help("flow --help").contains(formats));
}

#[test]
fn a_rule_that_there_is_not_is_an_error_and_no_finding() {
    for option in ["--select", "--ignore", "--explain"] {
        ftpb(&format!("check {option} foo"))
            .says("ftpb: there is no rule `foo`; `ftpb check --list` lists what there is\n")
            .cannot();
    }
    ftpb("check --rule-severity foo=info")
        .says("ftpb: there is no rule `foo`; `ftpb check --list` lists what there is\n")
        .cannot();
    ftpb("check --explain row")
        .says("ftpb: there is no rule `row`; choose one of row-outside-table, row-without-id, row-without-name, split-row, unread-row\n")
        .cannot();
}

#[test]
fn where_no_revision_is_in_a_range_the_range_and_the_newest_are_said() {
    let page = "# Start\n\nPhase: **Success**\n\n## Refresh Summary\n\n| Date | Who | What |\n| --- | --- | --- |\n\
                | 2020-02-20 | Ana | Added |\n| 2019-01-10 | Ana | AppliedEdits |\n";
    let pages = Pages::none().page("en/success-start.md", page);
    for (range, said) in [
        ("--since 2021-03", "no revision is of 2021-03-01 or later; the newest is of 2020-02-20"),
        ("--until 2018", "no revision is of 2018-12-31 or earlier; the newest is of 2020-02-20"),
        (
            "--since 2019-02 --until 2019-03",
            "no revision is between 2019-02-01 and 2019-03-31; the newest is of 2020-02-20",
        ),
        ("--since 2021-04", "keine Änderung ab dem 2021-04-01; die neueste ist vom 2020-02-20"),
    ] {
        let lang = if said.starts_with("keine") { "de" } else { "C" };
        ftpb(&format!("changes {range}"))
            .env("LANG", lang)
            .of(&pages)
            .says(&format!("ftpb: {said}\n"))
            .finds_nothing();
    }
    let none = Pages::none().page("en/success-start.md", "# Start\n\nPhase: **Success**\n");
    ftpb("changes --since 2021").of(&none).says("ftpb: no revision matches\n").finds_nothing();
}

#[test]
fn names_of_rules_are_not_broken_on_a_usual_screen() {
    let listed = built_in("check --list --width 80").printed();
    let rules = built_in("check --list").records();
    for rule in rules.iter().filter_map(|rule| rule["rule"].as_str()) {
        assert!(listed.lines().any(|line| line.split(' ').next() == Some(rule)), "{rule}\n{listed}");
    }
}

#[test]
fn where_an_address_is_used_is_told_with_its_file_and_the_address() {
    let pages = Pages::none().page("en/guide.md", "# Guide\n\nSee [the plan](https://docs.example/plan).\n");
    ftpb("where docs.example --width 80")
        .of(&pages)
        .prints(
            "
          Line  Kind  Text      Target
        Guide  guide  en/guide.md
             3  link  the plan  https://docs.example/plan
    ",
        )
        .finds();
    ftpb("where docs.example --width 120 --sort line")
        .of(&pages)
        .prints(
            "
        Kind  Text      Page   File         Line
        ────────────────────────────────────────
        link  the plan  Guide  en/guide.md     3
    ",
        )
        .finds();
}
