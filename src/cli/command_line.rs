//! The command line: what may be asked, and what a call asks. Of some thirty commands only the one that is
//! named gets its options: those of all take longer to make than most answers.

use std::ffi::OsString;
use std::mem::ManuallyDrop;

use clap::error::ErrorKind;
use clap::{ArgMatches, Args, Command, FromArgMatches, Subcommand};

use crate::cli::args::options::Options;
use crate::cli::commands;
use crate::cli::error::Error;
use crate::cli::shell::help;

/// A command line as typed.
#[derive(Debug)]
pub struct CommandLine {
    /// Options of every command.
    pub options: Options,
    /// The command; none where nothing but options is typed.
    pub command: Option<commands::Command>,
}

const ABOUT: &str = "Navigate the FastTrack partner playbook: which task comes next, who does it, is it mandatory, \
                     and where is it written";

const EXAMPLES: &str = "Examples:
  ftpb tasks --process success-execution
  ftpb show 3735 --lang de
  ftpb next --after workshop

Topics of `ftpb help`: environment, exit-codes, formats, languages, references.";

impl CommandLine {
    /// Whether the format is one that the command can be written in.
    ///
    /// # Errors
    /// When it is not.
    pub fn may_report(&self) -> Result<(), Error> {
        match &self.command {
            Some(command) if command.has_own_formats() => Ok(()),
            _ => self.options.refuse_reports(),
        }
    }

    /// Takes a line apart.
    ///
    /// # Errors
    /// What the parser refuses; help and version, too.
    pub fn parse(args: &[OsString]) -> Result<(Self, ArgMatches), clap::Error> {
        let words = args.iter().skip(1).filter_map(|arg| arg.to_str());
        match Self::parse_with(named(words), args) {
            // Only with all commands and options at hand it can be said what was meant.
            Err(error) if !is_answer(&error) => Self::parse_with(whole(), args),
            parsed => parsed,
        }
    }

    /// Takes a line apart by a command line with defaults of its own.
    ///
    /// # Errors
    /// What the parser refuses.
    pub fn parse_with(command: Command, args: &[OsString]) -> Result<(Self, ArgMatches), clap::Error> {
        // The call ends soon: taking a command line down piece by piece would cost as much as making it.
        let mut command = ManuallyDrop::new(command);
        let matches = command.try_get_matches_from_mut(commands::spelled_out(args))?;
        let line = Self::of(&matches).map_err(|error| error.format(&mut command))?;
        Ok((line, matches))
    }

    fn of(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let options = Options::from_arg_matches(matches)?;
        let command = matches.subcommand_name().map(|_| commands::Command::from_arg_matches(matches));
        Ok(Self { options, command: command.transpose()? })
    }
}

/// Whether what the parser says is what was asked for.
fn is_answer(error: &clap::Error) -> bool {
    matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion)
}

/// Every command with every option, for manuals, settings and suggestions.
#[must_use]
pub fn whole() -> Command {
    help::shortened(titled(commands::Command::augment_subcommands(root())))
}

/// The command line of a call with these words: with the command that a word names, and without the others; with
/// the bare names of all where none does.
#[must_use]
pub fn named<'a>(mut words: impl Iterator<Item = &'a str>) -> Command {
    if let Some(named) = words.find_map(commands::alone) {
        return help::shortened(titled(root().subcommand(named)));
    }
    let line = help::shortened(titled(commands::bare(root())));
    // No command is there to hand the options on to.
    line.mut_args(|arg| arg.global(false))
}

/// The program itself, with the options of every command.
fn root() -> Command {
    let command = Command::new("ftpb").version(env!("CARGO_PKG_VERSION")).disable_help_subcommand(true);
    Options::augment_args(command).next_help_heading(None::<&str>)
}

/// The command line with what it is for, which the parts it is made of say of themselves.
fn titled(command: Command) -> Command {
    command.about(ABOUT).long_about(None::<&str>).after_help(EXAMPLES)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<String, ErrorKind> {
        let args: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        CommandLine::parse(&args).map(|(line, _)| format!("{line:?}")).map_err(|error| error.kind())
    }

    fn parse_whole(line: &str) -> Result<String, ErrorKind> {
        let args: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        let parsed = CommandLine::parse_with(whole(), &args);
        parsed.map(|(line, _)| format!("{line:?}")).map_err(|error| error.kind())
    }

    #[test]
    fn a_line_means_the_same_with_one_command_at_hand_as_with_all() {
        for line in [
            "ftpb",
            "ftpb --json",
            "ftpb tasks --process x --json",
            "ftpb --lang de show 3735",
            "ftpb --lang show",
            "ftpb --lang tasks show 3735",
            "ftpb --playbooks tasks show tasks",
            "ftpb show tasks --lang=tasks",
            "ftpb search a -b tasks",
            "ftpb checklist new --mandatory -o x.md",
            "ftpb config init",
            "ftpb taks",
            "ftpb tasks --proces x",
            "ftpb tasks show",
            "ftpb --color sometimes tasks",
            "ftpb -V",
            "ftpb tasks -h",
            "ftpb --help",
        ] {
            assert_eq!(parse(line), parse_whole(line), "{line}");
        }
    }

    #[test]
    fn help_is_the_same_with_one_command_at_hand_as_with_all() {
        let text = |parsed: Result<(CommandLine, ArgMatches), clap::Error>| {
            parsed.err().map(|error| error.render().to_string()).unwrap_or_default()
        };
        for line in
            ["ftpb -h", "ftpb --help", "ftpb tasks -h", "ftpb show --help", "ftpb checklist new --help"]
        {
            let args: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            let said = text(CommandLine::parse(&args));
            assert!(said.contains("Usage: ftpb"), "{said}");
            assert_eq!(said, text(CommandLine::parse_with(whole(), &args)), "{line}");
        }
    }
}
