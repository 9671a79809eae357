//! SIGINT, SIGTERM and SIGKILL at any moment: the old file is there or the new one.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::sound;
use crate::run::tools;
use crate::run::{Pages, program, words};

/// How a signal is named to `kill`, and its number.
const SIGNALS: [(&str, i32); 3] = [("INT", 2), ("TERM", 15), ("KILL", 9)];

/// Starts a command line and ends it after a while.
fn interrupted(line: &str, folder: &Path, signal: &str, after: Duration) -> ExitStatus {
    let mut command = program();
    command.args(words(line)).current_dir(folder);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    sleep(after);
    tools::signal(signal, child.id());
    child.wait().unwrap()
}

/// How long a command line takes that nobody interrupts.
fn duration(line: &str, folder: &Path) -> Duration {
    let start = Instant::now();
    interrupted(line, folder, "0", Duration::ZERO);
    start.elapsed()
}

fn names(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect()
}

/// Interrupts at moments spread over the time that the line takes, `prepare`d anew each time, and gives the
/// folder to `judge`.
fn at_many_moments(line: &str, moments: u32, prepare: &dyn Fn() -> Pages, judge: &dyn Fn(&Path, bool)) {
    let whole = (0..3).map(|_| duration(line, &prepare().path(""))).max().unwrap();
    for moment in 0..moments {
        for (signal, number) in SIGNALS {
            let pages = prepare();
            let status = interrupted(line, &pages.path(""), signal, whole * moment / moments);
            let ended = status.signal().map_or_else(|| status.code() == Some(0), |by| by == number);
            assert!(ended, "{line} ended with {status} after SIG{signal}");
            judge(&pages.path(""), signal == "KILL");
        }
    }
}

/// Whatever changes a checklist leaves the old file or the new one.
fn assert_old_or_new(line: &str, old: &str, new: &str, moments: u32) {
    assert_ne!(old, new);
    let prepare = || Pages::none().page("list.md", old);
    at_many_moments(line, moments, &prepare, &|folder, killed| {
        let text = fs::read_to_string(folder.join("list.md")).unwrap();
        assert!(text == old || text == new, "{line}: {text}");
        // Who is killed can clear nothing away; who is asked to end leaves nothing.
        assert!(killed || names(folder).len() == 1, "{line}: {:?}", names(folder));
    });
}

#[test]
fn a_checklist_is_the_old_one_or_the_updated_one() {
    let new = crate::run::ftpb("checklist new --lang de").printed();
    let old: String =
        new.lines().filter(|line| !line.contains("**3740**")).map(|line| format!("{line}\n")).collect();
    assert_old_or_new("checklist update list.md", &old, &new, 25);
}

#[test]
fn a_checklist_is_the_old_one_or_the_one_with_the_tick_or_note() {
    let old = crate::run::ftpb("checklist new --lang de").printed();
    let ticked = old.replace("- [ ] **3735**", "- [x] **3735**");
    assert_old_or_new("checklist done 3735 --file list.md", &old, &ticked, 15);
    assert_old_or_new("checklist undo 3735 --file list.md", &ticked, &old, 15);
    let is_task = |line: &str| line.contains("**3735**");
    let noted: String = old
        .split_inclusive('\n')
        .map(|line| if is_task(line) { format!("{line}  - ask Ana\n") } else { line.to_owned() })
        .collect();
    assert_old_or_new("checklist note 3735 'ask Ana' --file list.md", &old, &noted, 15);
}

#[test]
fn a_page_is_the_old_one_or_the_fixed_one() {
    let (old, new) = (format!("\u{feff}{}", sound(4711)), sound(4711));
    let prepare = || {
        (0..6).fold(Pages::none(), |pages, number| pages.page(&format!("success-n{number}-page.md"), &old))
    };
    at_many_moments("check --fix --fail-on never --playbooks .", 15, &prepare, &|folder, killed| {
        for number in 0..6 {
            let text = fs::read_to_string(folder.join(format!("success-n{number}-page.md"))).unwrap();
            assert!(text == old || text == new, "{text}");
        }
        assert!(killed || names(folder).len() == 6, "{:?}", names(folder));
    });
}

#[test]
fn a_new_playbook_is_whole_or_not_there() {
    let whole = crate::run::built_in("pages --lang all").records().len();
    at_many_moments("init mine", 15, &Pages::none, &|folder, killed| {
        let there = names(folder);
        assert!(killed || there.iter().all(|name| name == "mine"), "{there:?}");
        if there.contains("mine") {
            let pages = crate::run::ftpb("pages --lang all").of(folder.join("mine")).records();
            assert_eq!(pages.len(), whole);
        }
    });
}

#[test]
fn a_limit_on_the_length_of_files_is_answered_and_nothing_is_left_behind() {
    let list = crate::run::ftpb("checklist new").printed();
    for (limit, line, file) in [
        (0, "checklist done 3735 --file list.md --playbooks built-in", "list.md"),
        (1, "checklist note 3735 hey --file list.md --playbooks built-in", "list.md"),
        (1, "tasks -o tasks.csv --playbooks built-in", "tasks.csv"),
        (1, "init new", "new"),
    ] {
        let pages = Pages::none().page("list.md", &list);
        let script = format!("ulimit -f {limit}; ftpb {line} --no-config 2>&1 | cat");
        let said = tools::sh(&script, &pages.path("")).stdout;
        let expected = format!("ftpb: cannot write `{file}`: the system allows no file of this length\n");
        assert_eq!(said, expected, "{line}");
        assert_eq!(names(&pages.path("")), BTreeSet::from(["list.md".to_owned()]), "{line}");
        assert_eq!(fs::read_to_string(pages.path("list.md")).unwrap(), list);
    }
}
