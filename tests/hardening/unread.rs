//! What cannot be read is not taken for absent: not by a checklist, not by `check`, not by an exit code.

use std::fs::{self, File};

use super::{beside_a_sound_page, sound};
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
