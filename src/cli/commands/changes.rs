//! `ftpb changes`: what changed in the playbook in a range of dates.

use std::io::Write;

use clap::Args;

use crate::cli::detail::plot;
use crate::cli::exit::Outcome;
use crate::cli::rows;
use crate::cli::session::Session;
use crate::playbook::date::{self, Date, ParsedDate};
use crate::query::compare::revisions::{by_month, events};
use crate::source::Lexicons;

const EXAMPLES: &str = "Examples:
  ftpb changes --since 2020-03-01
  ftpb changes --since 2020-01 --until 2020-03 --plot";

/// Arguments of `ftpb changes`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Changes {
    /// First day, month or year (2020-03-01, 2020-03, 2020)
    #[arg(long, value_name = "DATE", value_parser = first_day)]
    since: Option<Date>,

    /// Last day, month or year
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    until: Option<Date>,

    /// Show a bar chart by month
    #[arg(long)]
    plot: bool,
}

/// Lists the revisions of the range, newest first.
pub(super) fn run(args: &Changes, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let pages = session.playbook.pages(session.choice.strict_tags());
    let mut events = events(&session.playbook, &pages, &session.lang);
    let within =
        |day: Date| args.since.is_none_or(|first| day >= first) && args.until.is_none_or(|last| day <= last);
    events.retain(|event| event.revision.date.is_some_and(within));
    if args.plot && session.is_for_people() && !events.is_empty() {
        return plot::bars(session, &by_month(&events), out);
    }
    let mut listing = rows::revision::listing(session, true);
    listing.records.extend(events.iter().map(rows::revision::record));
    session.list(listing, out)
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
    let numbers: Vec<&str> = text.trim().split('-').collect();
    let whole = |year: &str, month: u8| {
        let year = year.parse().ok().filter(|_| year.len() == 4)?;
        Date::new(year, month, of_month(year, month)?)
    };
    let read = match numbers[..] {
        [year] => whole(year, month),
        [year, month] => month.parse().ok().and_then(|month| whole(year, month)),
        _ => None,
    };
    let certain = || match date::parse(text, &Lexicons::default()) {
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
        assert_eq!(first("27.3.2020").as_deref(), Ok("2020-03-27"));
        assert!(first("3/4/2020").is_err());
        assert!(first("soon").is_err());
    }
}
