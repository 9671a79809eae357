//! `ftpb config`: the settings and where they come from.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Args, Subcommand};

use crate::cli::exit::Outcome;
use crate::cli::rows::setting;
use crate::cli::session::Session;
use crate::cli::settings::{commented, usual_place};
use crate::output::terminal::clean;
use crate::source::store::{file, folder};

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
}

impl Config {
    /// Whether `config init` was typed.
    pub(super) fn is_init(&self) -> bool {
        matches!(self.action, Some(Action::Init))
    }
}

/// Writes a new file of settings.
pub(super) fn init(named: Option<&Path>, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let path: PathBuf = named.map(Path::to_owned).or_else(usual_place).context(HOMELESS)?;
    if let Some(above) = path.parent() {
        folder::make(above)?;
    }
    file::create(&path, commented().as_bytes())?;
    writeln!(out, "{}", clean(&path.display().to_string()))?;
    Ok(Outcome::Found)
}

/// Lists the settings.
pub(super) fn run(session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let mut listing = setting::listing(session);
    listing.records.extend(session.settings.iter().map(|shown| setting::record(session, shown)));
    session.list(listing, out)
}
