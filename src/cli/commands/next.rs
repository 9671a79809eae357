//! `ftpb next`: what comes after a process, or next for one customer.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::checklist::progress::Progress;
use crate::cli::checklist_file::ChecklistFile;
use crate::cli::exit::Outcome;
use crate::cli::reference;
use crate::cli::rows::step::{self, End};
use crate::cli::rows::task;
use crate::cli::session::Session;
use crate::query::flow;

/// Arguments of `ftpb next`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ftpb next --after workshop --tasks
  ftpb next --progress contoso.md")]
pub struct Next {
    /// A process, or a task or activity of it
    #[arg(long, short, value_name = "REF", required_unless_present = "progress")]
    after: Option<String>,

    /// Show the mandatory tasks of each next process
    #[arg(long)]
    tasks: bool,

    /// Show the next open tasks of this checklist
    #[arg(long, value_name = "FILE", conflicts_with_all = ["after", "tasks"])]
    progress: Option<PathBuf>,
}

/// Lists the steps that lead on from a process, or the tasks that come next in a checklist.
pub(super) fn run(args: &Next, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    match (&args.after, &args.progress) {
        (_, Some(file)) => open_tasks(session, &ChecklistFile::read(file)?, out),
        (after, None) => steps(session, after.as_deref().unwrap_or_default(), args.tasks, out),
    }
}

fn steps(session: &Session, after: &str, tasks: bool, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let keys = reference::processes_with(session, after)?;
    let mut listing = step::listing(session, End::To { several: keys.len() > 1 }, tasks);
    let chosen = session.chosen(&keys);
    for chosen in &chosen {
        session.uses(chosen);
        let steps = flow::next(&session.playbook, chosen.page);
        listing.records.extend(steps.iter().map(|step| step::record(session, step)));
    }
    let outcome = session.list(listing, out)?;
    if outcome == Outcome::Nothing {
        session.say(format!("nothing comes after `{after}`: it is the last process of this playbook"));
    }
    Ok(outcome)
}

fn open_tasks(session: &Session, file: &ChecklistFile, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let checklist = file.checklist();
    file.report_problems(session, &checklist)?;
    let pages = ChecklistFile::pages(session, &checklist);
    let progress = Progress::new(&checklist, &pages);
    let next = progress.next(&session.playbook, &pages);
    let several = next
        .iter()
        .any(|(chosen, _)| Some(&chosen.page.key) != next.first().map(|(first, _)| &first.page.key));
    let mut listing = task::listing(session, several);
    for (chosen, task) in next {
        session.uses(chosen);
        listing.records.push(task::record(session, chosen, task));
    }
    let outcome = session.list(listing, out)?;
    if outcome == Outcome::Nothing {
        session.say(format!("every task of `{}` is done", file.path().display()));
    }
    Ok(outcome)
}
