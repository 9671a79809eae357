//! `ftpb changes`: the revisions of the playbook, of a part of it, or of a range of dates.

use std::io::Write;

use clap::Args;

use crate::cli::args::filters::PartArg;
use crate::cli::detail::plot;
use crate::cli::exit::Outcome;
use crate::cli::reference;
use crate::cli::rows;
use crate::cli::session::Session;
use crate::playbook::Page;
use crate::playbook::date::{self, Date, ParsedDate};
use crate::playbook::identity::phase_of_page;
use crate::query::compare::revisions::{Event, by_month, events};
use crate::query::reference::Target;
use crate::source::Lexicons;
use crate::source::fold::fold;

const EXAMPLES: &str = "Examples:
  ftpb changes success-execution --since 2020-03-01
  ftpb changes --since 2020-01 --until 2020-03 --plot";

/// Arguments of `ftpb changes`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Changes {
    #[command(flatten)]
    part: PartArg,

    /// First day, month or year (2020-03-01, 2020-03, "March 2020", 2020)
    #[arg(long, value_name = "DATE", value_parser = first_day)]
    since: Option<Date>,

    /// Last day, month or year
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    until: Option<Date>,

    /// Show a bar chart by month
    #[arg(long)]
    plot: bool,
}

/// Lists revisions, newest first.
pub(super) fn run(args: &Changes, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let mut pages = session.playbook.pages(session.choice.strict_tags());
    let targets = args.part.of.as_deref().map(|of| reference::targets(session, of)).transpose()?;
    if let Some(targets) = &targets {
        pages.retain(|page| targets.iter().any(|target| is_of(page, target)));
    }
    let mut events = events(&session.playbook, &pages, &session.lang);
    events.retain(|event| {
        args.takes(event.revision.date)
            && targets.as_ref().is_none_or(|targets| targets.iter().any(|target| names(event, target)))
    });
    if args.plot && session.is_for_people() && !events.is_empty() {
        return plot::bars(session, &by_month(&events), out);
    }
    let is_of_one_page =
        matches!(targets.as_deref(), Some([Target::Process(_) | Target::Page(_) | Target::Activity { .. }]));
    let mut listing = rows::revision::listing(session, !is_of_one_page);
    listing.records.extend(events.iter().map(rows::revision::record));
    session.list(listing, out)
}

impl Changes {
    /// Whether a day lies in the range; a revision without one does if there is no range.
    fn takes(&self, day: Option<Date>) -> bool {
        self.since.is_none_or(|first| day.is_some_and(|day| day >= first))
            && self.until.is_none_or(|last| day.is_some_and(|day| day <= last))
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
    day(text, |_, _| Some(1), 1)
}

fn last_day(text: &str) -> Result<Date, String> {
    let last = |year, month| (28..=31).rev().find(|day| Date::new(year, month, *day).is_some());
    day(text, last, 12)
}

/// Parses a day; for a month or a year, `of_month` gives the day.
fn day(text: &str, of_month: impl Fn(u16, u8) -> Option<u8>, month: u8) -> Result<Date, String> {
    let lexicons = Lexicons::default();
    // `March 2020` and `2020年3月` are written as `2020-03`.
    let month_of = |word: &str| lexicons.month(&fold(word)).map(|month| month.to_string());
    let words: Vec<&str> =
        text.split([' ', '年', '月']).filter(|word| !word.is_empty() && *word != "de").collect();
    let written = match words[..] {
        [name, year] => month_of(name).map(|month| format!("{year}-{month}")),
        _ => None,
    };
    let written = written.unwrap_or_else(|| words.join("-"));
    let numbers: Vec<&str> = written.split('-').collect();
    let whole = |year: &str, month: u8| {
        let year = year.parse().ok().filter(|_| year.len() == 4)?;
        Date::new(year, month, of_month(year, month)?)
    };
    let read = match numbers[..] {
        [year] => whole(year, month),
        [year, month] => month.parse().ok().and_then(|month| whole(year, month)),
        _ => None,
    };
    let certain = || match date::parse(text, &lexicons) {
        ParsedDate::Certain { date, is_clean: true, .. } => Some(date),
        _ => None,
    };
    read.or_else(certain).ok_or_else(|| "write the day as YYYY-MM-DD, for instance 2020-03-01".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_or_a_year_means_its_first_or_last_day() {
        let first = |text| first_day(text).map(|date| date.to_string());
        let last = |text| last_day(text).map(|date| date.to_string());
        assert_eq!(first("2020-02").as_deref(), Ok("2020-02-01"));
        assert_eq!(last("2020-02").as_deref(), Ok("2020-02-29"));
        assert_eq!(last("2020").as_deref(), Ok("2020-12-31"));
        assert_eq!(first("2020-03-27").as_deref(), Ok("2020-03-27"));
        for march in
            ["March 2020", "März 2020", "marzo de 2020", "março de 2020", "2020年3月", "2020 年 3 月"]
        {
            assert_eq!(first(march).as_deref(), Ok("2020-03-01"), "{march}");
        }
        assert_eq!(first("27.3.2020").as_deref(), Ok("2020-03-27"));
        assert!(first("3/4/2020").is_err());
        assert!(first("soon").is_err());
    }
}
