//! `ftpb checklist done`, `undo` and `note`: change the lines of tasks in a checklist.

use std::ffi::OsStr;
use std::io::Write;
use std::path::PathBuf;

use clap::builder::{StringValueParser, TypedValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Args, Command};

use crate::checklist::Checklist;
use crate::checklist::progress::{Count, Progress};
use crate::checklist::tick::{noted, ticked};
use crate::cli::checklist_file::ChecklistFile;
use crate::cli::commands::checklist::listed::{is_checklist, listed, without_task};
use crate::cli::exit::Outcome;
use crate::cli::rows::{checklist, task};
use crate::cli::session::Session;
use crate::source::lexicon::Message;

/// Arguments of `ftpb checklist done` and `undo`.
#[derive(Debug, Args)]
pub struct Tick {
    /// The tasks, by id or title; the checklist's file may be among them
    #[arg(value_name = "TASK", required = true)]
    tasks: Vec<String>,

    #[command(flatten)]
    checklist: FileOption,
}

/// Arguments of `ftpb checklist note`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ftpb checklist note 3735 'meet on Monday' --file contoso.md
  ftpb checklist note 3740 'slides: <https://aka.ms/AA6s6ey>' --file contoso.md")]
pub struct Note {
    /// The task, by id or title
    #[arg(value_name = "TASK")]
    task: String,

    /// The note
    #[arg(value_name = "TEXT", allow_hyphen_values = true, value_parser = NoteParser)]
    text: String,

    #[command(flatten)]
    checklist: FileOption,
}

/// Takes any text but what looks like an option, which is then misspelt: no known one comes here.
#[derive(Clone)]
struct NoteParser;

impl TypedValueParser for NoteParser {
    type Value = String;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> clap::error::Result<String> {
        let text = StringValueParser::new().parse_ref(command, arg, value)?;
        let name = text.trim_start_matches('-');
        let is_option = name.len() < text.len() && name.starts_with(char::is_alphabetic);
        if !is_option || text.contains(char::is_whitespace) {
            return Ok(text);
        }
        let option = text.split('=').next().unwrap_or_default();
        let mut error = clap::Error::new(ErrorKind::UnknownArgument).with_cmd(command);
        error.insert(ContextKind::InvalidArg, ContextValue::String(option.to_owned()));
        Err(error)
    }
}

/// The checklist of a command whose arguments are tasks.
#[derive(Debug, Args)]
struct FileOption {
    /// The checklist [default: the one in use]
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
}

/// Ticks tasks, or opens them again.
pub fn run(args: &Tick, done: bool, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    // `status` and `next` take the file as an argument, and no task has the name of a file.
    let in_place = args.tasks.iter().position(|task| is_checklist(task));
    let in_place = in_place.filter(|_| args.checklist.file.is_none());
    let mut tasks = args.tasks.clone();
    let in_place = in_place.map(|at| PathBuf::from(tasks.remove(at)));
    let file = ChecklistFile::named(args.checklist.file.as_deref().or(in_place.as_deref()))?;
    let list = file.checklist(session);
    if tasks.is_empty() {
        return Err(without_task(session, &file, &list, if done { "done" } else { "undo" }).into());
    }
    let ids = tasks.iter().map(|task| listed(session, &file, &list, task));
    let ids = ids.collect::<anyhow::Result<Vec<String>>>().inspect_err(|_| {
        // Of several, those before the wrong one might seem to be done.
        if tasks.len() > 1 {
            session.tell(&Message::new("checklist-untouched"));
        }
    })?;
    let Some(text) = ticked(&list, &ids, done) else {
        session.tell(&Message::new("checklist-unchanged").with("file", file.path().display().to_string()));
        return show(session, &file, &list, &ids, out);
    };
    file.replace(session, &text)?;
    show(session, &file, &ChecklistFile::parse(session, &text), &ids, out)
}

/// Writes a note below a task.
pub fn note(args: &Note, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let file = ChecklistFile::named(args.checklist.file.as_deref())?;
    let list = file.checklist(session);
    let id = listed(session, &file, &list, &args.task)?;
    if args.text.trim().is_empty() {
        anyhow::bail!(session.sentence(&Message::new("note-empty")));
    }
    let text =
        noted(&list, &id, &args.text).ok_or_else(|| file.unusable(session, &file.problems_of(&list)))?;
    file.replace(session, &text)?;
    let note = args.text.split_whitespace().collect::<Vec<_>>().join(" ");
    session.tell(&Message::new("note-written").with("id", id.clone()).with("note", note));
    show(session, &file, &ChecklistFile::parse(session, &text), &[id], out)
}

/// Shows tasks of a checklist, and how many of all are done.
fn show(
    session: &Session,
    file: &ChecklistFile,
    list: &Checklist<'_>,
    ids: &[String],
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let pages = ChecklistFile::pages(session, list);
    let progress = Progress::new(list, &pages);
    let mut listing = checklist::listing(session);
    for process in &progress.processes {
        for item in &process.tasks {
            if ids.contains(&process.chosen.page.id(item.task).into_owned()) {
                session.uses(&process.chosen);
                let record = task::record(session, &process.chosen, item.task);
                listing.records.push(checklist::record(session, record, process.chosen.page, item));
            }
        }
    }
    let Count { done, all } = list.count();
    let message = Message::new("checklist-done").with("done", done).with("all", all);
    session.tell(&message.with("file", file.path().display().to_string()));
    if listing.is_empty() { Ok(Outcome::Found) } else { session.list(listing, out) }
}
