//! Reads a settings file and checks it against the options.

use std::error::Error as _;
use std::ops::Range;
use std::path::Path;

use clap::builder::ValueParser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, value_parser};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::cli::settings::{ACTS, ConfigError, GENERAL, LOOKS, NOT_OF_A_COMMAND, OWN, Setting};
use crate::query::reference::{Name, closest};

/// A file that is being read.
struct Reading<'a> {
    text: &'a str,
    file: &'a Path,
    /// Whether it is a playbook's file, which may not set everything.
    shared: bool,
    command: &'a Command,
    settings: Vec<Setting>,
    notices: Vec<String>,
    /// The number of unknown keys without a notice.
    unnamed: usize,
}

/// The maximal number of notices about unknown keys: a wrong file may have thousands.
const NAMED: usize = 20;

/// The most signs of keys and tables in a file: each may take the parser a kilobyte of memory, and settings need
/// a few dozen.
const MOST_SIGNS: usize = 1000;

/// Where a file has more signs than settings need; those in comments do not count.
fn excess(text: &str) -> Option<usize> {
    let mut end = 0;
    let mut signs = text.split_inclusive('\n').flat_map(|line| {
        let start = end;
        end += line.len();
        let counts = !line.trim_start().starts_with('#');
        let is_sign = move |(_, byte): &(usize, u8)| counts && b"=.[{".contains(byte);
        line.bytes().enumerate().filter(is_sign).map(move |(at, _)| start + at)
    });
    signs.nth(MOST_SIGNS)
}

/// The settings of a file, and notices about unknown keys.
///
/// # Errors
/// If the file is not valid TOML, or an option does not accept a value.
pub fn read(
    text: &str,
    file: &Path,
    shared: bool,
    command: &Command,
) -> Result<(Vec<Setting>, Vec<String>), ConfigError> {
    let mut reading =
        Reading { text, file, shared, command, settings: Vec::new(), notices: Vec::new(), unnamed: 0 };
    if let Some(at) = excess(text) {
        let message = format!("there are more than {MOST_SIGNS} keys above; is it the right file?");
        return Err(reading.wrong(&(at..at), message));
    }
    let table = DeTable::parse(text).map_err(|error| invalid(text, file, error.span(), error.message()))?;
    for (key, value) in table.get_ref() {
        match value.get_ref() {
            DeValue::Table(settings) => reading.command(key, settings)?,
            _ => reading.general(key, value)?,
        }
    }
    if reading.unnamed > 0 {
        let (file, more) = (file.display(), reading.unnamed);
        reading.notices.push(format!("{file}: {more} more keys are not settings; is it the right file?"));
    }
    Ok((reading.settings, reading.notices))
}

/// The error for a text that is not valid TOML.
pub(super) fn invalid(text: &str, file: &Path, span: Option<Range<usize>>, why: &str) -> ConfigError {
    let line = line(text, &span.unwrap_or_default());
    let message = format!("this is not valid TOML: {}", why.replace('\n', ", "));
    ConfigError::Wrong { file: file.to_owned(), line, message }
}

/// The line of a text in which a span starts, from 1.
fn line(text: &str, span: &Range<usize>) -> usize {
    text.get(..span.start).unwrap_or_default().matches('\n').count() + 1
}

