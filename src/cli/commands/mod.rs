//! The command line and its commands. Each command has a file with its arguments and what it does.

mod activities;
#[cfg(feature = "browse")]
pub mod browse;
mod changes;
pub mod check;
mod checklist;
mod completions;
mod config;
mod coverage;
mod diff;
mod export;
mod flow;
mod glossary;
mod init;
mod languages;
mod links;
mod list;
mod man;
mod next;
mod open;
mod pages;
mod phases;
mod processes;
mod schema;
pub mod search;
pub mod show;
mod tasks;
mod r#use;
mod r#where;

use std::ffi::{OsStr, OsString};
use std::io::Write;

use clap::builder::Resettable;
use clap::error::ErrorKind;
use clap::{Arg, ArgMatches, Args, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::cli::args::filters::{PartArg, PartFilterArgs};
use crate::cli::args::options::Options;
use crate::cli::exit::Outcome;
use crate::cli::rows;
use crate::cli::session::Session;
use crate::cli::shell::help::{self, Help};
use crate::cli::terminal::Environment;
use crate::output::Schema;

const ABOUT: &str = "Navigate the FastTrack partner playbook: which task comes next, who does it, is it mandatory, \
                     and where is it written";

const EXAMPLES: &str = "Examples:
  ftpb tasks kick-off --mandatory
  ftpb show 3735 --lang de
  ftpb next workshop

Topics of `ftpb help`: environment, exit-codes, formats, languages, options, references.";

/// A command line as typed.
#[derive(Debug, Parser)]
#[command(name = "ftpb", version, about = ABOUT, long_about = None, after_help = EXAMPLES)]
#[command(disable_help_subcommand = true)]
pub struct CommandLine {
    /// Options of every command.
    #[command(flatten)]
    pub options: Options,
    /// The command, if one is typed.
    #[command(subcommand)]
    pub command: Option<Command>,
}

impl CommandLine {
    /// Every command with every option.
    #[must_use]
    pub fn parser() -> clap::Command {
        help::shortened(Self::command())
    }

    /// Whether a word is a command.
    #[must_use]
    pub fn is_command(word: &str) -> bool {
        Command::has_subcommand(word)
    }

    /// Whether a word of a line is a command.
    #[must_use]
    pub fn names_a_command(args: &[OsString]) -> bool {
        args.iter().any(|arg| arg.to_str().is_some_and(Self::is_command))
    }

    /// Every command, as they are declared.
    #[must_use]
    pub fn bare() -> clap::Command {
        Self::command()
    }

    /// The names of all commands.
    #[must_use]
    pub fn commands() -> Vec<String> {
        Self::command().get_subcommands().map(|sub| sub.get_name().to_owned()).collect()
    }

    /// The parser of one line, with no command but those that it names: to give the options of all commands to each
    /// of them takes a third of the time of `ftpb show 3735`. A line that names none gets the help of all of them.
    #[must_use]
    pub fn parser_for(args: &[OsString]) -> clap::Command {
        let whole = Self::command();
        let is_named = |sub: &&clap::Command| args.iter().any(|arg| arg.to_str() == Some(sub.get_name()));
        let named: Vec<clap::Command> = whole.get_subcommands().filter(is_named).cloned().collect();
        if named.is_empty() {
            return whole.mut_args(|arg| arg.global(false));
        }
        Options::augment_args(clap::Command::new("ftpb").disable_help_subcommand(true)).subcommands(named)
    }

    /// Parses a line with the parser of the commands that it names; `None` if that takes the parser of every command, as
    /// help of commands and errors of usage do.
    #[must_use]
    pub fn parse_alone(args: &[OsString]) -> Option<Result<(Self, ArgMatches), clap::Error>> {
        let parser = Self::parser_for(args);
        let names_none = !Self::names_a_command(args);
        let is_of_ftpb = |error: &clap::Error| {
            names_none && matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion)
        };
        match Self::parse_with(parser, args) {
            Err(error) if !is_of_ftpb(&error) => None,
            parsed => Some(parsed),
        }
    }

    /// Parses the words of a command line.
    ///
    /// # Errors
    /// What the parser refuses; help and version, too.
    pub fn parse_with(parser: clap::Command, args: &[OsString]) -> Result<(Self, ArgMatches), clap::Error> {
        let mut parser = parser.mut_args(without_empty_variable);
        let matches = parser.try_get_matches_from_mut(search::spell_out_exclusions(args))?;
        let line = Self::from_arg_matches(&matches).map_err(|error| error.format(&mut parser))?;
        Ok((line, matches))
    }
}

