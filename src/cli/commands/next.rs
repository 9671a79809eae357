//! `ftpb next`: what comes after a process.

use std::io::Write;

use clap::Args;

use crate::cli::error::Error;
use crate::cli::lookup::{self, Target};
use crate::cli::outcome::Outcome;
use crate::cli::rows::step;
use crate::cli::session::Session;
use crate::playbook::Kind;
use crate::query::flow;

/// Arguments of `ftpb next`.
#[derive(Debug, Args)]
pub struct Next {
    /// A process; a task or an activity means its process
    #[arg(long, short, value_name = "REF")]
    after: String,
}

/// Lists the steps that lead on from a process.
pub(super) fn run(args: &Next, session: &Session, out: &mut dyn Write) -> Result<Outcome, Error> {
    let mut listing = step::listing(session);
    let keys = processes_of(session, &args.after)?;
    let chosen = session.chosen(&keys);
    for chosen in &chosen {
        session.uses(chosen);
        let steps = flow::next(&session.playbook, chosen.page);
        listing.records.extend(steps.iter().map(|step| step::record(session, step)));
    }
    let outcome = session.list(listing, out)?;
    if outcome == Outcome::Nothing {
        session.say(format!("nothing comes after `{}`: it is the last process of this playbook", args.after));
    }
    Ok(outcome)
}

/// The processes that a reference stands for: itself, or where the task or activity stands.
fn processes_of(session: &Session, reference: &str) -> Result<Vec<String>, Error> {
    let number = reference.chars().all(|c| c.is_ascii_digit());
    if !number {
        let process = lookup::process(session, reference);
        let Err(Error::NotFound { .. }) = &process else { return process.map(|key| vec![key]) };
        return match lookup::target(session, reference) {
            Ok(Target::Activity { process: key, .. } | Target::Process(key)) => Ok(vec![key]),
            _ => process.map(|key| vec![key]),
        };
    }
    lookup::target(session, reference)?;
    let chosen = session.processes();
    let has = |page: &crate::playbook::Page| {
        page.kind == Kind::Process && page.tasks.iter().any(|task| page.id(task) == reference)
    };
    let mut keys: Vec<String> =
        chosen.iter().filter(|chosen| has(chosen.page)).map(|chosen| chosen.page.key.clone()).collect();
    keys.dedup();
    Ok(keys)
}
