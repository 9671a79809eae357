//! The flow and the checklist: on the built-in playbook, and on real pages where `FTPB_CORPUS` names them.

mod boards;
mod checklist;
mod checklist_in_use;
mod commands;
mod edges;
mod edited;
mod home;
mod ids;
#[cfg(unix)]
mod open;
mod own_phases;
mod pictures;
mod shared;
mod struck;
mod ticks;
mod walk;

use std::path::{Path, PathBuf};

use ftpb::playbook::Playbook;
use ftpb::source::store;

use crate::run::ftpb;

/// What a command line writes on stdout and stderr in a folder, which is its home, too; and its exit code.
fn said(folder: &Path, line: &str) -> (String, String, i32) {
    let answer = ftpb(line).env("HOME", folder).inside(folder).answer();
    (answer.stdout, answer.stderr, answer.code.unwrap())
}

fn sample() -> Playbook {
    Playbook::open(store::open(Some(&crate::run::sample())).unwrap())
}

fn corpus(folder: &str) -> PathBuf {
    PathBuf::from(std::env::var_os("FTPB_CORPUS").expect("FTPB_CORPUS names the folder of real pages"))
        .join(folder)
}

fn real(folder: &str) -> Playbook {
    Playbook::open(store::open(Some(&corpus(folder))).unwrap())
}
