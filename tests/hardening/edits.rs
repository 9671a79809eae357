//! An edit that somebody saves while ftpb writes the same file is never lost.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::sound;
use crate::run::{Pages, built_in, program_alone, words};

const EDIT: &str = "\nWritten by a person.\n";

/// Saves a text as editors do: in place, or as a new file under the old name.
fn save(path: &Path, text: &str, in_place: bool) {
    if in_place {
        return fs::write(path, text).unwrap();
    }
    let part = path.with_extension("part");
    fs::write(&part, text).unwrap();
    fs::rename(&part, path).unwrap();
}

/// Runs a line many times, and saves an edit of its file at another moment each time: in place and by renaming, of the
/// text that was there before the line ran and of the one that is there at the moment.
fn assert_no_edit_is_lost(line: &str, file: &str, text: &str, moments: u32) {
    let mut whole = Duration::ZERO;
    for moment in 0..=moments {
        let pages = Pages::none().page(file, text);
        let path = pages.path(file);
        let mut command = program_alone();
        command.args(words(line)).current_dir(pages.path(""));
        let start = Instant::now();
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        if moment == 0 {
            // The first run only shows how long it takes, and that it writes.
            assert!(child.wait().unwrap().success(), "{line}");
            assert_ne!(fs::read_to_string(&path).unwrap(), text, "{line}");
            // The last moments are after its end.
            whole = start.elapsed() * 5 / 4;
            continue;
        }
        sleep(whole * moment / moments);
        let seen = if moment % 4 < 2 { text.to_owned() } else { fs::read_to_string(&path).unwrap() };
        save(&path, &format!("{seen}{EDIT}"), moment % 2 == 0);
        let code = child.wait().unwrap().code();
        let left = fs::read_to_string(&path).unwrap();
        assert!(left.contains(EDIT), "{line}, moment {moment} of {moments}: the edit is lost\n{left}");
        // 1 where the first half of a file was read that was just being saved: the task is not in it.
        assert!(matches!(code, Some(0..=2)), "{line} ended with {code:?}");
        assert_eq!(fs::read_dir(pages.path("")).unwrap().count(), 1, "{line} left something behind");
    }
}

fn assert_no_edits_are_lost(moments: u32) {
    let list = built_in("checklist new --lang de --quiet").printed();
    let stale: String =
        list.lines().filter(|line| !line.contains("**3740**")).map(|line| format!("{line}\n")).collect();
    assert_no_edit_is_lost("checklist update list.md --lang de", "list.md", &stale, moments);
    assert_no_edit_is_lost("checklist done 3735 --file list.md", "list.md", &list, moments);
    assert_no_edit_is_lost("checklist note 3735 Asked --file list.md", "list.md", &list, moments);
    let page = format!("\u{feff}{}", sound(4711));
    assert_no_edit_is_lost("check --fix --fail-on never --playbooks .", "success-a-page.md", &page, moments);
}

#[test]
fn edits_at_any_moment_stay() {
    assert_no_edits_are_lost(24);
}

#[test]
#[ignore = "takes minutes"]
fn four_hundred_edits_stay() {
    assert_no_edits_are_lost(400);
}
