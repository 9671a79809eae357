//! The pictures of the README: what the browser shows.

use super::screen::browse;
use crate::run::{Pages, built_in};

/// The start of the line above a picture: `<!-- browse ARGUMENTS; KEYS; WHAT IS SEEN THEN -->`.
const ABOVE: &str = "<!-- browse ";

/// The text with every picture as it is seen now, on a terminal of 80 columns and 24 rows. A customer is in use.
pub fn with_pictures(readme: &str) -> String {
    let home = Pages::none();
    let list = home.path("contoso.md");
    built_in("checklist new -p customer-success-workshop -p success-execution -p success-review --customer Contoso -o")
        .args([&list])
        .answer();
    let state = home.path("state");
    built_in("use").args([&list]).env("XDG_STATE_HOME", &state).answer();
    built_in("checklist done 3718 2536").env("XDG_STATE_HOME", &state).answer();
    let mut written = String::new();
    let mut lines = readme.lines();
    while let Some(line) = lines.next() {
        written.extend([line, "\n"]);
        let Some(shown) = line.strip_prefix(ABOVE).and_then(|line| line.strip_suffix(" -->")) else {
            continue;
        };
        let [arguments, keys, awaited] = shown.split(';').collect::<Vec<_>>()[..] else {
            panic!("arguments, keys, and what is awaited: {shown}")
        };
        let mut browser = browse(arguments.trim()).built_in().env("XDG_STATE_HOME", &state).open();
        browser.shows("Contoso 2/14").rests();
        browser.types(&keys.trim().replace("\\r", "\r").replace("\\t", "\t")).shows(awaited.trim()).rests();
        written.extend(["\n```text\n", &browser.screen(), "```\n"]);
        // The picture that is there is one block, between two fences.
        let mut old = lines.by_ref().skip_while(|line| !line.starts_with("```text"));
        old.next();
        old.find(|line| *line == "```").expect("a picture ends");
    }
    written
}
