//! `ftpb history`: the revisions of a page, a process or the whole playbook.

use std::io::Write;

use clap::Args;

use crate::cli::detail::plot;
use crate::cli::exit::Outcome;
use crate::cli::reference;
use crate::cli::rows;
use crate::cli::session::Session;
use crate::playbook::Page;
use crate::query::compare::revisions::{Event, by_month, events};
use crate::query::reference::Target;

const EXAMPLES: &str = "Examples:
  ftpb history success-execution
  ftpb history 3735 --lang de
  ftpb history --plot";

/// Arguments of `ftpb history`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct History {
    /// A page, process or phase, or a task whose revisions to list [default: the whole playbook]
    #[arg(value_name = "REF")]
    of: Option<String>,

    /// Show a bar chart by month
    #[arg(long)]
    plot: bool,
}

/// Lists revisions, newest first.
pub(super) fn run(args: &History, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let mut pages = session.playbook.pages(session.choice.strict_tags());
    let targets = args.of.as_deref().map(|of| reference::targets(session, of)).transpose()?;
    if let Some(targets) = &targets {
        pages.retain(|page| targets.iter().any(|target| is_of(page, target)));
    }
    let mut events = events(&session.playbook, &pages, &session.lang);
    if let Some(targets) = &targets {
        events.retain(|event| targets.iter().any(|target| names(event, target)));
    }
    let is_of_one_page =
        matches!(targets.as_deref(), Some([Target::Process(_) | Target::Page(_) | Target::Activity { .. }]));
    list(session, &events, !is_of_one_page, args.plot, out)
}

/// Whether revisions of a page may be about a target.
fn is_of(page: &Page, target: &Target) -> bool {
    match target {
        Target::Task(_) => true,
        Target::Phase(phase) => is_of_phase(page, phase),
        Target::Process(key) | Target::Page(key) | Target::Activity { process: key, .. } => page.key == *key,
    }
}

/// Whether an event names the task; every event of another target's page counts.
fn names(event: &Event<'_>, target: &Target) -> bool {
    !matches!(target, Target::Task(id) if !event.tasks.contains(id))
}

fn is_of_phase(page: &Page, phase: &str) -> bool {
    let own = page.phase.as_ref().is_some_and(|own| own.as_str() == phase);
    own || crate::playbook::identity::phase_of_page(&page.key) == Some(phase)
}

/// Writes events: as a listing, or as bars by month.
///
/// # Errors
/// When a field is unknown, or the output refuses.
fn list(
    session: &Session,
    events: &[Event<'_>],
    several: bool,
    plotted: bool,
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    if plotted && session.is_for_people() && !events.is_empty() {
        return plot::bars(session, &by_month(events), out);
    }
    let mut listing = rows::revision::listing(session, several);
    listing.records.extend(events.iter().map(rows::revision::record));
    session.list(listing, out)
}
