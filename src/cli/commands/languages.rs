//! `ftpb languages`.

use std::io::Write;

use crate::cli::args::filters::PartArg;
use crate::cli::exit::Outcome;
use crate::cli::reference;
use crate::cli::rows::language;
use crate::cli::session::Session;

/// Lists the languages that pages are written in.
pub(super) fn run(args: &PartArg, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let keys = reference::pages_of_part(session, args)?;
    let mut pages = session.playbook.pages(&[]);
    pages.retain(|page| keys.as_ref().is_none_or(|keys| keys.contains(&page.key)));
    let mut listing = language::listing(session);
    for tag in session.playbook.languages() {
        let own: Vec<_> = pages.iter().copied().filter(|page| page.lang == tag).collect();
        listing.records.push(language::record(session, &tag, &own));
    }
    session.list(listing, out)
}
