//! `ftpb history`: the revisions that a page, a process or the whole playbook records.

use std::io::Write;

use clap::Args;

use crate::cli::detail::plot;
use crate::cli::exit::Outcome;
use crate::cli::reference::{self, Target};
use crate::cli::rows;
use crate::cli::session::Session;
use crate::playbook::Page;
use crate::query::compare::revisions::{Event, by_month, events};

const EXAMPLES: &str = "Examples:
  ftpb history success-execution
  ftpb history 3735 --lang de
  ftpb history --plot";

/// Arguments of `ftpb history`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct History {
    /// A page, process or phase; with a task's id the revisions that name it; everything without it
    #[arg(value_name = "REF")]
    of: Option<String>,

    /// Bars by month
    #[arg(long)]
    plot: bool,
}

/// Lists revisions, the newest first.
pub(super) fn run(args: &History, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let mut pages = session.playbook.pages(session.choice.strict_tags());
    let mut named = None;
    let mut one = false;
    match args.of.as_deref().map(|of| reference::target(session, of)).transpose()? {
        None => {}
        Some(Target::Task(id)) => named = Some(id),
        Some(Target::Phase(phase)) => pages.retain(|page| is_of_phase(page, &phase)),
        Some(Target::Process(key) | Target::Page(key) | Target::Activity { process: key, .. }) => {
            one = true;
            pages.retain(|page| page.key == key);
        }
    }
    let mut events = events(&session.playbook, &pages, &session.lang);
    events.retain(|event| named.as_ref().is_none_or(|id| event.tasks.contains(id)));
    list(session, &events, !one, args.plot, out)
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
