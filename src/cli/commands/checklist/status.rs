//! `ftpb checklist status`: shows the progress of a checklist.

use std::io::Write;

use clap::Args;

use crate::checklist::Checklist;
use crate::checklist::document::TaskItem;
use crate::checklist::progress::{Count, Progress, is_mandatory};
use crate::cli::checklist_file::{ChecklistFile, FileArg};
use crate::cli::detail::page::lines;
use crate::cli::exit::Outcome;
use crate::cli::rows::{self, task};
use crate::cli::session::Session;
use crate::output::Tone;
use crate::output::terminal::StyledSpan;
use crate::source::lexicon::Message;

/// Arguments of `ftpb checklist status`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ftpb checklist status contoso.md
  ftpb checklist status contoso.md --json")]
pub struct Status {
    #[command(flatten)]
    checklist: FileArg,
}

/// How many of the next tasks to show.
const NEXT: usize = 5;

/// Shows the progress of each process, and the tasks that come next.
pub fn run(args: &Status, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let file = args.checklist.read()?;
    let checklist = file.checklist(session);
    let elsewhere = file.report_problems(session, &checklist, TaskItem::is_to_do)?;
    let command = args.checklist.follow(session, "update");
    file.tell_tasks_elsewhere(session, &checklist, elsewhere, Some(command));
    ChecklistFile::tell_own_boxes(session, &checklist, "boxes-without-id");
    let pages = ChecklistFile::pages(session, &checklist);
    let progress = Progress::new(&checklist, &pages);
    let mut listing = rows::progress::listing(session);
    for process in &progress.processes {
        session.uses(&process.chosen);
        listing.records.push(rows::progress::record(session, process));
    }
    let outcome = session.list(listing, out)?;
    if session.is_for_people() && !session.wants_listing() && outcome == Outcome::Found {
        total(session, &checklist, &progress, out)?;
        next(session, &progress, &pages, &args.checklist.follow(session, "next"), out)?;
    }
    Ok(outcome)
}

/// Shows how many tasks of the checklist are done: also those that no process has, as everywhere.
fn total(
    session: &Session,
    checklist: &Checklist<'_>,
    progress: &Progress<'_>,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let Count { done, all } = checklist.count();
    let counts = progress.processes.iter().map(|process| process.count(is_mandatory));
    let (mandatory, all_mandatory) =
        counts.fold((0, 0), |(done, all), count| (done + count.done, all + count.all));
    let message = Message::new("checklist-total").with("done", done).with("all", all);
    let message = message.with("mandatory", mandatory).with("all_mandatory", all_mandatory);
    lines(session, &[vec![], vec![StyledSpan::new(&session.sentence(&message), Tone::Strong)]], out)
}

fn next(
    session: &Session,
    progress: &Progress<'_>,
    pages: &[crate::query::Chosen<'_>],
    command: &str,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let next = progress.next(&session.playbook, pages);
    if next.is_empty() {
        return Ok(());
    }
    let more = next.len().saturating_sub(NEXT);
    lines(session, &[vec![], vec![StyledSpan::new(session.word("comes-next"), Tone::Heading)], vec![]], out)?;
    let mut listing = task::listing(session, true);
    listing.records.extend(next.iter().take(NEXT).map(|(chosen, task)| task::record(session, chosen, task)));
    listing.legend = task::legend(session, listing.records.iter());
    session.list(listing, out)?;
    if more > 0 {
        session.tell(
            &Message::new("checklist-more-open").with("count", more).with("command", command.to_owned()),
        );
    }
    Ok(())
}
