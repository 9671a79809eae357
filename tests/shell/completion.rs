//! Completion as the shells do it: bash, zsh and fish are started and typed into.

use std::collections::BTreeSet;
use std::time::Duration;

use super::terminal::shell;
use crate::run::{Pages, answer, program};

/// What the program answers bash.
fn bash(line: &str) -> String {
    bash_in(&Pages::none(), line)
}

/// What the program answers bash in a folder.
fn bash_in(folder: &Pages, line: &str) -> String {
    let mut asked = program();
    asked.current_dir(folder.path(""));
    asked.envs([("FTPB_COMPLETE", "bash"), ("FTPB_COMPLETE_TYPE", "63"), ("FTPB_COMPLETE_COLUMNS", "80")]);
    let answer = answer(asked.args(["--", line]));
    assert_eq!(answer.stderr, "", "{line}");
    answer.stdout
}

#[test]
fn ids_come_with_names_in_the_language_of_the_line() {
    assert!(bash("ftpb show 3731").starts_with("3731"));
    assert!(bash("ftpb show 373").contains("3735  (Conduct Success Review Meeting)\n"));
    assert!(bash("ftpb show --lang ja 373").contains("3732  (Yammer - 有効化後フィールド"));
    assert!(
        bash("ftpb show --lang=de 373").contains("3735  (Durchführ"),
        "{}",
        bash("ftpb show --lang=de 373")
    );
}

#[test]
fn a_bare_reference_is_completed_as_that_of_show_is() {
    assert!(bash("ftpb 373").contains("3735  (Conduct Success Review Meeting)\n"));
    assert!(bash("ftpb --lang de 3735 --out").contains("--outline"));
    assert_eq!(bash("ftpb success-ex"), bash("ftpb show success-ex"));
    // What begins a command is one, and the value of an option is its value.
    assert_eq!(bash("ftpb proc"), "processes\n");
    assert_eq!(bash("ftpb --lang j"), "ja\n");
}

#[test]
fn a_checklist_is_ticked_with_its_own_tasks() {
    let list = "# Contoso\n\n- [ ] **3735** Meet\n- [x] **3740** Report\n- [ ] **3737** SharePoint\n";
    let folder = Pages::none().page("c.md", list);
    let offered = |action: &str| {
        let answer = bash_in(&folder, &format!("ftpb checklist {action} --file c.md 37"));
        answer.lines().filter_map(|line| Some(line.split_once(' ')?.0.to_owned())).collect::<Vec<_>>()
    };
    assert_eq!(offered("done"), ["3735", "3737"]);
    assert_eq!(offered("undo"), Vec::<String>::new(), "the only one is completed whole");
    assert_eq!(offered("note"), ["3735", "3740", "3737"]);
    assert_eq!(bash_in(&folder, "ftpb checklist undo --file c.md 37"), "3740\n");
}

#[test]
fn values_of_every_kind_are_known() {
    for (line, expected) in [
        ("ftpb ta", "tasks\n"),
        ("ftpb tasks --mand", "--mandatory\n"),
        ("ftpb tasks --process success-s", "success-support-success-execution\n"),
        ("ftpb tasks -p support", "support-success-execution\n"),
        ("ftpb tasks --phase ass", "assess\n"),
        ("ftpb tasks --lang=j", "ja\n"),
        ("ftpb tasks --lang de,j", "de,ja\n"),
        ("ftpb tasks --service \"OneDrive", "OneDrive for Business\n"),
        ("ftpb tasks --service OneDrive", "OneDrive\\ for\\ Business\n"),
        ("ftpb tasks --role 'FastTrack M", "FastTrack Manager\n"),
        ("ftpb tasks --format js", "json\njsonl\n"),
        ("ftpb tasks --fields id,na", "id,name\n"),
        ("ftpb processes --sort upd", "updated\n"),
        ("ftpb config set col", "color\n"),
        ("ftpb config set color a", "auto\nalways\n"),
        ("ftpb config set lang j", "ja\n"),
        ("ftpb help exit", "exit-codes\n"),
        ("ftpb man ta", "tasks\n"),
        ("ftpb completions z", "zsh\n"),
        ("ftpb show success-execution --section overv", "overview\n"),
    ] {
        assert_eq!(bash(line), expected, "{line}");
    }
}

#[test]
fn options_are_offered_behind_a_hyphen_alone() {
    for line in ["ftpb ", "ftpb checklist ", "ftpb tasks ", "ftpb config set color "] {
        let offered = bash(line);
        assert!(
            !offered.is_empty() && !offered.lines().any(|line| line.starts_with("--")),
            "{line}\n{offered}"
        );
        assert!(bash(&format!("{line}--")).contains("--help"), "{line}");
    }
}

#[test]
fn activities_are_those_of_the_process_of_the_line() {
    let all = bash("ftpb tasks --activity ").lines().count();
    let own = bash("ftpb tasks --process success-review --activity ").lines().count();
    assert!(own > 0 && own < all, "{own} of {all}");
}

