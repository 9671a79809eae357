//! `ftpb init`: a copy of the built-in playbook.

use std::borrow::Cow;
use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::cli::exit::Outcome;
use crate::output::terminal::clean;
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
    let own = clean(&own);
    writeln!(out, "{own}: {} files, a playbook of your own. What to do next:\n", files.len())?;
    writeln!(out, "  ftpb processes --playbooks {own}    read it")?;
    writeln!(out, "  ftpb check --playbooks {own}        see what is wrong with it, after a change")?;
    writeln!(out, "  export FTPB_PLAYBOOKS={own}         make it the playbook of every call")?;
    Ok(Outcome::Found)
}
