//! `ftpb checklist export`: exports a checklist to a spreadsheet, a program or a calendar.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::checklist::progress::{Progress, TaskProgress};
use crate::cli::checklist_file::{ChecklistFile, FileArg};
use crate::cli::exit::Outcome;
use crate::cli::rows::{checklist, task};
use crate::cli::session::Session;

/// Arguments of `ftpb checklist export`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ftpb checklist export contoso.md -o contoso.csv
  ftpb checklist export contoso.md -o contoso.ics")]
pub struct Export {
    #[command(flatten)]
    checklist: FileArg,

    /// csv for Excel and Planner, json for programs, ics for calendars [default: by FILE, or csv]
    #[arg(long, short, value_name = "FORMAT", value_parser = PossibleValuesParser::new(["csv", "json", "ics"]))]
    format: Option<String>,
}

/// Exports a checklist.
pub fn run(args: &Export, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let file = args.checklist.read()?;
    let list = file.checklist();
    file.report_problems(session, &list)?;
    let pages = ChecklistFile::pages(session, &list);
    let is_calendar = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "ics");
    let of_file = session.file.as_ref().filter(|path| is_calendar(path)).map(|_| "ics");
    let format = match session.format.name() {
        "json" => "json",
        _ => args.format.as_deref().or(of_file).unwrap_or("csv"),
    };
    let mut listing = checklist::listing(session);
    for process in &Progress::new(&list, &pages).processes {
        session.uses(&process.chosen);
        let title = &process.chosen.page.title;
        let record = |task: &TaskProgress<'_>| {
            checklist::record(&task::record(session, &process.chosen, task.task), title, task.done)
        };
        listing.records.extend(process.tasks.iter().map(record));
    }
    let name = file.path().file_stem().unwrap_or_default().to_string_lossy();
    checklist::write(&listing, &name, format, out)?;
    Ok(Outcome::Found)
}
