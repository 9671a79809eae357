//! `ftpb export`: the playbook, or a part of it, as one file for people without a terminal.

mod chapters;
mod pages;
mod places;
mod words;

use std::collections::BTreeMap;
use std::io::Write;
use std::iter;
use std::path::PathBuf;

use clap::Args;

use crate::checklist::Checklist;
use crate::checklist::progress::Progress;
use crate::cli::checklist_file::ChecklistFile;
use crate::cli::exit::{Error, Outcome};
use crate::cli::quote::quoted;
use crate::cli::reference;
use crate::cli::session::Session;
use crate::output::format;
use crate::query::Choice;
use crate::source::Tag;
use crate::source::hash::fnv1a_64;
use crate::source::lexicon::Message;
use crate::source::store::file;
use chapters::Chapters;
use pages::Format;

/// Arguments of `ftpb export`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ftpb export --html playbook.html --lang de,en
  ftpb export --html contoso.html --checklist contoso.md
  ftpb export success-execution --html review.html")]
pub struct Export {
    /// Processes, phases and pages [default: all of them, or those of the checklist]
    #[arg(value_name = "REF")]
    what: Vec<String>,

    /// The HTML file to create, or - for stdout; an existing file is never overwritten
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,

    /// The Markdown file to create, or - for stdout
    #[arg(long, value_name = "FILE", conflicts_with = "html")]
    markdown: Option<PathBuf>,

    /// Show boxes for the tasks of this checklist, ticked as in the file; its notes are not exported
    #[arg(long, value_name = "FILE")]
    checklist: Option<PathBuf>,
}

/// What the checklist of a customer says.
#[derive(Debug, Default)]
struct Ticks {
    /// A name for the checklist as it is now.
    name: String,
    /// Its title.
    title: String,
    /// Whether each of its tasks is done.
    done: BTreeMap<String, bool>,
    /// The processes that they belong to, by key: others may have the same tasks.
    processes: Vec<String>,
    /// Its language.
    lang: Option<Tag>,
}

impl Ticks {
    fn read(session: &Session, file: &ChecklistFile, checklist: &Checklist<'_>) -> Self {
        let done = checklist.done(|item| !item.is_struck()).into_iter();
        let done: BTreeMap<String, bool> = done.map(|(id, done)| (id.to_owned(), done)).collect();
        let title = file.title(checklist);
        let words = done.iter().map(|(id, done)| format!("{id} {done}"));
        let words: Vec<String> = std::iter::once(title.clone()).chain(words).collect();
        let name = format!("{} {:x}", file.name(), fnv1a_64(words.join(" ").bytes()));
        let lang = checklist.memory.as_ref().map(|memory| memory.scope.lang.clone());
        let progress = Progress::new(checklist, &ChecklistFile::pages(session, checklist));
        let processes = progress.processes.iter().map(|process| process.chosen.page.key.clone()).collect();
        Self { name, title, done, processes, lang }
    }
}

