//! `ftpb languages`.

use std::io::Write;

use crate::cli::exit::Outcome;
use crate::cli::rows::language;
use crate::cli::session::Session;

/// Lists the languages that pages are written in.
pub(super) fn run(session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let pages = session.playbook.pages(&[]);
    let mut listing = language::listing(session);
    for tag in session.playbook.languages() {
        let own: Vec<_> = pages.iter().copied().filter(|page| page.lang == tag).collect();
        listing.records.push(language::record(session, &tag, &own));
    }
    session.list(listing, out)
}
