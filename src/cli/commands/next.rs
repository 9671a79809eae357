//! `ftpb next`: what comes after a process.

use std::io::Write;

use clap::Args;

use crate::cli::exit::Outcome;
use crate::cli::reference;
use crate::cli::rows::step::{self, End};
use crate::cli::session::Session;
use crate::query::flow;

/// Arguments of `ftpb next`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ftpb next --after workshop --tasks
  ftpb next --after 3731 --lang pt-BR")]
pub struct Next {
    /// A process, or a task or activity of it
    #[arg(long, short, value_name = "REF", required = true)]
    after: String,

    /// Show the mandatory tasks of each next process
    #[arg(long)]
    tasks: bool,
}

/// Lists the steps that lead on from a process.
pub(super) fn run(args: &Next, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let after = args.after.as_str();
    let keys = reference::processes_with(session, after)?;
    let mut listing = step::listing(session, End::To { several: keys.len() > 1 }, args.tasks);
    let chosen = session.chosen(&keys);
    for chosen in &chosen {
        session.uses(chosen);
        let steps = flow::next(&session.playbook, chosen.page);
        listing.records.extend(steps.iter().map(|step| step::record(session, step)));
    }
    let outcome = session.list(listing, out)?;
    if outcome == Outcome::Nothing {
        session.say(format!("nothing comes after `{after}`: it is the last process of this playbook"));
    }
    Ok(outcome)
}
