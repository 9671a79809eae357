//! The commands, one file each: its arguments and what it does. The list of files is `ftpb --help`.

mod activities;
mod changes;
mod check;
mod checklist;
mod coverage;
mod diff;
mod find;
mod flow;
mod glossary;
mod history;
mod languages;
mod links;
mod next;
mod pages;
mod path;
mod phases;
mod prev;
mod processes;
mod progress;
mod schema;
mod search;
mod show;
mod tasks;
mod r#where;

use std::ffi::OsString;
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
    /// List what changed since a day, each event once
    Changes(changes::Changes),
    /// Check the pages: what is wrong, where, why it matters, what to do
    Check(Box<check::Check>),
    /// Keep a checklist for one customer: write it, bring it up to date, export it
    Checklist(checklist::Checklist),
    /// Say what each language has of the playbook, and what it lacks
    Coverage(coverage::Coverage),
    /// List what two languages, or two editions, say differently
    Diff(diff::Diff),
    /// List everything that can be shown, one a line, to be picked from
    Find(find::Find),
    /// Draw the lifecycle: a tree, Mermaid, DOT or SVG
    Flow(flow::FlowArgs),
    /// Say what an abbreviation stands for, in each language
    Glossary(glossary::Glossary),
    /// List the revisions of a page, a process or everything
    History(history::History),
    /// List the languages of the playbook
    Languages,
    /// List the links of a page, or of all pages, and whether they lead there
    Links(links::Links),
    /// Say what comes after a process, and on which condition
    Next(next::Next),
    /// List all pages, of processes and others
    Pages(pages::Pages),
    /// Say how one gets from one process to another
    Path(path::Path),
    /// List the phases of the lifecycle
    Phases,
    /// Say what comes before a process
    Prev(prev::Prev),
    /// List the processes of the playbook
    Processes(FilterArgs),
    /// Say how far a customer is, by the checklist
    Progress(progress::ProgressArgs),
    /// Print the JSON Schema of what commands say with --format json
    Schema(schema::Schema),
    /// Find tasks, activities, sections, pages and links by their words, in every language
    Search(search::Search),
    /// Show a task, process, activity, phase or page
    Show(show::Show),
    /// List tasks: id, name, whether mandatory, who, for which services
    Tasks(FilterArgs),
    /// List every place where a task, service, role, page or address is used
    Where(r#where::Where),
}

impl Command {
    /// Whether it answers again whenever a page changes.
    #[must_use]
    pub fn watches(&self) -> bool {
        matches!(self, Self::Check(args) if args.watch)
    }

    /// Whether it takes formats that listings are not written in, and says itself which.
    #[must_use]
    pub fn has_own_formats(&self) -> bool {
        matches!(self, Self::Check(_) | Self::Checklist(_) | Self::Flow(_))
    }

    /// Carries the command out.
    ///
    /// # Errors
    /// When there is no answer.
    pub fn run(&self, session: &Session, out: &mut dyn Write) -> Result<Outcome, Error> {
        match self {
            Self::Activities(args) => activities::run(args, session, out),
            Self::Changes(args) => changes::run(args, session, out),
            Self::Check(args) => check::run(args, session, out),
            Self::Checklist(args) => checklist::run(args, session, out),
            Self::Coverage(args) => coverage::run(args, session, out),
            Self::Diff(args) => diff::run(args, session, out),
            Self::Find(args) => find::run(args, session, out),
            Self::Flow(args) => flow::run(args, session, out),
            Self::Glossary(args) => glossary::run(args, session, out),
            Self::History(args) => history::run(args, session, out),
            Self::Languages => languages::run(session, out),
            Self::Links(args) => links::run(args, session, out),
            Self::Next(args) => next::run(args, session, out),
            Self::Pages(args) => pages::run(args, session, out),
            Self::Path(args) => path::run(args, session, out),
            Self::Phases => phases::run(session, out),
            Self::Prev(args) => prev::run(args, session, out),
            Self::Processes(args) => processes::run(args, session, out),
            Self::Progress(args) => progress::run(args, session, out),
            Self::Schema(args) => schema::run(args, out),
            Self::Search(args) => search::run(args, session, out),
            Self::Show(args) => show::run(args, session, out),
            Self::Tasks(args) => tasks::run(args, session, out),
            Self::Where(args) => r#where::run(args, session, out),
        }
    }
}

/// A command line as it is to be parsed: in a search, words that must not be there are spelled out.
#[must_use]
pub fn spelled_out(args: &[OsString]) -> Vec<OsString> {
    search::spelled_out(args)
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
