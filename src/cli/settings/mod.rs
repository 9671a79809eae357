//! Settings: the options that a reader, or a playbook, chose once in a file.
//!
//! A setting is the default of the option of the same name, so its type and its check are defined once, by the option.
//! The reader's own file overrides the playbook's.
//!
//! `figment` does not fit: it knows the file of a value but not its line, and a struct for it would repeat every option
//! of every command.

mod edit;
mod origin;
mod place;
mod playbook;
mod read;

use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::parser::ValueSource;
use clap::{ArgMatches, Command};
use thiserror::Error;

use crate::playbook::nearest::MARK;
use crate::source::store::file::{self, FileError};
use crate::source::store::{BUILT_IN, is_page};

pub use edit::{set, unset};
pub use origin::{HERE, Origin, Shown, TERMINAL, shown};
pub use place::{checklist_place, usual_place};
pub use playbook::{PlaybookPlace, of_environment};
pub use read::read;

/// The general settings: name, help, example.
pub const GENERAL: [(&str, &str, &str); 8] = [
    (
        "playbooks",
        "Folder of pages, one page, or `built-in`; the default is the one you stand in.",
        "\"playbooks\"",
    ),
    ("lang", "Languages you read, in order of preference; the fallback is English.", "[\"de\", \"en\"]"),
    ("format", "Output format: table, list, json … (`ftpb help formats`).", "\"table\""),
    ("color", "Colors: auto, always or never.", "\"auto\""),
    ("hyperlinks", "Clickable links: auto, always or never.", "\"auto\""),
    ("pager", "Pager for output longer than the screen.", "\"less\""),
    (
        "archive-folders",
        "Folders whose pages are not current, besides `archive`, `old`, `draft` and the like.",
        "[\"legacy\"]",
    ),
    ("width", "Width of the output in columns; the default is that of the terminal.", "100"),
];

/// Options of every command that cannot be set for a single command, or in a file at all.
const NOT_OF_A_COMMAND: [&str; 13] = [
    "color",
    "config",
    "help",
    "hyperlinks",
    "json",
    "lang",
    "no-config",
    "no-pager",
    "output",
    "pager",
    "playbooks",
    "quiet",
    "verbose",
];

/// Settings that only the reader may choose, not a playbook.
const OWN: [&str; 2] = ["pager", "playbooks"];

/// Options that a playbook may set for each command: they say how an answer looks, and hide nothing of it.
const LOOKS: [&str; 6] = ["fields", "format", "no-header", "sort", "wide", "width"];

/// Options of `check` that a playbook may not set: they read or write files, start a program, or leave findings out
/// without a word.
const ACTS: [&str; 7] = ["baseline", "count", "diff-base", "fix", "limit", "watch", "write-baseline"];

/// A setting of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The command it applies to; none for all commands.
    pub command: Option<String>,
    /// The option.
    pub key: String,
    /// Its values.
    pub values: Vec<String>,
    /// The file.
    pub file: PathBuf,
    /// The line of the file.
    pub line: usize,
}

/// Why settings cannot be used.
#[derive(Debug, Error)]
pub enum ConfigError {
    /// The file that was named is not there.
    #[error("there is no settings file `{}`; `ftpb config init --config FILE` writes one", .0.display())]
    Missing(PathBuf),
    /// A file cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// A place of a file.
    #[error("{}:{line}: {message}; fix the line, or ignore the file with --no-config", .file.display())]
    Wrong {
        /// The file.
        file: PathBuf,
        /// The line.
        line: usize,
        /// What is wrong there.
        message: String,
    },
}

/// Which settings files to read.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// A file instead of the default one.
    pub file: Option<PathBuf>,
    /// No file at all.
    pub none: bool,
    /// The playbook that an option or the environment names.
    pub playbooks: Option<PathBuf>,
}

/// All settings, the reader's before the playbook's.
#[derive(Clone, Debug, Default)]
pub struct Config {
    settings: Vec<Setting>,
    /// Notices about the files.
    pub notices: Vec<String>,
    /// The playbook to open.
    pub playbook: PlaybookPlace,
}

