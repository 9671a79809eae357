//! `ftpb check --watch`: a page that changes is checked again, until Ctrl-C.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::process::ExitStatusExt;
use std::sync::mpsc::channel;
use std::thread;

use crate::run::tools::signal;
use crate::run::{HANG, Pages, ftpb};

#[test]
fn a_page_that_changes_is_checked_again_until_it_is_interrupted() {
    let pages = Pages::none().page("a.md", "# Page\n\n[a](made-up-thing.md)\n");
    let mut call = ftpb("check --watch --format short").of(&pages).start();
    let (sender, heard) = channel();
    let (out, err) = (call.stdout.take().expect("stdout"), call.stderr.take().expect("stderr"));
    let second = sender.clone();
    thread::spawn(move || {
        BufReader::new(out).lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
    });
    thread::spawn(move || {
        BufReader::new(err).lines().map_while(Result::ok).try_for_each(|line| second.send(line))
    });
    let until = |finding: &str| {
        let mut lines: Vec<String> = Vec::new();
        // The two streams are heard in any order.
        while !["press Ctrl-C to stop", finding]
            .iter()
            .all(|part| lines.iter().any(|line| line.contains(part)))
        {
            let line = heard.recv_timeout(HANG);
            lines.push(line.unwrap_or_else(|_| panic!("{finding}: {lines:?}")));
        }
    };
    until("a.md:3:5: error: broken-link");
    fs::write(pages.path("a.md"), "# Page\n\nNothing.\n\n[a](made-up-thing.md)\n").expect("the page changes");
    until("a.md:5:5: error: broken-link");
    signal("INT", call.id());
    let status = call.wait().expect("ftpb ends");
    // A shell adds 128 to the signal's number: 130.
    assert!(status.signal() == Some(2) || status.code() == Some(130), "{status}");
}

#[test]
fn answers_that_go_on_are_not_written_into_a_file() {
    let why = "ftpb: --watch keeps printing new results, which cannot go to `found.txt`; leave out -o\n";
    let pages = Pages::none().page("a.md", "# Page\n");
    ftpb("check --watch -o found.txt").inside(&pages).of(&pages).says(why).cannot();
}
