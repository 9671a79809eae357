//! Layer 4, who asks: arguments, commands, rows, the shell around them, settings and exit codes.
//!
//! A call goes down once and up once: its words are parsed, the settings become defaults of its options, a session
//! opens the playbook, and the command writes its answer to the screen.

pub mod addresses;
pub mod args;
mod bare_reference;
#[cfg(feature = "browse")]
mod browsing;
mod candidates;
pub mod checklist_file;
pub mod checklist_in_use;
mod commands;
pub mod detail;
mod exit;
mod home;
mod lists;
mod messages;
mod paths;
mod quote;
pub mod reference;
mod refusals;
mod rows;
mod session;
pub mod settings;
pub mod shell;
mod terminal;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::thread::sleep;

use clap::ArgMatches;
use clap::error::ErrorKind;

use args::language::{self, variable};
use args::options::Options;
use args::{retired, usage_error};
use bare_reference::Reading;
use commands::{Command, CommandLine};
use exit::Outcome;
use messages::Messages;
use session::kept::KEPT;
use session::{Session, notices};
use settings::{Asked, Config, PlaybookPlace, Shown, of_environment};
use shell::completion::{self, TypedLine, ValueKind};
use shell::help;
use shell::pager::Screen;
use shell::version;
use shell::watch::{DEBOUNCE, Watch, unwatched_built_in};
use terminal::Environment;

use crate::source::Lexicons;
use crate::source::lexicon::Message;
use crate::source::store::hold::ignore_file_size_signal;

/// The parser of the command line: every command with every option.
#[must_use]
pub fn command() -> clap::Command {
    CommandLine::parser()
}

/// Runs one command line: writes the answer to stdout, everything else to stderr, and returns the exit code.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    ignore_file_size_signal();
    let args: Vec<OsString> = args.into_iter().collect();
    if let Some(shell) = completion::asking() {
        return complete(shell, &args);
    }
    let words = |args: &[OsString]| args.iter().map(|arg| arg.to_string_lossy().into_owned()).collect();
    let typed: Vec<String> = words(&args);
    let Reading { args, bare, parsed } = Reading::of(args);
    let (line, matches) = match parsed.unwrap_or_else(|| CommandLine::parse_with(command(), &args)) {
        Ok(parsed) => parsed,
        Err(error) => return refuse(&error, &args, &words(&args)),
    };
    let mut reply = Reply::new(&line.options, &typed);
    if let Err(error) = line.check_typed(&typed) {
        return reply.end(Err(error.into()), None);
    }
    if let Some(answered) =
        line.command.as_ref().and_then(|command| command.run_alone(&line.options, &mut reply.screen))
    {
        return reply.end(answered, None);
    }
    match settle(line, matches, &args) {
        Ok(settled) => answer(settled, bare.as_deref(), &typed),
        Err(error) => reply.end(Err(error), None),
    }
}

/// Where a call is answered.
struct Reply<'a> {
    screen: Screen,
    messages: Messages,
    typed: &'a [String],
    /// The value of `--lang`.
    lang: Option<String>,
}

impl<'a> Reply<'a> {
    fn new(options: &Options, typed: &'a [String]) -> Self {
        let (screen, messages) = (Screen::new(options), Messages::new(options));
        Self { screen, messages, typed, lang: options.lang.clone() }
    }

    /// Writes the rest of the answer, then the notices about it, then the error.
    fn end(mut self, answered: anyhow::Result<Outcome>, session: Option<&Session>) -> ExitCode {
        if answered.is_err() {
            self.screen.discard_file();
        }
        // What was written before an error is still an answer.
        let finished = self.screen.finish();
        let is_written = finished.is_ok();
        let answered = answered.and_then(|outcome| finished.map(|()| outcome));
        if answered.as_ref().is_err_and(exit::is_closed_pipe) {
            return ExitCode::SUCCESS;
        }
        // What was not found may be on a page that could not be read.
        let is_open = !matches!(answered, Ok(Outcome::Found | Outcome::Different));
        let incomplete = is_open && session.is_some_and(Session::is_incomplete);
        if let Some(session) = session.filter(|_| is_written) {
            if let Err(error) = &answered {
                session.shows_none(error);
            }
            session.notices(self.messages, incomplete);
        }
        match answered {
            Ok(_) if incomplete => Outcome::Incomplete.exit_code(),
            Ok(outcome) => outcome.exit_code(),
            Err(error) => {
                let own = match session {
                    Some(session) => session.sentence_of_loss(&error).or_else(|| session.sentence_of(&error)),
                    None => notices::sentence_without_session(&error, self.lang.as_deref()),
                };
                let say = |message: &Message| match session {
                    Some(session) => session.sentence(message),
                    None => notices::said_without_session(message, self.lang.as_deref()),
                };
                self.messages.error(&error, own, self.typed, say);
                exit::code_of(&error, incomplete)
            }
        }
    }
}

