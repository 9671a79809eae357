//! The steps of the flow for people: a block each, with what waits there and the commands that lead on.

use std::io::Write;

use crate::cli::detail::page::lines;
use crate::cli::lists;
use crate::cli::quote::quoted;
use crate::cli::rows::step::notes;
use crate::cli::rows::{phase_field, task};
use crate::cli::session::Session;
use crate::output::terminal::{StyledSpan, StyledText};
use crate::output::{Record, Tone};
use crate::playbook::{Page, Requirement};
use crate::query::Chosen;
use crate::query::flow::{DeadEnd, Step, process_page, why_nothing_follows};
use crate::query::reference::{Matches, Target};
use crate::source::Tag;

/// Writes where steps lead, each with its mandatory tasks or with all of them.
///
/// # Errors
/// If the output cannot be written.
pub fn onward(session: &Session, steps: &[Step<'_>], all: bool, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut records: Vec<Record> = Vec::new();
    let several =
        steps.iter().any(|step| steps.first().is_some_and(|first| first.from.file != step.from.file));
    for (count, same) in steps.chunk_by(is_said_together).enumerate() {
        divide(session, count, out)?;
        let Some(first) = same.first() else { continue };
        if several {
            lines(session, &[end(session, "from", &first.from.title), StyledText::new()], out)?;
        }
        // A condition of several steps is written once.
        if same.len() > 1 && !first.text.is_empty() {
            lines(session, &[plain(&first.text), StyledText::new()], out)?;
        }
        for (count, step) in same.iter().enumerate() {
            divide(session, count, out)?;
            let page = process_page(&session.playbook, &step.to, &step.from.lang);
            block(
                session,
                &step.to,
                page,
                Some(step).filter(|_| same.len() == 1),
                &words(session, step),
                out,
            )?;
            let tasks = page.map_or_else(Vec::new, |page| waiting(session, page, all));
            let mut listing = task::listing(session, false);
            listing.records.clone_from(&tasks);
            session.list_below(&listing, out)?;
            records.extend(tasks);
            lines(session, &commands(session, &step.to), out)?;
        }
    }
    let legend = task::legend(session, records.iter());
    if legend.is_empty() { Ok(()) } else { lines(session, &[StyledText::new(), legend], out) }
}

/// Writes where the steps to a process begin.
///
/// # Errors
/// If the output cannot be written.
pub fn backward(session: &Session, steps: &[Step<'_>], out: &mut dyn Write) -> anyhow::Result<()> {
    let several = steps.iter().any(|step| steps.first().is_some_and(|first| first.to != step.to));
    for (count, step) in steps.iter().enumerate() {
        divide(session, count, out)?;
        if several {
            let to = process_page(&session.playbook, &step.to, &step.from.lang);
            let title = to.map_or(step.to.as_str(), |to| to.title.as_str());
            lines(session, &[end(session, "to", title), StyledText::new()], out)?;
        }
        block(session, &step.from.key, Some(step.from), Some(step), &words(session, step), out)?;
        lines(session, &commands(session, &step.from.key), out)?;
    }
    Ok(())
}

/// Says that nothing follows a process, why, and what the lifecycle offers.
///
/// # Errors
/// If the output cannot be written.
pub fn dead_end(session: &Session, chosen: &Chosen<'_>, out: &mut dyn Write) -> anyhow::Result<()> {
    let page = chosen.page;
    let lifecycle = session.playbook.lifecycle();
    let why = why_nothing_follows(&session.playbook, page);
    let after = lifecycle.after(&page.key).first().filter(|_| why == DeadEnd::Said);
    let reason = reason(why);
    let title = [StyledSpan::new(&page.title, Tone::Strong), StyledSpan::new("  ", Tone::Plain)];
    let key = StyledSpan::new(&session.brief(&page.key), Tone::Id).whole();
    let mut said = vec![title.into_iter().chain([key]).collect(), plain(session.word(reason))];
    let offer = after.or(lifecycle.processes.first()).filter(|offer| **offer != page.key);
    let Some(offer) = offer else { return lines(session, &said, out) };
    let offers = if after.is_some() { "lifecycle-goes-on" } else { "lifecycle-begins" };
    said.extend([StyledText::new(), plain(session.word(offers)), StyledText::new()]);
    lines(session, &said, out)?;
    block(session, offer, process_page(&session.playbook, offer, &page.lang), None, &[], out)?;
    lines(session, &commands(session, offer), out)
}

/// The word for why nothing follows.
#[must_use]
pub const fn reason(why: DeadEnd) -> &'static str {
    match why {
        DeadEnd::Said => "nothing-follows",
        DeadEnd::Last => "last-process",
        DeadEnd::Unplaced => "no-step",
    }
}

/// The process at an end of a step: its title and key, its phase and tasks, and the condition.
fn block(
    session: &Session,
    key: &str,
    page: Option<&Page>,
    step: Option<&Step<'_>>,
    notes: &[&str],
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let title = page.map_or(key, |page| page.title.as_str());
    let mut about = Vec::new();
    if let Some(page) = page {
        let phase = phase_field(session, page.phase.as_ref());
        about.push(phase.words().into_owned());
        about.push(counts(session, page));
    }
    about.extend(notes.iter().map(|note| (*note).to_owned()));
    about.retain(|text| !text.is_empty());
    let mut block = vec![
        lists::heading(title, &session.brief(key), ""),
        vec![StyledSpan::new(&about.join(" · "), Tone::Faint)],
    ];
    block.extend(step.filter(|step| !step.text.is_empty()).map(|step| plain(&step.text)));
    lines(session, &block, out)
}

/// How many tasks a process has, and how many of them are mandatory.
#[must_use]
pub fn counts(session: &Session, page: &Page) -> String {
    let mandatory = page.tasks.iter().filter(|task| task.requirement == Requirement::Mandatory).count();
    task::counted(session, page.tasks.len(), mandatory)
}

/// The tasks that wait in a process.
fn waiting(session: &Session, page: &Page, all: bool) -> Vec<Record> {
    let requested: Tag = page.lang.clone();
    let chosen = Chosen { page, requested, fallback: false };
    let tasks = page.tasks.iter().filter(|task| all || task.requirement == Requirement::Mandatory);
    tasks.map(|row| task::record(session, &chosen, row)).collect()
}

fn is_said_together(one: &Step<'_>, other: &Step<'_>) -> bool {
    one.from.file == other.from.file && one.text == other.text
}

/// The commands that lead on to a process, each as short as it can be.
fn commands(session: &Session, key: &str) -> Vec<StyledText> {
    let (resolver, brief) = (session.resolver(), session.brief(key));
    let is_it = |target: Target| matches!(target, Target::Process(found) if found == key);
    let is_part = resolver.parts(&brief).and_then(Matches::one).is_ok_and(is_it);
    let option = if is_part { "" } else { "--process " };
    let command = |words: String| {
        let line = StyledSpan::new(&session.command(&words), Tone::Code).whole();
        vec![StyledSpan::new("  ", Tone::Plain), line]
    };
    let show = format!("show {}", quoted(&resolver.reference_to(key)));
    [show, format!("tasks {option}{}", quoted(&brief))].map(command).into()
}

/// The words about a step.
fn words<'a>(session: &'a Session, step: &Step<'_>) -> Vec<&'a str> {
    notes(step).map(|note| session.word(note)).collect()
}

fn end(session: &Session, word: &str, title: &str) -> StyledText {
    let word = StyledSpan::new(&format!("{}: ", session.word(word)), Tone::Faint);
    vec![word, StyledSpan::new(title, Tone::Strong)]
}

fn plain(text: &str) -> StyledText {
    vec![StyledSpan::new(text, Tone::Plain)]
}

fn divide(session: &Session, count: usize, out: &mut dyn Write) -> anyhow::Result<()> {
    if count > 0 { lines(session, &[StyledText::new()], out) } else { Ok(()) }
}
