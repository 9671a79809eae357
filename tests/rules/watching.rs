//! `ftpb check --watch`: a page that changes is checked again, until Ctrl-C.

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use crate::run::Pages;

#[test]
fn a_page_that_changes_is_checked_again_until_it_is_interrupted() {
    let pages = Pages::none().page("a.md", "# Page\n\n[a](made-up-thing.md)\n");
    let mut command = Command::new(env!("CARGO_BIN_EXE_ftpb"));
    command.args(["check", "--watch", "--format", "short", "--playbooks"]).arg(pages.path(""));
    command.env_clear().stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut call = command.spawn().expect("ftpb starts");
    let (sender, heard) = channel();
    let (out, err) = (call.stdout.take().expect("stdout"), call.stderr.take().expect("stderr"));
    let second = sender.clone();
    thread::spawn(move || {
        BufReader::new(out).lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
    });
    thread::spawn(move || {
        BufReader::new(err).lines().map_while(Result::ok).try_for_each(|line| second.send(line))
    });
    // A slow machine may take its time; a line that never comes fails the test.
    let until = |finding: &str| {
        let mut lines: Vec<String> = Vec::new();
        // The two streams are heard in any order.
        while !["Ctrl-C ends", finding].iter().all(|part| lines.iter().any(|line| line.contains(part))) {
            let line = heard.recv_timeout(Duration::from_secs(60));
            lines.push(line.unwrap_or_else(|_| panic!("{finding}: {lines:?}")));
        }
    };
    until("a.md:3:5: error: broken-link");
    fs::write(pages.path("a.md"), "# Page\n\nNothing.\n\n[a](made-up-thing.md)\n").expect("the page changes");
    until("a.md:5:5: error: broken-link");
    let killed = Command::new("kill").args(["-INT", &call.id().to_string()]).status().expect("kill runs");
    assert!(killed.success());
    let status = call.wait().expect("ftpb ends");
    // A shell adds 128 to the signal's number: 130.
    assert!(status.signal() == Some(2) || status.code() == Some(130), "{status}");
}
