//! Hostile or broken input, and a system that refuses: ftpb answers, or says in one line why it cannot.
//!
//! `SECURITY.md` names these tests; `threats` checks that they exist.

mod anything;
#[cfg(target_os = "linux")]
mod binary;
#[cfg(unix)]
mod changes;
#[cfg(unix)]
mod edits;
mod expansion;
#[cfg(unix)]
mod interruptions;
#[cfg(unix)]
mod limits;
#[cfg(unix)]
mod paths;
mod threads;
mod threats;
#[cfg(unix)]
mod unread;

use std::path::Path;

use crate::run::{Answer, Pages, ftpb};

/// Commands that read every page, each in another way.
const ASKING: [&str; 8] = [
    "tasks --lang all",
    "check --lang all",
    "coverage",
    "search plan --lang all",
    "links --lang all",
    "flow",
    "pages",
    "list --lang all",
];

const TABLE: &str =
    "| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n|---|---|---|---|---|\n";

/// A process page with one task.
fn sound(id: impl std::fmt::Display) -> String {
    format!(
        "# Plan\n\n## Approach\n\n### Do\n\n#### FTOP Tasks\n\n{TABLE}| {id} | Plan the day | M | FastTrack Manager | Teams |\n"
    )
}

/// A playbook with a sound page, and task 4711 in it.
fn beside_a_sound_page() -> Pages {
    Pages::none().page("success-sound-page.md", sound(4711))
}

/// Asks, and checks what holds of every answer: see [`well`].
#[track_caller]
fn ask(line: &str, of: &Path) -> Answer {
    let answer = ftpb(line).of(of).answer();
    well(line, &answer);
    answer
}

/// It exited by itself, and its message is one that a person can act on: no panic, no raw error of the system.
#[track_caller]
fn well(line: &str, answer: &Answer) {
    assert!(
        matches!(answer.code, Some(0..=2)),
        "ftpb {line} ended with {:?}\n{}",
        answer.code,
        answer.stderr
    );
    for raw in ["panicked", "RUST_BACKTRACE", "os error"] {
        assert!(!answer.stderr.contains(raw), "ftpb {line} says\n{}", answer.stderr);
    }
}

/// Asks everything, and finds the sound page's task in spite of its neighbours.
#[track_caller]
fn survives(of: &Path) {
    for line in ASKING {
        ask(line, of);
    }
    let tasks = ask("tasks --lang all --fields id --format tsv", of).stdout;
    assert!(tasks.lines().any(|id| id == "4711"), "the neighbour's task is lost\n{tasks}");
}

/// Before a command, what takes root's privileges away; nothing where this is not root, and an error where it
/// cannot be taken away.
#[cfg(unix)]
fn as_anybody(folder: &Path) -> Result<&'static str, ()> {
    const DROP: &str = "setpriv --reuid=65534 --regid=65534 --clear-groups ";
    if crate::run::tools::sh("id -u", folder).stdout.trim() != "0" {
        return Ok("");
    }
    let dropped = crate::run::tools::sh(&format!("{DROP} \"$FTPB\" --version"), folder);
    if dropped.code == Some(0) { Ok(DROP) } else { Err(()) }
}