/// Writes the file.
pub(super) fn run(args: &Export, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let format = format(args, session)?;
    let ticks = match &args.checklist {
        Some(path) => {
            let file = ChecklistFile::named(Some(path))?;
            let checklist = file.checklist(session);
            // Of a part of the playbook, nobody expects all tasks.
            file.report_problems(session, &checklist, |_| args.what.is_empty())?;
            file.tell_not_exported(session, &checklist);
            Some(Ticks::read(session, &file, &checklist))
        }
        None => None,
    };
    let langs = languages(session, ticks.as_ref().and_then(|ticks| ticks.lang.clone()));
    let keys = keys(args, session)?;
    let chapters = Chapters::of(&session.playbook, &langs, keys.as_deref(), ticks.as_ref());
    let lacking = if keys.is_none() { chapters.lacking() } else { Vec::new() };
    if !lacking.is_empty() {
        session.tell(&lacks(&lacking, ticks.as_ref(), session.is_incomplete()));
    }
    if chapters.is_empty() {
        session.tell(&Message::new("nothing-found"));
        return Ok(Outcome::Nothing);
    }
    let document = chapters.document(format);
    let text = match format {
        Format::Markdown => document.markdown(),
        Format::Html => document.html(),
    };
    let path = args.html.as_deref().or(args.markdown.as_deref());
    let own = path.filter(|path| path.as_os_str() != "-");
    match own {
        Some(path) => file::create(path, text.as_bytes())?,
        None => out.write_all(text.as_bytes())?,
    }
    let Some(path) = own.or(session.file.as_deref()) else { return Ok(Outcome::Found) };
    let langs: Vec<&str> = document.languages.iter().map(|language| language.tag.as_str()).collect();
    let message = Message::new("export-written").with("langs", langs.join(", "));
    let message = message.with("pages", document.parts.iter().map(|part| part.articles.len()).sum::<usize>());
    let message = message.with("size", text.len().div_ceil(1000).to_string());
    session.tell(&message.with("file", path.display().to_string()));
    Ok(Outcome::Found)
}

/// The format of the file: the option that names it says so, else its ending.
fn format(args: &Export, session: &Session) -> anyhow::Result<Format> {
    match (&args.html, &args.markdown, session.file.as_deref()) {
        (None, None, Some(path)) => match format::ending(path).as_deref() {
            Some("html" | "htm") => Ok(Format::Html),
            Some("md" | "markdown") => Ok(Format::Markdown),
            _ => {
                let names = vec![("file", path.display().to_string()), ("endings", ".html, .md".to_owned())];
                Err(Error::Said { id: "file-not-written", names }.into())
            }
        },
        (None, None, None) => {
            let names = [("command", "ftpb export".to_owned()), ("argument", "--html FILE".to_owned())];
            let path = args.checklist.iter().map(|path| path.display().to_string());
            let typed =
                args.what.iter().cloned().chain(path.flat_map(|path| ["--checklist".to_owned(), path]));
            let words = iter::once("export".to_owned()).chain(typed.map(|word| quoted(&word)));
            let words: Vec<String> = words.collect();
            let line = session.command(&format!("{} --html playbook.html", words.join(" ")));
            Err(Error::Rewritten { why: "argument-missing", names, line }.into())
        }
        (Some(_), _, None) => Ok(Format::Html),
        (None, Some(_), None) => Ok(Format::Markdown),
        _ => anyhow::bail!("the file is named by `--html` or `--markdown`; leave out `--output`"),
    }
}

/// What tells which tasks of the checklist are not in the file.
fn lacks(ids: &[&str], ticks: Option<&Ticks>, incomplete: bool) -> Message {
    /// How many are named.
    const NAMED: usize = 5;
    let more = if ids.len() > NAMED { ", …" } else { "" };
    let named: Vec<&str> = ids.iter().copied().take(NAMED).collect();
    // They may stand on a page that cannot be read.
    let id = if incomplete { "export-lacks-unread" } else { "export-lacks" };
    let message = Message::new(id).with("count", ids.len());
    let message = message.with("all", ticks.map_or(0, |ticks| ticks.done.len()));
    message.with("ids", named.join(", ") + more)
}

/// The languages of the file: those of `--lang`, else that of the checklist, else the reader's first.
fn languages(session: &Session, own: Option<Tag>) -> Vec<Tag> {
    match &session.choice {
        Choice::Strict(tags) => tags.clone(),
        Choice::Prefer(_) => vec![own.unwrap_or_else(|| session.lang.clone())],
        Choice::All => session.playbook.languages(),
    }
}

/// The keys of the pages that are asked for; all if none is.
fn keys(args: &Export, session: &Session) -> anyhow::Result<Option<Vec<String>>> {
    if args.what.is_empty() {
        return Ok(None);
    }
    let mut keys = Vec::new();
    for reference in &args.what {
        keys.extend(reference::pages(session, reference)?);
    }
    Ok(Some(keys))
}
