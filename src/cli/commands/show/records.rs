//! What `show` writes for programs: records with all that a terminal shows.

use std::io::Write;

use anyhow::bail;

use crate::cli::addresses::Within;
use crate::cli::commands::show::{Show, local, no_activity, shapes, spans, text};
use crate::cli::detail::card;
use crate::cli::exit::Outcome;
use crate::cli::rows;
use crate::cli::session::Session;
use crate::output::Record;
use crate::playbook::{ActivityIndex, Page};
use crate::query::reference::Target;
use crate::query::{Chosen, Filter};
use crate::source::Key;

/// Writes the record of an activity, a process or another page, in each of the chosen languages.
///
/// # Errors
/// When none of the languages has it, or the output refuses.
pub fn show(
    args: &Show,
    session: &Session,
    target: &Target,
    chosen: &[Chosen<'_>],
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let (shape, listing) = match target {
        Target::Activity { .. } => (&shapes::ACTIVITY, rows::activity::listing(session, false)),
        Target::Process(_) => (&shapes::PROCESS, rows::process::listing(session)),
        _ => (&shapes::PAGE, rows::page::listing(session)),
    };
    let mut listing = shapes::with(shape, listing);
    for chosen in chosen {
        session.uses(chosen);
        if let Target::Activity { lang, index, .. } = target {
            let Some((own, index)) = local(session, chosen, lang, *index) else { continue };
            session.uses(&own);
            listing.records.extend(activity(session, &own, index));
        } else {
            let record = match target {
                Target::Process(_) => shapes::placed(
                    session,
                    rows::process::record(session, chosen, &Filter::default()),
                    chosen.page,
                ),
                _ => rows::page::record(session, chosen.page),
            };
            listing.records.push(guided(args, session, record, chosen)?);
        }
    }
    if listing.is_empty() {
        bail!(no_activity(session, &args.what, target));
    }
    session.list(listing, out)
}

/// Writes the records of a task: one for each row of its id.
///
/// # Errors
/// When the output refuses.
pub fn task(session: &Session, id: &str, all: &[Chosen<'_>], out: &mut dyn Write) -> anyhow::Result<Outcome> {
    let mut listing = shapes::with(&shapes::TASK, rows::task::listing(session, true));
    let of = |page: &Page| page.tasks.iter().filter(|task| page.id(task) == id).cloned().collect::<Vec<_>>();
    let place = |page: &Page, row| {
        let (file, written) = page.place(row);
        format!("{file}:{}", written.line)
    };
    for chosen in all {
        session.uses(chosen);
        let page = chosen.page;
        let same = all.iter().map(|other| other.page).filter(|other| other.lang == page.lang);
        let places = same.flat_map(|other| of(other).into_iter().map(move |task| place(other, task.row)));
        let places: serde_json::Value = places.collect();
        for task in of(page) {
            let guidance = page.activity_of(&task).map(|activity| card::guidance(page, activity));
            let index =
                task.activity.filter(|_| guidance.as_ref().is_some_and(|text| !text.trim().is_empty()));
            let sharing = index.into_iter().flat_map(|index| page.tasks_of(index));
            let sharing: serde_json::Value = sharing.map(|other| page.id(other)).collect();
            let record = rows::task::record(session, chosen, &task);
            let guidance = guidance.unwrap_or_default();
            let record = shapes::guided(session, record, page, &guidance, &Within::Task(id));
            listing.records.push(record.with("guidance_tasks", sharing).with("places", places.clone()));
        }
    }
    session.list(listing, out)
}

/// Writes the record of a phase and the text of its page, if it has one.
///
/// # Errors
/// When the output refuses.
pub fn phase(
    args: &Show,
    session: &Session,
    key: &str,
    own: &[&Chosen<'_>],
    out: &mut dyn Write,
) -> anyhow::Result<Outcome> {
    let mut listing = shapes::with(&shapes::PHASE, rows::phase::listing(session));
    let pages = session.chosen(&[format!("phase-{key}")]);
    for (lang, own) in rows::phase::by_language(session, own) {
        let record = rows::phase::record(session, &Key::new(key), &lang, &own);
        let page = pages.iter().find(|chosen| chosen.requested == lang).or(pages.first());
        listing.records.push(match page {
            Some(chosen) => guided(args, session, record, chosen)?,
            None => record.with("addresses", Vec::<String>::new()),
        });
    }
    session.list(listing, out)
}

fn activity(session: &Session, own: &Chosen<'_>, index: ActivityIndex) -> Option<Record> {
    let activity = own.page.activity(index)?;
    let record = rows::activity::record(session, own, (index, activity), &Filter::default());
    let guidance = card::guidance(own.page, activity);
    Some(shapes::guided(session, record, own.page, &guidance, &Within::Activity(index)))
}

/// A record with the text of a page, or of a section of it.
fn guided(args: &Show, session: &Session, record: Record, chosen: &Chosen<'_>) -> anyhow::Result<Record> {
    let (page, spans) = spans(args, session, chosen)?;
    let text = text(args, session, chosen, (page, &spans), &[]);
    Ok(shapes::guided(session, record, page, &text, &Within::Page))
}