/// Answers a command line whose settings are known.
fn answer(mut settled: Settled, bare: Option<&str>, typed: &[String]) -> ExitCode {
    let settings = std::mem::take(&mut settled.settings);
    let line = &settled.line;
    let mut reply = Reply::new(&line.options, typed);
    let formatted = line.check_format().map_err(anyhow::Error::from);
    let session = match formatted.and_then(|()| settled.open(settings)) {
        Ok(session) => session,
        Err(error) => return reply.end(Err(error), None),
    };
    let meaning = bare.and_then(|word| Some((word, line.command.as_ref()?.meaning(word, &session)?)));
    if let Some((word, command)) = meaning {
        bare_reference::tell_of_others(word, &session);
        let answered = command.run(&session, &mut reply.screen);
        return reply.end(answered, Some(&session));
    }
    if let Some(Err(error)) = bare.map(|word| bare_reference::check(word, &session)) {
        return reply.end(Err(error.into()), Some(&session));
    }
    if line.command.as_ref().is_some_and(Command::tells_of_pages) {
        session.say_if_unnamed();
    }
    if let Some(command) = line.command.as_ref().filter(|command| command.watches()) {
        let answered = watch(command, &session, &settled, &mut reply);
        return reply.end(answered, None);
    }
    #[cfg(feature = "browse")]
    if let Some(Command::Browse(args)) = &line.command {
        let color = Environment::of_stdout(&line.options);
        return reply.end(browsing::run(args, session, (&settled.config, &settled.matches), color), None);
    }
    let answered =
        shell::progress::show_while(&session.playbook, !line.options.quiet, || match &line.command {
            Some(command) => command.run(&session, &mut reply.screen),
            None => home::write(&session, &mut reply.screen),
        });
    let code = reply.end(answered, Some(&session));
    // The process ends here; giving its memory back page by page would only take longer. One that is fuzzed goes on.
    #[cfg(not(fuzzing))]
    std::mem::forget(session);
    code
}

/// A command line with the settings that apply to it.
struct Settled {
    line: CommandLine,
    settings: Vec<Shown>,
    config: Config,
    /// What of it was typed.
    matches: ArgMatches,
}

impl Settled {
    /// Opens the playbook, in a session that knows how it was called.
    fn open(&self, settings: Vec<Shown>) -> anyhow::Result<Session> {
        let session = Session::open(&self.line.options, &self.config, settings)?;
        Ok(session.typed(&self.matches, &KEPT))
    }
}

/// Reads the settings and makes them the defaults of the command line.
fn settle(mut line: CommandLine, typed: ArgMatches, args: &[OsString]) -> anyhow::Result<Settled> {
    let options = &line.options;
    let asked =
        Asked { file: options.config.clone(), none: options.no_config, playbooks: options.playbooks.clone() };
    let mut config = Config::load(&asked, command)?;
    let is_about_settings = matches!(line.command, Some(Command::Config(_)));
    let mut settings = Vec::new();
    if is_about_settings || !config.is_empty() {
        let command = config.defaults(CommandLine::parser_for(args), typed.subcommand_name());
        // The line was parsed without the defaults already, and each default was checked against its option.
        if let Ok((settled, matches)) = CommandLine::parse_with(command.clone(), args) {
            let language = language::environment(variable, config.languages(), &Lexicons::default());
            settings = settings::shown(&command, &matches, &config, language.variable);
            line = settled;
        }
    }
    if is_about_settings {
        // Settings that name a wrong playbook can be looked at, too.
        config.playbook = PlaybookPlace::default();
    }
    Ok(Settled { line, settings, config, matches: typed })
}

