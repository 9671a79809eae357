//! The terminal is as it was before, however the browser ends; where there is none, a sentence says what to use.

use std::fs;
use std::thread::sleep;
use std::time::Duration;

use super::screen::browse;
use crate::run::{Pages, ftpb, tools};

#[test]
fn without_a_terminal_a_sentence_says_what_answers() {
    ftpb("browse")
        .says("ftpb: `ftpb browse` needs a terminal; elsewhere, `ftpb tasks`, `ftpb show REF` and `ftpb search WORDS` answer\n")
        .cannot();
    ftpb("browse 3735")
        .env("LANG", "de_DE.UTF-8")
        .says("ftpb: `ftpb browse` braucht ein Terminal; sonst antworten `ftpb tasks`, `ftpb show REF` und `ftpb search WÖRTER`\n")
        .cannot();
}

#[test]
fn a_dumb_terminal_is_none() {
    let mut browser = browse("").env("TERM", "dumb").open();
    browser.shows("needs a terminal");
    assert_eq!(browser.ends().code(), Some(2));
    assert!(!browser.bytes().contains(&0x1b));
}

#[test]
fn an_unknown_reference_is_an_error_before_anything_is_drawn() {
    let mut browser = browse("nonsense-xyz").open();
    browser.shows("nonsense-xyz");
    assert_eq!(browser.ends().code(), Some(1));
    assert!(!browser.has_screen());
}

#[test]
fn the_terminal_is_given_back_at_the_end() {
    for key in ["q", "\u{3}"] {
        let mut browser = browse("").open();
        browser.shows("quit").types(key);
        assert!(browser.ends().success());
        assert_eq!(browser.settings(), browser.before);
        assert!(!browser.has_screen());
    }
}

/// A checklist in use, in a folder of its own.
fn customer() -> (Pages, String) {
    let pages = Pages::none();
    let list = ftpb("checklist new --customer Contoso").printed();
    fs::write(pages.path("contoso.md"), &list).unwrap();
    ftpb("use").args([pages.path("contoso.md")]).env("XDG_STATE_HOME", pages.path("")).answer();
    (pages, list)
}

#[test]
fn the_terminal_is_given_back_when_the_shell_stops_and_continues_the_browser() {
    let mut browser = browse("").open();
    browser.shows("quit").types("\u{1a}").waits("the shell's screen", |_| true);
    while browser.has_screen() {
        sleep(Duration::from_millis(5));
    }
    assert_eq!(browser.settings(), browser.before);
    tools::signal("CONT", browser.id());
    browser.shows("quit").types("q");
    assert!(browser.ends().success());
    assert_eq!(browser.settings(), browser.before);
}

#[test]
fn a_browser_ends_with_its_terminal() {
    let mut browser = browse("").open();
    browser.shows("quit").closes().ends();
}

/// Sends signals at random moments, while keys are typed and boxes are ticked.
fn at_random_moments(rounds: u32) {
    let (pages, old) = customer();
    let mut chance = 12_345_u64;
    for round in 0..rounds {
        fs::write(pages.path("contoso.md"), &old).unwrap();
        let mut browser = browse("3735").env("XDG_STATE_HOME", pages.path("")).open();
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        // Some moments are before the browser has the terminal, most are while it draws and writes.
        sleep(Duration::from_millis((chance >> 33) % 200));
        for key in ["x", "j", "2", "/re", "\u{1b}", "x", "\t", "x"].iter().take(((chance >> 20) % 9) as usize)
        {
            browser.types(key);
        }
        sleep(Duration::from_millis((chance >> 40) % 60));
        match ["TERM", "HUP", "STOP"][round as usize % 3] {
            "STOP" => {
                tools::signal("STOP", browser.id());
                sleep(Duration::from_millis(20));
                tools::signal("CONT", browser.id());
                browser.shows("3735").types("\u{1b}\u{3}\u{3}");
            }
            signal => tools::signal(signal, browser.id()),
        }
        browser.ends();
        let text = fs::read_to_string(pages.path("contoso.md")).unwrap();
        let new = old.replace("[ ] **3735**", "[x] **3735**");
        assert!(text == old || text == new, "round {round}: {text}");
        assert_eq!(browser.settings(), browser.before, "round {round}");
        browser.rests();
        assert!(!browser.has_screen(), "round {round}");
    }
}

#[test]
fn signals_at_some_moments_leave_terminal_and_checklist_whole() {
    at_random_moments(12);
}

#[test]
#[ignore = "takes minutes"]
fn signals_at_two_hundred_moments_leave_terminal_and_checklist_whole() {
    at_random_moments(200);
}

#[test]
fn the_terminal_is_given_back_to_signals() {
    use std::os::unix::process::ExitStatusExt;
    for (name, number) in [("TERM", 15), ("HUP", 1), ("INT", 2)] {
        let mut browser = browse("").open();
        browser.shows("quit");
        assert!(browser.has_screen());
        tools::signal(name, browser.id());
        assert_eq!(browser.ends().signal(), Some(number), "SIG{name}");
        browser.waits("the screen before", |_| true);
        sleep(Duration::from_millis(50));
        assert!(!browser.has_screen(), "SIG{name}");
        assert!(browser.settings().contains(" icanon"), "SIG{name}: {}", browser.settings());
    }
}
