//! `ftpb next`: what comes after a process, or before it.

use std::io::Write;

use anyhow::bail;
use clap::{ArgGroup, Args};

use crate::cli::detail;
use crate::cli::exit::Outcome;
use crate::cli::reference;
use crate::cli::rows::step::{self, End};
use crate::cli::session::Session;
use crate::output::{Destination, Listing};
use crate::query::Chosen;
use crate::query::flow::{self, Step};
use crate::source::lexicon::Message;

/// Arguments of `ftpb next`.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("end").required(true), after_help = "Examples:
  ftpb next kick-off --tasks
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

    /// List the tasks of each next process: on a terminal all of them, else the mandatory ones
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

fn list_after(after: &str, all: bool, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let keys = reference::processes_with(session, after)?;
    let chosen = session.chosen(&keys);
    if chosen.is_empty() {
        bail!(reference::elsewhere(session, after, &keys));
    }
    let mut steps = Vec::new();
    let mut ends: Vec<&Chosen<'_>> = Vec::new();
    for chosen in &chosen {
        session.uses(chosen);
        let own = flow::next(&session.playbook, chosen.page);
        ends.extend(own.is_empty().then_some(chosen));
        steps.extend(own);
    }
    if !session.is_grouped() {
        let listing = step::listing(session, End::To { several: keys.len() > 1 }, all);
        let why = ends.first().map(|chosen| flow::why_nothing_follows(&session.playbook, chosen.page));
        let why = why.map_or("no-step", detail::steps::reason);
        let nothing = Message::new("nothing-after").with("name", after.to_owned()).with("why", why);
        return list(session, listing, &steps, &nothing, out);
    }
    steps.truncate(session.at_most(usize::MAX));
    detail::steps::onward(session, &steps, all, out)?;
    if session.style.destination == Destination::Terminal {
        tell_of_other_items(session, &chosen, &steps);
    }
    for chosen in ends.iter().take(usize::from(steps.is_empty())) {
        detail::steps::dead_end(session, chosen, out)?;
    }
    Ok(if steps.is_empty() { Outcome::Nothing } else { Outcome::Found })
}

/// Says how many items of Next Steps name no process: they are to be done, too.
fn tell_of_other_items(session: &Session, chosen: &[Chosen<'_>], steps: &[Step<'_>]) {
    for page in chosen.iter().map(|chosen| chosen.page) {
        let own = steps.iter().filter(|step| step.from.file == page.file);
        let others = flow::other_items(page, own);
        if others > 0 {
            let command = session.command(&format!("show {}", session.brief(&page.key)));
            session.tell(&Message::new("other-next-steps").with("count", others).with("command", command));
        }
    }
}

fn list_before(before: &str, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let keys = reference::processes_with(session, before)?;
    let chosen = session.processes();
    let pages: Vec<_> = chosen.iter().map(|chosen| chosen.page).collect();
    let to = |key: &String| flow::previous(&session.playbook, &pages, key);
    let mut steps: Vec<Step<'_>> = keys.iter().flat_map(to).collect();
    for step in &steps {
        let from = chosen.iter().filter(|chosen| chosen.page.file == step.from.file);
        from.for_each(|chosen| session.uses(chosen));
    }
    if session.is_grouped() && !steps.is_empty() {
        steps.truncate(session.at_most(usize::MAX));
        detail::steps::backward(session, &steps, out)?;
        return Ok(Outcome::Found);
    }
    let listing = step::listing(session, End::From { several: keys.len() > 1 }, false);
    list(session, listing, &steps, &Message::new("nothing-before").with("name", before.to_owned()), out)
}

fn list(
    session: &Session,
    mut listing: Listing,
    steps: &[Step<'_>],
    nothing: &Message,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    listing.records.extend(steps.iter().map(|step| step::record(session, step)));
    session.list_or(listing, nothing, out)
}
