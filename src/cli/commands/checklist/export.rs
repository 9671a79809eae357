//! `ftpb checklist export`: exports a checklist to a spreadsheet, a program or a calendar.

use std::io::Write;

use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};
use foldhash::{HashMap, HashMapExt};

use crate::checklist::Checklist;
use crate::checklist::document::TaskItem;
use crate::checklist::progress::{Progress, TaskProgress};
use crate::checklist::schedule::Schedule;
use crate::cli::args::filters::FilterArgs;
use crate::cli::checklist_file::{ChecklistFile, FileArg};
use crate::cli::exit::{Error, Outcome};
use crate::cli::reference::{self, Several};
use crate::cli::rows::checklist::profile::Profile;
use crate::cli::rows::{checklist, task};
use crate::cli::session::Session;
use crate::output::{Listing, format};
use crate::playbook::date::Date;
use crate::source::lexicon::{Group, Message};

/// The names of the formats, which are the suffixes of their files too.
const FORMATS: [&str; 3] = ["csv", "json", "ics"];

/// Arguments of `ftpb checklist export`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ftpb checklist export contoso.md -o contoso.csv
  ftpb checklist export contoso.md -o contoso.ics --events --start 2026-01-12
  ftpb checklist export contoso.md --profile jira --assign FM=ana@contoso.com")]
pub struct Export {
    #[command(flatten)]
    checklist: FileArg,

    /// csv for Excel and Planner, json for programs, ics for calendars [default: by FILE, or csv]
    #[arg(long, short, value_name = "FORMAT", value_parser = PossibleValuesParser::new(FORMATS))]
    format: Option<String>,

    /// With ics: events of whole days, for calendars that show no to-dos
    #[arg(long, requires = "start")]
    events: bool,

    /// The first day of the events, such as 2026-01-31
    #[arg(long, value_name = "DATE", value_parser = day, requires = "events")]
    start: Option<Date>,

    /// How many working days the events of a phase take [default: 5]
    #[arg(
        long,
        value_name = "PHASE=DAYS",
        hide_short_help = true,
        value_delimiter = ',',
        requires = "events"
    )]
    days: Vec<String>,

    /// Write a csv with the columns that this tool imports
    #[arg(long, value_name = "TOOL", value_enum, conflicts_with = "events")]
    profile: Option<Profile>,

    /// With --profile: the person for a role
    #[arg(long, value_name = "ROLE=ADDRESS", requires = "profile")]
    assign: Vec<String>,
}

/// The error for a format that profiles do not have.
fn no_profile(other: String) -> Error {
    Error::Said { id: "profile-is-csv", names: vec![("other", other)] }
}

/// A day as `2026-01-31`.
fn day(typed: &str) -> Result<Date, String> {
    let numbers: Vec<&str> = typed.split('-').collect();
    let date = match numbers[..] {
        [year, month, day] => {
            let number = |text: &str| text.parse::<u8>().ok();
            // Calendars write years with four digits, and the last event may be years after the first.
            let year = year.parse().ok().filter(|year| (1000..3000).contains(year));
            year.zip(number(month)).zip(number(day))
        }
        _ => None,
    };
    let date = date.and_then(|((year, month), day)| Date::new(year, month, day));
    date.ok_or_else(|| "a day is written as 2026-01-31".to_owned())
}

/// The two sides of `assess=5`.
fn pair<'a>(typed: &'a str, what: &str) -> anyhow::Result<(&'a str, &'a str)> {
    let sides = typed.split_once('=').filter(|(_, side)| !side.trim().is_empty());
    sides.ok_or_else(|| anyhow::anyhow!("`{typed}` has no {what}; write it as NAME={what}"))
}

impl Export {
    /// The name of the format: the one that is asked for, else that of the file, else that of events, else `csv`.
    fn format<'a>(&'a self, session: &'a Session) -> Result<&'a str, Error> {
        let asked = (session.format.name() == "json").then_some("json").or(self.format.as_deref());
        let of_file = session.file.as_deref().and_then(|path| Some((path, format::ending(path)?)));
        let known = |ending: &str| FORMATS.into_iter().find(|format| *format == ending);
        match (asked, of_file) {
            (Some(asked), _) if self.profile.is_some() && asked != "csv" => Err(no_profile(asked.to_owned())),
            (Some(asked), _) => Ok(asked),
            (None, Some((path, ending))) if self.profile.is_some() && ["ics", "json"].contains(&&*ending) => {
                Err(no_profile(path.display().to_string()))
            }
            (None, Some((path, ending))) => match known(&ending) {
                Some(format) => Ok(format),
                None if self.profile.is_none() => Err(Error::of_file("checklist-format", path)),
                // A tool may want any ending.
                None => Ok("csv"),
            },
            // A device has none. Events are for calendars alone.
            (None, None) => Ok(if self.events { "ics" } else { "csv" }),
        }
    }

