//! What the system does not give: permission, space, memory, room for arguments.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::{as_anybody, beside_a_sound_page, sound, well};
use crate::run::tools::{leave_out, sh as shell};
use crate::run::{Pages, built_in, ftpb};

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn what_may_not_be_read_is_named_and_its_neighbours_are_read() {
    let pages = beside_a_sound_page()
        .page("success-closed-page.md", sound(4712))
        .page("closed/success-inner-page.md", sound(4713));
    mode(&pages.path(""), 0o755);
    let Ok(drop) = as_anybody(&pages.path("")) else {
        return leave_out("root's privileges cannot be dropped here");
    };
    mode(&pages.path("success-closed-page.md"), 0o000);
    mode(&pages.path("closed"), 0o000);
    let answer =
        shell(&format!("{drop}\"$FTPB\" tasks --playbooks . --fields id --format tsv"), &pages.path(""));
    mode(&pages.path("closed"), 0o755);
    well("tasks", &answer);
    assert_eq!((answer.stdout.as_str(), answer.code), ("id\n4711\n", Some(0)), "{}", answer.stderr);
    let said = answer.stderr.matches("permission denied; ask its owner").count();
    assert!(said == 2 && answer.stderr.contains("success-closed-page.md"), "{}", answer.stderr);
}

#[test]
fn what_may_not_be_written_stays_and_is_named() {
    let pages = Pages::none().page("success-a-page.md", format!("\u{feff}{}", sound(4712)));
    let made = shell("\"$FTPB\" --playbooks built-in checklist new --lang de > list.md", &pages.path(""));
    assert_eq!(made.code, Some(0), "{}", made.stderr);
    let stale = fs::read_to_string(pages.path("list.md")).unwrap().replacen("**3734** ", "**3734** old ", 1);
    let stale: String =
        stale.lines().filter(|line| !line.contains("**3740**")).map(|line| format!("{line}\n")).collect();
    fs::write(pages.path("list.md"), &stale).unwrap();
    mode(&pages.path(""), 0o755);
    let Ok(drop) = as_anybody(&pages.path("")) else {
        return leave_out("root's privileges cannot be dropped here");
    };
    mode(&pages.path(""), 0o555);
    for line in [
        "checklist update list.md --playbooks built-in",
        "check --fix --fail-on never --playbooks .",
        "init mine",
        "config init --config own.toml",
    ] {
        let answer = shell(&format!("{drop}\"$FTPB\" {line}"), &pages.path(""));
        well(line, &answer);
        assert_eq!(answer.code, Some(2), "{line}: {}", answer.stderr);
        assert!(answer.stderr.starts_with("ftpb: cannot write `"), "{line}: {}", answer.stderr);
    }
    mode(&pages.path(""), 0o755);
    assert_eq!(fs::read_to_string(pages.path("list.md")).unwrap(), stale);
    assert_eq!(fs::read_dir(pages.path("")).unwrap().count(), 2, "nothing is left behind");
}

#[test]
fn where_no_space_is_left_the_old_file_stays() {
    let pages = Pages::none();
    let made = shell("\"$FTPB\" --playbooks built-in checklist new --lang de > list.md", &pages.path(""));
    assert_eq!(made.code, Some(0), "{}", made.stderr);
    let whole = fs::read_to_string(pages.path("list.md")).unwrap();
    let stale: String =
        whole.lines().filter(|line| !line.contains("**3740**")).map(|line| format!("{line}\n")).collect();
    fs::write(pages.path("list.md"), &stale).unwrap();
    assert_ne!(stale, whole);
    // No file may be longer than a block; the signal for it is left aside, so that the write itself fails.
    let limited =
        |line: &str| shell(&format!("trap '' XFSZ; ulimit -f 1; exec \"$FTPB\" {line}"), &pages.path(""));
    let (english, german) = ("cannot write `", "` lässt sich nicht schreiben: ");
    for line in
        ["checklist update list.md --playbooks built-in", "checklist new --lang de -o new.md", "init mine"]
    {
        let answer = limited(line);
        well(line, &answer);
        assert!(
            answer.code == Some(2) && [english, german].iter().any(|said| answer.stderr.contains(said)),
            "{line}: {}",
            answer.stderr
        );
    }
    assert_eq!(fs::read_to_string(pages.path("list.md")).unwrap(), stale);
    assert_eq!(fs::read_dir(pages.path("")).unwrap().count(), 1, "nothing is left behind");
}

/// A small disk, which is unmounted in the end.
struct Disk(Pages);

impl Disk {
    /// A disk of some kilobytes; nothing where this user may not mount one.
    fn of(kilobytes: u32) -> Option<Self> {
        let disk = Self(Pages::none());
        let line = format!("mount -t tmpfs -o size={kilobytes}k tmpfs .");
        (shell(&line, &disk.0.path("")).code == Some(0)).then_some(disk)
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        shell(&format!("umount '{}'", self.0.path("").display()), Path::new("/"));
    }
}

