//! `ftpb prev`: what comes before a process.

use std::io::Write;

use clap::Args;

use crate::cli::exit::Outcome;
use crate::cli::reference;
use crate::cli::rows::step::{self, End};
use crate::cli::session::Session;
use crate::query::flow;

/// Arguments of `ftpb prev`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ftpb prev --before success-review
  ftpb prev --before 3735 --lang de")]
pub struct Prev {
    /// A process, or a task or activity of it
    #[arg(long, short, value_name = "REF")]
    before: String,
}

/// Lists the steps that lead to a process.
pub(super) fn run(args: &Prev, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let keys = reference::processes_with(session, &args.before)?;
    let chosen = session.processes();
    let pages: Vec<_> = chosen.iter().map(|chosen| chosen.page).collect();
    let mut listing = step::listing(session, End::From { several: keys.len() > 1 }, false);
    for key in &keys {
        for step in flow::previous(&session.playbook, &pages, key) {
            let from = chosen.iter().filter(|chosen| chosen.page.file == step.from.file);
            from.for_each(|chosen| session.uses(chosen));
            listing.records.push(step::record(session, &step));
        }
    }
    let outcome = session.list(listing, out)?;
    if outcome == Outcome::Nothing {
        session.say(format!("nothing leads to `{}`: no page names it as a next step", args.before));
    }
    Ok(outcome)
}
