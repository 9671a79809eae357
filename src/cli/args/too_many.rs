//! Errors about a word too many, with a line that has it in its place.

use std::path::Path;

use clap::Command;

use crate::cli::args::exclusion::{is_valid, line_of};
use crate::cli::exit::Error;
use crate::cli::quote::quoted;
use crate::output::format;
use crate::source::store::file::is_file;

/// Words too many for `config set` and `unset`: the setting of one command without its dot, `tasks limit 5`, or a list
/// without its commas, `lang de en`.
pub fn too_many_for_setting(
    value: &str,
    root: &Command,
    (command, name): (&Command, &str),
    typed: &[String],
) -> Option<Error> {
    command.get_positionals().find(|arg| arg.get_id() == "key")?;
    let at = typed.iter().position(|word| word == command.get_name())? + 1;
    let is_option = |word: &String| word.starts_with('-');
    let end = typed.iter().skip(at).position(is_option).map_or(typed.len(), |option| at + option);
    let (first, others) = typed.get(at..end)?.split_first()?;
    let words = match (root.find_subcommand(first), others.split_first()) {
        (Some(_), Some((key, values))) => [&[format!("{first}.{key}")], values].concat(),
        _ if is_list(first, root) => vec![first.clone(), others.join(",")],
        _ => return None,
    };
    let line = typed.get(1..at)?.iter().chain(&words).chain(typed.get(end..)?);
    let names = [("command", name.to_owned()), ("argument", value.to_owned())];
    Some(Error::Rewritten { why: "argument-extra", names, line: line_of(line) })
}

/// Whether a setting of all commands takes several values.
fn is_list(key: &str, root: &Command) -> bool {
    let option = root.get_arguments().find(|option| option.get_long() == Some(key));
    option.is_some_and(|option| key == "lang" || option.get_value_delimiter().is_some())
}

/// A word too many, and a line without it: the words before and behind it are one argument, or it is a process that
/// stands behind its option.
pub fn too_many(
    value: &str,
    root: &Command,
    (command, name): (&Command, String),
    typed: &[String],
) -> Option<Error> {
    let at = typed.iter().rposition(|word| word == value)?;
    let is_option = |word: &String| word.starts_with('-');
    let takes = command.get_positionals().count();
    if takes == 0 {
        let others = typed.get(1..at)?.iter().chain(typed.get(at + 1..)?);
        command.get_arguments().find(|arg| arg.get_long() == Some("process"))?;
        let process = [String::from("--process"), value.to_owned()];
        return Some(Error::option_behind(process.join(" "), name, line_of(others.chain(&process))));
    }
    let takes_file = command.get_arguments().any(|arg| arg.get_long() == Some("file") && !arg.is_hide_set());
    let is_checklist = |word: &&String| {
        let path = Path::new(word.as_str());
        format::ending(path).is_some_and(|ending| ending == "md") && is_file(path)
    };
    let names_file = typed.iter().any(|word| word == "--file" || word.starts_with("--file="));
    if let Some(file) = typed.iter().skip(1).find(is_checklist).filter(|_| takes_file && !names_file) {
        let behind = [String::from("--file"), file.clone()];
        let others = typed.iter().skip(1).filter(|word| *word != file);
        let moved: Vec<String> = others.chain(&behind).cloned().collect();
        if is_valid(&moved, root) {
            let option = format!("--file {}", quoted(file));
            return Some(Error::option_behind(option, name, line_of(moved.iter())));
        }
        // Without the file, there is still a word too many.
        let typed = [&["ftpb".to_owned()], &moved[..]].concat();
        return too_many(value, root, (command, name), &typed);
    }
    let start = typed.get(..at)?.iter().rposition(|word| is_option(word) || word == command.get_name())? + 1;
    let end = typed.iter().skip(at).position(is_option).map_or(typed.len(), |behind| at + behind);
    // The value of an option, and arguments that take one word, stay apart.
    let takes_next = |word: &String| is_option(word) && !word.contains('=');
    let own = usize::from(typed.get(start - 1).is_some_and(takes_next)) + takes.saturating_sub(1);
    let words = typed.get(start + own..end).filter(|words| words.len() > 1)?;
    let is_id = |word: &&String| word.chars().all(|c| c.is_ascii_digit());
    let last_id = words.last().filter(|word| is_id(word) && word.len() > 3);
    let (why, one) =
        match (words.first().filter(is_id).filter(|_| words.iter().all(|word| is_id(&word))), last_id) {
            // Of a process and a task of it, the task says both.
            (Some(id), _) | (None, Some(id)) => ("argument-extra", id.clone()),
            _ => ("argument-unexpected", words.join(" ")),
        };
    let line = typed.get(1..start + own)?.iter().chain([&one]).chain(typed.get(end..)?);
    let names = [("command", name), ("argument", value.to_owned())];
    Some(Error::Rewritten { why, names, line: line_of(line) })
}
