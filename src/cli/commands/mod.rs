//! The commands, one file each: its arguments and what it does. The list of files is `ftpb --help`.

mod activities;
mod findings;
mod languages;
mod links;
mod next;
mod pages;
mod phases;
mod processes;
mod show;
mod tasks;

use std::io::Write;

use clap::Subcommand;

use super::error::Error;
use super::filters::FilterArgs;
use super::outcome::Outcome;
use super::session::Session;

/// What can be asked.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// List the activities of processes: who, for what, and which tasks
    Activities(activities::Activities),
    /// List what is wrong with the pages, with place and remedy
    Findings(findings::Findings),
    /// List the languages of the playbook
    Languages,
    /// List the links of a page, or of all pages, and whether they lead there
    Links(links::Links),
    /// Say what comes after a process, and on which condition
    Next(next::Next),
    /// List all pages, of processes and others
    Pages(pages::Pages),
    /// List the phases of the lifecycle
    Phases,
    /// List the processes of the playbook
    Processes(FilterArgs),
    /// Show a task, process, activity, phase or page
    Show(show::Show),
    /// List tasks: id, name, whether mandatory, who, for which services
    Tasks(FilterArgs),
}

impl Command {
    /// Carries the command out.
    ///
    /// # Errors
    /// When there is no answer.
    pub fn run(&self, session: &Session, out: &mut dyn Write) -> Result<Outcome, Error> {
        match self {
            Self::Activities(args) => activities::run(args, session, out),
            Self::Findings(args) => findings::run(args, session, out),
            Self::Languages => languages::run(session, out),
            Self::Links(args) => links::run(args, session, out),
            Self::Next(args) => next::run(args, session, out),
            Self::Pages(args) => pages::run(args, session, out),
            Self::Phases => phases::run(session, out),
            Self::Processes(args) => processes::run(args, session, out),
            Self::Show(args) => show::run(args, session, out),
            Self::Tasks(args) => tasks::run(args, session, out),
        }
    }
}

/// What a call without a command says: where one stands, and what to try.
///
/// # Errors
/// When the output refuses.
pub fn welcome(session: &Session, out: &mut dyn Write) -> Result<Outcome, Error> {
    let languages: Vec<String> = session.playbook.languages().iter().map(ToString::to_string).collect();
    let processes = session.processes();
    let tasks: usize = processes.iter().map(|chosen| chosen.page.tasks.len()).sum();
    let updated = processes.iter().filter_map(|chosen| chosen.page.updated()).max();
    let updated = updated.map(|date| format!(", newest revision {date}")).unwrap_or_default();
    writeln!(out, "ftpb navigates the FastTrack partner playbook.\n")?;
    writeln!(out, "Playbook: {} ({})", session.playbook.origin(), languages.join(", "))?;
    writeln!(out, "          {} processes, {tasks} tasks{updated}\n", processes.len())?;
    writeln!(out, "Try:")?;
    for example in
        ["ftpb tasks --process success-execution", "ftpb show 3735 --lang de", "ftpb next --after workshop"]
    {
        writeln!(out, "  {example}")?;
    }
    writeln!(out, "\n`ftpb --help` lists all commands.")?;
    Ok(Outcome::Found)
}
