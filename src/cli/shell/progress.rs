//! Progress: a line on stderr while pages are read, for whoever waits longer than a third of a second.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use crate::playbook::Playbook;

/// How long nobody wonders yet.
const PATIENCE: Duration = Duration::from_millis(333);
/// How often the line is drawn anew.
const TICK: Duration = Duration::from_millis(100);

/// Does some work on a playbook; its progress is shown where a person looks on and it takes a while.
pub fn shown<T>(playbook: &Playbook, wished: bool, work: impl FnOnce() -> T) -> T {
    let dumb = env::var_os("TERM").is_none_or(|term| term == "dumb") || env::var_os("CI").is_some();
    if !wished || dumb || !io::stderr().is_terminal() {
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

/// Draws the line as long as work is done and there is progress.
fn draw(done: &mpsc::Receiver<()>, all: usize, read: impl Fn() -> usize) {
    let mut drawn = false;
    let mut before = 0;
    let mut wait = PATIENCE;
    while let Err(RecvTimeoutError::Timeout) = done.recv_timeout(wait) {
        wait = TICK;
        let now = read();
        if now > before && now < all {
            // Nobody is left to be told that stderr is closed.
            let _ = write!(io::stderr(), "\rreading pages: {now} of {all} ");
            drawn = true;
        }
        before = now;
    }
    if drawn {
        let _ = write!(io::stderr(), "\r{:40}\r", "");
    }
}
