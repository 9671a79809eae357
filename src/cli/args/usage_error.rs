//! Errors of the parser, with suggestions that can be pasted.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};

use crate::cli::args::exclusion::{asked, conflict, is_valid, line_of, without};
use crate::cli::args::missing::{empty, missing, without_value};
use crate::cli::args::too_many::{too_many, too_many_for_setting};
use crate::cli::args::unfit::{negative, unfit};
use crate::cli::exit::Error;
use crate::query::reference::{Name, closest, closest_keys};

/// Options that people type, and the one that they mean.
const MEANT: [(&str, &str); 4] = [
    ("--compulsory", "--mandatory"),
    ("--no-color", "--color=never"),
    ("--no-colour", "--color=never"),
    ("--required", "--mandatory"),
];

/// What other programs call the command that shows a setting; `ftpb config` shows them all.
const READING: [&str; 4] = ["get", "list", "show", "view"];

/// What a reference may name.
const REFERRED: [&str; 6] = ["activity", "id", "page", "phase", "process", "task"];

/// An error of the parser with suggestions; none if the parser's own message is better.
#[must_use]
pub fn explain(error: &clap::Error, command: fn() -> Command, typed: &[String]) -> Option<Error> {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        _ => None,
    };
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let value = text(ContextKind::InvalidSubcommand)?;
            let command = command();
            let (parent, name) = asked(&command, typed);
            if parent.get_name() == "config" && READING.contains(&value.as_str()) {
                let names = [("command", format!("{name} {value}")), ("argument", value)];
                return Some(Error::Rewritten { why: "config-shows", names, line: name });
            }
            let known: Vec<String> = parent.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
            let list = Some(format!("{name} -h"));
            Some(Error::Usage { what: "command", suggestions: near(&value, &known), value, known, list })
        }
        ErrorKind::ArgumentConflict => conflict(error, &command(), typed),
        ErrorKind::TooManyValues => {
            let (command, value) = (command(), text(ContextKind::InvalidValue)?);
            let (_, name) = asked(&command, typed);
            let line = without(typed.get(1..)?, &value, &command)?;
            let names = [("command", name), ("argument", value)];
            Some(Error::Rewritten { why: "argument-extra", names, line: line_of(line.iter()) })
        }
        ErrorKind::MissingRequiredArgument => missing(error, &command(), typed),
        ErrorKind::ValueValidation => unfit(error, typed),
        ErrorKind::UnknownArgument => unknown_option(text(ContextKind::InvalidArg)?, &command(), typed),
        ErrorKind::InvalidValue => {
            let (value, argument) = (text(ContextKind::InvalidValue)?, text(ContextKind::InvalidArg)?);
            if value.is_empty() && argument.starts_with('<') {
                return empty(&argument, &command(), typed);
            }
            if value.is_empty() {
                return without_value(&argument, &command(), typed);
            }
            let Some(ContextValue::Strings(known)) = error.get(ContextKind::ValidValue) else { return None };
            let (what, suggestions) = (what(&argument), near(&value, known));
            let list = Some(format!("{} --help", asked(&command(), typed).1));
            Some(Error::Usage { what, value, suggestions, known: known.clone(), list })
        }
        _ => None,
    }
}

/// The error for the first argument that has to be text but is not; `None` if there is no such argument.
#[must_use]
pub fn explain_no_text(error: &clap::Error, command: fn() -> Command, args: &[OsString]) -> Option<Error> {
    if error.kind() != ErrorKind::InvalidUtf8 {
        return None;
    }
    // Paths may be any bytes: with what follows made legible, the parser tells up to where it takes all there is.
    let is_refused = |end: usize| {
        let legible = |arg: &OsString| OsString::from(arg.to_string_lossy().into_owned());
        let words = args.iter().enumerate();
        let words = words.map(|(at, arg)| if at < end { arg.clone() } else { legible(arg) });
        let parsed = command().try_get_matches_from(words);
        parsed.is_err_and(|error| error.kind() == ErrorKind::InvalidUtf8)
    };
    let odd: Vec<usize> =
        (0..args.len()).filter(|at| args.get(*at).is_some_and(|arg| arg.to_str().is_none())).collect();
    let first = odd.partition_point(|at| !is_refused(at + 1));
    let argument = args.get(*odd.get(first).or(odd.first())?)?;
    Some(Error::no_text(argument.to_string_lossy().into_owned()))
}

/// The commands that a word is nearly, the closest first.
#[must_use]
pub fn near_commands(word: &str, known: &[String]) -> Vec<String> {
    let names: Vec<Name> = known.iter().map(|word| Name::new(word)).collect();
    let mut near = closest_keys(word, &names);
    if near.is_empty() {
        near.extend(known.iter().filter(|known| word.len() > 2 && known.starts_with(word)).cloned());
    }
    near
}

