//! Where each setting comes from.

use std::env;

use clap::parser::ValueSource;
use clap::{ArgMatches, Command};

use crate::cli::settings::{Config, GENERAL, PlaybookPlace, Setting, source};
use crate::source::store::BUILT_IN;

/// The width where nobody set it.
pub const TERMINAL: &str = "the terminal's";

/// The place of a playbook that nobody named.
pub const HERE: &str = "the folder you are in";

/// A kind of origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// An option on the command line.
    Flag,
    /// An environment variable.
    Environment,
    /// A line of a file.
    File,
    /// The folder that the reader stands in.
    Folder,
    /// The default.
    Default,
}

impl Origin {
    /// The word of the output contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Flag => "flag",
            Self::Environment => "environment",
            Self::File => "file",
            Self::Folder => "folder",
            Self::Default => "default",
        }
    }
}

/// A setting in effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The setting; `tasks.fields` for one of a command.
    pub key: String,
    /// Its value.
    pub value: String,
    /// The kind of origin.
    pub origin: Origin,
    /// The option, the variable, or the file and line.
    pub place: String,
}

/// All settings in effect. `of_language` is the environment variable that names the language, if one does.
#[must_use]
pub fn shown(
    command: &Command,
    matches: &ArgMatches,
    config: &Config,
    of_language: Option<&'static str>,
) -> Vec<Shown> {
    let one = |(key, ..): &(&str, &str, &str)| one(command, matches, config, (key, of_language));
    let mut all: Vec<Shown> = GENERAL.iter().map(one).collect();
    let mut known: Vec<String> = Vec::new();
    for setting in config.of_commands() {
        let key = format!("{}.{}", setting.command.as_deref().unwrap_or_default(), setting.key);
        if !known.contains(&key) {
            known.push(key.clone());
            all.push(of_file(key, setting));
        }
    }
    all
}

fn one(
    command: &Command,
    matches: &ArgMatches,
    config: &Config,
    (key, of_language): (&str, Option<&'static str>),
) -> Shown {
    let variable = |name: &str| env::var_os(name).map(|value| value.to_string_lossy().into_owned());
    let raw = || {
        let values = matches.get_raw(key).into_iter().flatten();
        values.map(|value| value.to_string_lossy().into_owned()).collect::<Vec<_>>().join(",")
    };
    let make = |value: String, origin, place: &str| Shown {
        key: key.to_owned(),
        value,
        origin,
        place: place.to_owned(),
    };
    let set = |names: &[&'static str]| {
        let value = |name| variable(name).filter(|value| !value.is_empty());
        names.iter().find_map(|name| Some((value(name)?, *name)))
    };
    match source(matches, key) {
        Some(ValueSource::CommandLine) => return make(raw(), Origin::Flag, &format!("--{key}")),
        Some(ValueSource::EnvVariable) => {
            let arg = command.get_arguments().find(|arg| arg.get_id() == key);
            let name = arg.and_then(clap::Arg::get_env).map(|name| name.to_string_lossy().into_owned());
            return make(raw(), Origin::Environment, &name.unwrap_or_default());
        }
        _ => {}
    }
    if key == "lang" {
        return match of_language {
            Some(name) => make(variable(name).unwrap_or_default(), Origin::Environment, name),
            None => fallen(key, config, &make),
        };
    }
    // ftpb's own variables override the file, which overrides variables of all programs.
    let (above, below): (&[&'static str], &[&'static str]) = match key {
        "color" => (&["NO_COLOR", "CLICOLOR_FORCE"], &[]),
        "pager" => (&[], &["PAGER"]),
        _ => (&[], &[]),
    };
    if config.general(key).is_none()
        && let Some((value, name)) = set(above)
    {
        let value = match name {
            "NO_COLOR" => "never".to_owned(),
            "CLICOLOR_FORCE" if value == "0" => return fallen(key, config, &make),
            "CLICOLOR_FORCE" => "always".to_owned(),
            _ => value,
        };
        return make(value, Origin::Environment, name);
    }
    match (config.general(key), set(below)) {
        (None, Some((value, name))) => make(value, Origin::Environment, name),
        _ => fallen(key, config, &make),
    }
}

fn fallen(key: &str, config: &Config, make: &dyn Fn(String, Origin, &str) -> Shown) -> Shown {
    if let Some(setting) = config.general(key) {
        return of_file(key.to_owned(), setting);
    }
    if let ("playbooks", PlaybookPlace::Nearest(path)) = (key, &config.playbook) {
        return make(path.display().to_string(), Origin::Folder, HERE);
    }
    let usual = match key {
        "playbooks" => BUILT_IN,
        "lang" => "en",
        "format" => "table",
        "pager" => "less",
        "width" => TERMINAL,
        _ => "auto",
    };
    make(usual.to_owned(), Origin::Default, "")
}

fn of_file(key: String, setting: &Setting) -> Shown {
    let place = format!("{}:{}", setting.file.display(), setting.line);
    Shown { key, value: setting.values.join(","), origin: Origin::File, place }
}
