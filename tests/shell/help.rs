//! Help teaches: its examples run, and manuals, completion and help are of one source.

use clap::Command;
use ftpb::cli::{command, shell::help};

use crate::run::tools::shell;
use crate::run::{Pages, answer, built_in, ftpb};

/// All commands with their names, `config init` too.
pub fn commands() -> Vec<(String, Command)> {
    fn add(found: &mut Vec<(String, Command)>, command: &Command, name: &str) {
        for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set()) {
            let name = format!("{name} {}", sub.get_name()).trim().to_owned();
            found.push((name.clone(), sub.clone()));
            add(found, sub, &name);
        }
    }
    let mut found = Vec::new();
    let mut root = command();
    // Options of all commands are handed down when the command is built.
    root.build();
    add(&mut found, &root, "");
    found
}

#[test]
fn every_command_has_two_examples_and_each_of_them_runs() {
    let home = Pages::none();
    // What the examples speak of: an edition of last month, and a folder of German pages.
    ftpb("init last-month").inside(home.path("")).printed();
    std::fs::rename(home.path("last-month/de"), home.path("german-playbook")).expect("a folder");
    for (name, command) in commands() {
        let examples = help::examples(&command);
        assert!(examples.len() >= 2, "`ftpb {name} --help` has {} examples", examples.len());
        for example in examples {
            runs(&example, &home);
        }
    }
    for (topic, _) in help::topics() {
        let text = ftpb(&format!("help {topic}")).printed();
        let examples: Vec<&str> = text.lines().filter(|line| line.starts_with("  ftpb ")).collect();
        assert!(examples.len() >= 2, "`ftpb help {topic}` has {} examples", examples.len());
        for example in examples {
            runs(example.trim(), &home);
        }
    }
}

/// Runs an example as a shell does. That nothing is found, or something is wrong with the pages, is an answer,
/// too; that the example names what there is not is none.
fn runs(example: &str, home: &Pages) {
    if example.contains("fzf") {
        return;
    }
    // Each checklist is a new one.
    if example.contains("checklist new") {
        let _ = std::fs::remove_file(home.path("contoso.md"));
    }
    let mut shell = shell(example, home.as_ref());
    let answer = answer(shell.env("HOME", home.path("")).env("LC_ALL", "C.UTF-8"));
    let said = answer.stderr;
    assert!(matches!(answer.code, Some(0 | 1)), "{example}\n{said}");
    assert!(!said.contains("there is no ") && !said.contains("did you mean"), "{example}\n{said}");
}

#[test]
fn help_of_a_command_is_the_same_in_both_ways_to_ask() {
    for (name, _) in commands().into_iter().filter(|(name, _)| !name.contains(' ')) {
        let asked = ftpb(&format!("{name} --help")).printed();
        assert_eq!(asked, ftpb(&format!("help {name}")).printed(), "{name}");
    }
    assert_eq!(ftpb("--help").printed(), ftpb("help").printed());
}

#[test]
fn short_help_is_a_screen_and_long_help_has_every_option() {
    let lines = |line: &str| ftpb(line).env("COLUMNS", "80").printed();
    for (name, _) in commands() {
        let short = lines(&format!("{name} -h"));
        assert!(short.lines().count() <= 30, "`ftpb {name} -h` has {} lines", short.lines().count());
        assert!(
            short.contains("Every command accepts --lang") && short.contains("Examples:\n  ftpb "),
            "{short}"
        );
        let long = ftpb(&format!("{name} --help")).printed();
        for option in ["--no-pager", "--config", "--width", "--verbose"] {
            assert!(long.contains(option), "`ftpb {name} --help` lacks {option}");
        }
    }
    let all = lines("-h");
    assert!(all.lines().count() < 24 && all.lines().all(|line| line.chars().count() <= 80), "{all}");
    assert!(lines("--help").contains("--no-pager"));
}

#[test]
fn help_has_colours_where_they_are_wished() {
    for line in ["--help", "-h", "tasks --help", "help tasks"] {
        assert!(ftpb(&format!("{line} --color always")).printed().contains("\u{1b}["), "{line}");
        assert!(
            ftpb(&format!("--color=always {line} --color never")).printed().find('\u{1b}').is_none(),
            "{line}"
        );
        assert!(!ftpb(line).printed().contains('\u{1b}'), "{line}");
    }
}

#[test]
fn every_format_stands_in_its_topic() {
    let text = ftpb("help formats").printed();
    for format in ftpb::output::format::listing::FORMATS {
        assert!(text.contains(&format!("  {:<10} {}", format.name(), format.about())), "{text}");
    }
}

#[test]
fn the_long_version_says_commit_and_playbook() {
    let text = built_in("--version --verbose").printed();
    assert!(text.starts_with(&format!("ftpb {}\ncommit:   ", env!("CARGO_PKG_VERSION"))), "{text}");
    assert!(text.contains("playbook: built in\n") && text.contains("6 languages: de, en, es"), "{text}");
    assert!(text.contains("after the FastTrack partner playbook of Microsoft (CC BY 4.0)"), "{text}");
    assert_eq!(text, built_in("-vV").printed());
    let gone = built_in("--version --verbose --playbooks /nowhere").printed();
    assert!(gone.contains("playbook: none; there is no playbook at `/nowhere`"), "{gone}");
}
