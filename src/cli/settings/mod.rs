//! Settings: what a person chose once, in a file of their own, or what a playbook brings along.
//!
//! A setting is the default of the option of the same name, so what it may be and how it is checked is
//! written once, at the option. The reader's own file goes over the playbook's.

mod origin;
mod place;
mod read;

use std::ffi::OsString;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::parser::ValueSource;
use clap::{ArgMatches, Command};
use thiserror::Error;

use crate::source::store::file::{self, FileError};
use crate::source::store::is_page;

pub use origin::{Origin, Shown, shown};
pub use place::usual_place;
pub use read::read;

/// The general settings, with what they are for.
pub const GENERAL: [(&str, &str, &str); 7] = [
    ("playbooks", "Folder of pages, or one page; the built-in playbook without it.", "\"playbooks\""),
    (
        "lang",
        "Languages you read, the dearest first; what they lack is shown in English.",
        "[\"de\", \"en\"]",
    ),
    ("format", "How answers are written: table, list, json … (`ftpb help formats`).", "\"table\""),
    ("color", "Colours: auto, always or never.", "\"auto\""),
    ("hyperlinks", "Clickable links: auto, always or never.", "\"auto\""),
    ("pager", "The program that shows what is longer than the screen.", "\"less\""),
    ("width", "Columns of the screen, instead of the terminal's own.", "100"),
];

/// Options of every command that are no matter of one command, or of a file.
const NOT_OF_A_COMMAND: [&str; 12] = [
    "color",
    "config",
    "help",
    "hyperlinks",
    "json",
    "lang",
    "no-config",
    "no-pager",
    "pager",
    "playbooks",
    "quiet",
    "verbose",
];

/// Settings that a playbook may not bring: they are its reader's.
const OWN: [&str; 2] = ["pager", "playbooks"];

/// Options of commands that a playbook may not bring: they write files, read others, or start a program.
const ACTS: [&str; 9] =
    ["against", "baseline", "diff-base", "dir", "fix", "output", "progress", "watch", "write-baseline"];

/// A setting of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The command it is for; every command where none is named.
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
    #[error("there is no configuration file `{}`; `ftpb config init --config FILE` writes one", .0.display())]
    Missing(PathBuf),
    /// A file cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// A place of a file.
    #[error("{}:{line}: {message}; fix the line, or leave the file out with --no-config", .file.display())]
    Wrong {
        /// The file.
        file: PathBuf,
        /// The line.
        line: usize,
        /// What is wrong there.
        message: String,
    },
}

/// Which files are asked for.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// A file instead of the usual one.
    pub file: Option<PathBuf>,
    /// No file at all.
    pub none: bool,
    /// The playbook that an option or the environment names.
    pub playbooks: Option<PathBuf>,
}

/// All settings, the reader's own before the playbook's.
#[derive(Clone, Debug, Default)]
pub struct Config {
    settings: Vec<Setting>,
    /// What has to be said about the files.
    pub notices: Vec<String>,
}

impl Config {
    /// Reads the reader's file and the playbook's.
    ///
    /// # Errors
    /// When a file cannot be read, or holds what no setting can be.
    pub fn load(asked: &Asked, command: fn() -> Command) -> Result<Self, ConfigError> {
        let mut config = Self::default();
        if asked.none {
            return Ok(config);
        }
        if let Some(path) = asked.file.clone().or_else(usual_place) {
            match text(&path)? {
                Some(text) => config.take(read::read(&text, &path, false, &command())?),
                None if asked.file.is_some() => return Err(ConfigError::Missing(path)),
                None => {}
            }
        }
        let own = || config.general("playbooks").and_then(|own| own.values.first()).map(PathBuf::from);
        if let Some(playbooks) = asked.playbooks.clone().or_else(own)
            && let Some((path, text)) = beside(&playbooks)?
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

    /// The languages wished, the dearest first.
    #[must_use]
    pub fn languages(&self) -> &[String] {
        self.general("lang").map(|setting| setting.values.as_slice()).unwrap_or_default()
    }

    /// The command line with these settings as defaults, when this command is asked for.
    #[must_use]
    pub fn defaults(&self, mut command: Command, asked: Option<&str>) -> Command {
        // What comes later goes over what was before: a command's own over the general, own over the playbook's.
        let (own, general): (Vec<_>, Vec<_>) =
            self.settings.iter().rev().partition(|setting| setting.command.is_some());
        for setting in general.into_iter().chain(own).filter(|setting| setting.key != "lang") {
            let everywhere = |arg: &clap::Arg| arg.get_long() == Some(&setting.key) && arg.is_global_set();
            let global = command.get_arguments().find(|arg| everywhere(arg)).map(|arg| arg.get_id().clone());
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

/// The text of a file; nothing where there is none.
fn text(path: &Path) -> Result<Option<String>, FileError> {
    match file::read_text(path) {
        Ok(text) => Ok(Some(text)),
        Err(FileError::Missing(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The settings that a playbook brings: in its folder, or beside its one page.
fn beside(playbooks: &Path) -> Result<Option<(PathBuf, String)>, ConfigError> {
    let is_page = is_page(&playbooks.to_string_lossy());
    let folder = if is_page { playbooks.parent().unwrap_or(playbooks) } else { playbooks };
    let path = folder.join("ftpb.toml");
    // A pipe or a device of that name is nobody's settings, and would never end.
    Ok(if file::is_file(&path) { text(&path)?.map(|text| (path, text)) } else { None })
}

/// Where an option's value comes from, as the command line has it.
fn source(matches: &ArgMatches, id: &str) -> Option<ValueSource> {
    matches.try_contains_id(id).ok()?;
    matches.value_source(id)
}

/// The text of a new file: every setting, explained, none of them set.
#[must_use]
pub fn commented() -> String {
    let mut text = String::from(
        "# Settings of ftpb. Remove the # before a line to make it count.\n\
         # `ftpb config` shows what counts, and where it comes from.\n",
    );
    for (key, about, example) in GENERAL {
        let _ = writeln!(text, "\n# {about}\n# {key} = {example}");
    }
    text.push_str(
        "\n# The defaults of a command: its options, without the dashes.\n\
         # [tasks]\n# fields = [\"id\", \"name\", \"role\"]\n# mandatory = true\n",
    );
    text
}
