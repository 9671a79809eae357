//! What ftpb leaves alone: the network, and every folder that it was not told to write into.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use super::help::commands;
use crate::run::{Pages, ftpb, words};

#[test]
fn no_command_opens_a_network_connection() {
    let home = Pages::none();
    for (_, command) in commands() {
        for example in ftpb::cli::shell::help::examples(&command) {
            let traced = Command::new("strace")
                .args(["-f", "-qq", "-e", "trace=network", "-o"])
                .arg(home.path("trace"))
                .arg(env!("CARGO_BIN_EXE_ftpb"))
                .args(words(example.trim_start_matches("ftpb ")))
                .current_dir(home.path(""))
                .env("HOME", home.path(""))
                .output();
            let Ok(output) = traced else {
                println!("strace is not installed: the network was not watched");
                return;
            };
            if String::from_utf8_lossy(&output.stderr).contains("ptrace") {
                println!("processes cannot be traced here: the network was not watched");
                return;
            }
            let trace = fs::read_to_string(home.path("trace")).expect("strace writes");
            assert_eq!(trace, "", "{example}");
        }
    }
}

#[test]
fn a_home_and_a_playbook_that_can_only_be_read_change_nothing() {
    let folder = Pages::none().page("home/x", "").page("pages/success-a.md", "# A\n");
    for name in ["home", "pages"] {
        fs::set_permissions(folder.path(name), fs::Permissions::from_mode(0o555)).expect("a folder");
    }
    let call = |line: &str| {
        ftpb(line).env("HOME", &folder.path("home").to_string_lossy()).of(folder.path("pages")).answer()
    };
    for line in ["processes", "show success-a", "check", "config", "languages", ""] {
        let answer = call(line);
        assert_ne!(answer.code, Some(2), "{line}: {}", answer.stderr);
    }
    let count = |name: &str| fs::read_dir(folder.path(name)).expect("a folder").count();
    assert_eq!((count("home"), count("pages")), (1, 1));
    for name in ["home", "pages"] {
        fs::set_permissions(folder.path(name), fs::Permissions::from_mode(0o755)).expect("a folder");
    }
}
