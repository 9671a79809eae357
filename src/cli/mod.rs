//! Floor 3, who asks: arguments, session, rows and exit codes. Only here text meets the world.

mod beside;
mod candidates;
mod check;
mod commands;
mod completion;
pub mod config;
mod environment;
mod error;
mod filters;
pub mod help;
mod lookup;
pub mod manual;
mod notice;
mod options;
mod outcome;
mod pager;
mod progress;
mod rows;
mod session;
mod show;
mod usage;
mod version;
mod welcome;
mod wish;
mod worksheet;

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;
use std::sync::Arc;

use clap::error::ErrorKind;
use clap::{ArgMatches, CommandFactory, FromArgMatches, Parser};

use completion::{Kind, Line};
use config::{Asked, Config, Shown};
use error::Error;
use notice::Voice;
use options::Options;
use outcome::Outcome;
use pager::Screen;
use session::Session;

/// Navigate the FastTrack partner playbook: which task comes next, who does it, is it mandatory, and
/// where is it written.
#[derive(Debug, Parser)]
#[command(name = "ftpb", version, about, after_help = EXAMPLES, disable_help_subcommand = true)]
#[command(infer_subcommands = false, subcommand_required = false)]
pub struct Cli {
    #[command(flatten)]
    options: Options,
    #[command(subcommand)]
    command: Option<commands::Command>,
}

impl Cli {
    /// Whether the format is one that the command can be written in.
    fn may_report(&self) -> Result<(), Error> {
        match &self.command {
            Some(command) if command.has_own_formats() => Ok(()),
            _ => self.options.refuse_reports(),
        }
    }
}

const EXAMPLES: &str = "Examples:
  ftpb tasks --process success-execution
  ftpb show 3735 --lang de
  ftpb next --after workshop

`ftpb help TOPIC` says more about environment, exit-codes, formats, languages, references.";

/// The command line, for help, completion and manuals.
#[must_use]
pub fn command() -> clap::Command {
    help::shortened(Cli::command())
}

/// Runs one command line: says the answer on stdout, everything else on stderr, and returns the exit code.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    if let Some(shell) = completion::asking() {
        return complete(shell, &args);
    }
    let typed: Vec<String> = args.iter().map(|arg| arg.to_string_lossy().into_owned()).collect();
    let command = command();
    let cli = match parse(command.clone(), &args) {
        Ok((cli, _)) => cli,
        Err(error) => return usage(&error, &command, &typed),
    };
    if let Some(asked) = &cli.command {
        let mut screen = Screen::new(&cli.options);
        if let Some(answered) = asked.run_alone(&command, cli.options.config.as_deref(), &mut screen) {
            return end(answered, &mut screen, Voice::new(&cli.options), &typed, |_| {});
        }
    }
    match settle(command, cli, &args) {
        Ok(settled) => answer(settled, &typed),
        Err(error) => {
            Voice::without_options().error(&error, &typed);
            error.exit_code()
        }
    }
}

/// Answers a command line whose settings are known.
fn answer(mut settled: Settled, typed: &[String]) -> ExitCode {
    let settings = std::mem::take(&mut settled.settings);
    let Settled { cli, config, .. } = &settled;
    let voice = Voice::new(&cli.options);
    let mut screen = Screen::new(&cli.options);
    let opened = cli.may_report().and_then(|()| Session::open(&cli.options, config, settings));
    let session = match opened {
        Ok(session) => session,
        Err(error) => return end(Err(error), &mut screen, voice, typed, |_| {}),
    };
    if let Some(command) = cli.command.as_ref().filter(|command| command.watches()) {
        let answered = watch(command, session, &settled, voice, &mut screen);
        return end(answered, &mut screen, voice, typed, |_| {});
    }
    let answered = progress::shown(&session.playbook, !cli.options.quiet, || match &cli.command {
        Some(command) => command.run(&session, &mut screen),
        None => welcome::write(&session, &mut screen),
    });
    let code = end(answered, &mut screen, voice, typed, |voice| session.notices(voice));
    // The program ends here, and the system takes the memory back faster than it could be given back.
    std::mem::forget(session);
    code
}

/// Writes what is left of an answer, then the notices about it, then what went wrong.
fn end(
    answered: Result<Outcome, Error>,
    screen: &mut Screen,
    voice: Voice,
    typed: &[String],
    notices: impl FnOnce(Voice),
) -> ExitCode {
    // What stands before an error is still an answer.
    let finished = screen.finish().map_err(Error::from);
    let answered = answered.and_then(|outcome| finished.map(|()| outcome));
    match answered {
        Ok(outcome) => {
            notices(voice);
            outcome.exit_code()
        }
        // Nothing is said to one who has stopped listening.
        Err(error) if error.is_closed_pipe() => ExitCode::SUCCESS,
        Err(error) => {
            notices(voice);
            voice.error(&error, typed);
            error.exit_code()
        }
    }
}

