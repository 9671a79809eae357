//! `ftpb changes`: the revisions of the playbook, of a part of it, or of a range of dates.

use std::io::Write;

use clap::Args;

use crate::cli::args::filters::PartArg;
use crate::cli::detail::{news, plot};
use crate::cli::exit::{Error, Outcome};
use crate::cli::reference;
use crate::cli::rows;
use crate::cli::session::Session;
use crate::playbook::Page;
use crate::playbook::date::Date;
use crate::playbook::identity::phase_of_page;
use crate::playbook::period::{Period, period, today};
use crate::query::compare::revisions::{Event, by_month, events, is_maintenance};
use crate::query::reference::Target;
use crate::source::Lexicons;
use crate::source::lexicon::Message;

const EXAMPLES: &str = "Examples:
  ftpb changes success-execution --since 2020-03-01
  ftpb changes --since 2020-01 --until 2020-03 --plot

The newest change comes first. On a terminal, the changes of a page stand together.";

/// Arguments of `ftpb changes`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Changes {
    #[command(flatten)]
    part: PartArg,

    /// First day, month or year (2020-03-01, 2020-03, "March 2020", "last month")
    #[arg(long, value_name = "DATE", value_parser = first_day)]
    since: Option<Date>,

    /// Last day, month or year
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    until: Option<Date>,

    /// Leave out changes that only say that a page was maintained
    #[arg(long)]
    no_maintenance: bool,

    /// Show a bar chart by month
    #[arg(long)]
    plot: bool,
}

/// Lists revisions, newest first.
pub(super) fn run(args: &Changes, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    if let Some((since, until)) = args.since.zip(args.until).filter(|(since, until)| since > until) {
        let names = vec![("since", since.to_string()), ("until", until.to_string())];
        return Err(Error::Said { id: "range-reversed", names }.into());
    }
    let mut pages = session.playbook.pages(session.choice.strict_tags());
    let targets = reference::targets_of_part(session, &args.part)?;
    if let Some(targets) = &targets {
        pages.retain(|page| targets.iter().any(|target| is_of(page, target)));
    }
    let mut events = events(&session.playbook, &pages, &session.lang);
    events.retain(|event| {
        !(args.no_maintenance && is_maintenance(event, session.playbook.lexicons()))
            && targets.as_ref().is_none_or(|targets| targets.iter().any(|target| names(event, target)))
    });
    let newest = events.iter().filter_map(|event| event.revision.date).max();
    events.retain(|event| args.takes(event.revision.date));
    if args.plot && session.is_for_people() && !events.is_empty() {
        return plot::bars(session, &by_month(&events), out);
    }
    if session.is_grouped() && !events.is_empty() {
        return news::pages(session, &events, out);
    }
    let is_of_one_page =
        matches!(targets.as_deref(), Some([Target::Process(_) | Target::Page(_) | Target::Activity { .. }]));
    let mut listing = rows::revision::listing(session, !is_of_one_page);
    listing.records.extend(events.iter().map(|event| rows::revision::record(session, event)));
    let unnamed = || targets.as_deref().and_then(|targets| unnamed(session, args, targets));
    match args.out_of_range(newest).or_else(unnamed) {
        Some(nothing) => session.list_or(listing, &nothing, out),
        None => session.list(listing, out),
    }
}

/// What to say of a task that no revision names: its page has some.
fn unnamed(session: &Session, args: &Changes, targets: &[Target]) -> Option<Message> {
    let [Target::Task(id)] = targets else { return None };
    if args.since.is_some() || args.until.is_some() {
        return None;
    }
    let keys = session.resolver().processes_with(id).ok()?.at_most(1).ok()?;
    let process = keys.found.into_iter().next()?.0.into_iter().next()?;
    let command = session.command(&format!("changes {}", session.brief(&process)));
    Some(Message::new("no-revision-names").with("id", id.clone()).with("command", command))
}

impl Changes {
    /// The option that asks for something else than a listing.
    pub fn whole_answer(&self) -> Option<&'static str> {
        self.plot.then_some("--plot")
    }

    /// Whether a day lies in the range; a revision without one does if there is no range.
    fn takes(&self, day: Option<Date>) -> bool {
        self.since.is_none_or(|first| day.is_some_and(|day| day >= first))
            && self.until.is_none_or(|last| day.is_some_and(|day| day <= last))
    }

    /// What to say where no revision is in the range: which days were understood, and how new the newest one is.
    fn out_of_range(&self, newest: Option<Date>) -> Option<Message> {
        let message = match (self.since, self.until) {
            (Some(since), Some(until)) => Message::new("no-revision-between")
                .with("since", since.to_string())
                .with("until", until.to_string()),
            (Some(since), None) => Message::new("no-revision-since").with("since", since.to_string()),
            (None, Some(until)) => Message::new("no-revision-until").with("until", until.to_string()),
            (None, None) => return None,
        };
        Some(message.with("newest", newest?.to_string()))
    }
}

/// Whether revisions of a page may be about a target.
fn is_of(page: &Page, target: &Target) -> bool {
    match target {
        Target::Task(_) => true,
        Target::Phase(phase) => {
            let own = page.phase.as_ref().is_some_and(|own| own.as_str() == phase);
            own || phase_of_page(&page.key) == Some(phase)
        }
        Target::Process(key) | Target::Page(key) | Target::Activity { process: key, .. } => page.key == *key,
    }
}

/// Whether an event names the task; every event of another target's page counts.
fn names(event: &Event<'_>, target: &Target) -> bool {
    !matches!(target, Target::Task(id) if !event.tasks.contains(id))
}

fn first_day(text: &str) -> Result<Date, String> {
    days(text).map(|period| *period.start())
}

fn last_day(text: &str) -> Result<Date, String> {
    days(text).map(|period| *period.end())
}

fn days(text: &str) -> Result<Period, String> {
    let found = period(text, &Lexicons::default(), today());
    found.ok_or_else(|| "write the day as YYYY-MM-DD, for instance 2020-03-01".to_owned())
}
