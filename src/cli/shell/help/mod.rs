//! Help: that of the commands, and topics about all of them. Each file of `topics/` is a topic.

mod layout;
mod root;

use std::io::{self, IsTerminal, Write};

use clap::builder::StyledStr;
use clap::{Arg, Args, Command};

pub use crate::cli::args::missing::examples;
use crate::cli::exit::{Error, Outcome};
use crate::cli::terminal::columns;
use crate::output::Listing;
use crate::output::format::{Format, listing};

/// The topics, sorted by name: name, summary, text.
const TOPICS: [(&str, &str, &str); 6] = [
    ("environment", "Environment variables", include_str!("topics/environment.txt")),
    ("exit-codes", "Meaning of the exit codes", include_str!("topics/exit-codes.txt")),
    ("formats", "Output formats", include_str!("topics/formats.txt")),
    ("languages", "The language of an answer", include_str!("topics/languages.txt")),
    ("options", "Options of every command", include_str!("topics/options.txt")),
    ("references", "Short names of tasks, processes and pages", include_str!("topics/references.txt")),
];

/// The width of a topic that is not written to a terminal; clap uses the same for its help.
const WIDTH: usize = 100;

/// What the help of a command says about the options that it shares with every other.
const HINT: &str = "Every command also takes --lang, --format, --output …: see `ftpb help options`.";
const HINT_WITHOUT_PAGES: &str = "It also takes --quiet, --color …: see `ftpb help options`.";

/// Arguments of `ftpb help`.
#[derive(Debug, Args)]
pub struct Help {
    /// A command or a topic: environment, exit-codes, formats, languages, options, references
    #[arg(value_name = "TOPIC")]
    topic: Vec<String>,
}

impl Help {
    /// Writes the help of a command or topic.
    ///
    /// # Errors
    /// When there is no such command or topic, or the output refuses.
    pub fn run(&self, command: &Command, color: bool, out: &mut dyn Write) -> anyhow::Result<Outcome> {
        out.write_all(painted(&self.text(command)?, color).as_bytes())?;
        Ok(Outcome::Found)
    }

    fn text(&self, command: &Command) -> Result<StyledStr, Error> {
        let Some(first) = self.topic.first() else { return Ok(long(root::grouped(command))) };
        let word = first.to_lowercase().replace('_', "-");
        let is_command = command.find_subcommand(first).is_some();
        if let (false, [_]) = (is_command, self.topic.as_slice())
            && let Some((_, _, text)) = TOPICS.iter().find(|(name, ..)| *name == word)
        {
            let text = text.replace("{formats}", &formats()).replace("{options}", &options(command));
            return Ok(layout::wrapped(&text, width()).into());
        }
        let mut built = command.clone();
        built.build();
        let mut found = &built;
        for word in &self.topic {
            match found.find_subcommand(word) {
                Some(sub) => found = sub,
                None if is_command => return Err(unknown_command(command, &self.topic)),
                None => return Err(unknown(command, word)),
            }
        }
        Ok(long(found.clone()))
    }
}

/// The width of the help.
fn width() -> usize {
    if io::stdout().is_terminal() { columns() } else { WIDTH }
}

/// The names and summaries of all topics.
pub fn topics() -> impl Iterator<Item = (&'static str, &'static str)> {
    TOPICS.iter().map(|(name, about, _)| (*name, *about))
}

/// The parser with shorter help: that of a command has its own options only, and topics are added to their commands.
#[must_use]
pub fn shortened(command: Command) -> Command {
    // A topic with the name of a command is part of its help, so that `help X` and `X --help` print the same.
    let command = command.mut_subcommands(|sub| {
        let Some((_, _, text)) = TOPICS.iter().find(|(name, ..)| *name == sub.get_name()) else { return sub };
        let about = sub.get_about().map(ToString::to_string).unwrap_or_default();
        let body = text.split_once("\n\n").map_or(*text, |(_, body)| body);
        let body = body.split("\nExamples:").next().unwrap_or(body).trim_end();
        sub.long_about(format!("{about}\n\n{}", layout::joined(body)))
    });
    without_options_of_all(command).mut_subcommands(hinting)
}

