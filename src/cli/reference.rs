//! References on the command line: what a [`Resolver`](crate::query::reference::Resolver) finds, or a sentence that says why there is no answer.

use std::path::Path;

use crate::cli::args::filters::{FilterArgs, PartArg, PartFilterArgs};
use crate::cli::exit::{Elsewhere, Error, in_backticks};
use crate::cli::paths::pages_at;
use crate::cli::quote::quoted;
use crate::cli::session::Session;
use crate::playbook::{Requirement, reading_rules};
use crate::query::Filter;
use crate::query::reference::{Kind, MOST_MATCHES, Matches, ReferenceError, Target, names};
use crate::source::lexicon::{Group, Message};
use crate::source::store::is_page;
use crate::source::{Key, Tag};

/// What to do with a reference that means several things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Several {
    /// Answer for each: listings do.
    Answer,
    /// Ask which: commands that write a file or show one thing do.
    Ask,
}

/// The one thing that a reference means, of all that can be shown.
///
/// # Errors
/// When it means none or several.
pub fn target(session: &Session, reference: &str) -> Result<Target, Error> {
    one(session, reference, session.resolver().targets(key_of_file(session, reference)))
}

/// The things that a reference means, of all that can be shown.
///
/// # Errors
/// When it means none, or too many.
pub fn targets(session: &Session, reference: &str) -> Result<Vec<Target>, Error> {
    several(session, reference, session.resolver().targets(key_of_file(session, reference)))
}

/// The key of the page whose file is named; else what was typed.
fn key_of_file<'a>(session: &'a Session, reference: &'a str) -> &'a str {
    // Most references are no paths, for which no file has to be looked up.
    if !is_page(reference) {
        return reference;
    }
    match &pages_at(&session.playbook, reference)[..] {
        [page] => page.key(),
        _ => reference,
    }
}

/// The keys of the pages that a reference means; for a phase also those of its processes.
///
/// # Errors
/// When it means none, or too many.
pub fn pages(session: &Session, reference: &str) -> Result<Vec<String>, Error> {
    let targets = targets(session, reference)?;
    Ok(distinct(targets.iter().flat_map(|target| session.resolver().pages_within(target))))
}

/// The keys of the pages of a part of the playbook; none if it is the whole one.
///
/// # Errors
/// When the part means none, or too many.
pub fn pages_of_part(session: &Session, part: &PartArg) -> Result<Option<Vec<String>>, Error> {
    let Some(targets) = targets_of_part(session, part)? else { return Ok(None) };
    Ok(Some(distinct(targets.iter().flat_map(|target| session.resolver().pages_within(target)))))
}

/// What a part of the playbook means; none if it is the whole one.
///
/// # Errors
/// When the part means none, or too many.
pub fn targets_of_part(session: &Session, part: &PartArg) -> Result<Option<Vec<Target>>, Error> {
    let Some(of) = part.of.as_deref() else { return Ok(None) };
    refuse_language(session, of)?;
    targets(session, of).map(Some)
}

/// Refuses the name of a language, which is no part of the playbook though it may begin the name of one.
///
/// # Errors
/// When it names a language and no page.
pub fn refuse_language(session: &Session, word: &str) -> Result<(), Error> {
    let name = word.strip_prefix("./").unwrap_or(word).trim_end_matches('/');
    let language = session.playbook.lexicons().find_language(name);
    if !language.is_some_and(|language| language.exact) || session.resolver().is_key(word) {
        return Ok(());
    }
    Err(Error::NotFound {
        reference: word.to_owned(),
        what: singular(Kind::Any),
        elsewhere: Box::default(),
        // Whoever has a folder for each language means the language.
        suggestions: std::iter::once(format!("--lang={name}")).chain(folder(session, word)).collect(),
        list: None,
    })
}

/// What a line of `ftpb list` means.
///
/// # Errors
/// When it means none or several things.
pub fn line(session: &Session, line: &str) -> Result<Target, Error> {
    let reference = line.split('\t').next().unwrap_or(line).trim();
    one(session, reference, session.resolver().line(line))
}

/// The key of the one process that a reference means.
///
/// # Errors
/// When it means none or several.
pub fn process(session: &Session, reference: &str) -> Result<String, Error> {
    one(session, reference, session.resolver().processes(reference))
}

/// The keys of the processes that a reference means.
///
/// # Errors
/// When it means none, or too many.
pub fn processes(session: &Session, reference: &str) -> Result<Vec<String>, Error> {
    several(session, reference, session.resolver().processes(reference))
}

/// The keys of the processes that a reference means, or that contain the tasks or activities that it means.
///
/// # Errors
/// When it means none, or too many.
pub fn processes_with(session: &Session, reference: &str) -> Result<Vec<String>, Error> {
    let keys = several(session, reference, session.resolver().processes_with(reference))?;
    Ok(distinct(keys.into_iter().flatten()))
}

/// The keys of the roles, services or motions that a word means.
///
/// # Errors
/// When it means none, or too many.
pub fn words(session: &Session, group: Group, reference: &str) -> Result<Vec<Key>, Error> {
    several(session, reference, session.resolver().words(group, reference))
}

