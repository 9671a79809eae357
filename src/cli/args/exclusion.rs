//! Options that exclude each other, and lines without one of them.

use clap::error::{ContextKind, ContextValue};
use clap::{Arg, Command};

use crate::cli::exit::Error;
use crate::cli::quote::quoted;

/// The error for two options that exclude each other, and the line without one of them.
#[must_use]
pub fn excluded(option: &str, other: &str, root: &Command, typed: &[String]) -> Error {
    let words = typed.get(1..).unwrap_or_default();
    let line = without(words, other, root).or_else(|| without(words, option, root));
    exclusion(option.to_owned(), other.to_owned(), &line.unwrap_or_else(|| words.to_vec()))
}

fn exclusion(option: String, other: String, line: &[String]) -> Error {
    Error::Rewritten {
        why: "options-exclude",
        names: [("option", option), ("other", other)],
        line: line_of(line.iter()),
    }
}

/// Arguments that the parser does not take together.
#[must_use]
pub fn conflict(error: &clap::Error, root: &Command, typed: &[String]) -> Option<Error> {
    let name = |kind| match error.get(kind) {
        Some(ContextValue::String(usage)) => Some(usage.clone()),
        Some(ContextValue::Strings(usages)) => usages.first().cloned(),
        _ => None,
    };
    let name = |kind| name(kind).map(|usage| bare(&usage).to_owned());
    let (prior, invalid) = (name(ContextKind::PriorArg)?, name(ContextKind::InvalidArg)?);
    let words = typed.get(1..)?;
    // The one that was typed first is kept, where that can be.
    let place =
        |name: &String| words.iter().position(|word| word.split('=').next() == Some(name)).unwrap_or(0);
    let (kept, other) = if place(&prior) > place(&invalid) { (invalid, prior) } else { (prior, invalid) };
    let line = without(words, &other, root).or_else(|| without(words, &kept, root))?;
    Some(exclusion(kept, other, &line))
}

/// The name of an argument in its usage: `--after` of `--after <REF>`, `REF` of `[REF]...`.
#[must_use]
pub fn bare(usage: &str) -> &str {
    let name = usage.split(' ').next().unwrap_or(usage);
    without_signs(name)
}

/// The name of an argument without the signs that its usage has around it.
#[must_use]
pub fn without_signs(name: &str) -> &str {
    name.trim_matches(|c: char| "<>[].".contains(c))
}

/// The words of a line without an option and its value, or without one word, if the parser takes what is left.
#[must_use]
pub fn without(words: &[String], argument: &str, root: &Command) -> Option<Vec<String>> {
    let is_it = |word: &String| {
        if argument.starts_with("--") {
            word.split('=').next() == Some(argument)
        } else {
            !word.starts_with('-')
        }
    };
    // Of several words, the last one is too many.
    let places = (0..words.len()).rev().filter(|at| words.get(*at).is_some_and(is_it));
    let left = places.flat_map(|at| {
        let has_value_behind =
            takes_value(root, argument) && words.get(at).is_some_and(|word| !word.contains('='));
        let counts: &[usize] = if has_value_behind { &[2, 1] } else { &[1] };
        counts.iter().map(move |count| {
            let (before, behind) = words.split_at_checked(at)?;
            Some([before, behind.get(*count..)?].concat())
        })
    });
    left.flatten().find(|left| is_valid(left, root))
}

/// The last known command of a line, and how it is typed.
#[must_use]
pub fn asked<'a>(command: &'a Command, typed: &[String]) -> (&'a Command, String) {
    let (mut found, mut name) = (command, "ftpb".to_owned());
    for word in typed.iter().skip(1) {
        if let Some(sub) = found.find_subcommand(word) {
            found = sub;
            name.extend([" ", word]);
        }
    }
    (found, name)
}

/// Whether these words behind `ftpb` are a line that the parser takes.
#[must_use]
pub fn is_valid(words: &[String], root: &Command) -> bool {
    let line = std::iter::once("ftpb").chain(words.iter().map(String::as_str));
    root.clone().try_get_matches_from(line).is_ok()
}

/// The words of a line as they are typed behind `ftpb`.
pub fn line_of<'a>(words: impl Iterator<Item = &'a String>) -> String {
    let words = std::iter::once("ftpb".to_owned()).chain(words.map(|word| quoted(word)));
    words.collect::<Vec<_>>().join(" ")
}

/// Whether an option of some command takes a value.
#[must_use]
pub fn takes_value(command: &Command, option: &str) -> bool {
    let is_it = |arg: &&Arg| arg.get_long().is_some_and(|long| option.strip_prefix("--") == Some(long));
    command.get_arguments().filter(is_it).any(|arg| arg.get_action().takes_values())
        || command.get_subcommands().any(|sub| takes_value(sub, option))
}
