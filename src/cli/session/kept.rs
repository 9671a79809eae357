//! Commands that lead on from an answer: about the same playbook, in the same language.

use clap::ArgMatches;
use clap::parser::ValueSource;

use crate::cli::quote::quoted;
use crate::cli::session::Session;

/// The option of the language.
pub const LANG: &str = "lang";

/// The option of the playbook.
pub const PLAYBOOKS: &str = "playbooks";

/// The options that a command to go on with needs, too.
pub const KEPT: [&str; 2] = [LANG, PLAYBOOKS];

impl Session {
    /// The same session, which knows how it was called: which of these options were typed.
    #[must_use]
    pub fn typed(mut self, matches: &ArgMatches, options: &[&str]) -> Self {
        self.kept = options.iter().filter_map(|option| kept(matches, option)).collect();
        self
    }

    /// A command that leads on from the answer, to be pasted: about the same playbook, in the same language.
    #[must_use]
    pub fn command(&self, words: &str) -> String {
        format!("ftpb {words}{}", self.kept)
    }
}

/// An option as typed, after a blank.
fn kept(matches: &ArgMatches, option: &str) -> Option<String> {
    if matches.value_source(option) != Some(ValueSource::CommandLine) {
        return None;
    }
    let value = matches.get_raw(option)?.next_back()?.to_string_lossy();
    // A value that begins as an option does is one only behind `=`.
    let is_dashed = value.starts_with('-');
    Some(if is_dashed {
        format!(" {}", quoted(&format!("--{option}={value}")))
    } else {
        format!(" --{option} {}", quoted(&value))
    })
}