/// The filter that options ask for.
///
/// # Errors
/// When a reference among them means nothing, or more than can be answered for.
pub fn filter(session: &Session, asked: &FilterArgs, mode: Several) -> Result<Filter, Error> {
    let resolver = session.resolver();
    let words =
        |group, words: &[String]| each(session, words, mode, |reference| resolver.words(group, reference));
    let mut filter = Filter {
        phases: each(session, &asked.phase, mode, |reference| resolver.phases(reference))?,
        processes: each(session, &asked.process, mode, |reference| resolver.processes(reference))?,
        roles: words(Group::Roles, &asked.role)?,
        services: words(Group::Services, &asked.service)?,
        motions: words(Group::Motions, &asked.motion)?,
        only: asked.only,
        by_activity: !asked.activity.is_empty(),
        ..Filter::default()
    };
    if asked.mandatory {
        filter.requirements.push(Requirement::Mandatory);
    }
    if asked.optional {
        filter.requirements.push(Requirement::Optional);
    }
    let found = each(session, &asked.activity, mode, |reference| resolver.activities(reference, &filter))?;
    filter.activities = found.iter().flat_map(|activity| resolver.translations(activity)).collect();
    Ok(filter)
}

/// The filter that options ask for, within a part of the playbook.
///
/// # Errors
/// When a reference means nothing, or more than can be answered for.
pub fn filter_part(session: &Session, asked: &PartFilterArgs) -> Result<Filter, Error> {
    let mut filter = filter(session, &asked.filter, Several::Answer)?;
    let Some(of) = &asked.part.of else { return Ok(filter) };
    refuse_language(session, of)?;
    let mut part = Filter::default();
    part.processes.extend(session.resolver().task_of_process(of).map(|(process, _)| process));
    for target in several(session, of, session.resolver().parts(key_of_file(session, of)))? {
        match &target {
            Target::Phase(key) => part.phases.push(key.clone()),
            Target::Process(key) | Target::Page(key) => part.processes.push(key.clone()),
            Target::Task(id) => part.tasks.push(id.clone()),
            Target::Activity { process, .. } => {
                part.processes.push(process.clone());
                part.activities.extend(session.resolver().translations(&target));
                part.by_activity = true;
            }
        }
    }
    filter.narrow_to(part);
    Ok(filter)
}

/// What each of several references means. One with commas is a list, unless the whole of it is a title.
fn each<T>(
    session: &Session,
    references: &[String],
    mode: Several,
    find: impl Fn(&str) -> Result<Matches<T>, ReferenceError>,
) -> Result<Vec<T>, Error> {
    let mut all = Vec::new();
    let mut add = |reference: &str, found| {
        match mode {
            Several::Answer => all.extend(several(session, reference, found)?),
            Several::Ask => all.push(one(session, reference, found)?),
        }
        Ok::<(), Error>(())
    };
    for reference in references {
        let found = find(reference);
        if !reference.contains(',') || !matches!(found, Err(ReferenceError::NotFound { .. })) {
            add(reference, found)?;
            continue;
        }
        let mut parts = reference.split(',').map(str::trim).filter(|part| !part.is_empty()).peekable();
        if parts.peek().is_none() {
            add(reference, found)?;
        }
        for part in parts {
            add(part, find(part))?;
        }
    }
    Ok(all)
}

fn one<T>(session: &Session, reference: &str, found: Result<Matches<T>, ReferenceError>) -> Result<T, Error> {
    found.and_then(Matches::one).map_err(|error| explain(session, reference, error))
}

/// All that a reference means; on a terminal with a notice that says how to narrow it.
fn several<T>(
    session: &Session,
    reference: &str,
    found: Result<Matches<T>, ReferenceError>,
) -> Result<Vec<T>, Error> {
    let found = found.and_then(|found| found.at_most(MOST_MATCHES));
    let Matches { found, .. } = found.map_err(|error| explain(session, reference, error))?;
    let (things, references): (Vec<T>, Vec<String>) = found.into_iter().unzip();
    if things.len() > 1 && session.is_for_people() && session.style.width.is_some() {
        let message = Message::new("means-several").with("name", reference.to_owned());
        session.tell(&message.with("count", things.len()).with("names", in_backticks(&references)));
    }
    Ok(things)
}

/// The option for a folder of another playbook that stands where a part of the playbook is named.
fn folder(session: &Session, reference: &str) -> Option<String> {
    let is_other = Path::new(reference).is_dir() && pages_at(&session.playbook, reference).is_empty();
    is_other.then(|| format!("--playbooks={reference}"))
}

