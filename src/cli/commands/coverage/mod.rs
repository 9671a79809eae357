//! `ftpb coverage`: how much of the playbook each language has.

mod state;
mod work_list;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use clap::{Args, ValueEnum};

use crate::cli::args::filters::PartArg;
use crate::cli::args::language;
use crate::cli::exit::Outcome;
use crate::cli::lists;
use crate::cli::quote::quoted;
use crate::cli::reference;
use crate::cli::rows;
use crate::cli::rows::side_by_side::MOST;
use crate::cli::session::Session;
use crate::playbook::{LazyPage, Page};
use crate::query::compare::coverage::{self, CoverageState};
use crate::query::{Choice, page_in};
use crate::source::Tag;
use crate::source::lexicon::Message;

const EXAMPLES: &str = "Examples:
  ftpb coverage success
  ftpb coverage --lang de --by task
  ftpb coverage --html -o translations.html
  ftpb coverage --work-list de -o work.md";

/// Arguments of `ftpb coverage`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Coverage {
    #[command(flatten)]
    part: PartArg,

    /// What each line shows
    #[arg(long, value_name = "WHAT", value_enum, default_value_t)]
    by: By,

    /// Only what is incomplete or older than its source
    #[arg(long)]
    missing: bool,

    /// What is missing, older or damaged in all pages, as one HTML file with filters
    #[arg(long, conflicts_with_all = ["by", "missing", "work_list"])]
    html: bool,

    /// What changed in the source since a language was last brought up to date, as a Markdown list for its translators
    #[arg(long, value_name = "LANG", conflicts_with_all = ["by", "missing"])]
    work_list: Option<String>,
}

impl Coverage {
    /// The option that asks for something else than a listing.
    pub fn whole_answer(&self) -> Option<&'static str> {
        if self.html { Some("--html") } else { self.work_list.as_ref().map(|_| "--work-list") }
    }
}

/// What a line of the table shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum By {
    /// A process
    #[default]
    Process,
    /// A phase, the sum of its processes
    Phase,
    /// Any page
    Page,
    /// A task that is missing in a language, or only in it
    Task,
}

/// Compares the languages with their source.
pub(super) fn run(args: &Coverage, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    session.playbook.read_processes();
    let source = coverage::source(&session.playbook);
    let langs: Vec<Tag> = match session.choice.strict_tags() {
        [] => session.playbook.languages().into_iter().filter(|tag| *tag != source).collect(),
        requested => requested.to_vec(),
    };
    let whole = args.html || args.work_list.is_some();
    let mut keys = keys(if whole { By::Page } else { args.by }, session);
    if let Some(own) = reference::pages_of_part(session, &args.part)? {
        keys.retain(|key| own.contains(key));
    }
    if let Some(lang) = &args.work_list {
        let named = language::strict(lang, session.playbook.lexicons())?.choice;
        let wanted = if named.strict_tags().is_empty() { &langs } else { named.strict_tags() };
        return work_list::run(session, &source, wanted, &keys, out);
    }
    let mut measured = coverage::of_pages(&session.playbook, &source, &langs, &keys);
    if args.html {
        return state::run(session, &source, &langs, &measured, out);
    }
    if args.by == By::Phase {
        measured = coverage::by_phase(measured, |key| phase_of(session, key));
    }
    if args.by != By::Task {
        tell_missing(args, session, &source, &measured);
    }
    if args.missing {
        measured.retain(|coverage| coverage.state != CoverageState::Complete || coverage.older);
    }
    if args.by == By::Task {
        return tasks(session, &source, &measured, out);
    }
    let titled = |coverage: &coverage::Coverage<'_>| title(args.by, session, &coverage.page);
    if (2..=MOST).contains(&langs.len()) && session.is_table() && !measured.is_empty() {
        if measured.iter().any(|coverage| coverage.older) {
            let older = measured.iter().find(|coverage| coverage.older).map_or(&source, |older| &older.lang);
            let command = session.command(&format!("diff {source} {older} --kind revision-missing"));
            let message = Message::new("coverage-older").with("source", source.to_string());
            session.tell(&message.with("command", command));
        }
        let rows = pivot(&measured, titled);
        let cells = rows.iter().map(|(title, row)| rows::coverage::cells(title, &langs, row)).collect();
        let columns = rows::coverage::columns(session, &langs);
        return session.list(rows::side_by_side::table(columns, cells), out);
    }
    let mut listing = rows::coverage::listing(session, langs.len() > 1);
    let records =
        measured.iter().map(|coverage| rows::coverage::record(session, coverage, &titled(coverage)));
    listing.records.extend(records);
    if args.missing {
        session.list_or(listing, &Message::new("nothing-missing"), out)
    } else {
        session.list(listing, out)
    }
}

