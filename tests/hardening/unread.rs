//! What cannot be read is not taken for absent: not by a checklist, not by `check`, not by an exit code.

use std::fs::{self, File};
use std::os::unix::fs::PermissionsExt;

use super::{as_anybody, beside_a_sound_page, sound};
use crate::run::tools::{leave_out, sh};
use crate::run::{Pages, ftpb};

const CLOSED: &str = "success-closed-page.md";

/// A playbook with a sound page, and one beside it that is too long to be read; and a checklist of both.
fn beside_a_closed_page() -> Pages {
    let pages = beside_a_sound_page().page(CLOSED, sound(4712));
    fs::create_dir(pages.path("lists")).unwrap();
    let list = ftpb("checklist new").of(&pages).answer().stdout;
    fs::write(pages.path("lists/c.txt"), list).unwrap();
    close(&pages);
    pages
}

fn close(pages: &Pages) {
    File::create(pages.path(CLOSED)).unwrap().set_len(1 << 29).unwrap();
}

/// What a command on the checklist says, with its exit code.
fn said(pages: &Pages, line: &str) -> (String, Option<i32>) {
    let answer = ftpb(line).inside(pages).of(pages).answer();
    (answer.stderr, answer.code)
}

#[test]
fn a_checklist_keeps_the_tasks_of_pages_that_cannot_be_read() {
    let pages = beside_a_closed_page();
    let list = pages.path("lists/c.txt");
    let before = fs::read_to_string(&list).unwrap();
    assert!(before.contains("- [ ] **4712**"), "{before}");
    for line in ["update lists/c.txt", "update lists/c.txt --diff", "update lists/c.txt --quiet"] {
        let (said, code) = said(&pages, &format!("checklist {line}"));
        assert_eq!(code, Some(2), "{line}: {said}");
        assert!(said.contains(CLOSED) && said.contains("pages could not be read"), "{line}: {said}");
        assert_eq!(fs::read_to_string(&list).unwrap(), before, "{line}");
    }
    for action in ["status", "next", "export"] {
        let (said, code) = said(&pages, &format!("checklist {action} lists/c.txt"));
        assert_eq!(code, Some(0), "{action}: {said}");
        assert!(!said.contains("not in this playbook"), "{action}: {said}");
        let lacks = match action {
            "export" => "1 of the 2 tasks of the checklist is on no page that could be read",
            _ => "1 open task of `lists/c.txt` is on no page that could be read",
        };
        assert!(said.contains(lacks), "{said}");
    }
}

#[test]
fn a_checklist_keeps_the_tasks_of_pages_that_lost_their_text() {
    for rest in ["", "\u{feff}\n \n", "\0\0\0\0\0\0\0\0"] {
        let pages = beside_a_closed_page().page(CLOSED, rest);
        let before = fs::read_to_string(pages.path("lists/c.txt")).unwrap();
        let (said, code) = said(&pages, "checklist update lists/c.txt");
        assert_eq!(code, Some(2), "{rest:?}: {said}");
        assert!(said.contains("`success-closed-page.md` is empty"), "{rest:?}: {said}");
        assert_eq!(fs::read_to_string(pages.path("lists/c.txt")).unwrap(), before, "{rest:?}");
    }
}

#[test]
fn a_checklist_still_gets_new_tasks_and_loses_those_whose_page_is_gone() {
    let pages = beside_a_closed_page().page("success-another-page.md", sound(4713));
    let kept = pages.path("lists/c.txt");
    fs::write(pages.path(CLOSED), sound(4712)).unwrap();
    File::create(pages.path("success-other-page.md")).unwrap().set_len(1 << 29).unwrap();
    let (said, code) = self::said(&pages, "checklist update lists/c.txt");
    assert_eq!(code, Some(0), "{said}");
    assert!(fs::read_to_string(&kept).unwrap().contains("- [ ] **4713**"), "{said}");
    fs::remove_file(pages.path("success-other-page.md")).unwrap();
    fs::remove_file(pages.path(CLOSED)).unwrap();
    let (said, code) = self::said(&pages, "checklist update lists/c.txt");
    assert_eq!(code, Some(0), "{said}");
    assert!(fs::read_to_string(&kept).unwrap().contains("~~**4712**"), "{said}");
}

