//! What a person saves while ftpb changes the same checklist is never lost.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::thread::sleep;
use std::time::Instant;

use crate::run::{program, words};

/// An editor that saves: into the file, or into a new one that takes its place.
fn save(path: &Path, text: &str, by_renaming: bool) {
    if by_renaming {
        let part = path.with_extension("part");
        fs::write(&part, text).unwrap();
        fs::rename(&part, path).unwrap();
    } else {
        fs::write(path, text).unwrap();
    }
}

/// Saves a note at a moment spread over the time that a command line takes, many times; how many notes were lost.
fn lost(line: &str, edits: u32) -> u32 {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("c.md");
    let new = crate::run::ftpb("checklist new --lang de").printed();
    let old: String =
        new.lines().filter(|line| !line.contains("**3740**")).map(|line| format!("{line}\n")).collect();
    let start = || {
        let mut command = program();
        command.args(words(line)).current_dir(folder.path());
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    };
    fs::write(&path, &old).unwrap();
    let whole = Instant::now();
    start().wait().unwrap();
    let whole = whole.elapsed() * 5 / 4;
    let mut lost = 0;
    for edit in 0..edits {
        fs::write(&path, &old).unwrap();
        let mut child = start();
        sleep(whole * edit / edits);
        let note = format!("- my note {edit}\n");
        let text = fs::read_to_string(&path).unwrap();
        save(&path, &format!("{text}{note}"), edit % 2 == 0);
        child.wait().unwrap();
        lost += u32::from(!fs::read_to_string(&path).unwrap().contains(&note));
    }
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["c.md"], "{line}");
    lost
}

#[test]
fn what_is_saved_while_a_checklist_changes_is_not_lost() {
    for line in
        ["checklist update c.md", "checklist done 3735 --file c.md", "checklist note 3735 x --file c.md"]
    {
        assert_eq!(lost(line, 12), 0, "{line}");
    }
}

#[test]
#[ignore = "takes minutes"]
fn of_four_hundred_saves_none_is_lost() {
    for line in ["checklist update c.md", "checklist done 3735 --file c.md"] {
        assert_eq!(lost(line, 400), 0, "{line}");
    }
}
