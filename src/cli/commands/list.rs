//! `ftpb list`: everything that can be shown, one per line, for pickers such as fzf.

use std::io::Write;

use clap::Args;

use crate::cli::args::filters::{PartArg, PartFilterArgs};
use crate::cli::exit::Outcome;
use crate::cli::reference;
use crate::cli::rows::name;
use crate::cli::session::Session;
use crate::playbook::{Page, PageKind};
use crate::source::Key;

/// Arguments of `ftpb list`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct List {
    #[command(flatten)]
    part: PartArg,
}

const EXAMPLES: &str = "\
Each line has id, name and process, separated by tabs; `ftpb show -` accepts these lines.

Examples:
  ftpb list | fzf | ftpb show -
  ftpb list --lang de | grep -i prüfung";

/// Lists phases, processes with their activities and tasks, and all other pages.
pub(super) fn run(args: &List, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let filter = PartFilterArgs { part: args.part.clone(), ..PartFilterArgs::default() };
    let filter = reference::filter_part(session, &filter)?;
    let mut listing = name::listing(session);
    for page in session.processes().iter().map(|chosen| chosen.page).filter(|page| filter.takes_page(page)) {
        let of = Some(page.key.as_str());
        if !filter.by_activity && filter.tasks.is_empty() {
            listing.records.push(name::record(page, "process", &page.key, &page.title, of));
        }
        for (_, activity) in page
            .indexed_activities()
            .filter(|(index, _)| filter.tasks.is_empty() && filter.takes_activity(page, *index))
        {
            let reference = Key::from_words(&activity.title);
            listing.records.push(name::record(page, "activity", reference.as_str(), &activity.title, of));
        }
        for task in page.tasks.iter().filter(|task| filter.takes_task(page, task)) {
            let (id, words) = (page.id(task), page.plain(task.name));
            listing.records.push(name::record(page, "task", &id, &words, of));
        }
    }
    for page in other_pages(args, session)? {
        listing.records.push(name::record(page, "page", &page.key, &page.title, None));
    }
    session.list_for_programs(listing, out)
}

/// The pages that are no process.
fn other_pages<'a>(args: &List, session: &'a Session) -> anyhow::Result<Vec<&'a Page>> {
    let mut keys: Vec<String> =
        session.playbook.lazy_pages().iter().map(|page| page.key().to_owned()).collect();
    if let Some(own) = reference::pages_of_part(session, &args.part)? {
        keys.retain(|key| own.contains(key));
    }
    keys.sort_unstable();
    keys.dedup();
    let pages = session.chosen(&keys).into_iter().map(|chosen| chosen.page);
    Ok(pages.filter(|page| page.kind != PageKind::Process).collect())
}