/// An option that ignores its environment variable if that is empty.
fn without_empty_variable(arg: Arg) -> Arg {
    let is_empty = |name: &OsStr| std::env::var_os(name).is_some_and(|value| value.is_empty());
    if arg.get_env().is_some_and(is_empty) { arg.env(Resettable::Reset) } else { arg }
}

/// The commands, in the groups and in the order in which the help lists them.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// List tasks with id, name, requirement, role and services
    #[command(
        after_help = "Examples:\n  ftpb tasks success-execution --mandatory\n  ftpb tasks --service exchange --format csv"
    )]
    Tasks(PartFilterArgs),
    /// Show a task, process, activity, phase or page
    #[command(after_help = "Examples:\n  ftpb show 3735\n  ftpb show success-execution --outline --lang ja")]
    Show(show::Show),
    /// Show what comes after a process or before it, and when
    Next(next::Next),
    /// Search tasks, activities, sections, pages and links
    Search(search::Search),
    /// Walk through the playbook on the whole terminal, page by page
    #[cfg(feature = "browse")]
    Browse(browse::Browse),
    /// Keep a customer's checklist: create, tick, note, update, export
    Checklist(checklist::ChecklistArgs),
    /// Write the playbook or a checklist into one HTML file
    Export(export::Export),
    /// Choose the checklist that commands use when no file is named
    #[command(after_help = "Examples:\n  ftpb use contoso.md\n  ftpb use\n  ftpb use --none")]
    Use(r#use::Use),
    /// Draw the lifecycle, or show the way from one process to another
    Flow(flow::FlowArgs),
    /// Open what a task, activity or page links to
    Open(open::Open),
    /// List where a task, service, role, page or address is used
    Where(r#where::Where),
    /// List what changed in the playbook or a part of it
    Changes(changes::Changes),
    /// List the phases of the lifecycle
    #[command(after_help = "Examples:\n  ftpb phases\n  ftpb phases --lang zh-Hans")]
    Phases(PartArg),
    /// List the processes of the playbook
    #[command(after_help = "Examples:\n  ftpb processes\n  ftpb processes --phase success --sort -updated")]
    Processes(PartFilterArgs),
    /// List activities with their roles, services and tasks
    #[command(
        after_help = "Examples:\n  ftpb activities success-execution\n  ftpb activities --phase assess --role FM --lang de"
    )]
    Activities(PartFilterArgs),
    /// List all pages
    #[command(after_help = "Examples:\n  ftpb pages\n  ftpb pages --kind process --lang es")]
    Pages(pages::Pages),
    /// List the links of pages, and whether they work
    #[command(
        after_help = "Examples:\n  ftpb links success-execution\n  ftpb links --kind external --fields page,target"
    )]
    Links(links::Links),
    /// List everything that has a name, for a picker such as fzf
    List(list::List),
    /// Explain abbreviations in each language
    Glossary(glossary::Glossary),
    /// List the languages of the playbook
    #[command(
        after_help = "Examples:\n  ftpb languages\n  ftpb languages --json\n  ftpb show 3735 --lang de,en"
    )]
    Languages(PartArg),
    /// Check the pages and report what is wrong and how to fix it
    Check(Box<check::CheckArgs>),
    /// Show how much of the playbook each language has
    Coverage(coverage::Coverage),
    /// Compare two languages, or two editions, of the playbook
    Diff(diff::Diff),
    /// Copy the built-in playbook into a folder, to start your own
    #[command(after_help = "Examples:\n  ftpb init my-playbook\n  ftpb init ./playbooks")]
    Init(init::Init),
    /// Show the settings and their origin; `config set` changes them
    #[command(after_help = "Examples:\n  ftpb config\n  ftpb config --json")]
    Config(config::Config),
    /// Print the script that completes commands and names in a shell
    Completions(completions::Completions),
    /// Show the help of a command or a topic
    #[command(after_help = "Examples:\n  ftpb help tasks\n  ftpb help references")]
    Help(Help),
    /// Print a manual page, or write all of them to a folder
    #[command(after_help = "Examples:\n  ftpb man\n  ftpb man tasks")]
    Man(man::Man),
    /// Print the JSON Schema of the output of --format json
    Schema(schema::Schema),
}

