//! `ftpb links`: the links of pages, and whether they work.

use std::io::Write;

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::cli::exit::Outcome;
use crate::cli::reference;
use crate::cli::rows::link;
use crate::cli::session::Session;
use crate::playbook::Page;
use crate::playbook::links::LinkState;
use crate::query::Choice;

/// Arguments of `ftpb links`.
#[derive(Debug, Args)]
pub struct Links {
    /// A page, process or phase [default: all pages]
    #[arg(value_name = "REF")]
    of: Option<String>,

    /// Only links in this state
    #[arg(long, value_name = "STATE", value_parser = PossibleValuesParser::new(LinkState::WORDS))]
    state: Vec<String>,

    /// Only links of this kind
    #[arg(long, value_name = "KIND", value_parser = PossibleValuesParser::new(["external", "internal", "mail", "anchor", "image"]))]
    kind: Vec<String>,
}

/// Lists links in the order of the pages' files.
pub(super) fn run(args: &Links, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let mut pages: Vec<&Page> = session.playbook.pages(session.choice.tags());
    if let Some(of) = &args.of {
        let keys = reference::pages(session, of)?;
        // One translation of a page is enough, unless several languages are requested.
        pages = match session.choice {
            Choice::Prefer(_) => {
                session.chosen(&keys).iter().inspect(|one| session.uses(one)).map(|one| one.page).collect()
            }
            Choice::Strict(_) | Choice::All => {
                pages.into_iter().filter(|page| keys.contains(&page.key)).collect()
            }
        };
    }
    let mut listing = link::listing(session);
    for page in pages {
        listing.records.extend(page.links().iter().map(|link| link::record(session, page, link)));
    }
    let takes = |wanted: &[String], value: String| wanted.is_empty() || wanted.contains(&value);
    listing
        .records
        .retain(|record| takes(&args.state, record.flat("state")) && takes(&args.kind, record.flat("kind")));
    session.list(listing, out)
}
