//! `ftpb next`: what comes after a process, or before it.

use std::io::Write;

use clap::{ArgGroup, Args};

use crate::cli::exit::Outcome;
use crate::cli::reference;
use crate::cli::rows::step::{self, End};
use crate::cli::session::Session;
use crate::query::flow;

/// Arguments of `ftpb next`.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("end").required(true), after_help = "Examples:
  ftpb next workshop --tasks
  ftpb next 3731 --lang pt-BR
  ftpb next --before success-review")]
pub struct Next {
    /// A process, or a task or activity of it
    #[arg(value_name = "REF", group = "end")]
    of: Option<String>,

    /// The same as REF
    #[arg(long, value_name = "REF", group = "end")]
    after: Option<String>,

    /// Show what comes before this
    #[arg(long, value_name = "REF", group = "end")]
    before: Option<String>,

    /// Show the mandatory tasks of each next process
    #[arg(long, conflicts_with = "before")]
    tasks: bool,
}

/// Lists the steps that lead on from a process, or to it.
pub(super) fn run(args: &Next, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    match (&args.before, args.of.as_deref().or(args.after.as_deref())) {
        (Some(before), _) => list_before(before, session, out),
        (None, after) => list_after(after.unwrap_or_default(), args.tasks, session, out),
    }
}

fn list_after(after: &str, tasks: bool, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let keys = reference::processes_with(session, after)?;
    let mut listing = step::listing(session, End::To { several: keys.len() > 1 }, tasks);
    let chosen = session.chosen(&keys);
    for chosen in &chosen {
        session.uses(chosen);
        let steps = flow::next(&session.playbook, chosen.page);
        listing.records.extend(steps.iter().map(|step| step::record(session, step)));
    }
    let outcome = session.list(listing, out)?;
    if outcome == Outcome::Nothing {
        let why =
            chosen.first().map_or("", |chosen| flow::why_nothing_follows(&session.playbook, chosen.page));
        session.say(format!("nothing comes after `{after}`: {why}"));
    }
    Ok(outcome)
}

fn list_before(before: &str, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let keys = reference::processes_with(session, before)?;
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
        session.say(format!("nothing leads to `{before}`: no page names it as a next step"));
    }
    Ok(outcome)
}