#[test]
fn a_file_with_two_names_on_a_full_disk_is_as_it_was_or_new() {
    let new = built_in("checklist new --lang de --service teams --mandatory").printed();
    // Two pages of memory; with the note there are three.
    let list = format!("{new}{}\n", "x".repeat(8191 - new.len()));
    let note = "long ".repeat(120);
    // Room for a second file with the note, but no more; and not even for that.
    for (kilobytes, code) in [(20, 0), (16, 2)] {
        let Some(disk) = Disk::of(kilobytes) else {
            // No tool that could be installed is missing, so that this is no failure in CI either.
            println!("left out: this user may not mount a disk");
            return;
        };
        let (path, other) = (disk.0.path("c.md"), disk.0.path("other.md"));
        fs::write(&path, &list).unwrap();
        fs::hard_link(&path, &other).unwrap();
        let line = format!("checklist note 3735 '{note}' --file c.md --lang de");
        let answer = shell(&format!("\"$FTPB\" {line}"), &disk.0.path(""));
        well(&line, &answer);
        assert_eq!(answer.code, Some(code), "{}", answer.stderr);
        let left = fs::read_to_string(&other).unwrap();
        assert!(if code == 0 { left.contains(note.trim()) } else { left == list }, "{left}");
        assert_eq!(fs::read_dir(disk.0.path("")).unwrap().count(), 2, "nothing is left behind");
    }
}

#[test]
fn a_small_memory_is_enough_or_is_named() {
    let pages = beside_a_sound_page();
    for line in ["tasks", "show 3735", "search plan", "check --playbooks .", "flow --format svg"] {
        let answer = shell(&format!("ulimit -v 300000; exec \"$FTPB\" {line}"), &pages.path(""));
        well(line, &answer);
        assert_ne!(answer.code, Some(2), "{line}: {}", answer.stderr);
    }
}

#[test]
fn a_refused_allocation_ends_the_program_in_the_words_of_rust() {
    let row = |id: u32| format!("| {id} | Plan the day | M | FastTrack Manager | Teams |\n");
    let rows: String = (1001..5000).map(row).collect();
    let pages = Pages::none().page("success-large-page.md", format!("{}{rows}", sound(1000)));
    let mut refused = 0;
    // With the least, the program cannot be loaded, which the system says.
    for megabytes in (16..400).step_by(4) {
        let limit = format!("unset RUST_BACKTRACE; ulimit -v {megabytes}000");
        let line = "\"$FTPB\" tasks --json --quiet --playbooks .";
        let answer = shell(&format!("{limit}; {line}"), &pages.path(""));
        if answer.code == Some(0) {
            break;
        }
        assert!(!answer.stderr.contains("panicked"), "{}", answer.stderr);
        refused += usize::from(answer.stderr.starts_with("memory allocation of "));
    }
    assert!(refused > 0, "no limit was between too little to load and enough");
}

#[test]
fn threads_that_the_system_refuses_are_done_without() {
    let pages = (0..80).fold(beside_a_sound_page(), |pages, number| {
        pages.page(&format!("success-n{number}-page.md"), sound(5_000 + number))
    });
    mode(&pages.path(""), 0o755);
    let Ok(drop) = as_anybody(&pages.path("")) else {
        return leave_out("root's privileges cannot be dropped here");
    };
    let line = "tasks --playbooks . --lang all --fields id --format tsv";
    let answer = shell(&format!("ulimit -u 1; {drop}\"$FTPB\" {line}"), &pages.path(""));
    well(line, &answer);
    assert_eq!(answer.stdout.lines().count(), 82, "{}", answer.stderr);
}

#[test]
fn a_megabyte_of_arguments_is_answered() {
    let long = "a".repeat(100 * 1024);
    let each =
        [("show", 1), ("tasks --process", 1), ("search", 9), ("tasks --role", 9), ("list", 1), ("", 9)];
    for (line, count) in each {
        let mut words: Vec<&str> = line.split_whitespace().collect();
        let option = words.pop();
        for _ in 0..count {
            words.extend(option);
            words.push(&long);
        }
        let answer = ftpb(&words.join(" ")).answer();
        well(line, &answer);
        assert!(answer.code != Some(0) && answer.stderr.starts_with("ftpb: "), "{line}");
    }
    let answer = ftpb("tasks").with(&"--service teams ".repeat(20_000)).answer();
    well("tasks with many services", &answer);
    assert_eq!(answer.code, Some(0));
    let mut call = ftpb("tasks");
    for name in ["FTPB_LANG", "LANGUAGE", "LC_ALL", "COLUMNS", "PAGER", "NO_COLOR", "FTPB_PLAYBOOKS"] {
        call = call.env(name, &long);
    }
    well("tasks in a large environment", &call.answer());
}
