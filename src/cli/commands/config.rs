//! `ftpb config`: what is set, and where it comes from.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use crate::answer::{Column, Field, Listing, Record, Tone};
use crate::cli::config::{Origin, Shown, commented, usual_place};
use crate::cli::error::Error;
use crate::cli::outcome::Outcome;
use crate::cli::session::Session;
use crate::source::store::file;

/// Arguments of `ftpb config`.
#[derive(Debug, Args)]
pub struct Config {
    #[command(subcommand)]
    action: Option<Action>,
}

/// What else can be done about settings.
#[derive(Debug, Subcommand)]
enum Action {
    /// Write a file with every setting, explained; never over one that is there
    #[command(after_help = "Examples:\n  ftpb config init\n  ftpb config init --config ./ftpb.toml")]
    Init,
}

impl Config {
    /// Whether a new file is to be written.
    pub(super) fn is_init(&self) -> bool {
        matches!(self.action, Some(Action::Init))
    }
}

/// Writes a new file of settings.
pub(super) fn init(named: Option<&Path>, out: &mut dyn Write) -> Result<Outcome, Error> {
    let path: PathBuf = named.map(Path::to_owned).or_else(usual_place).ok_or(Error::Homeless)?;
    file::create(&path, commented().as_bytes())?;
    writeln!(out, "{}", path.display())?;
    Ok(Outcome::Found)
}

/// Lists the settings.
pub(super) fn run(session: &Session, out: &mut dyn Write) -> Result<Outcome, Error> {
    let column = |field: &'static str| Column::new(field, session.word(field));
    let columns = vec![column("setting").tone(Tone::Id), column("value"), column("origin")];
    let mut listing = Listing::new("setting", &["setting", "value", "origin", "place"], columns);
    listing.records.extend(session.settings.iter().map(|shown| record(session, shown)));
    session.list(listing, out)
}

fn record(session: &Session, shown: &Shown) -> Record {
    let place = if shown.origin == Origin::Default { session.word("default") } else { &shown.place };
    Record::new()
        .with("setting", shown.key.as_str())
        .with("value", shown.value.as_str())
        .with("origin", Field::new(shown.origin.as_str()).shown(place))
        .with("place", shown.place.as_str())
}