/// The error that says why a reference has no answer.
fn explain(session: &Session, reference: &str, error: ReferenceError) -> Error {
    let reference = reference.to_owned();
    match error {
        ReferenceError::Ambiguous { kind, candidates } => {
            let titles = candidates.iter().map(|candidate| name_of_task(session, candidate)).collect();
            let search = session.command(&format!("search {}", quoted(&reference)));
            Error::Ambiguous { reference, what: plural(kind), candidates, titles, search }
        }
        ReferenceError::NotFound { kind, mut suggestions, languages } => {
            if kind == Kind::Task {
                list_unread(session, &reference);
            }
            suggestions.splice(0..0, folder(session, &reference));
            let list = list(kind).filter(|_| languages.is_empty()).map(|words| session.command(words));
            let elsewhere = match kind {
                Kind::Role => none_of(session, Group::Roles).into(),
                Kind::Service => none_of(session, Group::Services).into(),
                Kind::Motion => none_of(session, Group::Motions).into(),
                _ => in_languages(session, languages.iter().map(Tag::to_string).collect()),
            };
            Error::NotFound { reference, what: singular(kind), elsewhere, suggestions, list }
        }
    }
}

/// Records the pages on which a row with an id was not read, for the notice about such rows.
fn list_unread(session: &Session, id: &str) {
    for page in session.playbook.pages(session.choice.strict_tags()) {
        let unread = page.findings().iter().filter(|finding| *finding.rule == reading_rules::UNREAD_ROW);
        let mut named = unread.map(|finding| page.text.slice(finding.span));
        if named.any(|line| line.split(|c: char| !c.is_ascii_digit()).any(|number| number == id)) {
            session.lists(page);
        }
    }
}

/// The roles, services or motions to choose from, as tables show them: those of the playbook's tasks.
fn none_of(session: &Session, group: Group) -> Elsewhere {
    let lexicons = session.playbook.lexicons();
    let pages = session.processes();
    let tasks = || pages.iter().flat_map(|chosen| &chosen.page.tasks);
    let is_used = |key: &str| match group {
        Group::Roles => tasks().any(|task| task.roles.iter().any(|role| role.as_str() == key)),
        Group::Services => tasks().any(|task| task.services.iter().any(|service| service.as_str() == key)),
        _ => true,
    };
    let keys = names::words_of(&session.playbook, group).into_iter().map(|name| name.key);
    let shown = |key: String| {
        let short = lexicons.short(&session.lang, &key);
        short.unwrap_or_else(|| lexicons.word(&session.lang, group, &key)).to_owned()
    };
    Elsewhere::NoneOf(keys.filter(|key| is_used(key)).map(shown).collect())
}

/// The name of the task that a reference is the id of; empty for other references.
fn name_of_task(session: &Session, reference: &str) -> String {
    if !reference.bytes().all(|byte| byte.is_ascii_digit()) {
        return String::new();
    }
    let pages = session.choice.pages_with_task(&session.playbook, reference);
    let own = pages.iter().find(|page| page.lang == session.lang).or(pages.first());
    let name = own.and_then(|page| Some(page.plain(page.task(reference)?.name)));
    name.unwrap_or_default()
}

/// Where a thing is that the preferred languages lack.
#[must_use]
pub fn in_languages(session: &Session, there: Vec<String>) -> Box<Elsewhere> {
    Elsewhere::besides(session.choice.tags().iter().map(Tag::to_string).collect(), there).into()
}

const fn singular(kind: Kind) -> &'static str {
    match kind {
        Kind::Any => "task, process, activity, phase or page",
        Kind::Activity => "activity",
        Kind::Motion => "motion",
        Kind::Page => "page",
        Kind::Phase => "phase",
        Kind::Process => "process",
        Kind::Role => "role",
        Kind::Service => "service",
        Kind::Task => "task",
    }
}

const fn plural(kind: Kind) -> &'static str {
    match kind {
        Kind::Any => "things",
        Kind::Activity => "activities",
        Kind::Motion => "motions",
        Kind::Page => "pages",
        Kind::Phase => "phases",
        Kind::Process => "processes",
        Kind::Role => "roles",
        Kind::Service => "services",
        Kind::Task => "tasks",
    }
}

/// The command that lists what there is of a kind.
const fn list(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Any => "list",
        Kind::Process => "processes",
        Kind::Activity => "activities",
        Kind::Page => "pages",
        Kind::Phase => "phases",
        Kind::Task => "tasks",
        Kind::Motion | Kind::Role | Kind::Service => return None,
    })
}

/// Keys without those that came before.
fn distinct(keys: impl Iterator<Item = String>) -> Vec<String> {
    let mut distinct = Vec::new();
    for key in keys {
        if !distinct.contains(&key) {
            distinct.push(key);
        }
    }
    distinct
}

/// The error for a page that exists, but not in the requested languages.
#[must_use]
pub fn elsewhere(session: &Session, reference: &str, keys: &[String]) -> Error {
    let mut langs: Vec<String> = session
        .playbook
        .lazy_pages()
        .iter()
        .filter(|lazy_page| keys.iter().any(|key| key == lazy_page.key()))
        .map(|lazy_page| lazy_page.lang(&session.playbook).to_string())
        .collect();
    langs.sort();
    langs.dedup();
    Error::NotFound {
        reference: reference.to_owned(),
        what: "page",
        elsewhere: in_languages(session, langs),
        suggestions: Vec::new(),
        list: None,
    }
}
