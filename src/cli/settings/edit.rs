//! Sets and unsets a setting in the text of a settings file. Everything else in it stays as it is.

use std::path::Path;

use anyhow::{Context, bail};
use clap::{Arg, Command};
use toml_edit::{DocumentMut, Item, TableLike, Value};

use crate::cli::exit::Error;
use crate::cli::settings::ConfigError;
use crate::cli::settings::read::{self, is_list, is_number};

/// The text of a file with a setting, and its value as written there.
///
/// # Errors
/// When there is no such setting, it does not take the value, or the text is not valid TOML.
pub fn set(
    text: &str,
    file: &Path,
    (key, value): (&str, &str),
    command: &Command,
) -> anyhow::Result<(String, String)> {
    let mut document = parse(text, file)?;
    let new = written(arg(key, command), value);
    suggest(key, value, command)?;
    check(key, &new, command)?;
    let shown = new.to_string();
    let (group, name) = split(key);
    let table: &mut dyn TableLike = match group {
        Some(group) => {
            let item = document.entry(group).or_insert_with(toml_edit::table);
            item.as_table_like_mut().with_context(|| format!("`{group}` is no table in the settings file"))?
        }
        None => document.as_table_mut(),
    };
    match table.get_mut(&spelled(table, name)).and_then(Item::as_value_mut) {
        Some(old) => {
            // The comment behind the value stays.
            let decor = old.decor().clone();
            *old = new;
            *old.decor_mut() = decor;
        }
        None => drop(table.insert(&spelled(table, name), Item::Value(new))),
    }
    Ok((like(text, &document), shown))
}

/// The text of a file without a setting, if it was set.
///
/// # Errors
/// When there is no such setting, or the text is not valid TOML.
pub fn unset(text: &str, file: &Path, key: &str, command: &Command) -> anyhow::Result<Option<String>> {
    let mut document = parse(text, file)?;
    let (group, name) = split(key);
    let table: Option<&mut dyn TableLike> = match group {
        Some(group) => document.get_mut(group).and_then(Item::as_table_like_mut),
        None => Some(document.as_table_mut()),
    };
    let removed = table.and_then(|table| table.remove(&spelled(table, name)));
    if removed.is_none() && arg(key, command).is_none() {
        check(key, &Value::from(""), command)?;
    }
    Ok(removed.map(|_| like(text, &document)))
}

fn parse(text: &str, file: &Path) -> Result<DocumentMut, ConfigError> {
    let wrong = |error: toml_edit::TomlError| read::invalid(text, file, error.span(), error.message());
    text.parse().map_err(wrong)
}

/// The document with the byte order mark and the line ends of the text that it was read from, which it does not keep.
fn like(text: &str, document: &DocumentMut) -> String {
    const MARK: char = '\u{feff}';
    let mut new = document.to_string();
    if text.split_inclusive('\n').next().is_some_and(|line| line.ends_with("\r\n")) {
        new = new.replace("\r\n", "\n").replace('\n', "\r\n");
    }
    if text.starts_with(MARK) && !new.starts_with(MARK) { format!("{MARK}{new}") } else { new }
}

/// The command and the option of a key: `tasks.limit`, or `lang` for all commands.
fn split(key: &str) -> (Option<&str>, &str) {
    key.split_once('.').map_or((None, key), |(command, name)| (Some(command), name))
}

/// The name as the file spells it, which may use `_` for `-`.
fn spelled(table: &dyn TableLike, name: &str) -> String {
    let spellings = [name.to_owned(), name.replace('-', "_"), name.replace('_', "-")];
    spellings.iter().find(|name| table.contains_key(name)).unwrap_or(&name.to_owned()).clone()
}

fn arg<'a>(key: &str, command: &'a Command) -> Option<&'a Arg> {
    let (group, name) = split(key);
    let name = name.replace('_', "-");
    let is = |arg: &&Arg| arg.get_long() == Some(&name);
    let of_all = || command.get_arguments().find(is);
    match group {
        Some(group) => command.find_subcommand(group)?.get_arguments().find(is).or_else(of_all),
        None => of_all(),
    }
}

/// The value as its option takes it: a number, a switch, a list or a text.
fn written(arg: Option<&Arg>, value: &str) -> Value {
    let switch = arg.is_some_and(|arg| !arg.get_action().takes_values());
    if let (true, Ok(on)) = (switch, value.parse::<bool>()) {
        return on.into();
    }
    if let (true, Ok(number)) = (arg.is_some_and(is_number), value.parse::<i64>()) {
        return number.into();
    }
    if arg.is_some_and(is_list) && value.contains(',') {
        return value.split(',').map(|part| Value::from(part.trim())).collect();
    }
    value.into()
}