/// Answers again whenever a page has changed, until the reader interrupts.
fn watch(
    command: &Command,
    session: &Session,
    settled: &Settled,
    reply: &mut Reply<'_>,
) -> anyhow::Result<Outcome> {
    if let Some(file) = &session.file {
        let message = Message::new("watch-no-file").with("file", file.display().to_string());
        anyhow::bail!(session.sentence(&message));
    }
    let origin = session.playbook.origin();
    let Some(root) = session.playbook.root().map(Path::to_owned) else {
        return Err(unwatched_built_in(&origin));
    };
    let mut watch = Watch::over(&root)?;
    reply.screen.disable_pager();
    let watching = Message::new("watching").with("file", origin);
    let mut outcome = answer_once(command, session, &watching, reply)?;
    while watch.wait() {
        (watch, outcome) = answer_anew(command, &root, settled, &watching, reply)?;
    }
    Ok(outcome)
}

/// Answers, and says that it watches.
fn answer_once(
    command: &Command,
    session: &Session,
    watching: &Message,
    reply: &mut Reply<'_>,
) -> anyhow::Result<Outcome> {
    let outcome = command.run(session, &mut reply.screen)?;
    reply.screen.finish()?;
    session.notices(reply.messages, outcome == Outcome::Incomplete);
    reply.messages.notice(&session.sentence(watching));
    Ok(outcome)
}

/// Reads the playbook again and answers. An editor or a version control system may take away for a moment what it
/// writes: that is said once, and waited for.
fn answer_anew(
    command: &Command,
    root: &Path,
    settled: &Settled,
    watching: &Message,
    reply: &mut Reply<'_>,
) -> anyhow::Result<(Watch, Outcome)> {
    let mut is_said = false;
    loop {
        // Watched before it is read, so that no change is missed; anew, because it may be another folder by now.
        let watch = Watch::over(root);
        let answered = settled.open(Vec::new()).and_then(|session| {
            let watch = watch?;
            Ok((watch, answer_once(command, &session, watching, reply)?))
        });
        match answered {
            Err(error) if !error.is::<io::Error>() => {
                if !is_said {
                    let own = notices::sentence_without_session(&error, reply.lang.as_deref());
                    reply.messages.notice(&own.unwrap_or_else(|| exit::sentence(&error)));
                    is_said = true;
                }
                sleep(DEBOUNCE);
            }
            // What cannot be written cannot be written later either.
            answered => return answered,
        }
    }
}

/// Answers what the parser does not parse: help and versions, and errors of usage.
fn refuse(error: &clap::Error, args: &[OsString], typed: &[String]) -> ExitCode {
    let options = Options::of_terminal(typed);
    let mut reply = Reply::new(&options, typed);
    let explained = retired::explain(error, typed)
        .or_else(|| usage_error::explain_no_text(error, command, args))
        .or_else(|| usage_error::explain(error, command, typed));
    if let Some(error) = explained {
        return reply.end(Err(error.into()), None);
    }
    if error.kind() == ErrorKind::DisplayVersion && version::is_long(typed) {
        let answered = version::write(typed, &mut reply.screen);
        return reply.end(answered, None);
    }
    if error.use_stderr() && error.kind() != ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        reply.messages.usage(&error.render().to_string());
        return ExitCode::from(2);
    }
    let is_of_command = typed.iter().any(|word| CommandLine::is_command(word));
    let text = if is_of_command || error.kind() != ErrorKind::DisplayHelp {
        error.render()
    } else {
        help::of_root(CommandLine::bare(), help::is_short(typed))
    };
    let written = reply.screen.write_all(help::painted(&text, Environment::of_stdout(&options)).as_bytes());
    reply.end(written.map(|()| Outcome::Found).map_err(anyhow::Error::from), None)
}

/// Answers a shell that completes a line. Settings that cannot be read are ignored: the line is not finished.
fn complete(shell: &str, args: &[OsString]) -> ExitCode {
    let mut line = completion::line(shell, args);
    if let Some(words) = bare_reference::completed(&line.words) {
        line.words = words;
    }
    let asked = Asked {
        file: line.values("config", None).last().map(Into::into),
        none: line.words.iter().any(|word| word == "--no-config"),
        playbooks: line.playbooks().or_else(of_environment),
    };
    let without = Asked { none: true, ..asked.clone() };
    let config =
        Config::load(&asked, command).or_else(|_| Config::load(&without, command)).unwrap_or_default();
    let finished: Vec<OsString> = line.words.iter().rev().skip(1).map(OsString::from).collect();
    let parser =
        if CommandLine::names_a_command(&finished) { CommandLine::parser_for(&finished) } else { command() };
    let ask = move |kind: ValueKind, line: &TypedLine| candidates::of(kind, line, command, &config);
    match completion::answer(shell, line, parser, &(Arc::new(ask) as completion::Ask)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(2),
    }
}
