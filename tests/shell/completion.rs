//! Completion as the shells do it: bash, zsh and fish are started and typed into.

use std::process::Command;
use std::time::{Duration, Instant};

use super::terminal::shell;
use crate::run::Pages;

/// What the program answers bash.
fn bash(line: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_ftpb"))
        .args(["--", line])
        .env_clear()
        .envs([("FTPB_COMPLETE", "bash"), ("FTPB_COMPLETE_TYPE", "63"), ("FTPB_COMPLETE_COLUMNS", "80")])
        .output()
        .expect("the program starts");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{line}");
    String::from_utf8(output.stdout).expect("UTF-8")
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
        ("ftpb help exit", "exit-codes\n"),
        ("ftpb man ta", "tasks\n"),
        ("ftpb completions z", "zsh\n"),
        ("ftpb show success-execution --section overv", "overview\n"),
    ] {
        assert_eq!(bash(line), expected, "{line}");
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
    let pages =
        Pages::none().page("success-try-it.md", "---\ntitle: Try it\n---\n\n# Try it\n\n## Overview\n");
    let line = format!("ftpb tasks --playbooks '{}' --process succ", pages.path("").display());
    assert!(bash(&line).is_empty() || bash(&line).contains("success-try-it"), "{}", bash(&line));
    assert!(bash("ftpb tasks --playbooks /nowhere --process succ").is_empty(), "and a wrong one is silent");
}

#[test]
fn every_option_that_takes_a_value_is_completed() {
    let known = [
        "ACTIVITY", "COLUMNS", "COMMAND", "DATE", "DIR", "FIELDS", "FILE", "FORMAT", "KIND", "LANG", "LEVEL",
        "MOTION", "N", "NAME", "PAGE", "PATH", "PHASE", "PROCESS", "PROGRAM", "REF", "REV", "ROLE", "RULE",
        "RULES", "SECTION", "SERVICE", "SEVERITY", "SHELL", "STATE", "STEPS", "TERM", "TOPIC", "WHAT",
        "WHEN", "WORDS",
    ];
    for (name, command) in super::help::commands() {
        for arg in command.get_arguments().filter(|arg| arg.get_action().takes_values()) {
            let word = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
            let listed = !arg.get_possible_values().is_empty();
            assert!(
                listed || word.as_deref().is_some_and(|word| known.contains(&word)),
                "`ftpb {name}`: {} has a value {word:?} that completion does not know; name it as its like are \
                 named, or teach src/cli/completion/values.rs the word",
                arg.get_id()
            );
        }
    }
}

#[test]
fn an_answer_takes_no_time_to_speak_of() {
    let least = (0..5).map(|_| {
        let begun = Instant::now();
        bash("ftpb show 37");
        begun.elapsed()
    });
    // 30 ms where it is built for release; a build for tests, on a machine that does other things, takes more.
    let limit = Duration::from_millis(if cfg!(debug_assertions) { 400 } else { 30 });
    assert!(least.min().expect("five times") < limit);
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
    let Some(mut session) = shell(program, arguments, &home) else {
        println!("{program} is not installed: completion in it was not tried");
        return Ok(String::new());
    };
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
    completes("bash", &["--norc", "--noprofile"], &["eval \"$(ftpb completions bash)\""]);
}

#[test]
fn zsh_completes() {
    let setup = [
        "PS1='READY> '; unsetopt beep",
        "autoload -U compinit && compinit -u",
        "source <(ftpb completions zsh)",
    ];
    completes("zsh", &["-f"], &setup);
}

#[test]
fn fish_completes() {
    completes("fish", &["--no-config"], &["ftpb completions fish | source"]);
}