impl Reading<'_> {
    fn line(&self, span: &Range<usize>) -> usize {
        line(self.text, span)
    }

    fn wrong(&self, span: &Range<usize>, message: String) -> ConfigError {
        ConfigError::Wrong { file: self.file.to_owned(), line: self.line(span), message }
    }

    fn unknown(&mut self, key: &Spanned<impl AsRef<str>>, what: &str, known: &[&str]) {
        if self.notices.len() >= NAMED {
            self.unnamed += 1;
            return;
        }
        let word = key.get_ref().as_ref();
        let names: Vec<Name> = known.iter().map(|known| Name::new(known)).collect();
        let near = closest(word, &names).first().map(|name| name.key.clone());
        let more = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("there is {}", known.join(", ")),
        };
        let (file, line) = (self.file.display(), self.line(&key.span()));
        self.notices.push(format!("{file}:{line}: there is no {what} `{word}`; {more}"));
    }

    fn ignore(&mut self, key: &Spanned<impl AsRef<str>>, name: &str) {
        let (file, line) = (self.file.display(), self.line(&key.span()));
        let notice = format!("{file}:{line}: `{name}` can only be set by the reader, and was ignored");
        self.notices.push(notice);
    }

    fn general(
        &mut self,
        key: &Spanned<std::borrow::Cow<'_, str>>,
        value: &Spanned<DeValue<'_>>,
    ) -> Result<(), ConfigError> {
        let name = key.get_ref().replace('_', "-");
        let known: Vec<&str> = GENERAL.iter().map(|(name, ..)| *name).collect();
        let command = self.command;
        let arg = command.get_arguments().find(|arg| arg.get_long() == Some(&name));
        let Some(arg) = arg.filter(|_| known.contains(&name.as_str())) else {
            self.unknown(key, "setting", &known);
            return Ok(());
        };
        if self.shared && OWN.contains(&name.as_str()) {
            self.ignore(key, &name);
            return Ok(());
        }
        self.set(None, &name, arg, value)
    }

    fn command(
        &mut self,
        key: &Spanned<std::borrow::Cow<'_, str>>,
        settings: &DeTable<'_>,
    ) -> Result<(), ConfigError> {
        let command = self.command;
        let Some(sub) = command.find_subcommand(key.get_ref().as_ref()) else {
            let known: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
            self.unknown(key, "command", &known);
            return Ok(());
        };
        let globals = command.get_arguments().filter(|arg| arg.is_global_set());
        let args: Vec<&Arg> = sub.get_arguments().filter(|arg| !arg.is_global_set()).chain(globals).collect();
        let may = |long: &str| !NOT_OF_A_COMMAND.contains(&long);
        for (key, value) in settings {
            let name = key.get_ref().replace('_', "-");
            let arg = args.iter().find(|arg| arg.get_long() == Some(&name) && may(&name));
            if let Some(arg) = arg {
                if self.shared && !may_a_playbook_set(sub.get_name(), &name) {
                    self.ignore(key, &name);
                } else {
                    self.set(Some(sub.get_name()), &name, arg, value)?;
                }
            } else {
                let known: Vec<&str> =
                    args.iter().filter_map(|arg| arg.get_long()).filter(|long| may(long)).collect();
                self.unknown(key, &format!("setting of `{}`", sub.get_name()), &known);
            }
        }
        Ok(())
    }

    fn set(
        &mut self,
        command: Option<&str>,
        name: &str,
        arg: &Arg,
        value: &Spanned<DeValue<'_>>,
    ) -> Result<(), ConfigError> {
        let span = value.span();
        let written = self.text.get(span.clone()).unwrap_or_default();
        let values = values(arg, value.get_ref())
            .map_err(|wanted| self.wrong(&span, format!("`{name}` takes {wanted}, not `{written}`")))?;
        for value in values.iter().filter(|_| arg.get_action().takes_values()) {
            takes(arg, value)
                .map_err(|why| self.wrong(&span, format!("`{name}` cannot be `{value}`{why}")))?;
        }
        self.settings.push(Setting {
            command: command.map(str::to_owned),
            key: name.to_owned(),
            values,
            file: self.file.to_owned(),
            line: self.line(&span),
        });
        Ok(())
    }
}