#[test]
fn the_playbook_of_the_line_is_asked() {
    let row = "| ID | Name | (M)andatory |\n|---|---|---|\n| 1234 | Try it | M |\n";
    let pages =
        Pages::none().page("success-try-it.md", format!("# Try it\n\n## Approach\n\n### Do\n\n{row}"));
    let line = format!("ftpb tasks --playbooks '{}' --process succ", pages.path("").display());
    assert_eq!(bash(&line), "success-try-it\n");
    assert_eq!(
        bash("ftpb tasks --playbooks /nowhere --process succ"),
        "",
        "a playbook that is not there has none"
    );
}

/// The values that nobody can list, by their name in the help.
const FREE: [&str; 9] =
    ["COLUMNS", "DATE", "N", "NAME", "PHASE=DAYS", "PROGRAM", "REV", "ROLE=ADDRESS", "STEPS"];

#[test]
fn every_option_that_takes_a_value_is_completed() {
    let folder = Pages::none().page("success-a.md", "# A\n");
    let mut free = BTreeSet::new();
    let mut asked = BTreeSet::new();
    for (name, command) in super::help::commands() {
        for arg in command.get_arguments().filter(|arg| arg.get_action().takes_values() && !arg.is_hide_set())
        {
            let Some(option) = arg.get_long() else { continue };
            let word = arg.get_value_names().map(|names| names[0].to_string()).unwrap_or_default();
            // An option of all commands is asked for once.
            if !asked.insert((option.to_owned(), word.clone())) {
                continue;
            }
            let candidates = bash_in(&folder, &format!("ftpb {name} --{option} "));
            if FREE.contains(&word.as_str()) && arg.get_possible_values().is_empty() {
                assert_eq!(
                    candidates, "",
                    "`ftpb {name} --{option}` is completed: {word} is not free any more"
                );
                free.insert(word);
            } else {
                assert_ne!(
                    candidates, "",
                    "`ftpb {name} --{option}`: completion does not know {word}; name the value as those of its kind \
                     are named, or teach src/cli/shell/completion/values.rs the word"
                );
            }
        }
    }
    assert!(asked.len() > 30, "only {} options were found", asked.len());
    assert_eq!(free.len(), FREE.len(), "an option has each of these values: {FREE:?}, and not only {free:?}");
}

/// Types into a new shell, presses Tab twice, and waits for a text.
fn typed(
    program: &str,
    arguments: &[&str],
    setup: &[&str],
    line: &str,
    expected: &str,
) -> Result<String, rexpect::error::Error> {
    let home = Pages::none();
    let Some(mut session) = shell(program, arguments, &home) else { return Ok(String::new()) };
    for line in setup {
        session.send_line(line).expect("the shell reads");
    }
    session.send_line("echo SET''UP").expect("the shell reads");
    session.exp_string("SETUP").expect("the shell is set up");
    std::thread::sleep(Duration::from_millis(300));
    for keys in [line, "\t", "\t"] {
        session.send(keys).expect("the shell reads");
        session.flush().expect("the shell reads");
        std::thread::sleep(Duration::from_millis(400));
    }
    // What is read back is taken byte by byte.
    let bytes: String = expected.bytes().map(char::from).collect();
    session.exp_string(&bytes)
}

fn completes(program: &str, arguments: &[&str], setup: &[&str]) {
    for (line, expected) in [
        ("ftpb show 373", "Conduct Success Review Meeting"),
        ("ftpb tasks --process success-s", "upport-success-execution"),
        ("ftpb --lang ", "Deutsch"),
        ("ftpb tasks --service \"OneD", "rive for Business\""),
        ("ftpb show --lang ja 373", "有効化後フィールド"),
        ("ftpb tasks --playbooks ~/op", "erations"),
        ("ftpb tasks --playbooks=~/operations/o", "n-site"),
    ] {
        // A busy machine may swallow what is typed too early: what fails three times is wrong.
        let tries: Vec<_> = (0..3)
            .map(|_| typed(program, arguments, setup, line, expected))
            .scan(false, |shown, tried| (!std::mem::replace(shown, *shown || tried.is_ok())).then_some(tried))
            .collect();
        let last = tries.last().expect("it was tried");
        assert!(last.is_ok(), "{program}: `{line}` and Tab do not show `{expected}`: {last:?}");
    }
}

#[test]
fn bash_completes() {
    let setup = ["mkdir -p ~/operations/on-site", "eval \"$(ftpb completions bash)\""];
    completes("bash", &["--norc", "--noprofile"], &setup);
}

#[test]
fn zsh_completes() {
    let setup = [
        "PS1='READY> '; unsetopt beep",
        "autoload -U compinit && compinit -u",
        "source <(ftpb completions zsh)",
        "mkdir -p ~/operations/on-site",
    ];
    completes("zsh", &["-f"], &setup);
}

#[test]
fn fish_completes() {
    let setup = ["mkdir -p ~/operations/on-site", "ftpb completions fish | source"];
    completes("fish", &["--no-config"], &setup);
}