/// Says how many tasks each language lacks, and how to list them.
fn tell_missing(args: &Coverage, session: &Session, source: &Tag, measured: &[coverage::Coverage<'_>]) {
    let mut missing = BTreeMap::new();
    for coverage in measured.iter().filter(|coverage| !coverage.missing_tasks.is_empty()) {
        *missing.entry(coverage.lang.clone()).or_default() += coverage.missing_tasks.len();
    }
    let of = args.part.of.as_ref().map_or_else(String::new, |of| format!(" {}", quoted(of)));
    session.tell_missing_tasks(source, &missing, &format!("coverage{of} --by task"));
}

/// The keys of the compared pages.
fn keys(by: By, session: &Session) -> Vec<String> {
    let processes = session.playbook.lifecycle().processes.clone();
    if by != By::Page {
        return processes;
    }
    let others: BTreeSet<&str> = session.playbook.lazy_pages().iter().map(LazyPage::key).collect();
    let others = others.into_iter().filter(|key| !session.playbook.lifecycle().has(key));
    let others: Vec<String> = others.map(str::to_owned).collect();
    processes.into_iter().chain(others).collect()
}

fn phase_of(session: &Session, key: &str) -> String {
    let pages = Choice::All.pages(&session.playbook, key);
    pages.iter().find_map(|chosen| chosen.page.phase.as_ref()).map_or_else(String::new, ToString::to_string)
}

/// The title of a page or phase, in the reader's language where there is one.
fn title(by: By, session: &Session, key: &str) -> String {
    if by == By::Phase {
        return session.playbook.phase_title(&session.lang, key);
    }
    let pages = Choice::Prefer(vec![session.lang.clone()]).pages(&session.playbook, key);
    pages.first().map_or_else(|| key.to_owned(), |chosen| chosen.page.title.clone())
}

/// The coverages, grouped by page.
fn pivot<'m>(
    measured: &'m [coverage::Coverage<'m>],
    title: impl Fn(&coverage::Coverage<'_>) -> String,
) -> Vec<(String, Vec<&'m coverage::Coverage<'m>>)> {
    let rows = lists::by_key(measured, |coverage| &coverage.page);
    rows.into_iter().filter_map(|row| Some((title(row.first()?), row))).collect()
}

/// Lists the tasks that a language lacks, and those that only it has.
fn tasks(
    session: &Session,
    source: &Tag,
    measured: &[coverage::Coverage<'_>],
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let mut listing = rows::missing_task::listing(session);
    for coverage in measured {
        if let Some(page) = page_in(&session.playbook, &coverage.page, &coverage.lang) {
            session.lists(page);
        }
        let missing = coverage.missing_tasks.iter().map(|id| (id, "missing", source));
        let extra = coverage.extra_tasks.iter().map(|id| (id, "extra", &coverage.lang));
        for (id, state, lang) in missing.chain(extra) {
            let name = name(session, lang, &coverage.page, id);
            listing.records.push(rows::missing_task::record(
                session,
                &coverage.lang,
                state,
                id,
                name,
                &coverage.page,
            ));
        }
    }
    session.list_or(listing, &Message::new("nothing-missing"), out)
}

fn name(session: &Session, lang: &Tag, key: &str, id: &str) -> String {
    let name = |page: &Page| Some(page.plain(page.task(id)?.name));
    page_in(&session.playbook, key, lang).and_then(name).unwrap_or_default()
}
