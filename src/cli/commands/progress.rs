//! `ftpb progress`: how far one customer is.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;

use crate::checklist::progress::{Progress, is_mandatory};
use crate::cli::checklist_file::ChecklistFile;
use crate::cli::detail::page::lines;
use crate::cli::exit::Outcome;
use crate::cli::rows::{progress, task};
use crate::cli::session::Session;
use crate::output::Tone;
use crate::output::terminal::StyledSpan;

/// Arguments of `ftpb progress`.
#[derive(Debug, Args)]
#[command(
    name = "progress",
    after_help = "Examples:
  ftpb progress contoso.md
  ftpb progress contoso.md --json"
)]
pub struct ProgressArgs {
    /// A checklist of `ftpb checklist new`
    #[arg(value_name = "FILE", required = true)]
    file: PathBuf,
}

/// How many of the next tasks are shown below the bars.
const NEXT: usize = 5;

/// Shows what is done and open per process, and the tasks that come next.
pub(super) fn run(args: &ProgressArgs, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let sheet = ChecklistFile::read(&args.file)?;
    let checklist = sheet.checklist();
    sheet.say_problems(session, &checklist)?;
    let pages = ChecklistFile::pages(session, &checklist);
    let found = Progress::new(&checklist, &pages);
    let mut listing = progress::listing(session);
    for stage in &found.stages {
        session.uses(&stage.chosen);
        listing.records.push(progress::record(session, stage));
    }
    let outcome = session.list(listing, out)?;
    if session.is_for_people() && !session.wants_listing() && outcome == Outcome::Found {
        total(session, &found, out)?;
        next(session, &found, &pages, out)?;
    }
    Ok(outcome)
}

fn total(session: &Session, found: &Progress<'_>, out: &mut dyn Write) -> anyhow::Result<()> {
    let sum = |wanted: fn(&crate::playbook::Task) -> bool| {
        let counts = found.stages.iter().map(|stage| stage.count(wanted));
        counts.fold((0, 0), |(done, all), count| (done + count.done, all + count.all))
    };
    let (done, all) = sum(|_| true);
    let (mandatory, all_mandatory) = sum(is_mandatory);
    let text = format!(
        "{}: {done}/{all}, {}: {mandatory}/{all_mandatory}",
        session.word("done"),
        session.word("mandatory"),
    );
    lines(session, &[vec![], vec![StyledSpan::new(&text, Tone::Strong)]], out)
}

fn next(
    session: &Session,
    found: &Progress<'_>,
    pages: &[crate::query::Chosen<'_>],
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let next = found.next(&session.playbook, pages);
    if next.is_empty() {
        return Ok(());
    }
    let more = next.len().saturating_sub(NEXT);
    lines(session, &[vec![], vec![StyledSpan::new(session.word("comes-next"), Tone::Heading)], vec![]], out)?;
    let mut listing = task::listing(session, true);
    listing.records.extend(next.iter().take(NEXT).map(|(chosen, task)| task::record(session, chosen, task)));
    session.list(listing, out)?;
    if more > 0 {
        session.say(format!("{more} more are open there; `ftpb next --progress` lists them"));
    }
    Ok(())
}
