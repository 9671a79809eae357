//! Lines whose first word is no command: `ftpb 3735` shows what it names.

use std::ffi::OsString;

use clap::builder::Resettable;
use clap::{ArgMatches, Args};

use crate::cli::args::options::Options;
use crate::cli::args::{retired, usage_error};
use crate::cli::commands::CommandLine;
use crate::cli::exit::Error;
use crate::cli::quote::quoted;
use crate::cli::reference;
use crate::cli::session::Session;
use crate::query::reference::ReferenceError;
use crate::source::lexicon::Message;

/// The command that shows what a word names.
const SHOW: &str = "show";

/// A line as ftpb reads it.
pub struct Reading {
    /// Its words, with the command that a bare reference leaves out.
    pub args: Vec<OsString>,
    /// The bare reference.
    pub bare: Option<String>,
    /// The line parsed; none if it needs the parser of every command, as help and errors of usage do.
    pub parsed: Option<Result<(CommandLine, ArgMatches), clap::Error>>,
}

impl Reading {
    /// Reads a line. A word that is nearly a command stays one if what follows does not fit to `show`.
    pub fn of(args: Vec<OsString>) -> Self {
        let parsed = CommandLine::parse_alone(&args);
        if parsed.is_none()
            && let Some((word, shown)) = with_show(&args)
        {
            let parsed = CommandLine::parse_alone(&shown);
            if parsed.is_some() || near_commands(&word).is_empty() {
                return Self { args: shown, bare: Some(word), parsed };
            }
        }
        Self { args, bare: None, parsed }
    }
}

/// The words of a line that a shell completes, with the command that a bare reference leaves out. A last word that
/// begins a command is to be one.
#[must_use]
pub fn completed(words: &[String]) -> Option<Vec<String>> {
    let args: Vec<OsString> = words.iter().map(OsString::from).collect();
    let (word, shown) = with_show(&args)?;
    let begins_command = || CommandLine::commands().iter().any(|command| command.starts_with(&word));
    if words.last() == Some(&word) && begins_command() {
        return None;
    }
    Some(shown.into_iter().map(|arg| arg.to_string_lossy().into_owned()).collect())
}

fn near_commands(word: &str) -> Vec<String> {
    usage_error::near_commands(word, &CommandLine::commands())
}

/// The first word that is neither an option nor the value of one, if it is no command; and the line with `show` before
/// it.
fn with_show(args: &[OsString]) -> Option<(String, Vec<OsString>)> {
    args.iter().skip(1).find(|arg| !arg.as_encoded_bytes().starts_with(b"-"))?;
    let parser = clap::Command::new("ftpb").disable_help_subcommand(true).allow_external_subcommands(true);
    let parser = Options::augment_args(parser).mut_args(|arg| arg.env(Resettable::Reset));
    let matches = parser.try_get_matches_from(args).ok()?;
    let (word, rest) = matches.subcommand()?;
    if retired::is_command(word) || CommandLine::is_command(word) {
        return None;
    }
    let behind = rest.get_many::<OsString>("").map_or(0, Iterator::count);
    let mut shown = args.to_vec();
    let place = args.len().checked_sub(behind + 1)?;
    // `ftpb -- 3735`: behind the dashes there are no commands.
    let is_behind_dashes = place > 1 && args.get(place - 1).is_some_and(|before| before == "--");
    shown.insert(place - usize::from(is_behind_dashes), SHOW.into());
    Some((word.to_owned(), shown))
}

/// Says how to find what is named by a word that is an abbreviation, too.
pub fn tell_of_others(word: &str, session: &Session) {
    if !matches!(session.resolver().targets(word), Err(ReferenceError::NotFound { .. })) {
        let command = session.command(&format!("show {}", quoted(word)));
        session.tell(&Message::new("abbreviation-only").with("command", command));
    }
}

/// Refuses a bare word that names nothing, and one that is rather a command written wrong.
///
/// # Errors
/// With the commands or references that come close.
pub fn check(word: &str, session: &Session) -> Result<(), Error> {
    let resolver = session.resolver();
    if resolver.is_key(word) {
        return Ok(());
    }
    reference::refuse_language(session, word)?;
    let mut suggestions = near_commands(word);
    if suggestions.is_empty() {
        match resolver.targets(word) {
            Err(ReferenceError::NotFound { suggestions: near, .. }) => suggestions = near,
            _ => return Ok(()),
        }
    }
    Err(Error::Usage {
        what: "command, task, process, activity, phase or page",
        value: word.to_owned(),
        suggestions,
        known: Vec::new(),
        list: Some("ftpb -h".to_owned()),
    })
}
