//! The flow, and the checklist of an engagement: against the built-in playbook, and against real pages where
//! `FTPB_CORPUS` names them.

mod checklist;
mod commands;
mod edges;
mod pictures;
mod walk;

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use ftpb::playbook::Playbook;
use ftpb::source::store;

/// The program, with nothing of the caller's wishes in its environment.
fn ftpb(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ftpb"));
    command.env_clear().env("HOME", folder).current_dir(folder);
    command
}

/// What a command says on stdout, on stderr, and its exit code.
fn said(folder: &Path, line: &str) -> (String, String, i32) {
    let output = ftpb(folder).args(line.split(' ')).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

fn built_in() -> Playbook {
    Playbook::open(store::open(None).unwrap())
}

fn corpus(folder: &str) -> PathBuf {
    PathBuf::from(std::env::var_os("FTPB_CORPUS").expect("FTPB_CORPUS names the folder of real pages"))
        .join(folder)
}

fn real(folder: &str) -> Playbook {
    Playbook::open(store::open(Some(&corpus(folder))).unwrap())
}