/// The kinds of records that each command lists, in alphabetical order; `show` has several.
pub static RECORDS: &[(&str, &[&Schema])] = &[
    ("activities", &[&rows::activity::SHAPE]),
    ("changes", &[&rows::revision::SHAPE]),
    ("check", &[&rows::finding::SHAPE, &rows::rule::SHAPE]),
    ("checklist", &[&rows::checklist::SHAPE, &rows::progress::SHAPE, &rows::task::SHAPE]),
    ("config", &[&rows::setting::SHAPE]),
    ("coverage", &[&rows::coverage::SHAPE, &rows::missing_task::SHAPE]),
    ("diff", &[&rows::difference::SHAPE, &rows::word::SHAPE]),
    ("flow", &[&rows::route::SHAPE, &rows::step::SHAPE]),
    ("glossary", &[&rows::term::SHAPE]),
    ("languages", &[&rows::language::SHAPE]),
    ("links", &[&rows::link::SHAPE]),
    ("list", &[&rows::name::SHAPE]),
    ("next", &[&rows::step::SHAPE]),
    ("pages", &[&rows::page::SHAPE]),
    ("phases", &[&rows::phase::SHAPE]),
    ("processes", &[&rows::process::SHAPE]),
    ("search", &[&rows::hit::SHAPE]),
    (
        "show",
        &[
            &show::shapes::ACTIVITY,
            &show::shapes::PAGE,
            &show::shapes::PHASE,
            &show::shapes::PROCESS,
            &show::shapes::TASK,
        ],
    ),
    ("tasks", &[&rows::task::SHAPE]),
    ("where", &[&rows::usage::SHAPE]),
];

impl Command {
    /// Runs the command if it needs neither settings nor a playbook, so that it works even if they are broken.
    pub fn run_alone(&self, options: &Options, out: &mut dyn Write) -> Option<anyhow::Result<Outcome>> {
        match self {
            Self::Completions(args) => Some(completions::run(args, out)),
            Self::Config(args) => args.run_alone(options, &CommandLine::parser(), out),
            Self::Help(args) => Some(args.run(&CommandLine::parser(), Environment::of_stdout(options), out)),
            Self::Init(args) => Some(init::run(args, out)),
            Self::Man(args) => Some(man::run(args, &CommandLine::parser(), out)),
            Self::Use(args) => Some(r#use::run(args, options, out)),
            _ => None,
        }
    }

    /// Whether the command runs again whenever a page changes.
    #[must_use]
    pub fn watches(&self) -> bool {
        matches!(self, Self::Check(args) if args.watch)
    }

    /// Whether the answer depends on the pages, so that a reader has to know whose they are.
    #[must_use]
    pub fn tells_of_pages(&self) -> bool {
        !matches!(self, Self::Check(_) | Self::Config(_) | Self::Schema(_))
    }

    /// The command that says what a bare abbreviation means, where the playbook defines it.
    #[must_use]
    pub fn meaning(&self, word: &str, session: &Session) -> Option<Self> {
        let is_plain = matches!(self, Self::Show(show) if show.is_plain());
        (is_plain && glossary::defines(session, word)).then(|| Self::Glossary(glossary::Glossary::of(word)))
    }

    /// Runs the command.
    ///
    /// # Errors
    /// When the command has no answer, or the output refuses.
    pub fn run(&self, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        match self {
            Self::Activities(args) => activities::run(args, session, out),
            Self::Changes(args) => changes::run(args, session, out),
            Self::Check(args) => check::run(args, session, out),
            Self::Checklist(args) => checklist::run(args, session, out),
            Self::Config(_) => config::run(session, out),
            Self::Coverage(args) => coverage::run(args, session, out),
            Self::Diff(args) => diff::run(args, session, out),
            Self::Export(args) => export::run(args, session, out),
            Self::Flow(args) => flow::run(args, session, out),
            Self::Glossary(args) => glossary::run(args, session, out),
            Self::Languages(args) => languages::run(args, session, out),
            Self::Links(args) => links::run(args, session, out),
            Self::List(args) => list::run(args, session, out),
            Self::Next(args) => next::run(args, session, out),
            Self::Open(args) => open::run(args, session, out),
            Self::Pages(args) => pages::run(args, session, out),
            Self::Phases(args) => phases::run(args, session, out),
            Self::Processes(args) => processes::run(args, session, out),
            Self::Schema(args) => schema::run(args, out),
            Self::Search(args) => search::run(args, session, out),
            Self::Show(args) => show::run(args, session, out),
            Self::Tasks(args) => tasks::run(args, session, out),
            Self::Where(args) => r#where::run(args, session, out),
            #[cfg(feature = "browse")]
            Self::Browse(_) => Ok(Outcome::Found),
            Self::Completions(_) | Self::Help(_) | Self::Init(_) | Self::Man(_) | Self::Use(_) => {
                Ok(Outcome::Found)
            }
        }
    }
}
