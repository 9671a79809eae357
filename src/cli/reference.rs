//! Looking references up: words of a person to keys, with suggestions where there is nothing.

use crate::cli::args::filters::FilterArgs;
use crate::cli::exit::Error;
use crate::cli::session::Session;
use crate::playbook::{ActivityIndex, Page, Requirement};
use crate::query::filter::ActivityOf;
use crate::query::reference::names::{self, ActivityName, same_activity};
use crate::query::reference::{Name, brief, closest, matching, matching_keys, matching_titles};
use crate::query::{Choice, Filter};
use crate::source::lexicon::Group;
use crate::source::{Key, Tag};

/// A thing that a reference means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A task, by id.
    Task(String),
    /// A phase, by key.
    Phase(String),
    /// A process, by key.
    Process(String),
    /// Any other page, by key.
    Page(String),
    /// An activity: the process's key, the language and the index there.
    Activity {
        /// The process's key.
        process: String,
        /// The language whose page was matched.
        lang: Tag,
        /// The index on that page.
        index: ActivityIndex,
    },
}

fn one(
    reference: &str,
    names: &[Name],
    found: &[usize],
    what: &'static str,
    list: &'static str,
) -> Result<usize, Error> {
    match found {
        [index] => Ok(*index),
        [] => Err(not_found(reference, names, what, list)),
        several => {
            let names_of = several.iter().filter_map(|index| names.get(*index));
            let candidates = names_of.map(|name| brief(names, name)).collect();
            Err(Error::Ambiguous { reference: reference.to_owned(), what: plural(what), candidates })
        }
    }
}

fn plural(what: &'static str) -> &'static str {
    match what {
        "process" => "processes",
        "phase" => "phases",
        "activity" => "activities",
        "role" => "roles",
        "service" => "services",
        "motion" => "motions",
        "section" => "sections",
        _ => "things",
    }
}

fn not_found(reference: &str, names: &[Name], what: &'static str, list: &'static str) -> Error {
    let suggestions = closest(reference, names).into_iter().map(|name| brief(names, name)).collect();
    Error::NotFound {
        reference: reference.to_owned(),
        what,
        where_else: String::new(),
        suggestions,
        list: Some(list),
    }
}

/// The key of the process that a reference means.
///
/// # Errors
/// When it means none or several.
pub fn process(session: &Session, reference: &str) -> Result<String, Error> {
    let names = names::processes(&session.playbook);
    let mut found = matching_keys(reference, &names);
    let names = if found.is_empty() { names::with_titles(&session.playbook, names) } else { names };
    if found.is_empty() {
        found = matching_titles(reference, &names);
    }
    let index = one(reference, &names, &found, "process", "ftpb processes")?;
    Ok(names.get(index).map(|name| name.key.clone()).unwrap_or_default())
}

/// The processes that a reference stands for: itself, or those where the task or activity stands.
///
/// # Errors
/// When it means none or several.
pub fn processes_of(session: &Session, reference: &str) -> Result<Vec<String>, Error> {
    if !reference.chars().all(|c| c.is_ascii_digit()) {
        let process = process(session, reference);
        let Err(Error::NotFound { .. }) = &process else { return process.map(|key| vec![key]) };
        return match target(session, reference) {
            Ok(Target::Activity { process: key, .. } | Target::Process(key)) => Ok(vec![key]),
            _ => process.map(|key| vec![key]),
        };
    }
    target(session, reference)?;
    let has = |page: &Page| page.tasks.iter().any(|task| page.id(task) == reference);
    let chosen = session.processes();
    let mut keys: Vec<String> =
        chosen.iter().filter(|chosen| has(chosen.page)).map(|chosen| chosen.page.key.clone()).collect();
    keys.dedup();
    Ok(keys)
}

/// The key of the phase that a reference means.
///
/// # Errors
/// When it means none or several.
pub fn phase(session: &Session, reference: &str) -> Result<String, Error> {
    let names = names::phases(&session.playbook);
    let found = matching(reference, &names);
    let index = one(reference, &names, &found, "phase", "ftpb phases")?;
    Ok(names.get(index).map(|name| name.key.clone()).unwrap_or_default())
}

/// The key of the role, service or motion that a word means.
///
/// # Errors
/// When it means none or several.
pub fn word(session: &Session, group: Group, reference: &str) -> Result<Key, Error> {
    let (what, list) = match group {
        Group::Roles => ("role", "ftpb tasks --fields role"),
        Group::Services => ("service", "ftpb tasks --fields services"),
        _ => ("motion", "ftpb activities --fields motions"),
    };
    let exact = session.playbook.lexicons().keys(group, reference);
    if let [key] = &exact[..] {
        return Ok(key.clone());
    }
    let mut names = names::words_of(&session.playbook, group);
    let mut found = matching(reference, &names);
    if found.is_empty() {
        names::add_unknown(&mut names, &session.playbook.processes(session.choice.tags()), group);
        found = matching(reference, &names);
    }
    let index = one(reference, &names, &found, what, list)?;
    Ok(names.get(index).map_or_else(|| Key::new(""), |name| Key::new(&name.key)))
}

/// The activities that a reference means: one, on every page of its process.
///
/// # Errors
/// When it means none or several.
pub fn activity(
    session: &Session,
    reference: &str,
    within: &Filter,
) -> Result<(String, Tag, ActivityIndex), Error> {
    let wanted = |page: &&Page| within.takes_page(page);
    let own: Vec<&Page> = session.processes().iter().map(|chosen| chosen.page).filter(wanted).collect();
    let all: Vec<&Page> = session.playbook.processes(&[]).into_iter().filter(wanted).collect();
    for pages in [&own, &all] {
        let activities = names::activities(pages);
        let found = distinct(&session.playbook.processes(&[]), &activities, reference);
        match &found[..] {
            [] => {}
            [one] => return Ok((one.process.clone(), one.lang.clone(), one.index)),
            several => {
                let candidates = several.iter().map(|activity| activity.name.titles.join("")).collect();
                return Err(Error::Ambiguous {
                    reference: reference.to_owned(),
                    what: "activities",
                    candidates,
                });
            }
        }
    }
    let names: Vec<Name> = names::activities(&all).into_iter().map(|activity| activity.name).collect();
    let suggestions = closest(reference, &names).into_iter().map(|name| name.titles.join("")).collect();
    Err(Error::NotFound {
        reference: reference.to_owned(),
        what: "activity",
        where_else: String::new(),
        suggestions,
        list: Some("ftpb activities"),
    })
}

/// The activities that match, each once though several languages have it.
fn distinct<'a>(pages: &[&Page], activities: &'a [ActivityName], reference: &str) -> Vec<&'a ActivityName> {
    let names: Vec<Name> = activities.iter().map(|activity| activity.name.clone()).collect();
    let matched = matching(reference, &names);
    let page_of = |activity: &ActivityName| {
        pages.iter().find(|page| page.key == activity.process && page.lang == activity.lang).copied()
    };
    let mut distinct: Vec<&ActivityName> = Vec::new();
    for activity in matched.into_iter().filter_map(|index| activities.get(index)) {
        let known = distinct.iter().any(|other| {
            let same = other.process == activity.process && other.lang != activity.lang;
            same && match (page_of(other), page_of(activity)) {
                (Some(from), Some(to)) => same_activity(from, other.index, to) == Some(activity.index),
                _ => false,
            }
        });
        if !known {
            distinct.push(activity);
        }
    }
    distinct
}