fn without_options_of_all(command: Command) -> Command {
    let hidden = |arg: Arg| arg.hide_short_help(true).hide_long_help(true);
    command.mut_args(|arg| if arg.is_global_set() { hidden(arg) } else { arg })
}

/// Adds a hint at the options of every command to the help of a command and its subcommands.
fn hinting(command: Command) -> Command {
    // What `init` copies is the same whatever the options of other commands say.
    let hint = if command.get_name() == "init" { HINT_WITHOUT_PAGES } else { HINT };
    let hinted = |text: &str| format!("{hint}\n\n{text}");
    let long = command.get_after_long_help().or(command.get_after_help()).map(ToString::to_string);
    let short = format!("Examples:\n  {}", examples(&command).join("\n  "));
    let long = hinted(&long.unwrap_or_default());
    command.after_help(hinted(&short)).after_long_help(long).mut_subcommands(hinting)
}

/// The help of ftpb itself, with the commands in groups: that of `-h` if `short`, else that of `--help`.
#[must_use]
pub fn of_root(command: Command, short: bool) -> StyledStr {
    // No command is named, so that none of them needs the options of all.
    let command = without_options_of_all(command).mut_args(|arg| arg.global(false));
    if short { root::brief(&command).render_help() } else { long(root::grouped(&command)) }
}

/// Whether the first word of a line that asks for help is `-h`, alone or with other letters.
#[must_use]
pub fn is_short(typed: &[String]) -> bool {
    let short = |word: &String| word.starts_with('-') && !word.starts_with("--") && word.contains('h');
    typed.iter().find(|word| *word == "--help" || short(word)).is_some_and(short)
}

/// A help text, with or without colors.
#[must_use]
pub fn painted(text: &StyledStr, color: bool) -> String {
    if color { text.ansi().to_string() } else { text.to_string() }
}

/// The long help; of ftpb itself with the options of every command.
fn long(command: Command) -> StyledStr {
    let is_root = command.get_name() == "ftpb";
    let shown = |arg: Arg| if is_root { arg.hide_long_help(false) } else { arg };
    command.mut_args(shown).render_long_help()
}

/// The options of every command, each with its help.
fn options(command: &Command) -> String {
    let line = |arg: &Arg| {
        let short = arg.get_short().map_or_else(|| "    ".to_owned(), |short| std::format!("-{short}, "));
        let value = arg.get_value_names().filter(|_| arg.get_action().takes_values());
        let value = value.and_then(|names| names.first()).map(|name| std::format!(" <{name}>"));
        let name =
            std::format!("{short}--{}{}", arg.get_long().unwrap_or_default(), value.unwrap_or_default());
        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        std::format!("  {name:<26}  {help}")
    };
    command
        .get_arguments()
        .filter(|arg| arg.is_global_set() && !arg.is_hide_set())
        .map(line)
        .collect::<Vec<_>>()
        .join("\n")
}

fn formats() -> String {
    let line = |format: &&dyn Format<Listing>| std::format!("  {:<10} {}", format.name(), format.about());
    listing::FORMATS.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The error for words of which not all are commands, the first one of ftpb and each other one of that before it.
#[must_use]
pub fn unknown_command(command: &Command, words: &[String]) -> Error {
    let (mut found, mut list) = (command, "ftpb help".to_owned());
    for word in words {
        let Some(sub) = found.find_subcommand(word) else {
            let known = found.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
            return Error::unknown_value("command", word, known).listed_by(&list);
        };
        list.extend([" ", word]);
        found = sub;
    }
    Error::unknown_value("command", &words.join(" "), Vec::new()).listed_by(&list)
}

fn unknown(command: &Command, word: &str) -> Error {
    let commands = command.get_subcommands().map(Command::get_name);
    let known: Vec<String> = commands.chain(topics().map(|(name, _)| name)).map(str::to_owned).collect();
    Error::unknown_value("command or topic", word, known).listed_by("ftpb help")
}
