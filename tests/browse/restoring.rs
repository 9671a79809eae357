//! The terminal is as it was before, however the browser ends; where there is none, a sentence says what to use.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::thread::sleep;
use std::time::Duration;

use ftpb::browse::answer::{Answer, Hit, Question};
use ftpb::browse::thing::Thing;
use ftpb::browse::tree::Node;
use ftpb::browse::{Answers, Loaded};
use ftpb::source::Tag;

use super::screen::{Start, browse, customer};
use crate::run::{ftpb, tools};

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

/// Answers that end in a panic when somebody searches.
struct Panics;

impl Answers for Panics {
    fn load(&mut self, _: &Tag, _: &str) -> Result<Loaded, String> {
        Ok(Loaded { nodes: vec![Node::default()], ..Loaded::default() })
    }

    fn ask(&mut self, _: &Question) -> Answer {
        Answer::default()
    }

    fn search(&mut self, words: &str) -> Result<Vec<Hit>, String> {
        panic!("no answer to {words}")
    }

    fn thing(&mut self, _: &str) -> Result<Thing, String> {
        Ok(Thing::default())
    }

    fn run(&mut self, _: &[String]) -> Result<String, String> {
        Ok(String::new())
    }

    fn line(&self, _: &Question) -> String {
        String::new()
    }

    fn open(&mut self, _: &str) -> String {
        String::new()
    }

    fn place(&mut self, _: &Thing) -> Option<(PathBuf, u32)> {
        None
    }

    fn completed(&mut self, _: &str) -> Vec<String> {
        Vec::new()
    }

    fn changed(&mut self) -> Option<Result<(), String>> {
        None
    }
}

/// The program of this test runs itself on a terminal, as a browser whose answers panic.
#[test]
fn the_terminal_is_given_back_before_a_panic_is_reported() {
    const NAME: &str = "browse::restoring::the_terminal_is_given_back_before_a_panic_is_reported";
    if std::env::var_os("FTPB_TEST_PANICS").is_some() {
        ftpb::browse::run(&mut Panics, ftpb::browse::Start::default()).unwrap();
    }
    let start = Start::of(std::env::current_exe().unwrap()).env("FTPB_TEST_PANICS", "yes");
    let mut browser = start.args(["--exact", NAME, "--nocapture"]).open();
    browser.shows("browse-quit");
    assert!(browser.has_screen());
    browser.types("/x");
    assert!(!browser.ends().success());
    assert_eq!(browser.settings(), browser.before);
    // What is written to the other screen is lost with it.
    browser.shows("no answer to x");
    assert!(!browser.has_screen());
}

#[test]
fn signals_do_not_wait_for_the_editor() {
    use std::os::unix::process::ExitStatusExt;
    let (pages, list) = customer();
    fs::create_dir(pages.path("playbook")).unwrap();
    fs::write(pages.path("playbook/success-x.md"), "# X\n\nPhase: **Success**\n").unwrap();
    let editor = pages.path("editor");
    let [started, ended] = ["started", "ended"].map(|name| pages.path(name));
    // Ctrl-C is for the editor; it ends the browser no more than it would end a shell.
    let script = format!(
        "#!/bin/sh\ntrap : INT\nkill -INT $PPID\nsleep 0.1\necho > {}\nwhile ! [ -e {} ]; do sleep 0.05; done\n",
        started.display(),
        ended.display()
    );
    fs::write(&editor, script).unwrap();
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).unwrap();
    let start = browse("success-x").env("FTPB_PLAYBOOKS", pages.path("playbook")).env("EDITOR", &editor);
    let mut browser = start.env("XDG_STATE_HOME", pages.path("")).open();
    browser.shows("1 Page").types("e").waits("the editor", |_| started.exists());
    assert!(!browser.has_screen());
    tools::signal("TERM", browser.id());
    assert_eq!(browser.ends().signal(), Some(15));
    assert_eq!(browser.settings(), browser.before);
    fs::write(&ended, "").unwrap();
    assert_eq!(fs::read_to_string(pages.path("contoso.md")).unwrap(), list);
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