    /// The day of each task, if events are asked for.
    fn days_of(&self, session: &Session, listing: &Listing) -> anyhow::Result<Vec<Date>> {
        let Some(start) = self.start.filter(|_| self.events) else { return Ok(Vec::new()) };
        let mut days = HashMap::new();
        for typed in &self.days {
            let (phase, count) = pair(typed, "DAYS")?;
            let Some(count) = count.parse::<u16>().ok().filter(|count| (1..=366).contains(count)) else {
                anyhow::bail!("`{typed}` has no number of days from 1 to 366");
            };
            let filter = FilterArgs { phase: vec![phase.to_owned()], ..FilterArgs::default() };
            for phase in reference::filter(session, &filter, Several::Ask)?.phases {
                if days.insert(phase, count).is_some_and(|before| before != count) {
                    anyhow::bail!("`{typed}` gives the phase a second number of days");
                }
            }
        }
        let phases: Vec<String> = listing.records.iter().map(|record| record.flat("phase")).collect();
        let phases: Vec<&str> = phases.iter().map(String::as_str).collect();
        Ok(Schedule { start, days }.days_of(&phases))
    }

    /// The address of whoever has a role, by its key.
    fn people(&self, session: &Session) -> anyhow::Result<HashMap<String, String>> {
        let mut people = HashMap::new();
        for typed in &self.assign {
            let (role, address) = pair(typed, "ADDRESS")?;
            if let Some(profile) = self.profile.filter(|profile| !profile.is_person(address)) {
                anyhow::bail!("`{address}` does not name a person; write {}", profile.person());
            }
            for role in reference::words(session, Group::Roles, role)? {
                if people.insert(role.to_string(), address.to_owned()).is_some_and(|before| before != address)
                {
                    anyhow::bail!("`{typed}` gives the role a second person");
                }
            }
        }
        Ok(people)
    }
}

/// Exports a checklist.
pub fn run(args: &Export, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let file = args.checklist.read()?;
    let list = file.checklist(session);
    let lacking = file.report_problems(session, &list, |_| true)?;
    tell_lacking(session, &list, &lacking);
    let pages = ChecklistFile::pages(session, &list);
    let format = args.format(session)?;
    let mut listing = checklist::listing(session);
    for process in &Progress::new(&list, &pages).processes {
        session.uses(&process.chosen);
        let record = |progress: &TaskProgress<'_>| {
            let task = task::record(session, &process.chosen, progress.task);
            checklist::record(session, task, process.chosen.page, progress)
        };
        listing.records.extend(process.tasks.iter().map(record));
    }
    file.tell_not_exported(session, &list);
    if let Some(profile) = args.profile {
        let people = args.people(session)?;
        if !people.is_empty() && !profile.has_people() {
            let tool = profile.to_possible_value().map(|value| value.get_name().to_owned());
            session.tell(&Message::new("people-left-out").with("tool", tool.unwrap_or_default()));
        }
        profile.write(&listing, &people, out)?;
        return Ok(Outcome::Found);
    }
    if args.events && format != "ics" {
        anyhow::bail!("--events belongs to `--format ics`");
    }
    let names = (file.name(), file.title(&list));
    checklist::write(&listing, (&names.0, &names.1), format, &args.days_of(session, &listing)?, out)?;
    Ok(Outcome::Found)
}

/// Says which tasks no page has, done or open: they are left out.
fn tell_lacking(session: &Session, list: &Checklist<'_>, lacking: &[&TaskItem<'_>]) {
    if !lacking.is_empty() {
        let ids: Vec<&str> = lacking.iter().map(|item| item.id.as_ref()).collect();
        // They may stand on a page that cannot be read.
        let id = if session.is_incomplete() { "export-lacks-unread" } else { "export-lacks" };
        let message = Message::new(id).with("count", ids.len()).with("all", list.count().all);
        session.tell(&message.with("ids", ids.join(", ")));
    }
}
