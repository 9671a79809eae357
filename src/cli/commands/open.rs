//! `ftpb open`: opens what a task, an activity or a page links to.

use std::io::Write;

use clap::Args;

use crate::cli::addresses::{Address, Within, addresses, start};
use crate::cli::detail::page::lines;
use crate::cli::exit::{Error, Outcome};
use crate::cli::quote::quoted;
use crate::cli::reference;
use crate::cli::session::Session;
use crate::output::Tone;
use crate::output::terminal::{StyledSpan, clean};
use crate::query::Choice;
use crate::query::reference::Target;
use crate::source::lexicon::Message;

/// Arguments of `ftpb open`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  ftpb open 3735
  ftpb open 3735 2
  ftpb open success-review --print")]
pub struct Open {
    /// A task id, activity, process, phase or page
    #[arg(value_name = "REF", required = true)]
    what: String,

    /// Which of the links, if there are several
    #[arg(value_name = "N")]
    number: Option<usize>,

    /// Print the addresses instead of opening one
    #[arg(long)]
    print: bool,
}

/// Opens the link that is meant; of several, lists them.
pub(super) fn run(args: &Open, session: &Session, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let target = reference::target(session, &args.what)?;
    let mut found = found(session, &target);
    if let Some(number) = args.number {
        found = vec![chosen(found, number)?];
    }
    match &found[..] {
        [] => {
            session.tell(&Message::new("no-address").with("what", args.what.clone()));
            return Ok(Outcome::Nothing);
        }
        [one] if !args.print => return open(session, one, out),
        several if args.print => {
            for address in several {
                writeln!(out, "{}", address.url)?;
            }
        }
        several => list(session, several, out)?,
    }
    if !args.print && session.style.width.is_some() {
        let command = session.command(&format!("open {} 1", quoted(&args.what)));
        session.tell(&Message::new("one-address").with("command", command));
    }
    Ok(Outcome::Found)
}

/// The addresses in the reader's language; in the English page where a translation has none.
fn found(session: &Session, target: &Target) -> Vec<Address> {
    let keys = session.resolver().pages_of(target);
    let activities = session.resolver().translations(target);
    let mut pages = session.chosen(&keys);
    if let Choice::Prefer(_) = session.choice {
        pages.extend(keys.iter().flat_map(|key| Choice::All.pages(&session.playbook, key)));
    }
    let found = pages.iter().find_map(|chosen| {
        let within = Within::of(target, &activities, chosen.page)?;
        Some(addresses(chosen.page, &within)).filter(|found| !found.is_empty())
    });
    found.into_iter().flatten().collect()
}

fn chosen(mut found: Vec<Address>, number: usize) -> Result<Address, Error> {
    if let Some(at) = number.checked_sub(1).filter(|at| *at < found.len()) {
        return Ok(found.swap_remove(at));
    }
    let known = (1..=found.len()).map(|number| number.to_string()).collect();
    Err(Error::Usage { what: "link", value: number.to_string(), suggestions: Vec::new(), known, list: None })
}

/// Lists addresses with their numbers, each address on a line of its own, so that it can be copied.
fn list(session: &Session, found: &[Address], out: &mut dyn Write) -> anyhow::Result<()> {
    let span = |text: &str, tone| StyledSpan::new(text, tone);
    let entries = found.iter().enumerate().flat_map(|(at, address)| {
        let number = format!("{:>2}  ", at + 1);
        [
            vec![span(&number, Tone::Id), span(&address.text, Tone::Plain)],
            vec![span("    ", Tone::Plain), span(&address.url, Tone::Faint).linked(&address.url).whole()],
        ]
    });
    lines(session, &entries.collect::<Vec<_>>(), out)
}

/// Starts the browser or mail program; where there is none, prints the address.
fn open(session: &Session, address: &Address, out: &mut dyn Write) -> anyhow::Result<Outcome> {
    if start(&address.url) {
        session.tell(&Message::new("opened").with("address", address.url.clone()));
        return Ok(Outcome::Found);
    }
    session.tell(&Message::new("no-browser"));
    writeln!(out, "{}", clean(&address.url))?;
    Ok(Outcome::Found)
}
