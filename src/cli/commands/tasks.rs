//! `ftpb tasks`: the main job.

use std::io::Write;

use super::FilterArgs;
use crate::cli::error::Error;
use crate::cli::lookup;
use crate::cli::outcome::Outcome;
use crate::cli::rows::task;
use crate::cli::session::Session;

/// Lists the tasks that the filters leave.
pub(super) fn run(args: &FilterArgs, session: &Session, out: &mut dyn Write) -> Result<Outcome, Error> {
    let filter = lookup::filter(session, args)?;
    let chosen = session.processes();
    let taken = || chosen.iter().filter(|chosen| filter.takes_page(chosen.page));
    let several = taken().count() > 1;
    let mut listing = task::listing(session, several);
    for chosen in taken() {
        let tasks = chosen.page.tasks.iter().filter(|task| filter.takes_task(chosen.page, task));
        let records: Vec<_> = tasks.map(|task| task::record(session, chosen, task)).collect();
        if !records.is_empty() {
            session.uses(chosen);
        }
        listing.records.extend(records);
    }
    session.list(listing, out)
}