/// An option that its command does not take.
fn unknown_option(value: String, root: &Command, typed: &[String]) -> Option<Error> {
    let (command, name) = asked(root, typed);
    let value = misspelt(command, root, typed).filter(|_| !value.starts_with('-')).unwrap_or(value);
    if let Some(error) = negative(&value, (root, command), typed) {
        return Some(error);
    }
    if let Some(error) = misplaced(&value, command, typed) {
        return Some(error);
    }
    if !value.starts_with('-') {
        return too_many_for_setting(&value, root, (command, &name), typed)
            .or_else(|| too_many(&value, root, (command, name), typed));
    }
    if let Some(error) = needless(&value, (root, command), &name, typed) {
        return Some(error);
    }
    let options = command.get_arguments().chain(root.get_arguments());
    let known = options.filter(|arg| !arg.is_hide_set()).filter_map(Arg::get_long);
    let mut known: Vec<String> = known.map(|long| format!("--{long}")).collect();
    known.sort();
    known.dedup();
    let meant = MEANT.iter().find(|(typed, meant)| {
        *typed == value && known.iter().any(|known| meant.split('=').next() == Some(known))
    });
    let suggestions = meant.map_or_else(|| near(&value, &known), |(_, meant)| vec![(*meant).to_owned()]);
    Some(Error::Usage { what: "option", value, suggestions, known, list: Some(format!("{name} --help")) })
}

/// An option that is called as what an argument of its command names, and the line without it: `status --file c.md`.
fn needless(
    option: &str,
    (root, command): (&Command, &Command),
    name: &str,
    typed: &[String],
) -> Option<Error> {
    let called = option.strip_prefix("--")?;
    let is_called = |arg: &Arg| {
        let names = arg.get_value_names().unwrap_or_default();
        let is_reference = || names.iter().any(|own| own == "REF") && REFERRED.contains(&called);
        names.iter().any(|own| own.eq_ignore_ascii_case(called)) || is_reference()
    };
    command.get_positionals().find(|arg| is_called(arg))?;
    let without = |word: &String| match word.strip_prefix(option) {
        Some("") => None,
        Some(rest) => Some(rest.strip_prefix('=').unwrap_or(word).to_owned()),
        None => Some(word.clone()),
    };
    let line: Vec<String> = typed.iter().skip(1).filter_map(without).collect();
    if !is_valid(&line, root) {
        return None;
    }
    let names = [("command", name.to_owned()), ("option", option.to_owned())];
    Some(Error::Rewritten { why: "option-needless", names, line: line_of(line.iter()) })
}

/// The first word that looks like an option but is not one, if an argument that may begin with a dash took it: then the
/// option's value is a word too many.
fn misspelt(command: &Command, root: &Command, typed: &[String]) -> Option<String> {
    command.get_positionals().find(|arg| arg.is_allow_hyphen_values_set())?;
    let is_option = |word: &&String| {
        let name = word.strip_prefix("--").and_then(|option| option.split('=').next()).unwrap_or_default();
        let mut known = command.get_arguments().chain(root.get_arguments()).filter_map(Arg::get_long);
        !name.is_empty() && !name.contains(char::is_whitespace) && known.all(|known| known != name)
    };
    let option = typed.iter().skip(1).take_while(|word| *word != "--").find(is_option)?;
    option.split('=').next().map(str::to_owned)
}

/// The error for an option of a command that stands before it.
fn misplaced(option: &str, command: &Command, typed: &[String]) -> Option<Error> {
    let is_own = |arg: &Arg| {
        arg.get_long().is_some_and(|long| option.strip_prefix("--") == Some(long))
            || arg.get_short().is_some_and(|short| option.strip_prefix('-') == Some(&short.to_string()))
    };
    command.get_arguments().find(|arg| is_own(arg))?;
    let words = typed.get(1..)?;
    let at = words.iter().position(|word| word.split('=').next() == Some(option))?;
    let place = words.iter().position(|word| word == command.get_name()).filter(|place| *place > at)?;
    let mut line = words.to_vec();
    let name = line.remove(place);
    line.insert(at, name);
    Some(Error::option_behind(option.to_owned(), command.get_name().to_owned(), line_of(line.iter())))
}

/// The words that come close to what was typed; else a prefix or an extension of it: `--lim`, `--languages`.
fn near(value: &str, known: &[String]) -> Vec<String> {
    let dashes = |word: &str| word.trim_start_matches('-').to_owned();
    let names: Vec<Name> = known.iter().map(|word| Name::new(&dashes(word))).collect();
    let near = closest(&dashes(value), &names).into_iter();
    let mut near: Vec<String> =
        near.filter_map(|name| known.iter().find(|word| dashes(word) == name.key).cloned()).collect();
    if near.is_empty() {
        let typed = dashes(value).to_lowercase();
        let begun = |word: &&String| {
            let word = dashes(word);
            typed.len() > 2 && word.len() > 2 && (typed.starts_with(&word) || word.starts_with(&typed))
        };
        near.extend(known.iter().filter(begun).cloned());
    }
    near
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
        "TOOL" => "tool",
        _ => "value",
    }
}