#[test]
fn check_does_not_pass_pages_that_it_could_not_read() {
    let pages = beside_a_closed_page();
    let linked = beside_a_sound_page();
    std::os::unix::fs::symlink("gone.md", linked.path("success-gone-page.md")).unwrap();
    let only = pages.path(CLOSED);
    for (of, name) in [(pages.path(""), CLOSED), (linked.path(""), "success-gone-page.md"), (only, CLOSED)] {
        for line in ["check --fail-on never", "check -q", "check --format json -q", "check --fix --diff -q"] {
            let answer = ftpb(line).of(&of).answer();
            assert_eq!(answer.code, Some(2), "{line}: {}", answer.stderr);
            assert_eq!(answer.stderr.matches(name).count(), 1, "{line}: {}", answer.stderr);
        }
    }
    let log = ftpb("check --format sarif").of(&linked).answer().stdout;
    let log: serde_json::Value = serde_json::from_str(&log).unwrap();
    let run = &log["runs"][0]["invocations"][0];
    assert_eq!(run["executionSuccessful"], false);
    let told = &run["toolExecutionNotifications"][0];
    assert_eq!(told["level"], "error");
    assert!(told["message"]["text"].as_str().unwrap().contains("success-gone-page.md"), "{told}");
}

#[test]
fn a_baseline_is_not_written_while_pages_cannot_be_read() {
    let pages = beside_a_closed_page();
    let (said, code) = said(&pages, "check --write-baseline --baseline lists/b.json");
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("`lists/b.json` was not written") && said.contains(CLOSED), "{said}");
    assert!(!pages.path("lists/b.json").exists());
}

#[test]
fn what_may_be_on_an_unread_page_is_not_said_to_be_nowhere() {
    let pages = beside_a_closed_page();
    for line in ["show 4712", "show 4712 -q", "search zirconium", "diff --against ."] {
        let (said, code) = said(&pages, line);
        assert_eq!(code, Some(2), "{line}: {said}");
        assert_eq!(said.matches(CLOSED).count(), 1, "{line}: {said}");
    }
    let sound = beside_a_sound_page();
    assert_eq!(ftpb("search zirconium").of(&sound).answer().code, Some(1));
    let answer = ftpb("tasks").of(pages.path(CLOSED)).answer();
    assert_eq!(answer.code, Some(2), "{}", answer.stderr);
    for line in ["show closed-page", "show closed-page --lang en"] {
        let (said, code) = said(&pages, line);
        assert_eq!(code, Some(2), "{line}: {said}");
        assert!(!said.contains("``") && !said.contains("it is there in"), "{line}: {said}");
    }
}

#[test]
fn pipes_and_devices_are_no_settings_lists_or_baselines_and_not_waited_for() {
    let pages = beside_a_sound_page();
    let folder = pages.path("");
    fs::create_dir_all(pages.path("home/ftpb")).unwrap();
    for (name, line) in [
        ("home/ftpb/config.toml", "tasks --playbooks ."),
        ("home/ftpb/config.toml", "config set lang de --playbooks ."),
        ("home/ftpb/checklist", "checklist status --playbooks ."),
        ("home/ftpb/b.json", "check --playbooks . --baseline home/ftpb/b.json"),
        ("home/ftpb/c.toml", "tasks --playbooks . --config home/ftpb/c.toml"),
        ("home/ftpb/c.md", "checklist status home/ftpb/c.md --playbooks ."),
    ] {
        let script = format!(
            "mkfifo {name}; export XDG_CONFIG_HOME=$PWD/home XDG_STATE_HOME=$PWD/home; timeout 30 ftpb {line}; \
             code=$?; rm {name}; exit $code"
        );
        let answer = sh(&script, &folder);
        assert_eq!(answer.code, Some(2), "{line}: {}", answer.stderr);
        assert!(answer.stderr.contains("it is a pipe or a device"), "{line}: {}", answer.stderr);
        let _socket = std::os::unix::net::UnixListener::bind(pages.path(name)).unwrap();
        let answer = sh(&script.replace("mkfifo", "ls"), &folder);
        assert!(answer.stderr.contains("it is a pipe or a device"), "{line}: {}", answer.stderr);
    }
}

#[test]
fn settings_that_may_not_be_read_are_an_error_and_not_ignored() {
    let pages = beside_a_sound_page().page("home/ftpb/config.toml", "lang = \"de\"\n");
    let mode = |name: &str, mode| {
        fs::set_permissions(pages.path(name), fs::Permissions::from_mode(mode)).unwrap();
    };
    mode("", 0o755);
    let Ok(drop) = as_anybody(&pages.path("")) else {
        return leave_out("root's privileges cannot be dropped here");
    };
    let tasks = format!("XDG_CONFIG_HOME=$PWD/home {drop}\"$FTPB\" tasks --playbooks . --count");
    mode("home/ftpb/config.toml", 0o000);
    let answer = sh(&tasks, &pages.path(""));
    assert_eq!(answer.code, Some(2), "{}", answer.stderr);
    assert!(answer.stderr.contains("config.toml`: permission denied"), "{}", answer.stderr);
    // A home of somebody else is none with settings.
    mode("home/ftpb", 0o000);
    let answer = sh(&tasks, &pages.path(""));
    mode("home/ftpb", 0o755);
    assert_eq!((answer.stdout.as_str(), answer.code), ("1\n", Some(0)), "{}", answer.stderr);
}
