//! The command line: any command with any options over any pages is answered, in time and memory that go with them.
//!
//! The first byte of an input chooses the command, the next ten its options and their values; the rest are pages, with a
//! zero byte between them.

#![no_main]

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::{self, ExitCode};
use std::sync::LazyLock;

use clap::{Arg, Command};
use ftpb_fuzz::{ONCE, bounded_beside};
use libfuzzer_sys::fuzz_target;

/// The bytes that choose the command line.
const CHOOSING: usize = 11;

/// The files that the pages become.
const FILES: [&str; 4] =
    ["playbook/en/success-plan.md", "playbook/de/success-plan.md", "playbook/en/toc.md", "list.md"];

/// Values of options and arguments, whether they fit or not.
const VALUES: &str = "4711 success-plan list.md playbook/en/success-plan.md playbook/de plan Teams teams,exchange M SME de \
                      en,de all zz 0 1 -1 99999999999 - -- * ( \\ json csv svg table markdown sarif id,name -id success \
                      2020-01-01 2019 page task overview out.html";

/// What starts other programs, or waits for a key or for a change.
const LEFT_OUT: [&str; 7] = ["open", "browse", "watch", "pager", "diff-base", "help", "completions"];

static COMMANDS: LazyLock<Vec<(String, Command)>> = LazyLock::new(|| {
    fn add(found: &mut Vec<(String, Command)>, command: &Command, name: &str) {
        for sub in command.get_subcommands().filter(|sub| !LEFT_OUT.contains(&sub.get_name())) {
            let name = format!("{name} {}", sub.get_name());
            found.push((name.clone(), sub.clone()));
            add(found, sub, &name);
        }
    }
    let mut root = ftpb::cli::command();
    root.build();
    let mut found = Vec::new();
    add(&mut found, &root, "ftpb");
    found
});

static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = env::temp_dir().join(format!("ftpb-fuzz-{}", process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    env::set_current_dir(&folder).expect("the folder");
    folder
});

fn nth<T>(items: &[T], choice: u8) -> &T {
    &items[usize::from(choice) % items.len()]
}

/// Whether a value names what is outside of the folder, which says nothing about the input: `/` has a hundred thousand
/// files.
fn leads_out(value: &str) -> bool {
    value.starts_with(['/', '~']) || value.contains("..")
}

/// The command line that bytes choose; a value may be a word of the pages.
fn line(choosing: &[u8], pages: &str) -> Vec<OsString> {
    let (name, command) = nth(&COMMANDS, choosing[0]);
    let options: Vec<&Arg> =
        command.get_arguments().filter(|arg| !LEFT_OUT.contains(&arg.get_id().as_str())).collect();
    let words = pages.split_whitespace().take(200).filter(|word| !leads_out(word));
    let values: Vec<&str> = VALUES.split_whitespace().chain(words).collect();
    let mut line: Vec<String> = name.split(' ').map(str::to_owned).collect();
    line.extend(["--playbooks", "playbook", "--no-config"].map(str::to_owned));
    // A zero byte chooses no option: few of them fit together.
    for choice in choosing[1..].chunks_exact(2).filter(|choice| choice[0] != 0 && !options.is_empty()) {
        let option = nth(&options, choice[0]);
        line.extend(option.get_long().map(|long| format!("--{long}")));
        if option.get_action().takes_values() {
            line.push((*nth(&values, choice[1])).to_owned());
        }
    }
    line.into_iter().map(OsString::from).collect()
}

fuzz_target!(|input: &[u8]| {
    let Some((choosing, pages)) = input.split_at_checked(CHOOSING) else { return };
    let folder = LazyLock::force(&FOLDER);
    for entry in fs::read_dir(folder).expect("the folder").flatten() {
        let _ = fs::remove_dir_all(entry.path()).or_else(|_| fs::remove_file(entry.path()));
    }
    for (file, page) in FILES.iter().zip(pages.split(|byte| *byte == 0)) {
        let file = folder.join(file);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, page).expect("a page");
    }
    let line = line(choosing, &String::from_utf8_lossy(pages));
    let code = bounded_beside(8 * ONCE, input, || ftpb::cli::run(line.clone()));
    let known = [0, 1, 2].map(ExitCode::from);
    assert!(known.contains(&code), "{line:?} ended with {code:?}");
});