impl Config {
    /// Reads the reader's file and the playbook's.
    ///
    /// # Errors
    /// If a file cannot be read, or has an invalid value.
    pub fn load(asked: &Asked, command: fn() -> Command) -> Result<Self, ConfigError> {
        let mut config = Self::default();
        let file = asked.file.clone().or_else(usual_place);
        if let Some(path) = file.filter(|_| !asked.none) {
            // A home that may not be entered has no settings. A file that is there and may not be read is not ignored.
            let may_be_closed =
                |error: &FileError| asked.file.is_none() && error.is_denied() && !file::is_file(&path);
            match text(&path).or_else(|error| if may_be_closed(&error) { Ok(None) } else { Err(error) })? {
                Some(text) => config.take(read::read(&text, &path, false, &command())?),
                None if asked.file.is_some() => return Err(ConfigError::Missing(path)),
                None => {}
            }
        }
        let own = || config.general("playbooks").and_then(|own| own.values.first()).map(PathBuf::from);
        config.playbook = PlaybookPlace::named_or_nearest(asked.playbooks.clone().or_else(own));
        if let Some(playbooks) = config.playbook.path().filter(|_| !asked.none)
            && let Some((path, text)) = playbook_file(playbooks)?
        {
            config.take(read::read(&text, &path, true, &command())?);
        }
        Ok(config)
    }

    fn take(&mut self, (settings, notices): (Vec<Setting>, Vec<String>)) {
        self.settings.extend(settings);
        self.notices.extend(notices);
    }

    /// Whether nothing is set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.settings.is_empty()
    }

    /// A setting for all commands.
    #[must_use]
    pub fn general(&self, key: &str) -> Option<&Setting> {
        self.settings.iter().find(|setting| setting.command.is_none() && setting.key == key)
    }

    /// The settings of single commands.
    pub fn of_commands(&self) -> impl Iterator<Item = &Setting> {
        self.settings.iter().filter(|setting| setting.command.is_some())
    }

    /// The preferred languages, in order.
    #[must_use]
    pub fn languages(&self) -> &[String] {
        self.general("lang").map(|setting| setting.values.as_slice()).unwrap_or_default()
    }

    /// The parser with these settings as defaults, for a call of the command `asked`.
    #[must_use]
    pub fn defaults(&self, mut command: Command, asked: Option<&str>) -> Command {
        // Later defaults override earlier ones: a command's the general ones, the reader's the playbook's.
        let (own, general): (Vec<_>, Vec<_>) =
            self.settings.iter().rev().partition(|setting| setting.command.is_some());
        for setting in general.into_iter().chain(own).filter(|setting| setting.key != "lang") {
            let has_key = |arg: &&clap::Arg| arg.get_long() == Some(&setting.key);
            let global = command.get_arguments().find(has_key).map(|arg| arg.get_id().clone());
            let values: Vec<OsString> = setting.values.iter().map(OsString::from).collect();
            match (&setting.command, global) {
                (Some(name), _) if asked != Some(name) => {}
                (_, Some(id)) => command = command.mut_arg(id, |arg| arg.default_values(values)),
                (Some(name), None) => {
                    command = command.mut_subcommand(name, |sub| default(sub, &setting.key, values));
                }
                (None, None) => {}
            }
        }
        command
    }
}

fn default(command: Command, key: &str, values: Vec<OsString>) -> Command {
    let id = command.get_arguments().find(|arg| arg.get_long() == Some(key)).map(|arg| arg.get_id().clone());
    match id {
        Some(id) => command.mut_arg(id, |arg| arg.default_values(values)),
        None => command,
    }
}

/// The text of a file, if it exists.
fn text(path: &Path) -> Result<Option<String>, FileError> {
    match file::read_text(path) {
        Ok(text) => Ok(Some(text)),
        Err(FileError::Missing(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The settings file of a playbook: in its folder, or next to its only page.
fn playbook_file(playbooks: &Path) -> Result<Option<(PathBuf, String)>, ConfigError> {
    let is_page = is_page(&playbooks.to_string_lossy());
    let folder = if is_page { playbooks.parent().unwrap_or(playbooks) } else { playbooks };
    let path = folder.join(MARK);
    // Reading a pipe or a device of that name might never end.
    let is_there = playbooks != Path::new(BUILT_IN) && file::is_file(&path);
    Ok(if is_there { text(&path)?.map(|text| (path, text)) } else { None })
}

/// The source of an option's value.
fn source(matches: &ArgMatches, id: &str) -> Option<ValueSource> {
    matches.try_contains_id(id).ok()?;
    matches.value_source(id)
}

/// The text of a new settings file: every setting, explained and commented out.
#[must_use]
pub fn commented() -> String {
    let mut text = String::from(
        "# Settings of ftpb. Remove the # from a line to set it.\n\
         # `ftpb config` shows the values in effect and where they come from.\n",
    );
    for (key, about, example) in GENERAL {
        let _ = writeln!(text, "\n# {about}\n# {key} = {example}");
    }
    text.push_str(
        "\n# Defaults of a command: its options without the dashes.\n\
         # [tasks]\n# fields = [\"id\", \"name\", \"role\"]\n# mandatory = true\n",
    );
    text
}
