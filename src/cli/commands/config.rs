//! `ftpb config`: the settings and where they come from.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Args, Subcommand};

use crate::cli::args::language;
use crate::cli::args::options::Options;
use crate::cli::command;
use crate::cli::exit::Outcome;
use crate::cli::rows::setting;
use crate::cli::session::Session;
use crate::cli::settings::{self, Asked, commented, usual_place};
use crate::output::terminal::{clean, on_one_line};
use crate::playbook::Playbook;
use crate::source::Lexicons;
use crate::source::store::file::FileError;
use crate::source::store::replace::replace_unchanged;
use crate::source::store::{self, BUILT_IN, file, folder};

/// Why no file of settings can be written.
const HOMELESS: &str =
    "there is no folder for settings: neither XDG_CONFIG_HOME nor HOME is set; name a file with --config";

/// Arguments of `ftpb config`.
#[derive(Debug, Args)]
pub struct Config {
    #[command(subcommand)]
    action: Option<Action>,
}

/// What can be done with settings besides showing them.
#[derive(Debug, Subcommand)]
enum Action {
    /// Write a file that explains every setting; an existing file is not overwritten
    #[command(after_help = "Examples:\n  ftpb config init\n  ftpb config init --config ./ftpb.toml")]
    Init,
    /// Set a setting in your file, for all commands or for one
    #[command(
        after_help = "Examples:\n  ftpb config set lang de,en\n  ftpb config set tasks.fields id,name,role"
    )]
    Set {
        /// The setting, or COMMAND.SETTING for one command
        #[arg(value_name = "KEY")]
        key: String,
        /// Its value
        #[arg(value_name = "VALUE", allow_hyphen_values = true)]
        value: String,
    },
    /// Remove a setting from your file
    #[command(after_help = "Examples:\n  ftpb config unset lang\n  ftpb config unset tasks.fields")]
    Unset {
        /// The setting, or COMMAND.SETTING for one command
        #[arg(value_name = "KEY")]
        key: String,
    },
}

impl Config {
    /// How the command is called, if its answer has no records.
    pub fn without_records(&self) -> Option<&'static str> {
        match self.action.as_ref()? {
            Action::Init => Some("ftpb config init"),
            Action::Set { .. } => Some("ftpb config set"),
            Action::Unset { .. } => Some("ftpb config unset"),
        }
    }

    /// Writes a new file of settings or changes a setting, if that was typed.
    pub(super) fn run_alone(
        &self,
        options: &Options,
        parser: &clap::Command,
        out: &mut dyn Write,
    ) -> Option<anyhow::Result<Outcome>> {
        match &self.action {
            Some(Action::Init) => Some(init(options.config.as_deref(), out)),
            Some(Action::Set { key, value }) => Some(set(options, key, value, parser, out)),
            Some(Action::Unset { key }) => Some(unset(options.config.as_deref(), key, parser, out)),
            None => None,
        }
    }
}

/// How often a change is made anew because another one came between.
const MOST_TRIES: usize = 20;

/// The path of the reader's settings file.
fn own_file(named: Option<&Path>) -> anyhow::Result<PathBuf> {
    named.map(Path::to_owned).or_else(usual_place).context(HOMELESS)
}

/// Changes the text of a settings file, if `change` returns another one; of one that is not there yet, the text is
/// empty. Where somebody else has changed the file meanwhile, their text is changed.
fn rewrite(
    path: &Path,
    mut change: impl FnMut(&str) -> anyhow::Result<Option<String>>,
) -> anyhow::Result<()> {
    let mut tries = 0;
    loop {
        tries += 1;
        let read = match file::read_text(path) {
            Err(FileError::Missing(_)) => None,
            read => Some(read?),
        };
        let Some(new) = change(read.as_deref().unwrap_or_default())? else { return Ok(()) };
        let written = if let Some(read) = &read {
            replace_unchanged(path, read.as_bytes(), new.as_bytes())
        } else {
            if let Some(above) = path.parent().filter(|above| !above.as_os_str().is_empty()) {
                folder::make(above)?;
            }
            file::create(path, new.as_bytes())
        };
        match written {
            Err(FileError::Changed(_) | FileError::Exists(_)) if tries < MOST_TRIES => {}
            written => return Ok(written?),
        }
    }
}

fn set(
    options: &Options,
    key: &str,
    value: &str,
    parser: &clap::Command,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let path = own_file(options.config.as_deref())?;
    let mut value = value.to_owned();
    if key == "playbooks" && value != BUILT_IN {
        // It has to be there, wherever the next call stands.
        store::open(Some(Path::new(&value)))?;
        value = folder::absolute(Path::new(&value)).display().to_string();
    }
    if key.rsplit('.').next() == Some("lang") {
        known_languages(&value, options)?;
    }
    let mut shown = String::new();
    rewrite(&path, |text| {
        let (text, value) = settings::set(text, &path, (key, &value), parser)?;
        shown = value;
        Ok(Some(text))
    })?;
    writeln!(out, "{}: {key} = {}", on_one_line(&path.display().to_string()), clean(shown.trim()))?;
    Ok(Outcome::Found)
}

/// Refuses a language that `--lang` would refuse: neither ftpb nor the playbook of this call knows its words.
fn known_languages(names: &str, options: &Options) -> anyhow::Result<()> {
    let asked =
        Asked { file: options.config.clone(), none: options.no_config, playbooks: options.playbooks.clone() };
    let settings = settings::Config::load(&asked, command).unwrap_or_default();
    // A playbook that is not there is no reason to refuse a language.
    match store::open(settings.playbook.path()) {
        Ok(store) => language::strict(names, Playbook::open(store).lexicons())?,
        Err(_) => language::strict(names, &Lexicons::default())?,
    };
    Ok(())
}

fn unset(
    named: Option<&Path>,
    key: &str,
    parser: &clap::Command,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let path = own_file(named)?;
    let mut was_set = false;
    rewrite(&path, |text| {
        let text = settings::unset(text, &path, key, parser)?;
        was_set = text.is_some();
        Ok(text)
    })?;
    let (outcome, what) =
        if was_set { (Outcome::Found, "is not set any more") } else { (Outcome::Nothing, "was not set") };
    writeln!(out, "{}: {key} {what}", on_one_line(&path.display().to_string()))?;
    Ok(outcome)
}

/// Writes a new file of settings.
fn init(named: Option<&Path>, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let path = own_file(named)?;
    if let Some(above) = path.parent() {
        folder::make(above)?;
    }
    file::create(&path, commented().as_bytes())?;
    writeln!(out, "{}", on_one_line(&path.display().to_string()))?;
    Ok(Outcome::Found)
}

/// Lists the settings.
pub(super) fn run(session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let mut listing = setting::listing(session);
    listing.records.extend(session.settings.iter().map(|shown| setting::record(session, shown)));
    session.list(listing, out)
}