/// Checks that an option accepts a value; the error is the end of a sentence.
///
/// Each value is parsed by a parser with just this option, so that a long list takes time in proportion.
fn takes(arg: &Arg, value: &str) -> Result<(), String> {
    let alone = Arg::new("value").value_parser(arg.get_value_parser().clone()).allow_hyphen_values(true);
    let line = Command::new("ftpb").no_binary_name(true).disable_help_flag(true).arg(alone);
    let Err(error) = line.try_get_matches_from(["--", value]) else { return Ok(()) };
    if !matches!(error.kind(), ErrorKind::InvalidValue | ErrorKind::ValueValidation) {
        return Ok(());
    }
    let why = match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(known)) if !known.is_empty() => {
            format!("; it is one of {}", known.join(", "))
        }
        _ => error.source().map(|source| format!(": {source}")).unwrap_or_default(),
    };
    Err(why)
}

/// The values of an option; the error names the expected type.
fn values(arg: &Arg, value: &DeValue<'_>) -> Result<Vec<String>, &'static str> {
    let list = is_list(arg);
    match value {
        DeValue::Boolean(set) if !arg.get_action().takes_values() => Ok(vec![set.to_string()]),
        _ if !arg.get_action().takes_values() => Err("true or false"),
        DeValue::Integer(number) if is_number(arg) => Ok(vec![number.as_str().replace('_', "")]),
        _ if is_number(arg) => Err("a whole number"),
        DeValue::String(text) if list => Ok(text.split(',').map(|text| text.trim().to_owned()).collect()),
        DeValue::String(text) => Ok(vec![text.to_string()]),
        DeValue::Array(items) if list => {
            let text = |item: &Spanned<DeValue<'_>>| match item.get_ref() {
                DeValue::String(text) => Ok(text.to_string()),
                _ => Err("a list of texts in quotation marks"),
            };
            items.iter().map(text).collect()
        }
        _ if list => Err("a text in quotation marks, or a list of them"),
        _ => Err("a text in quotation marks"),
    }
}

/// Whether a playbook's own file may set an option: its checks and how answers look, but nothing that would hide a
/// task.
fn may_a_playbook_set(command: &str, name: &str) -> bool {
    LOOKS.contains(&name) || (command == "check" && !ACTS.contains(&name))
}

/// Whether an option takes several values.
pub(super) fn is_list(arg: &Arg) -> bool {
    arg.get_value_delimiter().is_some()
        || matches!(arg.get_action(), ArgAction::Append)
        || arg.get_long() == Some("lang")
}

