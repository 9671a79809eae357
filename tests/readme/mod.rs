//! The README is true: its examples print what it shows, and its tables list what exists.
//!
//! `UPDATE_README=1` writes examples and tables anew; check `git diff` before you commit them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::architecture::root;
use crate::run::tools::sh;
use crate::run::{Pages, built_in};

const BEGIN: &str = "```console\n";
const END: &str = "```\n";

/// The lines of an example of which only the beginning is shown.
const SHOWN: usize = 20;

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).unwrap()
}

#[test]
fn the_readme_shows_what_ftpb_says() {
    let readme = readme();
    let fresh = with_rows(&with_examples(&readme), "command", &commands());
    #[cfg(unix)]
    let fresh = crate::browse::pictures::with_pictures(&fresh);
    if std::env::var_os("UPDATE_README").is_some() {
        return fs::write(root().join("README.md"), fresh).unwrap();
    }
    for (own, real) in readme.lines().zip(fresh.lines()) {
        assert_eq!(
            own, real,
            "on the left README.md, on the right what ftpb says; UPDATE_README=1 cargo test readme writes it anew"
        );
    }
    assert_eq!(readme.lines().count(), fresh.lines().count(), "README.md shows more or less than ftpb says");
}

/// The text with every example as it is printed now. They are run one after the other in one folder, in which
/// there is a playbook as in the repository's.
fn with_examples(readme: &str) -> String {
    let home = Pages::none();
    built_in("init playbooks").inside(&home).printed();
    let mut blocks = readme.split(BEGIN);
    let mut written = blocks.next().unwrap().to_owned();
    let mut examples = 0;
    for block in blocks {
        let (example, after) = block.split_once(END).expect("an example ends");
        written += BEGIN;
        for line in example.lines().filter(|line| line.starts_with("$ ")) {
            examples += 1;
            written.extend([line, "\n", &shown(line, home.as_ref())]);
        }
        written.extend([END, after]);
    }
    assert!(examples >= 8, "only {examples} examples were found");
    written
}

/// The text with other rows in the table whose heading begins with a word.
fn with_rows(readme: &str, heading: &str, rows: &[String]) -> String {
    let head = format!("| {heading} |");
    let mut lines = readme.lines();
    let mut written: Vec<&str> = lines.by_ref().take_while(|line| !line.starts_with(&head)).collect();
    let first = readme.lines().find(|line| line.starts_with(&head)).expect("the table is there");
    written.extend([first, "|---|---|"]);
    written.extend(rows.iter().map(String::as_str));
    written.extend(lines.skip_while(|line| line.starts_with('|')));
    written.join("\n") + "\n"
}

/// The commands as `ftpb --help` has them.
fn commands() -> Vec<String> {
    let command = ftpb::cli::command();
    let offered = command.get_subcommands().filter(|command| !command.is_hide_set());
    let about =
        |command: &clap::Command| command.get_about().expect("a command says what it does").to_string();
    offered.map(|command| format!("| `ftpb {}` | {} |", command.get_name(), about(command))).collect()
}

/// What a line such as `$ LANG=ja_JP.UTF-8 ftpb next` shows on a terminal of a hundred columns: the answer,
/// else what is said. A line without ftpb stands for what a person does, and shows nothing.
fn shown(line: &str, home: &Path) -> String {
    let line = line.trim_start_matches("$ ");
    let Some((surroundings, command)) = line.split_once("ftpb ") else {
        let done = sh(line, home);
        assert!(done.code == Some(0) && done.stdout.is_empty() && done.stderr.is_empty(), "{line}: {done:?}");
        return String::new();
    };
    let answer = |options: &str| {
        let call = built_in(&format!("{command}{options}")).inside(home).env("HOME", home);
        let variables = surroundings.split_whitespace();
        let variables = variables.map(|variable| variable.split_once('=').expect("a variable has a value"));
        variables.fold(call, |call, (name, value)| call.env(name, value)).answer()
    };
    let piped = answer("");
    if piped.stdout.is_empty() {
        return piped.stderr;
    }
    let home = home.display().to_string();
    beginning(&answer(" --width 100").stdout.replace(&home, "/home/ana"))
}

fn beginning(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    if lines.len() <= SHOWN {
        return text.to_owned();
    }
    lines[..SHOWN].join("\n") + "\n…\n"
}

/// The rows of the table whose heading begins with a word.
fn table(heading: &str) -> BTreeSet<String> {
    let readme = readme();
    let mut lines = readme.lines().skip_while(|line| !line.starts_with(&format!("| {heading} |"))).skip(2);
    let rows = lines.by_ref().take_while(|line| line.starts_with('|'));
    rows.map(str::to_owned).collect()
}

#[test]
fn one_customer_s_way_is_shown_from_start_to_end_on_twenty_five_lines() {
    let readme = readme();
    let mut examples = readme.split(BEGIN).filter_map(|block| Some(block.split_once(END)?.0));
    let walk = examples.find(|example| example.contains("--customer Contoso")).expect("it is shown");
    assert!(walk.lines().count() <= 25, "{} lines", walk.lines().count());
    for line in ["checklist done 3718 2536", "checklist note", "checklist status", "checklist next"] {
        assert!(walk.contains(line), "{line}");
    }
    assert!(!readme.contains("sed -i"));
}

#[test]
fn every_dependency_stands_in_the_readme_with_its_reason() {
    let cargo = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let sections = cargo.split("\n[").filter(|section| {
        let name = section.lines().next().unwrap_or_default();
        name.ends_with("dependencies]")
    });
    let lines = sections.flat_map(|section| section.lines().skip(1)).filter(|line| line.contains('='));
    let used: BTreeSet<String> =
        lines.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect();
    let rows = table("crate");
    let named: BTreeSet<String> =
        rows.iter().filter_map(|row| row.split('`').nth(1)).map(str::to_owned).collect();
    assert_eq!(
        named, used,
        "on the left README.md, on the right Cargo.toml: a dependency earns a line with its reason"
    );
    assert!(rows.iter().all(|row| row.len() > 20), "a reason is missing: {rows:#?}");
}
