//! `ftpb man`: manual pages, made of what the help is made of.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, Command};

use crate::cli::error::Error;
use crate::cli::outcome::Outcome;
use crate::cli::shell::manual;
use crate::output::terminal::clean;
use crate::source::store::{file, folder};

/// Arguments of `ftpb man`.
#[derive(Debug, Args)]
pub struct Man {
    /// The command whose page is printed; that of ftpb without it
    #[arg(value_name = "COMMAND", conflicts_with = "dir")]
    of: Option<String>,

    /// Write all pages into this folder, one a command
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

/// Prints a page, or writes all of them.
pub(super) fn run(args: &Man, command: &Command, out: &mut dyn Write) -> Result<Outcome, Error> {
    let pages = manual::pages(command);
    if let Some(dir) = &args.dir {
        folder::make(dir)?;
        for page in pages {
            let path = dir.join(format!("{}.1", page.name));
            file::replace(&path, page.roff.as_bytes())?;
            writeln!(out, "{}", clean(&path.display().to_string()))?;
        }
        return Ok(Outcome::Found);
    }
    let wanted = args.of.as_ref().map_or_else(|| "ftpb".to_owned(), |of| format!("ftpb-{of}"));
    match pages.into_iter().find(|page| page.name == wanted) {
        Some(page) => out.write_all(page.roff.as_bytes())?,
        None => return Err(manual::unknown(command, args.of.as_deref().unwrap_or_default())),
    }
    Ok(Outcome::Found)
}
