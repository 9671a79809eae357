//! `ftpb list`: everything that can be shown, one per line, for pickers such as fzf.

use std::io::Write;

use clap::Args;

use crate::cli::exit::Outcome;
use crate::cli::rows::name;
use crate::cli::session::Session;
use crate::playbook::{Page, PageKind};
use crate::source::Key;

/// Arguments of `ftpb list`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct List {}

const EXAMPLES: &str = "\
Each line has id, name and process, separated by tabs; `ftpb show -` accepts any of them.

Examples:
  ftpb list | fzf | ftpb show -
  ftpb list --lang de | grep -i prüfung";

/// Lists phases, processes with their activities and tasks, and all other pages.
pub(super) fn run(_: &List, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let mut listing = name::listing(session);
    for chosen in session.processes() {
        let page = chosen.page;
        let of = Some(page.key.as_str());
        listing.records.push(name::record(page, "process", &page.key, &page.title, of));
        for activity in &page.activities {
            let reference = Key::from_words(&activity.title);
            listing.records.push(name::record(page, "activity", reference.as_str(), &activity.title, of));
        }
        for task in &page.tasks {
            let (id, words) = (page.id(task), page.plain(task.name));
            listing.records.push(name::record(page, "task", &id, &words, of));
        }
    }
    let mut keys: Vec<String> =
        session.playbook.lazy_pages().iter().map(|lazy_page| lazy_page.key().to_owned()).collect();
    keys.sort_unstable();
    keys.dedup();
    let is_other = |page: &&Page| page.kind != PageKind::Process;
    let pages = session.chosen(&keys);
    for page in pages.iter().map(|chosen| chosen.page).filter(is_other) {
        listing.records.push(name::record(page, "page", &page.key, &page.title, None));
    }
    session.list_for_programs(listing, out)
}
