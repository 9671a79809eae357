//! `ftpb phases`: the phases of the lifecycle.

use std::io::Write;

use crate::cli::exit::Outcome;
use crate::cli::rows::phase;
use crate::cli::session::Session;

/// Lists the phases in the order of the lifecycle.
pub(super) fn run(session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let chosen = session.processes();
    let mut listing = phase::listing(session);
    for phase in &session.playbook.lifecycle().phases {
        let own: Vec<_> = chosen.iter().filter(|chosen| chosen.page.phase.as_ref() == Some(phase)).collect();
        for chosen in &own {
            session.uses(chosen);
        }
        listing.records.push(phase::record(session, phase, &own));
    }
    session.list(listing, out)
}