/// The place of an activity on every page of its process, for filters.
#[must_use]
pub fn places(session: &Session, process: &str, lang: &Tag, index: ActivityIndex) -> Vec<ActivityOf> {
    let pages = Choice::All.pages(&session.playbook, process);
    let Some(from) = pages.iter().map(|chosen| chosen.page).find(|page| page.lang == *lang) else {
        return Vec::new();
    };
    let place = |page: &Page| {
        let index = if page.lang == *lang { Some(index) } else { same_activity(from, index, page) };
        index.map(|index| ActivityOf { file: page.file.clone(), index })
    };
    pages.iter().filter_map(|chosen| place(chosen.page)).collect()
}

/// What a reference means, of all things that can be shown.
///
/// # Errors
/// When it means none or several.
pub fn target(session: &Session, reference: &str) -> Result<Target, Error> {
    let reference = reference.trim();
    if reference.len() >= 2 && reference.chars().all(|c| c.is_ascii_digit()) {
        return task(session, reference);
    }
    let processes = names::processes(&session.playbook);
    let phases = names::phases(&session.playbook);
    let pages = names::other_pages(&session.playbook);
    let exact = |names: &[Name]| names.iter().any(|name| name.key == reference.to_lowercase());
    if exact(&phases) {
        return Ok(Target::Phase(reference.to_lowercase()));
    }
    if exact(&pages) {
        return Ok(Target::Page(reference.to_lowercase()));
    }
    for titled in [false, true] {
        let give = |names: &Vec<Name>| {
            if titled { names::with_titles(&session.playbook, names.clone()) } else { names.clone() }
        };
        let matched = |names: &[Name]| {
            if titled { matching_titles(reference, names) } else { matching_keys(reference, names) }
        };
        let processes = give(&processes);
        let found = matched(&processes);
        if !found.is_empty() {
            let index = one(reference, &processes, &found, "process", "ftpb processes")?;
            return Ok(Target::Process(
                processes.get(index).map(|name| name.key.clone()).unwrap_or_default(),
            ));
        }
        let found = matched(&phases);
        if !found.is_empty() {
            let index = one(reference, &phases, &found, "phase", "ftpb phases")?;
            return Ok(Target::Phase(phases.get(index).map(|name| name.key.clone()).unwrap_or_default()));
        }
        let pages = give(&pages);
        let found = matched(&pages);
        if !found.is_empty() {
            let index = one(reference, &pages, &found, "page", "ftpb pages")?;
            return Ok(Target::Page(pages.get(index).map(|name| name.key.clone()).unwrap_or_default()));
        }
    }
    match activity(session, reference, &Filter::default()) {
        Ok((process, lang, index)) => Ok(Target::Activity { process, lang, index }),
        Err(Error::NotFound { suggestions, .. }) => Err(nothing(session, reference, suggestions)),
        Err(error) => Err(error),
    }
}

