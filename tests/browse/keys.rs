//! What the keys do: copy, filter, edit, read again, and what the mouse does.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::screen::browse;
use crate::run::{Pages, ftpb};

/// A page with one task.
const PAGE: &str = "# Conduct Success Review\n\nPhase: **Success**\n\n## Overview\n\nThe old text.\n\n## Approach\n\n\
                    ### Meet\n\n| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n\
                    |---|---|---|---|---|\n| 3735 | Hold the meeting | M | FastTrack Manager | All Services |\n";

const FILE: &str = "success-conduct-success-review.md";

#[test]
fn what_is_copied_goes_to_the_terminal_s_clipboard() {
    let mut browser = browse("3735").open();
    browser.shows("3735  Conduct").types("yi").shows("(OSC 52): 3735");
    let bytes = String::from_utf8(browser.bytes()).unwrap();
    assert!(bytes.contains("\u{1b}]52;c;MzczNQ==\u{1b}\\"), "{bytes:?}");
    browser.types("yt").shows("(OSC 52): Conduct Success Review Meeting");
    browser.types("ya").shows("(OSC 52): https://aka.ms/");
}

#[test]
fn the_command_that_is_shown_gives_the_same_answer() {
    for (keys, line) in [("", "show 3735"), ("4", "links 3735"), ("5", "where 3735"), ("3", "next 3735")] {
        let mut browser = browse("3735").open();
        browser.shows("1 Page").types(&format!("{keys}:")).shows(&format!("(OSC 52): ftpb {line}\n"));
        browser.types("\u{1b}g").hides("OSC 52").rests();
        let screen = browser.screen();
        let first = ftpb(&format!("{line} --width 48")).answer().stdout.lines().next().unwrap().to_owned();
        assert!(screen.contains(first.trim_end()), "{line} prints {first}, not\n{screen}");
    }
    let mut browser = browse("success-review").env("LANG", "de_DE.UTF-8").open();
    browser.shows("1 Seite").types("\t:").shows("ftpb show success-review --lang de,en");
    browser.types("\tl:").shows("FTPB_LANG=en ftpb show success-review");
}

#[test]
fn filters_narrow_the_tree_and_are_completed() {
    let mut browser = browse("").open();
    browser.shows("Success").types("fma").types("\t").shows("filter: mandatory").types("\r");
    browser.shows("3740 *").hides("3731");
    browser.types("f ro\t").shows("mandatory role:").types("fastt\t").shows("role:fasttrack-");
    browser.types("m\t").shows("filter: mandatory role:fasttrack-manager");
    browser.types("\r").shows("3740 *").shows("mandatory role:fasttrack-manager  en");
    // Several values are completed as far as they agree, and listed to choose from.
    browser.types("f\u{15}role:fastt\t").shows("fasttrack-architect  fasttrack-engineer");
    browser.types("\t\t").shows("›fasttrack-engineer").shows("filter: role:fasttrack-engineer");
    browser.types("\u{15}role:nonsense\r");
    browser.shows("there is no role").shows("filter: role:nonsense");
    browser.types("\u{15}nonsense\r").shows("`nonsense` filters nothing; write role:…");
    browser.types("\u{15}role:\r").shows("`role:` filters nothing");
    browser.types("\u{15}\r").shows("▸ Support Success");
}

#[test]
fn the_mouse_chooses_opens_and_scrolls() {
    let click = |column: u16, row: u16| format!("\u{1b}[<0;{column};{row}M\u{1b}[<0;{column};{row}m");
    let mut browser = browse("").open();
    browser.shows("▸ Support Success").types(&click(10, 5)).shows("success-execution");
    // A second click unfolds, and a click on a tab shows another pane.
    browser.types(&click(10, 5)).shows("▾ Support Success");
    browser.types(&click(10, 1)).shows("3731");
    browser.types(&click(3, 1)).shows("Overview").types("\u{1b}[<65;60;10M").hides("Success · 7 tasks");
    browser.types("M").shows("the mouse selects text");
    assert!(
        browser.bytes().ends_with(b"m") || browser.bytes().windows(8).any(|bytes| bytes == b"\x1b[?1000l")
    );
}

#[test]
fn the_page_is_edited_at_its_line_and_read_again() {
    let pages = Pages::none().page(&format!("playbook/{FILE}"), PAGE);
    let editor = pages.path("editor");
    let log = pages.path("log").display().to_string();
    let change = format!("#!/bin/sh\necho \"$@\" > {log}\nsed -i 's/old text/new text/' \"$2\"\n");
    fs::write(&editor, change).unwrap();
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).unwrap();
    let playbook = pages.path("playbook");
    let mut browser = browse("success-review").env("FTPB_PLAYBOOKS", &playbook).env("EDITOR", &editor).open();
    browser.shows("The old text.").types("e").shows("The new text.");
    let file = playbook.join(FILE);
    assert_eq!(fs::read_to_string(pages.path("log")).unwrap(), format!("+1 {}\n", file.display()));
    // What others change is taken up as well.
    fs::write(&file, PAGE.replace("The old", "A third")).unwrap();
    browser.shows("A third text.");
    // A folder that is gone leaves what was read, and is read again when it is there again.
    let moved = pages.path("moved");
    fs::rename(&playbook, &moved).unwrap();
    browser.shows("`").types("\u{1b}").shows("A third text.");
    fs::write(moved.join(FILE), PAGE.replace("The old", "A fourth")).unwrap();
    fs::rename(&moved, &playbook).unwrap();
    browser.shows("A fourth text.");
}

#[test]
fn the_built_in_page_is_not_edited() {
    let mut browser = browse("3735").built_in().open();
    browser.shows("3735  Conduct").types("e").shows("cannot be edited");
}

#[test]
fn built_in_pages_that_nobody_named_are_not_checked() {
    let home = Pages::none();
    let open = |lang: &str| browse("3735").unnamed(home.path("")).env("FTPB_LANG", lang).open();
    open("en").shows("3735  Conduct").types("7").shows("the built-in pages are not checked");
    open("de").shows("3735  ").types("7").shows("die eingebauten Seiten werden nicht geprüft");
}

#[test]
fn without_colours_what_is_chosen_is_still_seen() {
    let mut browser = browse("3735").env("NO_COLOR", "1").open();
    browser.shows("3735  Conduct").types("q").ends();
    let bytes = String::from_utf8(browser.bytes()).unwrap();
    for code in 30..38 {
        assert!(
            !bytes.contains(&format!("\u{1b}[{code}m")) && !bytes.contains(&format!(";{code}m")),
            "{code}"
        );
    }
    assert!(!bytes.contains("\u{1b}[38;"), "{bytes:?}");
}

#[test]
fn a_checklist_of_any_name_is_read_again_when_it_changes() {
    for name in ["c.txt", "c"] {
        let home = Pages::none();
        let list = ftpb("checklist new --customer Contoso").printed();
        fs::write(home.path(name), &list).unwrap();
        ftpb("use").args([home.path(name)]).env("XDG_STATE_HOME", home.path("")).answer();
        let mut browser = browse("").env("XDG_STATE_HOME", home.path("")).open();
        browser.shows("Contoso");
        fs::write(home.path(name), list.replace("Contoso", "Fabrikam")).unwrap();
        browser.shows("Fabrikam");
    }
}
