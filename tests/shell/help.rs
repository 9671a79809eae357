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
    // What fills the terminal is tested on one: `tests/browse/`.
    if example.contains("fzf") || example.starts_with("ftpb browse") {
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
fn the_help_of_a_command_is_its_own_options_and_says_where_the_others_stand() {
    let lines = |line: &str| ftpb(line).env("COLUMNS", "80").printed();
    for (name, _) in commands() {
        let short = lines(&format!("{name} -h"));
        assert!(short.lines().count() <= 30, "`ftpb {name} -h` has {} lines", short.lines().count());
        assert!(short.contains("Examples:\n  ftpb "), "{short}");
        for help in [short, ftpb(&format!("{name} --help")).printed()] {
            assert!(help.contains("see `ftpb help options`"), "{help}");
            assert!(
                !help.contains("--no-pager"),
                "`ftpb {name} --help` repeats the options of every command"
            );
        }
    }
    let (options, whole) = (ftpb("help options").printed(), ftpb("--help").printed());
    for option in ["--no-pager", "--config", "--width", "--verbose", "-o, --output <FILE>"] {
        assert!(options.contains(option) && whole.contains(option), "{option} is explained nowhere");
    }
}

#[test]
fn short_help_has_every_command_with_its_words() {
    let short = ftpb("-h").env("COLUMNS", "80").printed();
    assert!(short.lines().all(|line| line.chars().count() <= 80), "{short}");
    let root = command();
    for command in root.get_subcommands().filter(|command| !command.is_hide_set()) {
        let line = format!("  {:<11}  {}\n", command.get_name(), command.get_about().unwrap());
        assert!(short.contains(&line), "`{line}` is not in\n{short}");
    }
    let groups: Vec<&str> = short.lines().filter(|line| line.starts_with("For ")).collect();
    assert_eq!(groups, ["For readers:", "For writers:", "For ftpb itself:"]);
}

/// What a letter means: the same for every command that takes it.
const LETTERS: [(char, &str); 12] = [
    ('V', "version"),
    ('a', "activity"),
    ('f', "format"),
    ('h', "help"),
    ('l', "lang"),
    ('m', "motion"),
    ('o', "output"),
    ('p', "process"),
    ('q', "quiet"),
    ('r', "role"),
    ('s', "service"),
    ('v', "verbose"),
];

#[test]
fn a_letter_means_one_thing_whatever_the_command() {
    let mut root = command();
    root.build();
    let all = commands().into_iter().chain([(String::new(), root)]);
    for (name, command) in all {
        for arg in command.get_arguments() {
            let (Some(letter), Some(long)) = (arg.get_short(), arg.get_long()) else { continue };
            let meaning = LETTERS.iter().find(|(known, _)| *known == letter).map(|(_, long)| *long);
            assert_eq!(Some(long), meaning, "-{letter} of `ftpb {name}`");
        }
    }
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
