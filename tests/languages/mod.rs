//! Languages through the outside: which one answers, what each has, what a translation lost.

mod coverage;
mod differences;
mod events;
mod fallback;
mod glossary;
mod preference;
mod together;
mod work_list;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::run::answer;
pub use crate::run::{program as ftpb, sample};

/// The records of a call with `--json`.
pub fn records(command: &mut Command) -> Vec<Value> {
    let answer = answer(command.arg("--json"));
    match serde_json::from_str(&answer.stdout) {
        Ok(Value::Array(records)) => records,
        _ => panic!("no array: {}{}", answer.stdout, answer.stderr),
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

/// A copy of the sample pages, one of them edited.
pub fn edited(file: &str, edit: impl Fn(&str) -> String) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    copy(&sample(), folder.path());
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
