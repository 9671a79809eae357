//! Commands that have another name. Those of earlier versions are answered for one release with the command that took
//! their place, and those of checklists that stand alone with the whole command.

use clap::error::{ContextKind, ContextValue};

use crate::cli::exit::Error;
use crate::cli::quote::quoted;

/// Commands, and what takes their place.
const COMMANDS: [(&str, &str); 5] = [
    ("find", "list"),
    ("history", "changes"),
    ("path", "flow"),
    ("prev", "next"),
    ("progress", "checklist status"),
];

/// Commands of `ftpb checklist` that people type without it.
const OF_CHECKLISTS: [&str; 6] = ["done", "new", "note", "status", "undo", "update"];

/// Options: the command, the option, what takes the place of the command, and that of the option.
const OPTIONS: [(&str, &str, &str, &str); 6] = [
    ("changes", "--all", "changes", ""),
    ("check", "-p", "check", "--page"),
    ("coverage", "--lacking", "coverage", "--missing"),
    ("next", "--progress", "checklist next", ""),
    ("next", "-a", "next", "--after"),
    ("prev", "-b", "next", "--before"),
];

/// The answer to a command line that the parser has refused because of a retired name.
#[must_use]
pub fn explain(error: &clap::Error, typed: &[String]) -> Option<Error> {
    let refused = [ContextKind::InvalidSubcommand, ContextKind::InvalidArg];
    let refused = refused.into_iter().find_map(|kind| match error.get(kind) {
        Some(ContextValue::String(word)) => Some(split(word).0),
        _ => None,
    })?;
    answer(refused, typed.get(1..)?)
}

/// Whether a word is a command that has another name.
#[must_use]
pub fn is_command(word: &str) -> bool {
    COMMANDS.iter().any(|(old, _)| *old == word) || OF_CHECKLISTS.contains(&word)
}

fn answer(refused: &str, words: &[String]) -> Option<Error> {
    let place_of = |command: &str| words.iter().position(|word| word == command);
    if let Some((old, new)) = COMMANDS.iter().find(|(old, _)| *old == refused) {
        // What stands behind `prev` without an option is what the answer comes before.
        let has_option = words.iter().any(|word| matches!(split(word).0, "--before" | "-b"));
        let new = if *old == "prev" && !has_option { "next --before" } else { new };
        let place = place_of(old)?;
        let before = place.checked_sub(1).and_then(|before| words.get(before));
        if before.is_some_and(|before| before == "checklist") {
            let action = new.strip_prefix("checklist ")?;
            return Some(renamed(old, new, rewritten(action, words, place)));
        }
        return Some(renamed(old, new, rewritten(new, words, place)));
    }
    if OF_CHECKLISTS.contains(&refused) {
        let new = format!("checklist {refused}");
        let line = rewritten(&new, words, place_of(refused)?);
        let names = [("old", refused.to_owned()), ("new", new)];
        return Some(Error::Rewritten { why: "of-checklists", names, line });
    }
    let is_typed = |command: &str| place_of(command).is_some();
    let (command, option, new, instead) =
        OPTIONS.iter().find(|(command, option, ..)| *option == refused && is_typed(command))?;
    let line = rewritten(new, words, place_of(command)?);
    let new = format!("{new} {instead}");
    Some(renamed(&format!("{command} {option}"), new.trim_end(), line))
}

fn renamed(old: &str, new: &str, line: String) -> Error {
    Error::Rewritten { why: "renamed", names: [("old", old.to_owned()), ("new", new.to_owned())], line }
}

/// The line with what takes the place of the command and of its options.
fn rewritten(new: &str, words: &[String], place: usize) -> String {
    let command = words.get(place).map_or("", String::as_str);
    let mut line = vec!["ftpb".to_owned()];
    for (index, word) in words.iter().enumerate() {
        let (name, value) = split(word);
        let option = OPTIONS.iter().find(|(of, option, ..)| *of == command && *option == name);
        match option {
            _ if index == place => line.push(new.to_owned()),
            Some((.., option)) => {
                line.extend((!option.is_empty()).then(|| (*option).to_owned()));
                line.extend(value.map(quoted));
            }
            None => line.push(quoted(word)),
        }
    }
    line.join(" ")
}

/// An option and the value that is written behind it: `--option=value`.
fn split(word: &str) -> (&str, Option<&str>) {
    word.split_once('=').map_or((word, None), |(option, value)| (option, Some(value)))
}
