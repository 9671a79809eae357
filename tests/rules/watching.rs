//! `ftpb check --watch`: a page that changes is checked again, until Ctrl-C.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::os::unix::process::ExitStatusExt;
use std::process::Child;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use crate::run::tools::signal;
use crate::run::{Call, HANG, Pages, ftpb};

/// A check that watches, and what it writes.
struct Watching {
    call: Child,
    heard: Receiver<String>,
}

fn hear(from: impl Read + Send + 'static, sender: Sender<String>) {
    thread::spawn(move || {
        BufReader::new(from).lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
    });
}

impl Watching {
    fn start(call: Call) -> Self {
        let mut call = call.with("--format short").start();
        let (sender, heard) = channel();
        hear(call.stdout.take().expect("stdout"), sender.clone());
        hear(call.stderr.take().expect("stderr"), sender);
        Self { call, heard }
    }

    /// Waits for an answer with a finding, and returns its lines.
    #[track_caller]
    fn until(&self, finding: &str) -> Vec<String> {
        self.hears(&["press Ctrl-C to stop", finding])
    }

    /// Waits for lines on the two streams, in any order.
    #[track_caller]
    fn hears(&self, parts: &[&str]) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        while !parts.iter().all(|part| lines.iter().any(|line| line.contains(part))) {
            let line = self.heard.recv_timeout(HANG);
            lines.push(line.unwrap_or_else(|_| panic!("{parts:?}: {lines:?}")));
        }
        lines
    }

    fn interrupt(mut self) {
        signal("INT", self.call.id());
        let status = self.call.wait().expect("ftpb ends");
        // A shell adds 128 to the signal's number: 130.
        assert!(status.signal() == Some(2) || status.code() == Some(130), "{status}");
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        // A test that fails leaves nothing running.
        let _ = self.call.kill();
    }
}

/// A page whose broken link is on the line of this number.
fn broken_at(line: usize) -> String {
    format!("# Page\n{}[a](made-up-thing.md)\n", "\n".repeat(line - 2))
}

#[test]
fn a_page_that_changes_is_checked_again_until_it_is_interrupted() {
    let pages = Pages::none().page("a.md", broken_at(3));
    let watching = Watching::start(ftpb("check --watch").of(&pages));
    watching.until("a.md:3:5: error: broken-link");
    fs::write(pages.path("a.md"), broken_at(5)).expect("the page changes");
    watching.until("a.md:5:5: error: broken-link");
    watching.interrupt();
}

#[test]
fn a_page_alone_is_watched_however_often_it_is_saved_as_a_new_file() {
    let pages = Pages::none().page("w/p.md", broken_at(3));
    let (page, part) = (pages.path("w/p.md"), pages.path("w/part"));
    let watching = Watching::start(ftpb("check --watch --playbooks w/p.md").inside(&pages));
    watching.until("p.md:3:5: error: broken-link");
    for line in 4..8 {
        fs::write(&part, broken_at(line)).expect("the page is written");
        fs::rename(&part, &page).expect("the page changes");
        watching.until(&format!("p.md:{line}:5: error: broken-link"));
    }
    // Another file beside it is none of the playbook.
    fs::write(pages.path("w/other.md"), broken_at(3)).expect("the file is written");
    fs::write(&part, broken_at(9)).expect("the page is written");
    thread::sleep(Duration::from_millis(400));
    fs::rename(&part, &page).expect("the page changes");
    let lines = watching.until("p.md:9:5: error: broken-link");
    assert!(!lines.iter().any(|line| line.contains("p.md:7:5")), "{lines:?}");
    watching.interrupt();
}

#[test]
fn what_is_missing_for_a_moment_is_said_once_and_watched_when_it_is_back() {
    for of in ["w/p.md", "w"] {
        let pages = Pages::none().page("w/p.md", broken_at(3));
        let watching = Watching::start(ftpb("check --watch --playbooks").args([of]).inside(&pages));
        watching.until("p.md:3:5: error: broken-link");
        let mut line = 4;
        // The page, and the folder with the page; the folder is another one afterwards.
        for gone in ["w/p.md", "w"] {
            fs::rename(pages.path(gone), pages.path("away")).expect("it is gone");
            let mut lines = watching.hears(&["w"]);
            thread::sleep(Duration::from_millis(500));
            fs::create_dir_all(pages.path("w")).expect("the folder is there");
            fs::write(pages.path("w/p.md"), broken_at(line)).expect("the page is back");
            lines.extend(watching.until(&format!("p.md:{line}:5: error: broken-link")));
            let said = lines.iter().filter(|line| line.contains("ftpb: ") && !line.contains("watching"));
            assert_eq!(said.count(), 1, "{lines:?}");
            fs::write(pages.path("w/p.md"), broken_at(line + 1)).expect("the page changes");
            watching.until(&format!("p.md:{}:5: error: broken-link", line + 1));
            line += 2;
            let away = pages.path("away");
            if away.is_dir() { fs::remove_dir_all(away) } else { fs::remove_file(away) }.expect("it goes");
        }
        watching.interrupt();
    }
}

#[test]
fn a_page_that_the_line_names_may_be_missing_for_a_moment() {
    let pages = Pages::none().page("a.md", broken_at(3)).page("b.md", "# B\n");
    let watching = Watching::start(ftpb("check a.md --watch --playbooks .").inside(&pages));
    watching.until("a.md:3:5: error: broken-link");
    fs::rename(pages.path("a.md"), pages.path("away")).expect("the page is gone");
    watching.hears(&["a.md`"]);
    fs::write(pages.path("a.md"), broken_at(4)).expect("the page is back");
    watching.until("a.md:4:5: error: broken-link");
    watching.interrupt();
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_whose_name_is_not_utf_8_is_watched() {
    use std::os::unix::ffi::OsStrExt;
    let pages = Pages::none();
    let folder = pages.path("").join(std::ffi::OsStr::from_bytes(b"f\xfcr"));
    fs::create_dir(&folder).expect("the folder is made");
    fs::write(folder.join("a.md"), broken_at(3)).expect("the page is written");
    let watching = Watching::start(ftpb("check --watch").of(&folder));
    watching.until("a.md:3:5: error: broken-link");
    fs::write(folder.join("a.md"), broken_at(5)).expect("the page changes");
    watching.until("a.md:5:5: error: broken-link");
    watching.interrupt();
}

#[test]
fn what_cannot_be_watched_is_said_in_a_sentence() {
    let why = "ftpb: the playbook `built in` cannot be watched; name a folder with --playbooks\n";
    ftpb("check --watch --playbooks built-in").says(why).cannot();
}

#[test]
fn answers_that_go_on_are_not_written_into_a_file() {
    let why = "ftpb: --watch keeps printing new results, which cannot go to `found.txt`; leave out -o\n";
    let pages = Pages::none().page("a.md", "# Page\n");
    ftpb("check --watch -o found.txt").inside(&pages).of(&pages).says(why).cannot();
}
