//! `ftpb use`: chooses the checklist that commands use when no file is named.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::checklist::Checklist;
use crate::cli::args::options::Options;
use crate::cli::checklist_in_use::{checklist_in_use, forget, remember};
use crate::cli::exit::{Error, Outcome};
use crate::cli::messages::Messages;
use crate::cli::session::notices::said_without_session;
use crate::output::terminal::on_one_line;
use crate::source::lexicon::Message;
use crate::source::store::file;

/// Arguments of `ftpb use`.
#[derive(Debug, Args)]
pub struct Use {
    /// A checklist created with `ftpb checklist new` [default: print the one in use]
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,

    /// Forget the checklist in use
    #[arg(long, conflicts_with = "file")]
    none: bool,
}

/// Remembers, forgets or prints the checklist in use.
pub(super) fn run(args: &Use, options: &Options, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let lang = options.lang.as_deref();
    if args.none {
        let answer = Message::new(if forget()? { "checklist-forgotten" } else { "checklist-not-used" });
        writeln!(out, "{}", said_without_session(&answer, lang))?;
        return Ok(Outcome::Found);
    }
    let path = match &args.file {
        Some(named) => {
            let text = file::read_text(named)?;
            if Checklist::parse(&text).items().next().is_none() {
                anyhow::bail!(Error::of_file("checklist-no-tasks", named));
            }
            remember(named)?
        }
        None => checklist_in_use()?,
    };
    writeln!(out, "{}", on_one_line(&path.display().to_string()))?;
    if args.file.is_some() {
        let next = Message::new("checklist-used").with("command", "ftpb checklist next");
        Messages::new(options).notice(&said_without_session(&next, lang));
    }
    Ok(Outcome::Found)
}
