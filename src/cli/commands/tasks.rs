//! `ftpb tasks`: the main job.

use std::io::Write;

use super::FilterArgs;
use crate::cli::beside::{self, Twin};
use crate::cli::error::Error;
use crate::cli::lookup;
use crate::cli::outcome::Outcome;
use crate::cli::rows::task;
use crate::cli::session::Session;
use crate::query::supplement;

/// Lists the tasks that the filters leave.
pub(super) fn run(args: &FilterArgs, session: &Session, out: &mut dyn Write) -> Result<Outcome, Error> {
    let filter = lookup::filter(session, args)?;
    let chosen = session.processes();
    let taken = || chosen.iter().filter(|chosen| filter.takes_page(chosen.page));
    let first = taken().next().map(|chosen| &chosen.page.key);
    let several = taken().any(|chosen| Some(&chosen.page.key) != first);
    let listing = task::listing(session, several);
    let mut twins: Vec<Twin> = Vec::new();
    for chosen in taken() {
        let mut seen: Vec<String> = Vec::new();
        let source = supplement::source(&session.playbook, &session.choice, chosen);
        for (own, row) in supplement::tasks(chosen, source) {
            let id = own.page.id(row);
            // An id that stands on a page twice is two rows.
            let nth = seen.iter().filter(|known| **known == id).count();
            seen.push(id.clone());
            if filter.takes_task(own.page, row) {
                session.uses(&own);
                let key = format!("{} {id} {nth}", own.page.key);
                let record = task::record(session, &own, row);
                twins.push(Twin { key, lang: chosen.page.lang.clone(), record });
            }
        }
    }
    session.list(beside::listing(session, listing, "name", twins), out)
}
