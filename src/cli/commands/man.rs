//! `ftpb man`: manual pages.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, Command};

use crate::cli::exit::Outcome;
use crate::cli::shell::{help, manual};
use crate::output::terminal::on_one_line;
use crate::source::store::folder;
use crate::source::store::replace::replace;

/// Arguments of `ftpb man`.
#[derive(Debug, Args)]
pub struct Man {
    /// Command whose page to print [default: ftpb itself]
    #[arg(value_name = "COMMAND", conflicts_with = "dir")]
    of: Vec<String>,

    /// Write the pages of all commands to this folder
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

/// Prints a page, or writes all of them.
pub(super) fn run(args: &Man, command: &Command, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let pages = manual::pages(command.clone())?;
    if let Some(dir) = &args.dir {
        folder::make(dir)?;
        for page in pages {
            let path = dir.join(format!("{}.1", page.name));
            replace(&path, &page.roff)?;
            writeln!(out, "{}", on_one_line(&path.display().to_string()))?;
        }
        return Ok(Outcome::Found);
    }
    // The command as it is typed, as one word, or as its page is called.
    let words: Vec<String> = args.of.iter().flat_map(|of| of.split_whitespace()).map(str::to_owned).collect();
    let name = [&["ftpb".to_owned()], &words[..]].concat().join("-");
    match pages.iter().find(|page| page.name == name) {
        Some(page) => out.write_all(&page.roff)?,
        None => return Err(help::unknown_command(command, &words).into()),
    }
    Ok(Outcome::Found)
}
