//! `ftpb checklist next`: lists the open tasks that come next.

use std::io::Write;

use clap::Args;

use crate::checklist::document::TaskItem;
use crate::checklist::progress::Progress;
use crate::cli::checklist_file::{ChecklistFile, FileArg};
use crate::cli::exit::Outcome;
use crate::cli::rows::task;
use crate::cli::session::Session;
use crate::source::lexicon::Message;

/// Arguments of `ftpb checklist next`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ftpb checklist next contoso.md
  ftpb checklist next contoso.md --limit 3 --json")]
pub struct Next {
    #[command(flatten)]
    checklist: FileArg,
}

/// Lists the open tasks of the current processes.
pub fn run(args: &Next, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let file = args.checklist.read()?;
    let checklist = file.checklist(session);
    let elsewhere = file.report_problems(session, &checklist, TaskItem::is_to_do)?;
    let command = args.checklist.follow(session, "update");
    file.tell_tasks_elsewhere(session, &checklist, elsewhere, Some(command));
    ChecklistFile::tell_own_boxes(session, &checklist, "boxes-without-id");
    let pages = ChecklistFile::pages(session, &checklist);
    let progress = Progress::new(&checklist, &pages);
    let next = progress.next(&session.playbook, &pages);
    let several = next
        .iter()
        .any(|(chosen, _)| Some(&chosen.page.key) != next.first().map(|(first, _)| &first.page.key));
    let earlier = progress.open_before(&next);
    if earlier > 0 && !next.is_empty() {
        let command = args.checklist.follow(session, "status");
        session.tell(&Message::new("checklist-earlier-open").with("count", earlier).with("command", command));
    }
    let mut listing = task::listing(session, several);
    for (chosen, task) in next {
        session.uses(chosen);
        listing.records.push(task::record(session, chosen, task));
    }
    listing.legend = task::legend(session, listing.records.iter().take(session.at_most(usize::MAX)));
    // What the playbook does not have is open too, as has been said.
    if checklist.items().any(|(_, item)| item.is_to_do()) {
        return session.list(listing, out);
    }
    let all_done = Message::new("checklist-all-done").with("file", file.path().display().to_string());
    session.list_or(listing, &all_done, out)
}