/// A command line with the settings that count for it.
struct Settled {
    cli: Cli,
    settings: Vec<Shown>,
    config: Config,
}

/// Reads the settings and takes them as the defaults of the command line.
fn settle(command: clap::Command, cli: Cli, args: &[OsString]) -> Result<Settled, Error> {
    let options = &cli.options;
    let asked =
        Asked { file: options.config.clone(), none: options.no_config, playbooks: options.playbooks.clone() };
    let config = Config::load(&asked, &command)?;
    let name = cli.command.as_ref().map(|_| asked_for(&command, args)).unwrap_or_default();
    let command = config.defaults(command, name.as_deref());
    // The line was taken without the defaults; those were held against the options one by one.
    let (mut cli, matches) =
        parse(command.clone(), args).map_or((cli, None), |(cli, matches)| (cli, Some(matches)));
    let shown = |matches: &ArgMatches| config::shown(&command, matches, &config);
    let settings = matches.as_ref().map(shown).unwrap_or_default();
    if cli.command.as_ref().is_some_and(commands::Command::is_about_settings) {
        // Wrong settings can be looked at, too.
        cli.options.playbooks = None;
    }
    Ok(Settled { cli, settings, config })
}

/// The name of the command that a line asks for.
fn asked_for(command: &clap::Command, args: &[OsString]) -> Option<String> {
    let matches = command.clone().try_get_matches_from(commands::spelled_out(args)).ok()?;
    matches.subcommand_name().map(str::to_owned)
}

fn parse(mut command: clap::Command, args: &[OsString]) -> Result<(Cli, ArgMatches), clap::Error> {
    let matches = command.try_get_matches_from_mut(commands::spelled_out(args))?;
    let cli = Cli::from_arg_matches(&matches).map_err(|error| error.format(&mut command))?;
    Ok((cli, matches))
}

/// Answers again and again, each time a page has changed, until the reader interrupts.
fn watch(
    command: &commands::Command,
    mut session: Session,
    settled: &Settled,
    voice: Voice,
    screen: &mut Screen,
) -> Result<Outcome, Error> {
    let origin = session.playbook.origin();
    let watch = check::watch::Watch::over(&origin)?;
    screen.never_paged();
    loop {
        let outcome = command.run(&session, screen)?;
        screen.finish()?;
        session.notices(voice);
        voice.notice(&format!("watching `{origin}`; Ctrl-C ends"));
        if !watch.wait() {
            return Ok(outcome);
        }
        session = Session::open(&settled.cli.options, &settled.config, Vec::new())?;
    }
}

/// Help and versions are answers; everything else that clap says is an error of usage. It repeats what was typed,
/// which may hold anything.
fn usage(error: &clap::Error, command: &clap::Command, typed: &[String]) -> ExitCode {
    if let Some(error) = usage::refused(error, command, typed) {
        Voice::without_options().error(&error, typed);
        return error.exit_code();
    }
    if error.kind() == ErrorKind::DisplayVersion && version::is_long(typed) {
        let mut screen = Screen::new(&Options { no_pager: true, ..Options::default() });
        let answered = version::write(typed, &mut screen);
        return end(answered, &mut screen, Voice::without_options(), typed, |_| {});
    }
    if error.use_stderr() {
        Voice::without_options().usage(&error.render().to_string());
        return ExitCode::from(2);
    }
    let failed = error.print().is_err_and(|error| error.kind() != io::ErrorKind::BrokenPipe);
    ExitCode::from(if failed { 2 } else { 0 })
}

/// Answers a shell that asks what may come next. Whatever is wrong is no matter while one types.
fn complete(shell: &str, args: &[OsString]) -> ExitCode {
    let line = completion::line(shell, args);
    let asked = Asked {
        file: line.values("config", None).last().map(Into::into),
        none: line.words.iter().any(|word| word == "--no-config"),
        playbooks: line.playbooks(),
    };
    let config = Config::load(&asked, &command()).unwrap_or_default();
    let ask = move |kind: Kind, line: &Line| candidates::of(kind, line, &command(), &config);
    match completion::answer(shell, line, command(), &(Arc::new(ask) as completion::Ask)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(2),
    }
}
