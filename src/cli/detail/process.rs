//! The head of a process page: its key, its phase and tasks, who works on it, and what comes before and after.

use std::io::Write;
use std::ops::RangeInclusive;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use crate::cli::detail::page::{lines, values};
use crate::cli::detail::steps;
use crate::cli::lists;
use crate::cli::rows::step::notes;
use crate::cli::rows::{phase_field, worded};
use crate::cli::session::Session;
use crate::output::Tone;
use crate::output::terminal::{StyledSpan, StyledText};
use crate::playbook::{Activity, Label, Page, SectionKind};
use crate::query::Chosen;
use crate::query::flow::{self, Step, process_page, why_nothing_follows};
use crate::source::Key;
use crate::source::lexicon::Group;

/// Writes the head of a process page, and an empty line.
///
/// # Errors
/// If the output cannot be written.
pub fn head(session: &Session, chosen: &Chosen<'_>, out: &mut dyn Write) -> anyhow::Result<()> {
    let page = chosen.page;
    let mut about = vec![phase(session, page), steps::counts(session, page)];
    about.retain(|text| !text.is_empty());
    let about = vec![StyledSpan::new(&about.join(" · "), Tone::Faint)];
    lines(session, &[lists::heading(&page.title, &session.brief(&page.key), ""), about, Vec::new()], out)?;
    let roles = worded(session, Group::Roles, &roles(page)).words().replace(" / ", ", ");
    let roles = if roles.is_empty() { Vec::new() } else { vec![StyledSpan::new(&roles, Tone::Plain)] };
    values(
        session,
        &[
            (session.word("roles"), roles),
            (session.word("comes-before"), before(session, page)),
            (session.word("comes-after"), after(session, page)),
        ],
        out,
    )?;
    lines(session, &[StyledText::new()], out)
}

/// The lines of a page that its head says: the title, and the phase where the line says nothing else.
#[must_use]
pub fn said_by_head(page: &Page) -> Vec<RangeInclusive<u32>> {
    let title = page.sections.iter().find(|section| section.kind == SectionKind::Title);
    let title = title.filter(|section| page.heading(section) == page.title).map(|section| section.line);
    let is_phase = |label: &&Label| label.label.as_str() == "phase";
    let mut counts: HashMap<u32, usize> = HashMap::new();
    page.labels.iter().for_each(|label| *counts.entry(label.line).or_default() += 1);
    let alone = |label: &&Label| counts.get(&label.line) == Some(&1);
    let phases = page.labels.iter().filter(is_phase).filter(alone);
    let phases = phases.filter(|label| !page.text.slice(label.span).contains('\n')).map(|label| label.line);
    let mut lines: Vec<RangeInclusive<u32>> =
        title.into_iter().chain(phases).map(|line| line..=line).collect();
    lines.sort_unstable_by_key(|lines| *lines.end());
    lines
}

/// The phase as the page writes it, else by the folder or name of its file.
fn phase(session: &Session, page: &Page) -> String {
    let labels = page.labels.iter().filter(|label| label.label.as_str() == "phase");
    let written: Vec<&str> = labels.map(|label| label.words.as_str()).collect();
    if written.is_empty() {
        return phase_field(session, page.phase.as_ref()).words().into_owned();
    }
    written.join("; ")
}

/// All who work on a process, in the order of the page.
#[must_use]
pub fn roles(page: &Page) -> Vec<Key> {
    let of_activities = page.activities.iter().flat_map(Activity::roles);
    let of_tasks = page.tasks.iter().flat_map(|task| task.roles.iter().cloned());
    let mut known = HashSet::new();
    of_activities.chain(of_tasks).filter(|role| known.insert(role.clone())).collect()
}

/// The steps that lead to a process, each from another one.
#[must_use]
pub fn previous<'a>(session: &'a Session, page: &Page) -> Vec<Step<'a>> {
    let mut pages: Vec<&Page> = session.processes().iter().map(|chosen| chosen.page).collect();
    pages.dedup_by(|one, other| one.key == other.key);
    flow::previous(&session.playbook, &pages, &page.key)
}

/// The processes that lead to this one.
fn before(session: &Session, page: &Page) -> StyledText {
    joined(previous(session, page).iter().map(|step| end(session, step.from, step)))
}

/// The processes that this one leads to, or why there is none.
fn after(session: &Session, page: &Page) -> StyledText {
    let steps = flow::next(&session.playbook, page);
    if steps.is_empty() {
        let reason = steps::reason(why_nothing_follows(&session.playbook, page));
        return vec![StyledSpan::new(session.word(reason), Tone::Plain)];
    }
    joined(steps.iter().map(|step| match process_page(&session.playbook, &step.to, &page.lang) {
        Some(to) => end(session, to, step),
        None => vec![StyledSpan::new(&step.to, Tone::Id).whole()],
    }))
}

/// The other end of a step: its title and key, and what is unusual about it.
fn end(session: &Session, page: &Page, step: &Step<'_>) -> StyledText {
    let notes: Vec<&str> =
        notes(step).filter(|note| *note != "link-repaired").map(|note| session.word(note)).collect();
    let notes = if notes.is_empty() { String::new() } else { format!("({})", notes.join("; ")) };
    lists::heading(&page.title, &session.brief(&page.key), &notes)
}

fn joined(ends: impl Iterator<Item = StyledText>) -> StyledText {
    ends.collect::<Vec<_>>().join(&StyledSpan::new("\n", Tone::Plain))
}
