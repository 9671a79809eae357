//! From references to the things of the browser, and from these to their places.

use std::path::PathBuf;

use crate::browse::thing::{Kind, Thing};
use crate::cli::exit::Error;
use crate::cli::reference;
use crate::cli::session::Session;
use crate::playbook::identity::phase_of_page;
use crate::playbook::{ActivityIndex, Page};
use crate::query::page_in;
use crate::query::reference::{Target, same_activity};
use crate::source::Key;

/// The thing that a reference means.
///
/// # Errors
/// When it means none or several.
pub(super) fn thing(session: &Session, reference: &str) -> Result<Thing, Error> {
    let thing = of(session, &reference::target(session, reference)?);
    // A task is one of a certain process only if the reference names that.
    let process = session.resolver().task_of_process(reference).map(|(process, _)| process);
    Ok(match process.filter(|_| thing.kind == Kind::Task) {
        Some(page) => {
            Thing { reference: session.resolver().reference_to_task(&page, &thing.id), page, ..thing }
        }
        None => thing,
    })
}

/// The page that shows a key in the preferred language.
fn page<'s>(session: &'s Session, key: &str) -> Option<&'s Page> {
    session.choice.pages(&session.playbook, key).first().map(|chosen| chosen.page)
}

/// The thing of a target.
fn of(session: &Session, target: &Target) -> Thing {
    match target {
        Target::Task(id) => {
            let pages = session.choice.pages_with_task(&session.playbook, id);
            let row = pages.first().and_then(|page| Some((*page, page.task(id)?)));
            let title = row.map_or_else(String::new, |(page, task)| page.plain(task.name));
            // Which of the processes that have it is meant, the tree knows better, unless the reference says so.
            Thing { kind: Kind::Task, page: String::new(), id: id.clone(), reference: id.clone(), title }
        }
        Target::Phase(key) => of_page(session, &format!("phase-{key}")),
        Target::Process(key) | Target::Page(key) => of_page(session, key),
        Target::Activity { process, lang, index } => {
            let index = match (page_in(&session.playbook, process, lang), page(session, process)) {
                (Some(from), Some(to)) if from.file != to.file => same_activity(from, *index, to),
                _ => Some(*index),
            };
            index.map_or_else(|| of_page(session, process), |index| of_activity(session, process, index))
        }
    }
}

/// The thing of a page: a process, a phase, or a page of another kind.
pub(super) fn of_page(session: &Session, key: &str) -> Thing {
    let title = page(session, key).map_or_else(String::new, |page| page.title.clone());
    let of = |kind: Kind, key: &str, reference: String, title: String| Thing {
        kind,
        page: key.to_owned(),
        id: String::new(),
        reference,
        title,
    };
    if session.playbook.lifecycle().has(key) {
        return of(Kind::Process, key, session.brief(key), title);
    }
    let phase = key.strip_prefix("phase-").or_else(|| phase_of_page(key));
    match phase.filter(|phase| session.playbook.lifecycle().phase(phase) != usize::MAX) {
        Some(phase) => {
            let title = session.playbook.phase_title(&session.lang, phase);
            of(Kind::Phase, phase, phase.to_owned(), title)
        }
        None => of(Kind::Page, key, key.to_owned(), title),
    }
}

/// The thing of an activity, by its place on the page.
pub(super) fn of_activity(session: &Session, process: &str, index: ActivityIndex) -> Thing {
    let title =
        page(session, process).and_then(|page| page.activity(index)).map(|activity| activity.title.clone());
    let Some(title) = title else { return of_page(session, process) };
    let reference = format!("{}/{}", session.brief(process), Key::from_words(&title));
    Thing {
        kind: Kind::Activity,
        page: process.to_owned(),
        id: index.position().to_string(),
        reference,
        title,
    }
}

/// The file of a thing and its line, if it can be edited.
pub(super) fn place(session: &Session, thing: &Thing) -> Option<(PathBuf, u32)> {
    let key = if thing.kind == Kind::Phase { format!("phase-{}", thing.page) } else { thing.page.clone() };
    let page = match thing.kind {
        Kind::Task if key.is_empty() => {
            *session.choice.pages_with_task(&session.playbook, &thing.id).first()?
        }
        _ => page(session, &key)?,
    };
    let (file, line) = match thing.kind {
        Kind::Task => {
            let (file, place) = page.place(page.task(&thing.id)?.row);
            (file, place.line)
        }
        Kind::Activity => {
            let index = ActivityIndex::new(thing.id.parse().ok()?);
            let (file, place) = page.place(page.activity(index)?.heading);
            (file, place.line)
        }
        Kind::Phase | Kind::Process | Kind::Page | Kind::Pages => (page.file.as_str(), 1),
    };
    Some((session.playbook.path(file)?.to_owned(), line))
}
