//! Floor 3, who asks: arguments, session, rows and exit codes. Only here text meets the world.

mod beside;
mod check;
mod commands;
mod environment;
mod error;
mod filters;
mod lookup;
mod notice;
mod options;
mod outcome;
mod rows;
mod session;
mod show;
mod wish;
mod worksheet;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser};

use error::Error;
use notice::Voice;
use options::Options;
use outcome::Outcome;
use session::Session;

/// Navigate the FastTrack partner playbook: which task comes next, who does it, is it mandatory, and
/// where is it written.
#[derive(Debug, Parser)]
#[command(name = "ftpb", version, about, after_help = EXAMPLES, disable_help_subcommand = false)]
#[command(infer_subcommands = false, subcommand_required = false)]
pub struct Cli {
    #[command(flatten)]
    options: Options,
    #[command(subcommand)]
    command: Option<commands::Command>,
}

const EXAMPLES: &str = "Examples:
  ftpb tasks --process success-execution
  ftpb show 3735 --lang de
  ftpb next --after workshop";

/// The command line, for help, completion and manuals.
#[must_use]
pub fn command() -> clap::Command {
    Cli::command()
}

/// Runs one command line: says the answer on stdout, everything else on stderr, and returns the exit code.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let typed: Vec<String> = args.iter().map(|arg| arg.to_string_lossy().into_owned()).collect();
    let parsed = Cli::command()
        .try_get_matches_from(commands::spelled_out(&args))
        .and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => return usage(&error),
    };
    let voice = Voice::new(&cli.options);
    let mut out = io::BufWriter::new(io::stdout().lock());
    match answer(&cli, voice, &mut out) {
        Ok(outcome) => outcome.exit_code(),
        Err(error) if error.is_closed_pipe() => ExitCode::SUCCESS,
        Err(error) => {
            // What stands before the error is still an answer; a second failure changes nothing.
            let _ = out.flush();
            voice.error(&error, &typed);
            error.exit_code()
        }
    }
}

fn answer(cli: &Cli, voice: Voice, out: &mut dyn Write) -> Result<Outcome, Error> {
    if !cli.command.as_ref().is_some_and(commands::Command::has_own_formats) {
        cli.options.refuse_reports()?;
    }
    let session = Session::open(&cli.options)?;
    if let Some(command) = cli.command.as_ref().filter(|command| command.watches()) {
        return watch(command, session, cli, voice, out);
    }
    let outcome = match &cli.command {
        Some(command) => command.run(&session, out),
        None => commands::welcome(&session, out),
    };
    // What is said about an answer follows it; nothing is said to one who has stopped listening.
    let outcome = outcome.and_then(|outcome| Ok(out.flush().map(|()| outcome)?));
    if !outcome.as_ref().is_err_and(Error::is_closed_pipe) {
        session.notices(voice);
    }
    // The program ends here, and the system takes the memory back faster than it could be given back.
    std::mem::forget(session);
    outcome
}

/// Answers again and again, each time a page has changed, until the reader interrupts.
fn watch(
    command: &commands::Command,
    mut session: Session,
    cli: &Cli,
    voice: Voice,
    out: &mut dyn Write,
) -> Result<Outcome, Error> {
    let origin = session.playbook.origin();
    let watch = check::watch::Watch::over(&origin)?;
    loop {
        let outcome = command.run(&session, out)?;
        out.flush()?;
        session.notices(voice);
        voice.notice(&format!("watching `{origin}`; Ctrl-C ends"));
        if !watch.wait() {
            return Ok(outcome);
        }
        session = Session::open(&cli.options)?;
    }
}

/// Help and versions are answers; everything else that clap says is an error of usage. It repeats what was typed,
/// which may hold anything.
fn usage(error: &clap::Error) -> ExitCode {
    if error.use_stderr() {
        Voice::without_options().usage(&error.render().to_string());
        return ExitCode::from(2);
    }
    let failed = error.print().is_err_and(|error| error.kind() != io::ErrorKind::BrokenPipe);
    ExitCode::from(if failed { 2 } else { 0 })
}