/// Refuses a value that is nearly one of those that the option takes, with these.
fn suggest(key: &str, value: &str, command: &Command) -> anyhow::Result<()> {
    let known = arg(key, command).map(Arg::get_possible_values).unwrap_or_default();
    let known: Vec<String> = known.iter().map(|known| known.get_name().to_owned()).collect();
    match Error::unknown_value("value", value, known) {
        Error::Usage { known, suggestions, .. }
            if suggestions.is_empty() || known.iter().any(|known| known == value) =>
        {
            Ok(())
        }
        near => Err(near.into()),
    }
}

/// Refuses what reading the file would refuse or pass over.
fn check(key: &str, value: &Value, command: &Command) -> anyhow::Result<()> {
    let dotted: Vec<String> = key.split('.').map(|part| toml_edit::Key::new(part).to_string()).collect();
    let line = format!("{} = {value}", dotted.join("."));
    // The message without its place, which is the command line.
    let bare = |message: String| message.trim_start_matches(":1: ").to_owned();
    match read::read(&line, Path::new(""), false, command) {
        Ok((_, notices)) => match notices.into_iter().next() {
            Some(notice) => bail!(bare(notice)),
            None => Ok(()),
        },
        Err(ConfigError::Wrong { message, .. }) => bail!(message),
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::{ArgAction, value_parser};

    fn command() -> Command {
        let own = Arg::new("mandatory").long("mandatory").action(ArgAction::SetTrue);
        let rows = Arg::new("limit").long("limit").value_parser(value_parser!(usize)).global(true);
        let header = Arg::new("no_header").long("no-header").action(ArgAction::SetTrue).global(true);
        Command::new("ftpb")
            .arg(Arg::new("lang").long("lang").global(true))
            .arg(rows)
            .arg(header)
            .subcommand(Command::new("tasks").arg(own))
    }

    fn after(text: &str, key: &str, value: &str) -> String {
        set(text, Path::new("f"), (key, value), &command())
            .map_or_else(|error| error.to_string(), |(text, _)| text)
    }

    #[test]
    fn a_setting_is_written_as_its_option_takes_it() {
        assert_eq!(after("", "lang", "de, en"), "lang = [\"de\", \"en\"]\n");
        assert_eq!(after("", "lang", "de"), "lang = \"de\"\n");
        assert_eq!(after("", "tasks.limit", "5"), "[tasks]\nlimit = 5\n");
        assert_eq!(
            after("[tasks]\nno_header = false", "tasks.no-header", "true"),
            "[tasks]\nno_header = true\n"
        );
    }

    #[test]
    fn everything_else_in_the_file_stays() {
        let text = "# mine\nlang = 'de' # home\n\n[tasks] # short\nmandatory = true\n";
        assert_eq!(after(text, "lang", "ja"), text.replace("'de'", "\"ja\""));
        assert_eq!(
            unset(text, Path::new("f"), "tasks.mandatory", &command()).unwrap().unwrap(),
            text.replace("mandatory = true\n", "")
        );
        assert_eq!(unset(text, Path::new("f"), "tasks.limit", &command()).unwrap(), None);
    }

    #[test]
    fn the_byte_order_mark_and_the_line_ends_stay() {
        let text = "\u{feff}# mine\r\nlang = 'de' # home\r\n\r\n[tasks]\r\nmandatory = true\r\n";
        assert_eq!(after(text, "lang", "ja"), text.replace("'de'", "\"ja\""));
        assert_eq!(after(text, "tasks.limit", "5"), format!("{text}limit = 5\r\n"));
        let without = unset(text, Path::new("f"), "tasks.mandatory", &command()).unwrap().unwrap();
        assert_eq!(without, text.replace("mandatory = true\r\n", ""));
    }

    #[test]
    fn what_no_setting_takes_is_refused() {
        assert_eq!(after("", "lnag", "de"), "there is no setting `lnag`; did you mean `lang`?");
        assert_eq!(
            after("", "tasks.limt", "5"),
            "there is no setting of `tasks` `limt`; did you mean `limit`?"
        );
        assert_eq!(after("", "tasks.limit", "few"), "`limit` takes a whole number, not `\"few\"`");
        assert!(after("a = ]", "lang", "de").starts_with("f:1: this is not valid TOML: "));
        let gone = unset("", Path::new("f"), "lnag", &command()).unwrap_err().to_string();
        assert_eq!(gone, "there is no setting `lnag`; did you mean `lang`?");
    }
}
