//! Progress: a line on stderr while pages are read, if that takes longer than a third of a second.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use crate::playbook::Playbook;

/// The delay before the line appears.
const DELAY: Duration = Duration::from_millis(333);
/// The interval between updates.
const INTERVAL: Duration = Duration::from_millis(100);

/// Runs `work`, and shows how many pages it has read if stderr is a terminal.
pub fn show_while<T>(playbook: &Playbook, enabled: bool, work: impl FnOnce() -> T) -> T {
    let dumb = env::var_os("TERM").is_none_or(|term| term == "dumb") || env::var_os("CI").is_some();
    if !enabled || dumb || !io::stderr().is_terminal() {
        return work();
    }
    thread::scope(|scope| {
        let (working, done) = mpsc::channel::<()>();
        scope.spawn(move || {
            let read = || playbook.lazy_pages().iter().filter(|lazy_page| lazy_page.is_read()).count();
            draw(&done, playbook.lazy_pages().len(), read);
        });
        let result = work();
        drop(working);
        result
    })
}

/// Updates the line until the work is done.
fn draw(done: &mpsc::Receiver<()>, all: usize, read: impl Fn() -> usize) {
    let mut drawn = false;
    let mut before = 0;
    let mut wait = DELAY;
    while let Err(RecvTimeoutError::Timeout) = done.recv_timeout(wait) {
        wait = INTERVAL;
        let now = read();
        if now > before && now < all {
            // A closed stderr cannot be reported anywhere.
            let _ = write!(io::stderr(), "\rreading pages: {now} of {all} ");
            drawn = true;
        }
        before = now;
    }
    if drawn {
        let _ = write!(io::stderr(), "\r{:40}\r", "");
    }
}
