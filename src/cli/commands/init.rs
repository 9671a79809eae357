//! `ftpb init`: a copy of the built-in playbook.

use std::borrow::Cow;
use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::cli::exit::Outcome;
use crate::cli::quote::quoted;
use crate::output::terminal::{clean, width};
use crate::source::store::{self, folder};

/// Arguments of `ftpb init`.
#[derive(Debug, Args)]
pub struct Init {
    /// Folder to create; it may exist if it is empty
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

/// Copies the built-in playbook into a folder, and prints what to do next.
pub(super) fn run(args: &Init, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let built_in = store::open(None)?;
    let mut files: Vec<(&str, Cow<'_, [u8]>)> = Vec::new();
    for name in built_in.files() {
        files.push((name, built_in.read(name)?));
    }
    folder::create_whole(&args.folder, &files)?;
    let own = args.folder.display().to_string();
    let quoted_own = quoted(&own);
    // Where the reader goes from here is not known: only the whole path stays right.
    let path = folder::absolute(&args.folder).display().to_string();
    let next = [
        (format!("ftpb processes --playbooks {quoted_own}"), "read it"),
        (format!("ftpb check --playbooks {quoted_own}"), "see what is wrong with it, after a change"),
        (format!("export FTPB_PLAYBOOKS={}", quoted(&path)), "make it the playbook of every call"),
    ];
    let widest = next.iter().map(|(line, _)| width(line)).max().unwrap_or_default();
    writeln!(out, "{}: {} files, a playbook of your own. What to do next:\n", clean(&own), files.len())?;
    for (line, why) in &next {
        writeln!(out, "  {}{}    {why}", clean(line), " ".repeat(widest - width(line)))?;
    }
    Ok(Outcome::Found)
}
