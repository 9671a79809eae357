//! `-o FILE`: whatever is written, in the format of the file's name; nothing is overwritten.

use std::fs;

use crate::run::{Pages, ftpb};

/// What a line writes to a file, which begins as it should.
fn written(home: &Pages, line: &str, file: &str, begins: &str) -> String {
    let answer = ftpb(&format!("{line} -o {file}")).inside(home).answer();
    assert_eq!((answer.stdout.as_str(), answer.code), ("", Some(0)), "{line}: {}", answer.stderr);
    let written = fs::read_to_string(home.path(file)).expect("a file");
    assert!(written.starts_with(begins), "{line} -o {file}: {}", written.get(..80).unwrap_or(&written));
    written
}

#[test]
fn every_document_goes_to_a_file_in_the_format_of_its_name() {
    let home = Pages::none().page("pages/a.md", "# Page\n\nA\u{200B}b\n");
    for (line, file, begins) in [
        ("tasks success-review", "t.csv", "id,name,"),
        ("tasks success-review", "t.json", "[\n  {\n    \"id\": \"3735\""),
        ("tasks success-review", "t.txt", "ID    Task"),
        ("flow", "f.svg", "<svg "),
        ("flow --from workshop --to success-review", "f.mmd", "flowchart"),
        ("flow --from workshop --to success-review", "f.tsv", "from\tto\t"),
        ("check --fail-on never", "c.sarif", "{\n"),
        (
            "check --fix --diff --fail-on never --playbooks pages",
            "c.diff",
            "--- ./pages/a.md\n+++ ./pages/a.md\n",
        ),
        ("schema tasks", "s.json", "{\n"),
        ("completions bash", "ftpb.bash", "_ftpb() {"),
        ("man tasks", "ftpb-tasks.1", ".ie "),
        ("help references", "references.txt", "References\n"),
        ("checklist new --process success-review", "c.md", "# "),
        ("checklist export c.md", "c.csv", "\u{feff}Task Name,"),
        ("checklist export c.md", "c.ics", "BEGIN:VCALENDAR"),
    ] {
        let written = written(&home, line, file, begins);
        let again = ftpb(&format!("{line} -o {file}")).inside(&home).answer();
        let refused = format!(
            "ftpb: `{file}` already exists and was not overwritten; choose another name, or delete it first\n"
        );
        assert_eq!((again.stderr, again.code), (refused, Some(2)), "{line}");
        assert_eq!(fs::read_to_string(home.path(file)).expect("a file"), written);
    }
}

#[test]
fn an_export_says_which_endings_it_writes() {
    let home = Pages::none();
    ftpb("checklist new --process success-review -o c.md --quiet").inside(&home).finds();
    ftpb("checklist export c.md -o p.xlsx")
        .inside(&home)
        .says(
            "ftpb: a checklist is exported as csv, json or ics, and `p.xlsx` is none of them; name such a file, or say \
             which with --format\n",
        )
        .cannot();
}

#[test]
fn a_dash_is_stdout_and_an_error_leaves_no_file() {
    let home = Pages::none();
    assert_eq!(ftpb("tasks success-review -o -").printed(), ftpb("tasks success-review").printed());
    let answer = ftpb("tasks zebra -o zebra.csv").inside(&home).answer();
    assert_eq!(answer.code, Some(1));
    assert!(!home.path("zebra.csv").exists());
}

#[test]
fn the_case_of_an_ending_does_not_matter() {
    let home = Pages::none();
    ftpb("checklist new --process success-review -o c.MD --quiet").inside(&home).finds();
    for (line, file, begins) in [
        ("tasks success-review", "t.CSV", "id,name,"),
        ("tasks success-review", "t.Json", "[\n"),
        ("tasks success-review", "t.TXT", "ID    Task"),
        ("flow", "f.SVG", "<svg "),
        ("checklist export c.MD", "c.ICS", "BEGIN:VCALENDAR"),
    ] {
        written(&home, line, file, begins);
    }
}

#[test]
fn a_name_that_ends_as_a_folders_does_is_no_file() {
    let home = Pages::none();
    ftpb("tasks -o none.csv/")
        .inside(&home)
        .says("ftpb: cannot write `none.csv/`: its name ends in `/`, like that of a folder; name a file\n")
        .cannot();
}

/// Who opens it would read the escape sequences.
#[test]
fn a_file_has_no_colors_and_no_hyperlinks() {
    let home = Pages::none().page("pages/a.md", "# Page\n\n- [Gone](gone.md)\n");
    for line in [
        "tasks success-review",
        "tasks success-review --color always --hyperlinks always",
        "show success-review --hyperlinks always",
        "show 3735 --lang de,en",
        "check --fail-on never --playbooks pages",
        "help tasks",
    ] {
        let file = home.path("colors.txt");
        let call = ftpb(line).with("-o colors.txt").inside(&home).env("CLICOLOR_FORCE", "1");
        let answer = call.env("FORCE_HYPERLINK", "1").answer();
        assert_eq!(answer.code, Some(0), "{line}: {}", answer.stderr);
        let written = fs::read_to_string(&file).expect("a file");
        assert!(!written.contains('\u{1b}'), "{line}: {written}");
        fs::remove_file(&file).expect("the file is there");
    }
}
