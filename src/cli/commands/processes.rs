//! `ftpb processes`: the processes of the playbook.

use std::io::Write;

use crate::cli::args::filters::PartFilterArgs;
use crate::cli::exit::Outcome;
use crate::cli::lists;
use crate::cli::reference;
use crate::cli::rows::process;
use crate::cli::rows::side_by_side::{self, Translation};
use crate::cli::session::Session;
use crate::output::Record;
use crate::query::Filter;
use crate::source::Key;

/// Lists the processes that have a task matching the filters.
pub(super) fn run(args: &PartFilterArgs, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let filter = reference::filter_part(session, args)?;
    let mut listing = process::listing(session);
    let mut translations: Vec<Translation> = Vec::new();
    for chosen in session.processes().iter().filter(|chosen| filter.takes_page(chosen.page)) {
        let page = chosen.page;
        if is_about_pages(&filter) || page.tasks.iter().any(|task| filter.takes_task(page, task)) {
            session.uses(chosen);
            let phase = page.phase.as_ref().map_or("", Key::as_str);
            let record = lists::within(session, process::record(session, chosen, &filter), phase);
            translations.push(Translation { key: page.key.clone(), lang: page.lang.clone(), record });
        }
    }
    let title = |phase: &str| session.playbook.phase_title(&session.lang, phase).clone();
    let counts = |records: &[&Record]| session.counted("processes-counted", records.len());
    listing.groups = lists::headings(session, translations.iter().map(Translation::keyed), title, counts);
    session.list(side_by_side::listing(session, listing, "title", translations), out)
}

/// Whether the filters are about pages only, so that a process without tasks matches, too.
fn is_about_pages(filter: &Filter) -> bool {
    filter.roles.is_empty()
        && filter.services.is_empty()
        && filter.motions.is_empty()
        && filter.requirements.is_empty()
        && !filter.by_activity
}
