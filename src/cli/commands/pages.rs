//! `ftpb pages`: all pages.

use std::io::Write;

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::cli::args::filters::PartArg;
use crate::cli::exit::Outcome;
use crate::cli::lists;
use crate::cli::reference;
use crate::cli::rows::page;
use crate::cli::session::Session;
use crate::playbook::{Page, PageKind};

/// Arguments of `ftpb pages`.
#[derive(Debug, Args)]
pub struct Pages {
    #[command(flatten)]
    part: PartArg,

    /// Only pages of this kind, or of several
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = PossibleValuesParser::new(PageKind::ALL.map(PageKind::as_str)))]
    kind: Vec<String>,
}

/// Lists the pages: processes in the order of the lifecycle, then the others by kind and key.
pub(super) fn run(args: &Pages, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let keys = reference::pages_of_part(session, &args.part)?;
    let mut pages = session.playbook.pages(session.choice.tags());
    pages.retain(|page| keys.as_ref().is_none_or(|keys| keys.contains(&page.key)));
    pages.retain(|page| args.kind.is_empty() || args.kind.iter().any(|kind| kind == page.kind.as_str()));
    let lifecycle = session.playbook.lifecycle();
    pages.sort_by(|a, b| {
        let order = |page: &Page| (page.kind, lifecycle.process(&page.key));
        (order(a), &a.key, &a.lang, &a.file).cmp(&(order(b), &b.key, &b.lang, &b.file))
    });
    let mut listing = page::listing(session);
    let record = |page: &Page| lists::within(session, page::record(session, page), page.kind.as_str());
    listing.records.extend(pages.iter().map(|page| record(page)));
    let kinds = pages.chunk_by(|one, other| one.kind == other.kind);
    listing.groups =
        kinds.filter_map(|pages| Some(page::heading(session, pages.first()?.kind, pages.len()))).collect();
    session.list(listing, out)
}
