//! Languages through the outside: which one answers, what each has, what a translation lost.

mod coverage;
mod drift;
mod events;
mod fallback;
mod glossary;
mod together;
mod wish;

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;

/// `ftpb` in an environment that wishes nothing.
pub fn ftpb() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ftpb"));
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy().into_owned();
        if name.starts_with("LC_") || name.starts_with("FTPB_") || name.starts_with("CLICOLOR") {
            command.env_remove(name);
        }
    }
    for name in ["LANG", "LANGUAGE", "NO_COLOR", "COLUMNS"] {
        command.env_remove(name);
    }
    command
}

/// What a call said.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Runs a command and reads what it says.
pub fn said(command: &mut Command) -> Said {
    let output = command.output().expect("ftpb runs");
    Said {
        code: output.status.code().expect("ftpb ends by itself"),
        out: String::from_utf8(output.stdout).expect("stdout is UTF-8"),
        err: String::from_utf8(output.stderr).expect("stderr is UTF-8"),
    }
}

/// The records of a call with `--json`.
pub fn records(command: &mut Command) -> Vec<Value> {
    let said = said(command.arg("--json"));
    match serde_json::from_str(&said.out) {
        Ok(Value::Array(records)) => records,
        _ => panic!("no array: {}{}", said.out, said.err),
    }
}

/// The values of a field.
pub fn field(records: &[Value], name: &str) -> Vec<String> {
    records
        .iter()
        .map(|record| match &record[name] {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        })
        .collect()
}

/// The built-in pages, as files.
pub fn built_in() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("playbooks")
}

/// A copy of the built-in pages, one of them edited.
pub fn edited(file: &str, edit: impl Fn(&str) -> String) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    copy(&built_in(), folder.path());
    let path = folder.path().join(file);
    let before = fs::read_to_string(&path).expect("the page is there");
    let after = edit(&before);
    assert_ne!(before, after, "the edit changes nothing");
    fs::write(&path, after).expect("the page can be written");
    folder
}

/// A text without the lines that hold a part.
pub fn without_lines(text: &str, part: &str) -> String {
    assert!(text.lines().any(|line| line.contains(part)), "no line has `{part}`");
    let kept: Vec<&str> = text.lines().filter(|line| !line.contains(part)).collect();
    kept.join("\n") + "\n"
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&target).expect("a folder");
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file");
        }
    }
}

/// The folder of real pages, for tests that need it.
pub fn corpus() -> PathBuf {
    PathBuf::from(std::env::var_os("FTPB_CORPUS").expect("FTPB_CORPUS names the folder of real pages"))
}
