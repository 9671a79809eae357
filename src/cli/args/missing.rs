//! Errors about what is missing on a line, with the line that has it.

use clap::error::{ContextKind, ContextValue};
use clap::{Arg, ArgMatches, Command};

use crate::cli::args::exclusion::{asked, is_valid, line_of, takes_value, without, without_signs};
use crate::cli::args::unfit::FITTING;
use crate::cli::checklist_in_use::remembered;
use crate::cli::exit::Error;
use crate::cli::quote::unquoted;
use crate::source::store::file::is_file;

/// Values that fit, by the name of the option.
const FITTING_OPTION: [(&str, &str); 2] = [("baseline", "known.json"), ("start", "2026-01-12")];

/// What a command or an option cannot do without, and a line that has it: what was typed with what is missing, else an
/// example.
pub(super) fn missing(error: &clap::Error, root: &Command, typed: &[String]) -> Option<Error> {
    let Some(ContextValue::Strings(missing)) = error.get(ContextKind::InvalidArg) else { return None };
    let (command, name) = asked(root, typed);
    let words = typed.get(1..)?;
    let argument = missing.iter().map(|usage| name_of_argument(usage)).collect::<Vec<_>>().join(", ");
    // `ftpb next` alone: who works with a checklist means its command of that name.
    let in_checklist = format!("checklist {}", command.get_name());
    let is_in_use = || matches!(remembered(), Ok(Some(path)) if is_file(&path));
    let alone =
        words.len() == 1 && root.find_subcommand("checklist")?.find_subcommand(command.get_name()).is_some();
    if alone && is_in_use() {
        let names = [("command", name), ("argument", argument)];
        let (why, line) = ("argument-missing-in-checklist", format!("ftpb {in_checklist}"));
        return Some(Error::Rewritten { why, names, line });
    }
    let mut options: Vec<&str> = argument.split(' ').filter(|word| word.starts_with("--")).collect();
    // An example of what was typed, where there is one.
    let own: Vec<&str> = words.iter().filter_map(|word| word.split('=').next()).collect();
    let own: Vec<&str> = own.into_iter().filter(|word| word.starts_with("--")).collect();
    let is_shown = |option: &&str| examples(command).iter().any(|example| example.contains(option));
    options.extend(own.iter().copied().filter(is_shown));
    // Of an option that needs another one, the line without it is whole.
    let needing = own.iter().find(|option| is_needing(option, words, root));
    let needing = needing.map_or_else(|| name.clone(), |option| (*option).to_owned());
    let line = completed(words, missing, (root, command)).map(|line| line_of(line.iter()));
    let line = line.or_else(|| example(command, &options));
    Some(needs(needing, argument, line, &name))
}

/// Whether a line is whole without an option and its value.
fn is_needing(option: &str, words: &[String], root: &Command) -> bool {
    let is_two = takes_value(root, option) && words.iter().any(|word| word == option);
    without(words, option, root).is_some_and(|left| left.len() + usize::from(is_two) + 1 == words.len())
}

/// The error for what is missing, and the line with it; without such a line, the help says more.
fn needs(needing: String, argument: String, line: Option<String>, name: &str) -> Error {
    let names = [("command", needing), ("argument", argument)];
    match line {
        Some(line) => Error::Rewritten { why: "argument-missing", names, line },
        None => Error::Rewritten { why: "argument-missing-help", names, line: format!("{name} --help") },
    }
}

/// The name of an argument without the signs that its usage has around it; of those that replace each other, the first.
fn name_of_argument(usage: &str) -> String {
    match usage.strip_prefix('<').and_then(|usage| usage.split('|').next()) {
        Some(name) => without_signs(name).to_owned(),
        None => usage.split(' ').map(without_signs).collect::<Vec<_>>().join(" "),
    }
}

/// An argument that was left empty, and a line with one.
pub(super) fn empty(argument: &str, root: &Command, typed: &[String]) -> Option<Error> {
    argument.strip_prefix('<')?;
    let (command, name) = asked(root, typed);
    Some(needs(name.clone(), name_of_argument(argument), example(command, &[]), &name))
}

/// An option whose value is missing, and a line with one: what was typed with a value that fits, else an example.
pub(super) fn without_value(option: &str, root: &Command, typed: &[String]) -> Option<Error> {
    let (option, takes) = option.split_once(" <")?;
    let takes = takes.trim_end_matches(['>', '.']);
    let (command, name) = asked(root, typed);
    let words = typed.get(1..)?;
    let arg = argument(option, root, command);
    let short = arg.and_then(Arg::get_short).map(|short| format!("-{short}"));
    let place = words.iter().rposition(|word| word == option || Some(word) == short.as_ref());
    let with_value = |value: String| {
        let (before, behind) = words.split_at_checked(place? + 1)?;
        Some([before, &[value], behind].concat()).filter(|words| is_valid(words, root))
    };
    let line = arg.into_iter().flat_map(|arg| values(arg, (root, command), words)).find_map(with_value);
    let line = line.map(|words| line_of(words.iter())).or_else(|| example(command, &[option]));
    Some(needs(option.to_owned(), takes.to_owned(), line, &name))
}

