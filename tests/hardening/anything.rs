//! Random commands with random options over random pages: always an answer that a person can act on.
//!
//! `FTPB_CASES` says how many lines are tried; 48 where it says nothing.

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::{TABLE, sound, well};
use crate::reading::mutation::Mutated;
use crate::reading::random::{page_and_damage, pages, soup};
use crate::run::{Pages, unnamed};
use crate::shell::help::commands;

/// What starts other programs, waits for a key or for another change.
const LEFT_OUT: [&str; 7] = ["open", "browse", "watch", "pager", "help", "version", "completions"];

/// Values that options and arguments get, whether they fit or not.
const VALUES: &str = "4711 3735 success-sound-page soup en/soup.md plan Teams teams,exchange M SME de en,de all zz 0 1 -1 \
                      99999999999 - -- * ( \\ \u{1b}[31m 語 json csv svg table id,name -id success 2020-01-01 2019 page \
                      task overview out.txt";

/// One line: a command, arguments and options of it, each with any value.
fn line() -> impl Strategy<Value = Vec<String>> {
    let command = any::<Index>();
    let values: Vec<&str> = VALUES.split(' ').chain(["", " "]).collect();
    let words = prop::collection::vec((any::<Index>(), select(values)), 0..5);
    (command, words).prop_map(|(command, words)| {
        let commands = commands();
        let fit: Vec<_> =
            commands.iter().filter(|(name, _)| !LEFT_OUT.iter().any(|out| name.starts_with(out))).collect();
        let (name, command) = command.get(&fit);
        let options: Vec<&clap::Arg> =
            command.get_arguments().filter(|arg| !LEFT_OUT.contains(&arg.get_id().as_str())).collect();
        let mut line: Vec<String> = name.split(' ').map(str::to_owned).collect();
        for (option, value) in &words {
            let option = option.get(&options);
            line.extend(option.get_long().map(|long| format!("--{long}")));
            if option.get_action().takes_values() {
                line.push((*value).to_owned());
            }
        }
        line
    })
}

fn cases() -> u32 {
    std::env::var("FTPB_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(48)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_line_over_any_pages_is_answered(
        lines in prop::collection::vec(line(), 3),
        soup in soup(),
        (page, damage) in page_and_damage(),
    ) {
        let whole = page.get(pages());
        let folder = Pages::none()
            .page("en/success-sound-page.md", sound(4711))
            .page("en/soup.md", format!("{TABLE}{soup}"))
            .page(&whole.file, Mutated::new(&whole.text, &damage).text);
        for line in &lines {
            let call = unnamed("").env("HOME", folder.path("")).env("PATH", "");
            well(&line.join(" "), &call.inside(folder.path("")).args(line).answer());
        }
    }
}
