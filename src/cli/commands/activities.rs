//! `ftpb activities`.

use std::io::Write;

use clap::Args;

use super::FilterArgs;
use crate::cli::error::Error;
use crate::cli::lookup;
use crate::cli::outcome::Outcome;
use crate::cli::rows::activity;
use crate::cli::session::Session;

/// Arguments of `ftpb activities`.
#[derive(Debug, Args)]
pub struct Activities {
    /// A process, the same as --process
    #[arg(value_name = "PROCESS")]
    of: Option<String>,
    #[command(flatten)]
    filter: FilterArgs,
}

/// Lists the activities that the filters leave.
pub(super) fn run(args: &Activities, session: &Session, out: &mut dyn Write) -> Result<Outcome, Error> {
    let mut filter = lookup::filter(session, &args.filter)?;
    if let Some(of) = &args.of {
        filter.processes.push(lookup::process(session, of)?);
    }
    let chosen = session.processes();
    let taken: Vec<_> = chosen.iter().filter(|chosen| filter.takes_page(chosen.page)).collect();
    let mut listing = activity::listing(session, taken.len() > 1);
    for chosen in taken {
        session.uses(chosen);
        for (index, step) in chosen.page.activities.iter().enumerate() {
            if filter.takes_activity(chosen.page, index) {
                listing.records.push(activity::record(session, chosen, index, step));
            }
        }
    }
    session.list(listing, out)
}
