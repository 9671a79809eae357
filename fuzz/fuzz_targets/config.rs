//! The configuration: any text gives settings that their options take, or a fault with its line; a
//! playbook's file never sets what is its reader's.

#![no_main]

use std::path::Path;
use std::sync::LazyLock;

use clap::Command;
use ftpb::cli::settings::{ConfigError, read};
use ftpb_fuzz::{ONCE, bounded_beside};
use libfuzzer_sys::fuzz_target;

static COMMAND: LazyLock<Command> = LazyLock::new(|| {
    let mut command = ftpb::cli::command();
    command.build();
    command
});

fuzz_target!(|input: &[u8]| {
    let Ok(text) = std::str::from_utf8(input) else { return };
    let lines = text.matches('\n').count() + 1;
    let file = Path::new("ftpb.toml");
    LazyLock::force(&COMMAND);
    for shared in [false, true] {
        // The parser keeps up to a hundred bytes for each sign of an array: of 64 kilobytes some megabytes, and no more.
        match bounded_beside(4 * ONCE, input, || read(text, file, shared, &COMMAND)) {
            Ok((settings, notices)) => {
                assert!(settings.iter().all(|setting| (1..=lines).contains(&setting.line)));
                assert!(
                    notices
                        .iter()
                        .all(|notice| notice.starts_with("ftpb.toml:") && notices.len() <= lines.max(21))
                );
                let own = |key: &str| ["pager", "playbooks"].contains(&key);
                assert!(!shared || settings.iter().all(|setting| !own(&setting.key)));
                for setting in &settings {
                    let sub = setting.command.as_deref().map(|name| COMMAND.find_subcommand(name));
                    let of = sub.map_or(&*COMMAND, |sub| sub.expect("a command of that name"));
                    let known = |command: &Command| {
                        command.get_arguments().any(|arg| arg.get_long() == Some(&setting.key))
                    };
                    assert!(known(of) || known(&COMMAND), "{setting:?} is an option");
                }
            }
            Err(ConfigError::Wrong { line, .. }) => assert!((1..=lines).contains(&line)),
            Err(other) => panic!("a text that is there was not read: {other}"),
        }
    }
});
