//! `ftpb links`: the links of pages, and whether they work.

use std::io::Write;

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::cli::addresses::{Within, links as links_within};
use crate::cli::args::filters::PartArg;
use crate::cli::exit::Outcome;
use crate::cli::lists;
use crate::cli::reference;
use crate::cli::rows::link;
use crate::cli::session::Session;
use crate::playbook::Page;
use crate::playbook::links::LinkState;
use crate::playbook::model::Link;
use crate::query::Choice;

/// Arguments of `ftpb links`.
#[derive(Debug, Args)]
pub struct Links {
    #[command(flatten)]
    part: PartArg,

    /// Only links in this state, or in several
    #[arg(long, value_name = "STATE", value_delimiter = ',', value_parser = PossibleValuesParser::new(LinkState::WORDS))]
    state: Vec<String>,

    /// Only links of this kind, or of several
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = PossibleValuesParser::new(["external", "internal", "mail", "anchor", "image"]))]
    kind: Vec<String>,
}

/// Lists links in the order of the pages' files.
pub(super) fn run(args: &Links, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let mut listing = link::listing(session);
    let takes = |wanted: &[String], value: String| wanted.is_empty() || wanted.contains(&value);
    for (page, links) in links(args, session)? {
        let links = links.into_iter().map(|link| link::record(session, page, link));
        let links = links.map(|record| lists::within(session, record, &page.file));
        let before = listing.len();
        listing.records.extend(links.filter(|record| {
            takes(&args.state, record.flat("state")) && takes(&args.kind, record.flat("kind"))
        }));
        if session.is_grouped() && listing.len() > before {
            listing
                .groups
                .push((page.file.clone(), lists::heading(&page.title, &session.brief(&page.key), "")));
        }
    }
    session.list(listing, out)
}

/// The links of all pages, or of those of a part: of a task or activity only its own.
fn links<'a>(args: &Links, session: &'a Session) -> anyhow::Result<Vec<(&'a Page, Vec<&'a Link>)>> {
    let pages = session.playbook.pages(session.choice.tags());
    let Some(targets) = reference::targets_of_part(session, &args.part)? else {
        return Ok(pages.into_iter().map(|page| (page, page.links().iter().collect())).collect());
    };
    let mut found = Vec::new();
    for target in targets {
        let keys = session.resolver().pages_within(&target);
        // One translation of a page is enough, unless several languages are requested.
        let own: Vec<&Page> = match session.choice {
            Choice::Prefer(_) => {
                session.chosen(&keys).iter().inspect(|one| session.uses(one)).map(|one| one.page).collect()
            }
            Choice::Strict(_) | Choice::All => {
                pages.iter().copied().filter(|page| keys.contains(&page.key)).collect()
            }
        };
        let translations = session.resolver().translations(&target);
        let within = |page| Some((page, links_within(page, &Within::of(&target, &translations, page)?)));
        found.extend(own.into_iter().filter_map(within));
    }
    Ok(found)
}
