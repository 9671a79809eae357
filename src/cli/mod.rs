//! Floor 3, who asks: arguments, session, rows and exit codes. Only here text meets the world.

pub mod args;
mod candidates;
pub mod checklist_file;
mod commands;
pub mod detail;
mod environment;
mod error;
mod notice;
mod outcome;
pub mod reference;
mod rows;
mod session;
pub mod settings;
pub mod shell;
pub mod side_by_side;
mod usage_error;
mod version;
mod welcome;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;

use clap::error::ErrorKind;

use args::options::Options;
use commands::CommandLine;
use environment::Environment;
use error::Error;
use notice::Messages;
use outcome::Outcome;
use session::Session;
use settings::{Asked, Config, Shown};
use shell::completion::{self, TypedLine, ValueKind};
use shell::help;
use shell::pager::Screen;

/// The parser of the command line: every command with every option.
#[must_use]
pub fn command() -> clap::Command {
    CommandLine::parser()
}

/// Runs one command line: says the answer on stdout, everything else on stderr, and returns the exit code.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    if let Some(shell) = completion::asking() {
        return complete(shell, &args);
    }
    let typed: Vec<String> = args.iter().map(|arg| arg.to_string_lossy().into_owned()).collect();
    let (line, matches) = match CommandLine::parse_with(command(), &args) {
        Ok(parsed) => parsed,
        Err(error) => return usage(&error, &typed),
    };
    if let Some(asked) = &line.command {
        let mut screen = Screen::new(&line.options);
        if let Some(answered) = asked.run_alone(&line.options, &mut screen) {
            return end(answered, &mut screen, Messages::new(&line.options), &typed, |_| {});
        }
    }
    match settle(line, matches.subcommand_name(), &args) {
        Ok(settled) => answer(settled, &typed),
        Err(error) => {
            Messages::new(&Options::of_terminal(&typed)).error(&error, &typed);
            error.exit_code()
        }
    }
}

/// Answers a command line whose settings are known.
fn answer(mut settled: Settled, typed: &[String]) -> ExitCode {
    let settings = std::mem::take(&mut settled.settings);
    let Settled { line, config, .. } = &settled;
    let messages = Messages::new(&line.options);
    let mut screen = Screen::new(&line.options);
    let opened = line.check_format().and_then(|()| Session::open(&line.options, config, settings));
    let session = match opened {
        Ok(session) => session,
        Err(error) => return end(Err(error), &mut screen, messages, typed, |_| {}),
    };
    if let Some(command) = line.command.as_ref().filter(|command| command.watches()) {
        let answered = watch(command, session, &settled, messages, &mut screen);
        return end(answered, &mut screen, messages, typed, |_| {});
    }
    let answered = shell::progress::shown(&session.playbook, !line.options.quiet, || match &line.command {
        Some(command) => command.run(&session, &mut screen),
        None => welcome::write(&session, &mut screen),
    });
    end(answered, &mut screen, messages, typed, |messages| session.notices(messages))
}

/// Writes what is left of an answer, then the notices about it, then what went wrong.
fn end(
    answered: Result<Outcome, Error>,
    screen: &mut Screen,
    messages: Messages,
    typed: &[String],
    notices: impl FnOnce(Messages),
) -> ExitCode {
    // What stands before an error is still an answer.
    let finished = screen.finish().map_err(Error::from);
    let answered = answered.and_then(|outcome| finished.map(|()| outcome));
    match answered {
        Ok(outcome) => {
            notices(messages);
            outcome.exit_code()
        }
        // Nothing is said to one who has stopped listening.
        Err(error) if error.is_closed_pipe() => ExitCode::SUCCESS,
        Err(error) => {
            notices(messages);
            messages.error(&error, typed);
            error.exit_code()
        }
    }
}

/// A command line with the settings that count for it.
struct Settled {
    line: CommandLine,
    settings: Vec<Shown>,
    config: Config,
}

/// Reads the settings and takes them as the defaults of the command line.
fn settle(mut line: CommandLine, name: Option<&str>, args: &[OsString]) -> Result<Settled, Error> {
    let options = &line.options;
    let asked =
        Asked { file: options.config.clone(), none: options.no_config, playbooks: options.playbooks.clone() };
    let config = Config::load(&asked, command)?;
    let is_about_settings = line.command.as_ref().is_some_and(commands::Command::is_about_settings);
    let mut settings = Vec::new();
    if is_about_settings || !config.is_empty() {
        let command = config.defaults(command(), name);
        // The line was taken without the defaults; those were held against the options one by one.
        if let Ok((settled, matches)) = CommandLine::parse_with(command.clone(), args) {
            settings = settings::shown(&command, &matches, &config);
            line = settled;
        }
    }
    if is_about_settings {
        // Wrong settings can be looked at, too.
        line.options.playbooks = None;
    }
    Ok(Settled { line, settings, config })
}

/// Answers again and again, each time a page has changed, until the reader interrupts.
fn watch(
    command: &commands::Command,
    mut session: Session,
    settled: &Settled,
    messages: Messages,
    screen: &mut Screen,
) -> Result<Outcome, Error> {
    let origin = session.playbook.origin();
    let watch = commands::check::watch::Watch::over(&origin)?;
    screen.never_paged();
    loop {
        let outcome = command.run(&session, screen)?;
        screen.finish()?;
        session.notices(messages);
        messages.notice(&format!("watching `{origin}`; Ctrl-C ends"));
        if !watch.wait() {
            return Ok(outcome);
        }
        session = Session::open(&settled.line.options, &settled.config, Vec::new())?;
    }
}

/// Help and versions are answers; everything else that clap says is an error of usage. It repeats what was typed,
/// which may hold anything.
fn usage(error: &clap::Error, typed: &[String]) -> ExitCode {
    let options = Options::of_terminal(typed);
    let messages = Messages::new(&options);
    if let Some(error) = usage_error::refused(error, command, typed) {
        messages.error(&error, typed);
        return error.exit_code();
    }
    let mut screen = Screen::new(&options);
    if error.kind() == ErrorKind::DisplayVersion && version::is_long(typed) {
        let answered = version::write(typed, &mut screen);
        return end(answered, &mut screen, messages, typed, |_| {});
    }
    if error.use_stderr() {
        messages.usage(&error.render().to_string());
        return ExitCode::from(2);
    }
    let text = help::asked(&error.render(), command, typed);
    let written = screen.write_all(help::painted(&text, Environment::of_stdout(&options)).as_bytes());
    end(written.map(|()| Outcome::Found).map_err(Error::from), &mut screen, messages, typed, |_| {})
}

/// Answers a shell that asks what may come next. Whatever is wrong is no matter while one types.
fn complete(shell: &str, args: &[OsString]) -> ExitCode {
    let line = completion::line(shell, args);
    let asked = Asked {
        file: line.values("config", None).last().map(Into::into),
        none: line.words.iter().any(|word| word == "--no-config"),
        playbooks: line.playbooks(),
    };
    let config = Config::load(&asked, command).unwrap_or_default();
    let ask = move |kind: ValueKind, line: &TypedLine| candidates::of(kind, line, command, &config);
    match completion::answer(shell, line, command(), &(Arc::new(ask) as completion::Ask)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(2),
    }
}
