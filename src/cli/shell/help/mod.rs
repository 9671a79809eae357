//! Help: that of the commands, and topics about all of them. Each file of `topics/` is a topic.

mod brief;
mod layout;

use std::io::{self, IsTerminal, Write};

use clap::builder::StyledStr;
use clap::{Args, Command};

use crate::cli::exit::{Error, Outcome};
use crate::cli::terminal::columns;
use crate::output::Listing;
use crate::output::format::{Format, listing};

/// The topics, sorted by name: name, summary, text.
const TOPICS: [(&str, &str, &str); 5] = [
    ("environment", "Environment variables", include_str!("topics/environment.txt")),
    ("exit-codes", "Meaning of the exit codes", include_str!("topics/exit-codes.txt")),
    ("formats", "Output formats", include_str!("topics/formats.txt")),
    ("languages", "The language of an answer", include_str!("topics/languages.txt")),
    ("references", "Short names of tasks, processes and pages", include_str!("topics/references.txt")),
];

/// The width of a topic that is not written to a terminal; clap uses the same for its help.
const WIDTH: usize = 100;

/// Arguments of `ftpb help`.
#[derive(Debug, Args)]
pub struct Help {
    /// A command or a topic: environment, exit-codes, formats, languages, references
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
        let Some(first) = self.topic.first() else { return Ok(long(command.clone())) };
        let word = first.to_lowercase().replace('_', "-");
        let is_command = command.find_subcommand(first).is_some();
        if let (false, [_]) = (is_command, self.topic.as_slice())
            && let Some((_, _, text)) = TOPICS.iter().find(|(name, ..)| *name == word)
        {
            let width = if io::stdout().is_terminal() { columns() } else { WIDTH };
            return Ok(layout::wrapped(&text.replace("{formats}", &formats()), width).into());
        }
        let mut built = command.clone();
        built.build();
        let mut found = &built;
        for word in &self.topic {
            let Some(sub) = found.find_subcommand(word) else { return Err(unknown(command, word)) };
            found = sub;
        }
        Ok(long(found.clone()))
    }
}

/// The names and summaries of all topics.
pub fn topics() -> impl Iterator<Item = (&'static str, &'static str)> {
    TOPICS.iter().map(|(name, about, _)| (*name, *about))
}

/// The examples of a help text: its lines that start with the program's name.
#[must_use]
pub fn examples(command: &Command) -> Vec<String> {
    let text = command.get_after_help().or(command.get_after_long_help());
    let text = text.map(ToString::to_string).unwrap_or_default();
    let lines = text.lines().map(str::trim).filter(|line| line.starts_with("ftpb "));
    lines.map(str::to_owned).collect()
}

/// The parser with shorter help: `-h` hides the options of every command, and topics are added to their commands.
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
    let command = command.mut_args(|arg| if arg.is_global_set() { arg.hide_short_help(true) } else { arg });
    command.mut_subcommands(hinting)
}

/// Adds a hint at the options of every command to the short help of a command and its subcommands.
fn hinting(command: Command) -> Command {
    let long = command.get_after_long_help().or(command.get_after_help()).cloned().unwrap_or_default();
    let examples = examples(&command).join("\n  ");
    let short = format!(
        "Every command accepts --lang, --format, --playbooks and the other options that --help lists.\n\nExamples:\n  {examples}"
    );
    command.after_help(short).after_long_help(long).mut_subcommands(hinting)
}

/// The parser's help, or for `ftpb -h` one that fits a small screen.
#[must_use]
pub fn short_or_long(parsers: &StyledStr, command: fn() -> Command, typed: &[String]) -> StyledStr {
    let short = |word: &String| word.starts_with('-') && !word.starts_with("--") && word.contains('h');
    if !typed.iter().any(short) {
        return parsers.clone();
    }
    let command = &command();
    let is_short = command.clone().render_help().to_string() == parsers.to_string();
    if is_short { brief::brief(command).render_help() } else { parsers.clone() }
}

/// A help text, with or without colors.
#[must_use]
pub fn painted(text: &StyledStr, color: bool) -> String {
    if color { text.ansi().to_string() } else { text.to_string() }
}

fn long(mut command: Command) -> StyledStr {
    command.render_long_help()
}

fn formats() -> String {
    let line = |format: &&dyn Format<Listing>| std::format!("  {:<10} {}", format.name(), format.about());
    listing::FORMATS.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn unknown(command: &Command, word: &str) -> Error {
    let commands = command.get_subcommands().map(Command::get_name);
    let known: Vec<String> = commands.chain(topics().map(|(name, _)| name)).map(str::to_owned).collect();
    Error::unknown_value("command or topic", word, known)
}