/// Whether an option takes a number.
pub(super) fn is_number(arg: &Arg) -> bool {
    let own = arg.get_value_parser().type_id();
    let numbers: [ValueParser; 5] = [
        value_parser!(u8).into(),
        value_parser!(u16).into(),
        value_parser!(u32).into(),
        value_parser!(u64).into(),
        value_parser!(usize).into(),
    ];
    numbers.iter().any(|number| number.type_id() == own)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::ArgAction::SetTrue;

    fn command() -> Command {
        let global = |name: &'static str| Arg::new(name).long(name).global(true);
        let own = Arg::new("mandatory").long("mandatory").action(SetTrue);
        let process = Arg::new("process").long("process").action(ArgAction::Append);
        Command::new("ftpb")
            .arg(global("lang"))
            .arg(global("pager"))
            .arg(global("color").value_parser(["auto", "always", "never"]))
            .arg(global("width").value_parser(value_parser!(u16).range(20..)))
            .subcommand(Command::new("tasks").arg(own).arg(process))
    }

    fn said(text: &str) -> String {
        match read(text, Path::new("c.toml"), false, &command()) {
            Ok((settings, notices)) => {
                let settings = settings.iter().map(|setting| {
                    let command = setting.command.as_ref().map(|name| name.clone() + ".").unwrap_or_default();
                    format!("{command}{}={}@{}", setting.key, setting.values.join("+"), setting.line)
                });
                settings.chain(notices).collect::<Vec<_>>().join(" ")
            }
            Err(error) => error.to_string().split("; fix").next().unwrap_or_default().to_owned(),
        }
    }

    #[test]
    fn settings_keep_their_lines() {
        assert_eq!(said("lang = [\"de\", \"en\"]\n\nwidth = 90\n"), "lang=de+en@1 width=90@3");
        assert_eq!(said("lang = \"de,en\""), "lang=de+en@1");
        assert_eq!(
            said("[tasks]\nmandatory = true\nprocess = [\"a\"]"),
            "tasks.mandatory=true@2 tasks.process=a@3"
        );
    }

    #[test]
    fn unknown_keys_are_noticed_with_a_suggestion() {
        assert_eq!(
            said("\ncolour = \"auto\""),
            "c.toml:2: there is no setting `colour`; did you mean `color`?"
        );
        assert_eq!(said("[taks]\nx = 1"), "c.toml:1: there is no command `taks`; did you mean `tasks`?");
        assert_eq!(
            said("[tasks]\nmandatry = true"),
            "c.toml:2: there is no setting of `tasks` `mandatry`; did you mean `mandatory`?"
        );
    }

    #[test]
    fn an_invalid_value_is_an_error_with_line_and_value() {
        let cases = [
            ("width = \"wide\"", "c.toml:1: `width` takes a whole number, not `\"wide\"`"),
            ("\ncolor = true", "c.toml:2: `color` takes a text in quotation marks, not `true`"),
            ("color = \"grenn\"", "c.toml:1: `color` cannot be `grenn`; it is one of auto, always, never"),
            ("width = 3", "c.toml:1: `width` cannot be `3`: 3 is not in 20..=65535"),
            ("[tasks]\nmandatory = \"yes\"", "c.toml:2: `mandatory` takes true or false, not `\"yes\"`"),
        ];
        for (text, expected) in cases {
            assert_eq!(said(text), expected);
        }
        assert!(
            said("a = 1\nb = ]").starts_with("c.toml:2: this is not valid TOML: "),
            "{}",
            said("a = 1\nb = ]")
        );
    }

    #[test]
    fn of_many_unknown_keys_the_first_are_named() {
        let lines: Vec<String> = (0..900).map(|at| format!("k{at} = 1")).collect();
        let text = lines.join("\n");
        let (settings, notices) = read(&text, Path::new("c.toml"), false, &command()).unwrap();
        assert!(settings.is_empty() && notices.len() == NAMED + 1);
        assert!(notices[NAMED].starts_with("c.toml: 880 more keys"), "{}", notices[NAMED]);
    }

    #[test]
    fn what_has_more_keys_than_settings_is_another_file() {
        assert_eq!(said(&"# a.b = [c, {d}]\n".repeat(5_000)), "");
        let one_a_line = said(&"a = 1\n".repeat(1_001));
        assert_eq!(one_a_line, "c.toml:1001: there are more than 1000 keys above; is it the right file?");
        let in_a_line = said(&format!("width = 80\na = {}", "{b.c".repeat(500)));
        assert_eq!(in_a_line, "c.toml:2: there are more than 1000 keys above; is it the right file?");
    }

    #[test]
    fn a_playbook_does_not_choose_programs() {
        let (settings, notices) =
            read("pager = \"sh\"\nlang = \"de\"", Path::new("ftpb.toml"), true, &command()).unwrap();
        assert_eq!(settings.len(), 1);
        assert!(notices[0].contains("`pager` can only be set by the reader"), "{notices:?}");
        let acts = "[check]\nfix = true\nwrite-baseline = true\nbaseline = \"/home/me/notes\"";
        let switch = |name: &'static str| Arg::new(name).long(name).action(SetTrue);
        let check = Command::new("check").arg(switch("fix")).arg(switch("write-baseline"));
        let check = Command::new("ftpb").subcommand(check.arg(Arg::new("baseline").long("baseline")));
        let (settings, notices) = read(acts, Path::new("ftpb.toml"), true, &check).unwrap();
        assert!(settings.is_empty() && notices.len() == 3, "{settings:?} {notices:?}");
        assert!(notices[0].contains("`baseline` can only be set by the reader"), "{notices:?}");
    }
}