/// The words of a line with what is missing, if something was typed behind the command and the parser takes the line.
fn completed(
    words: &[String],
    missing: &[String],
    (root, command): (&Command, &Command),
) -> Option<Vec<String>> {
    words.last().filter(|word| *word != command.get_name())?;
    let mut line = words.to_vec();
    for usage in missing {
        let arg = argument(&name_of_argument(usage), root, command)?;
        let takes = alike(arg, root, command, words)?;
        let value = arg.get_action().takes_values().then(|| values(takes, (root, command), &line).next());
        match (arg.get_long(), value) {
            (Some(long), None) => line.push(format!("--{long}")),
            (Some(long), Some(value)) => line.extend([format!("--{long}"), value?]),
            (None, value) => line = with_positional(&line, (arg, value??), command),
        }
    }
    is_valid(&line, root).then_some(line)
}

/// The argument that takes the same values: for the setting that a line of `config set` names, the option of that name,
/// and none where there is no such option.
fn alike<'a>(arg: &'a Arg, root: &'a Command, command: &Command, words: &[String]) -> Option<&'a Arg> {
    if command.get_positionals().all(|own| own.get_id() != "key") {
        return Some(arg);
    }
    let name = words.last()?.rsplit('.').next()?;
    root.get_arguments().find(|option| option.get_long() == Some(name))
}

/// The words of a line with an argument behind those that stand right behind the command; where others stand behind
/// options, at the end.
fn with_positional(line: &[String], (arg, value): (&Arg, String), command: &Command) -> Vec<String> {
    let name = command.get_name();
    let start = line.iter().position(|word| word == name).map_or(line.len(), |at| at + 1);
    let is_option = |word: &String| word.starts_with('-');
    let place = line.iter().skip(start).position(is_option).map_or(line.len(), |at| start + at);
    // An argument that follows others in the help follows them on the line.
    let before = command.get_positionals().take_while(|other| other.get_id() != arg.get_id()).count();
    let place = if place.saturating_sub(start) < before { line.len() } else { place };
    let (front, rest) = line.split_at_checked(place).unwrap_or((line, &[]));
    [front, &[value], rest].concat()
}

/// The argument of a command with this name: `--to REF`, `REF`.
fn argument<'a>(name: &str, root: &'a Command, command: &'a Command) -> Option<&'a Arg> {
    let mut all = command.get_arguments().chain(root.get_arguments());
    match name.strip_prefix("--") {
        Some(option) => all.find(|arg| arg.get_long() == option.split(' ').next()),
        None => command
            .get_positionals()
            .find(|arg| arg.get_value_names().unwrap_or_default().iter().any(|own| own.as_str() == name)),
    }
}

/// Values that an argument takes and that were not typed already: those that fit its name, then those of the examples.
fn values<'a>(
    arg: &'a Arg,
    (root, command): (&'a Command, &'a Command),
    typed: &'a [String],
) -> impl Iterator<Item = String> + 'a {
    let of_option = FITTING_OPTION.iter().filter(|(name, _)| arg.get_long() == Some(name));
    let takes = arg.get_value_names().and_then(<[_]>::first);
    let of_name = FITTING.iter().filter(move |(name, _)| takes.is_some_and(|takes| takes.as_str() == *name));
    let fitting = of_option.chain(of_name).map(|(_, fits)| (*fits).to_owned());
    let mut examples: Vec<Vec<String>> = examples(command).iter().map(|line| unquoted(line)).collect();
    examples.sort_by_key(|example| typed.iter().filter(|word| !example.contains(word)).count());
    let of_examples = examples.into_iter().filter_map(move |example| {
        let matches = root.clone().try_get_matches_from(example).ok()?;
        let mut values = innermost(&matches).try_get_raw(arg.get_id().as_str()).ok()??;
        values.next()?.to_str().map(str::to_owned)
    });
    fitting.chain(of_examples).filter(|value| !typed.contains(value))
}

/// What was parsed for the last command of a line.
fn innermost(matches: &ArgMatches) -> &ArgMatches {
    std::iter::successors(Some(matches), |matches| Some(matches.subcommand()?.1)).last().unwrap_or(matches)
}

/// The examples of a help text: its lines that start with the program's name.
#[must_use]
pub fn examples(command: &Command) -> Vec<String> {
    let text = command.get_after_help().or(command.get_after_long_help());
    let text = text.map(ToString::to_string).unwrap_or_default();
    let lines = text.lines().map(str::trim).filter(|line| line.starts_with("ftpb "));
    lines.map(str::to_owned).collect()
}

/// An example of a command with these options; rather one that names no file, which there may not be.
fn example(command: &Command, options: &[&str]) -> Option<String> {
    let mut examples = examples(command);
    examples.retain(|example| options.iter().all(|option| example.contains(option)));
    examples.sort_by_key(|example| example.contains(".md"));
    examples.into_iter().next()
}
