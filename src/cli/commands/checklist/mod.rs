//! `ftpb checklist`: keeps the checklist of a customer. Each subcommand has a file.

mod export;
mod listed;
mod new;
mod next;
mod status;
mod tick;
mod update;

use std::io::Write;

use clap::{Args, Subcommand};

use crate::cli::exit::Outcome;
use crate::cli::session::Session;

/// Arguments of `ftpb checklist`.
#[derive(Debug, Args)]
#[command(
    arg_required_else_help = true,
    after_help = "Examples:
  ftpb checklist new --service OneDrive --customer Contoso -o contoso.md
  ftpb checklist done 3735 3740 --file contoso.md
  ftpb checklist next contoso.md"
)]
pub struct ChecklistArgs {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Tick tasks
    #[command(
        after_help = "Examples:\n  ftpb checklist done 3735 --file contoso.md\n  ftpb checklist done 3740 3741 --file contoso.md --json"
    )]
    Done(tick::Tick),
    /// Export a checklist to a spreadsheet, a program or a calendar
    Export(export::Export),
    /// Create a checklist of tasks, ordered by phase and process
    New(new::New),
    /// List the open tasks that come next, mandatory ones first
    Next(next::Next),
    /// Write a note below a task
    Note(tick::Note),
    /// Show how many tasks of each process are done, and which come next
    Status(status::Status),
    /// Untick tasks
    #[command(
        after_help = "Examples:\n  ftpb checklist undo 3735 --file contoso.md\n  ftpb checklist undo 3740 3741 --file contoso.md"
    )]
    Undo(tick::Tick),
    /// Update a checklist to the current playbook and keep your notes
    Update(update::Update),
}

impl ChecklistArgs {
    /// Whether the answer is a document with formats of its own, and no listing.
    #[must_use]
    pub fn has_own_formats(&self) -> bool {
        matches!(self.action, Action::Export(_))
    }

    /// How the command is called, if its answer has no records.
    #[must_use]
    pub fn without_records(&self) -> Option<&'static str> {
        match self.action {
            Action::Export(_) => Some("ftpb checklist export"),
            Action::New(_) => Some("ftpb checklist new"),
            Action::Update(_) => Some("ftpb checklist update"),
            _ => None,
        }
    }
}

/// Runs `ftpb checklist`.
pub(super) fn run(args: &ChecklistArgs, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    match &args.action {
        Action::Done(args) => tick::run(args, true, session, out),
        Action::Export(args) => export::run(args, session, out),
        Action::New(args) => new::run(args, session, out),
        Action::Next(args) => next::run(args, session, out),
        Action::Note(args) => tick::note(args, session, out),
        Action::Status(args) => status::run(args, session, out),
        Action::Undo(args) => tick::run(args, false, session, out),
        Action::Update(args) => update::run(args, session, out),
    }
}
