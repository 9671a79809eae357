//! `ftpb man`: manual pages.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, Command};

use crate::cli::exit::{Error, Outcome};
use crate::cli::shell::manual;
use crate::output::terminal::on_one_line;
use crate::source::store::folder;
use crate::source::store::replace::replace;

/// Arguments of `ftpb man`.
#[derive(Debug, Args)]
pub struct Man {
    /// Command whose page to print [default: ftpb itself]
    #[arg(value_name = "COMMAND", conflicts_with = "dir")]
    of: Option<String>,

    /// Write the pages of all commands to this folder
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

/// Prints a page, or writes all of them.
pub(super) fn run(args: &Man, command: Command, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let pages = manual::pages(command)?;
    if let Some(dir) = &args.dir {
        folder::make(dir)?;
        for page in pages {
            let path = dir.join(format!("{}.1", page.name));
            replace(&path, &page.roff)?;
            writeln!(out, "{}", on_one_line(&path.display().to_string()))?;
        }
        return Ok(Outcome::Found);
    }
    let name = args.of.as_ref().map_or_else(|| "ftpb".to_owned(), |of| format!("ftpb-{of}"));
    match (pages.iter().find(|page| page.name == name), &args.of) {
        (Some(page), _) => out.write_all(&page.roff)?,
        (None, Some(of)) => {
            return Err(Error::unknown_value("command", of, names).listed_by("ftpb help").into());
        }
        (None, None) => {}
    }
    Ok(Outcome::Found)
}