/// What a line of `ftpb find` means: its first field, within the process that its third one names.
///
/// # Errors
/// When it means none or several.
pub fn picked(session: &Session, line: &str) -> Result<Target, Error> {
    let mut fields = line.split('\t');
    let reference = fields.next().unwrap_or_default().trim();
    let process = fields.nth(1).unwrap_or_default().trim();
    let number = reference.chars().all(|c| c.is_ascii_digit());
    if process.is_empty() || number || reference == process {
        return target(session, reference);
    }
    let within = Filter { processes: vec![process.to_owned()], ..Filter::default() };
    let (process, lang, index) = activity(session, reference, &within)?;
    Ok(Target::Activity { process, lang, index })
}

/// The shortest reference that means the page of a key, whatever else is called alike.
#[must_use]
pub fn reference_to(session: &Session, key: &str) -> String {
    let processes = names::processes(&session.playbook);
    let pages = names::other_pages(&session.playbook);
    let short = [&processes, &pages].into_iter().find_map(|names| {
        let name = names.iter().find(|name| name.key == key)?;
        Some(brief(names, name))
    });
    let means_it = |reference: &String| match target(session, reference) {
        Ok(Target::Process(found) | Target::Page(found)) => found == key,
        Ok(Target::Phase(found)) => key.strip_prefix("phase-") == Some(&found),
        _ => false,
    };
    let phase = key.strip_prefix("phase-").map(str::to_owned);
    phase.into_iter().chain(short).find(means_it).unwrap_or_else(|| key.to_owned())
}

fn nothing(session: &Session, reference: &str, mut suggestions: Vec<String>) -> Error {
    let mut names = names::with_titles(&session.playbook, names::processes(&session.playbook));
    names.extend(names::phases(&session.playbook));
    let near: Vec<String> = closest(reference, &names).into_iter().map(|name| brief(&names, name)).collect();
    suggestions.splice(0..0, near);
    suggestions.truncate(3);
    Error::NotFound {
        reference: reference.to_owned(),
        what: "task, process, activity, phase or page",
        where_else: String::new(),
        suggestions,
        list: Some("ftpb processes"),
    }
}

/// A task by its id, if a page of the wished languages has it.
fn task(session: &Session, id: &str) -> Result<Target, Error> {
    if !session.choice.pages_with_task(&session.playbook, id).is_empty() {
        return Ok(Target::Task(id.to_owned()));
    }
    let elsewhere = session.playbook.pages_with_task(&[], id);
    let mut langs: Vec<&Tag> = elsewhere.iter().map(|page| &page.lang).collect();
    langs.sort();
    langs.dedup();
    let where_else = match &langs[..] {
        [] => String::new(),
        langs => {
            let wished: Vec<&str> = session.choice.tags().iter().map(Tag::as_str).collect();
            let langs: Vec<&str> = langs.iter().map(|tag| tag.as_str()).collect();
            format!(" in `{}`; it is there in `{}`", wished.join("`, `"), langs.join("`, `"))
        }
    };
    let own = session.playbook.pages(session.choice.tags());
    let mut ids: Vec<String> =
        own.iter().flat_map(|page| page.tasks.iter().map(|task| page.id(task).into_owned())).collect();
    ids.sort();
    ids.dedup();
    let names: Vec<Name> = ids.iter().map(|id| Name::new(id)).collect();
    let near = closest(id, &names).into_iter().map(|name| name.key.clone());
    let suggestions = if where_else.is_empty() { near.collect() } else { Vec::new() };
    let list = where_else.is_empty().then_some("ftpb tasks");
    Err(Error::NotFound { reference: id.to_owned(), what: "task", where_else, suggestions, list })
}

/// The filter that options ask for.
///
/// # Errors
/// When a reference among them means nothing or several things.
pub fn filter(session: &Session, asked: &FilterArgs) -> Result<Filter, Error> {
    let keys = |group, words: &[String]| {
        words.iter().map(|text| word(session, group, text)).collect::<Result<Vec<_>, _>>()
    };
    let mut filter = Filter {
        phases: asked.phase.iter().map(|text| phase(session, text)).collect::<Result<_, _>>()?,
        processes: asked.process.iter().map(|text| process(session, text)).collect::<Result<_, _>>()?,
        roles: keys(Group::Roles, &asked.role)?,
        services: keys(Group::Services, &asked.service)?,
        motions: keys(Group::Motions, &asked.motion)?,
        only: asked.only,
        ..Filter::default()
    };
    if asked.mandatory {
        filter.requirements.push(Requirement::Mandatory);
    }
    if asked.optional {
        filter.requirements.push(Requirement::Optional);
    }
    for text in &asked.activity {
        let (process, lang, index) = activity(session, text, &filter)?;
        filter.by_activity = true;
        filter.activities.extend(places(session, &process, &lang, index));
    }
    Ok(filter)
}
