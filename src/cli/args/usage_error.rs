//! Errors of the parser, with suggestions that can be pasted.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};

use crate::cli::exit::Error;
use crate::query::reference::{Name, closest};

/// An error of the parser with suggestions; none if the parser's own message is better.
#[must_use]
pub fn explain(error: &clap::Error, command: fn() -> Command, typed: &[String]) -> Option<Error> {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        _ => None,
    };
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let command = command();
            let known = command.get_subcommands().flat_map(Command::get_name_and_visible_aliases);
            let known: Vec<String> = known.map(str::to_owned).collect();
            Some(usage("command", text(ContextKind::InvalidSubcommand)?, known))
        }
        ErrorKind::UnknownArgument => {
            let value = text(ContextKind::InvalidArg)?;
            let command = command();
            let asked = asked(&command, typed);
            if !value.starts_with("--") {
                return None;
            }
            let options = asked.get_arguments().chain(command.get_arguments());
            let known = options.filter(|arg| !arg.is_hide_set()).filter_map(Arg::get_long);
            let mut known: Vec<String> = known.map(|long| format!("--{long}")).collect();
            known.sort();
            known.dedup();
            Some(usage("option", value, known))
        }
        ErrorKind::InvalidValue => {
            let Some(ContextValue::Strings(known)) = error.get(ContextKind::ValidValue) else { return None };
            let value = text(ContextKind::InvalidValue).filter(|value| !value.is_empty())?;
            Some(usage(what(&text(ContextKind::InvalidArg)?), value, known.clone()))
        }
        _ => None,
    }
}

/// The last known subcommand of a line.
fn asked<'a>(command: &'a Command, typed: &[String]) -> &'a Command {
    let mut found = command;
    for word in typed.iter().skip(1) {
        found = found.find_subcommand(word).unwrap_or(found);
    }
    found
}

fn usage(what: &'static str, value: String, known: Vec<String>) -> Error {
    let dashes = |word: &str| word.trim_start_matches('-').to_owned();
    let names: Vec<Name> = known.iter().map(|word| Name::new(&dashes(word))).collect();
    let near = closest(&dashes(&value), &names).into_iter();
    let mut near: Vec<String> =
        near.filter_map(|name| known.iter().find(|word| dashes(word) == name.key).cloned()).collect();
    if near.is_empty() {
        // A prefix or an extension of a known word: `--lim`, `--language`.
        let typed = dashes(&value).to_lowercase();
        let begun = |word: &&String| {
            let word = dashes(word);
            typed.len() > 2 && word.len() > 2 && (typed.starts_with(&word) || word.starts_with(&typed))
        };
        near.extend(known.iter().filter(begun).take(3).cloned());
    }
    Error::Usage { what, value, suggestions: near, known }
}

/// What an option takes, by its value name in the help: `--format <FORMAT>`.
fn what(argument: &str) -> &'static str {
    let name = argument.rsplit(['<', ' ']).next().unwrap_or_default();
    match name.trim_matches(|c: char| !c.is_alphanumeric()) {
        "FORMAT" => "format",
        "KIND" => "kind",
        "STATE" => "state",
        "SEVERITY" => "severity",
        "SHELL" => "shell",
        "RULE" => "rule",
        "LANG" => "language",
        _ => "such value",
    }
}
