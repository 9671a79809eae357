//! From the words of a reference to the things of a playbook.

use crate::playbook::{ActivityIndex, Page, Playbook};
use crate::query::filter::ActivityOf;
use crate::query::reference::matching::matching_titles;
use crate::query::reference::names;
use crate::query::reference::{
    Kind, Matches, Name, ReferenceError, ShortestReferences, Target, closest, matching, matching_keys,
};
use crate::query::{Choice, Filter};
use crate::source::Key;
use crate::source::fold::fold;
use crate::source::lexicon::Group;

/// Resolves references to the things of a playbook, as a language preference sees it.
#[derive(Clone, Copy, Debug)]
pub struct Resolver<'a> {
    pub(super) playbook: &'a Playbook,
    pub(super) choice: &'a Choice,
}

/// What a look-up gives.
pub(super) type Found<T> = Result<Matches<T>, ReferenceError>;

/// An activity: its page, its index there and its name.
type Activity<'a> = (&'a Page, ActivityIndex, Name);

impl<'a> Resolver<'a> {
    /// A resolver for a playbook.
    #[must_use]
    pub const fn new(playbook: &'a Playbook, choice: &'a Choice) -> Self {
        Self { playbook, choice }
    }

    /// The keys of the processes that a reference means.
    ///
    /// # Errors
    /// When it means none.
    pub fn processes(&self, reference: &str) -> Found<String> {
        let mut names = names::processes(self.playbook);
        let mut found = matching_keys(reference, &names);
        if found.is_empty() {
            names::add_titles(self.playbook, &mut names);
            found = matching_titles(reference, &names);
        }
        Self::found(Kind::Process, reference, &names, &found)
    }

    /// The keys of the processes that a reference means, or that contain the tasks or activities that it means.
    ///
    /// # Errors
    /// When it means none.
    pub fn processes_with(&self, reference: &str) -> Found<Vec<String>> {
        if let Some((process, _)) = self.task_of_process(reference) {
            let found = vec![(vec![process], reference.to_owned())];
            return Ok(Matches { kind: Kind::Task, found });
        }
        let mut error = None;
        if task_id(reference).is_none() {
            match self.processes(reference) {
                Err(none @ ReferenceError::NotFound { .. }) => error = Some(none),
                found => return found.map(|found| found.map(|key| vec![key])),
            }
        }
        let found = self.targets(reference).map_err(|none| error.clone().unwrap_or(none))?;
        match found.kind {
            Kind::Process | Kind::Activity | Kind::Task => Ok(found.map(|target| self.processes_of(&target))),
            kind => Err(error.unwrap_or_else(|| ReferenceError::not_found(kind))),
        }
    }

    /// The keys of the processes that contain a target.
    fn processes_of(&self, target: &Target) -> Vec<String> {
        match target {
            Target::Process(key) | Target::Activity { process: key, .. } => vec![key.clone()],
            Target::Task(id) => self.processes_with_task(id),
            Target::Phase(_) | Target::Page(_) => Vec::new(),
        }
    }

    /// The keys of the processes with a row of a task, in the order of the lifecycle.
    #[must_use]
    pub fn processes_with_task(&self, id: &str) -> Vec<String> {
        let chosen = self.choice.all_pages(self.playbook, &self.playbook.lifecycle().processes);
        let pages = chosen.into_iter().map(|chosen| chosen.page).filter(|page| page.task(id).is_some());
        let mut keys: Vec<String> = pages.map(|page| page.key.clone()).collect();
        keys.dedup();
        keys
    }

    /// A reference to a task on the page of a process: its id, with the process if several have the task.
    #[must_use]
    pub fn reference_to_task(&self, process: &str, id: &str) -> String {
        match self.processes_with_task(id).len() {
            0 | 1 => id.to_owned(),
            _ => format!("{}/{id}", self.reference_to(process)),
        }
    }

    /// The keys of the phases that a reference means.
    ///
    /// # Errors
    /// When it means none.
    pub fn phases(&self, reference: &str) -> Found<String> {
        let names = names::phases(self.playbook);
        Self::found(Kind::Phase, reference, &names, &matching(reference, &names))
    }

    /// The keys of the roles, services or motions that a word means.
    ///
    /// # Errors
    /// When it means none.
    pub fn words(&self, group: Group, reference: &str) -> Found<Key> {
        let kind = match group {
            Group::Roles => Kind::Role,
            Group::Services => Kind::Service,
            _ => Kind::Motion,
        };
        if let [key] = &self.playbook.lexicons().keys(group, reference)[..] {
            return Ok(Matches { kind, found: vec![(key.clone(), key.to_string())] });
        }
        let mut names = names::words_of(self.playbook, group);
        let mut found = matching(reference, &names);
        if found.is_empty() {
            names::add_unknown(&mut names, &self.playbook.processes(self.choice.tags()), group);
            found = matching(reference, &names);
        }
        Ok(Self::found(kind, reference, &names, &found)?.map(|key| Key::new(&key)))
    }

    /// The activities that a reference means, among those of the pages that a filter takes; each once, though
    /// several languages have it.
    ///
    /// # Errors
    /// When it means none.
    pub fn activities(&self, reference: &str, within: &Filter) -> Found<Target> {
        let processes = &self.playbook.lifecycle().processes;
        let own = self.choice.all_pages(self.playbook, processes).into_iter().map(|chosen| chosen.page);
        let own: Vec<&Page> = own.filter(|page| within.takes_page(page)).collect();
        let mut all: Vec<&Page> = self.playbook.processes(&[]);
        all.retain(|page| within.takes_page(page));
        for pages in [&own, &all] {
            let found = distinct(&names::activities(pages), reference);
            if !found.is_empty() {
                let found = found.into_iter().map(|(page, index, name)| {
                    let (process, lang) = (page.key.clone(), page.lang.clone());
                    (Target::Activity { process, lang, index }, name.titles.concat())
                });
                return Ok(Matches { kind: Kind::Activity, found: found.collect() });
            }
        }
        let names: Vec<Name> = names::activities(&all).into_iter().map(|(_, _, name)| name).collect();
        let suggestions = closest(reference, &names).into_iter().map(|name| name.titles.concat()).collect();
        Err(ReferenceError::NotFound { kind: Kind::Activity, suggestions, languages: Vec::new() })
    }

    /// What a line of `ftpb list` means: its first field, within the process that its third one names.
    ///
    /// # Errors
    /// When it means nothing.
    pub fn line(&self, line: &str) -> Found<Target> {
        let mut fields = line.split('\t').map(str::trim);
        let (reference, process) = (fields.next().unwrap_or(line), fields.nth(1).unwrap_or(""));
        if process.is_empty() || task_id(reference).is_some() || reference == process {
            return self.targets(reference);
        }
        let within = Filter { processes: vec![process.to_owned()], ..Filter::default() };
        self.activities(reference, &within)
    }

    /// The keys of the pages of a target: its own, or those with a row of the task.
    #[must_use]
    pub fn pages_of(&self, target: &Target) -> Vec<String> {
        match target {
            Target::Process(key) | Target::Page(key) | Target::Activity { process: key, .. } => {
                vec![key.clone()]
            }
            Target::Phase(key) => vec![format!("phase-{key}")],
            Target::Task(id) => {
                let processes = self.processes_with_task(id);
                if !processes.is_empty() {
                    return processes;
                }
                let mentions = self.choice.pages_with_task(self.playbook, id);
                mentions.first().map(|page| page.key.clone()).into_iter().collect()
            }
        }
    }

    /// The keys of the pages of a target, and of the processes of a phase, whatever languages they are in.
    #[must_use]
    pub fn pages_within(&self, target: &Target) -> Vec<String> {
        let mut keys = self.pages_of(target);
        if let Target::Phase(phase) = target {
            let choice = match self.choice {
                Choice::Strict(tags) => &Choice::Prefer(tags.clone()),
                other => other,
            };
            let chosen = choice.all_pages(self.playbook, &self.playbook.lifecycle().processes);
            let own = chosen
                .iter()
                .map(|chosen| chosen.page)
                .filter(|page| page.phase.as_ref().is_some_and(|own| own.as_str() == phase));
            keys.extend(own.map(|page| page.key.clone()));
            keys.dedup();
        }
        keys
    }

    /// An activity on every page of its process.
    #[must_use]
    pub fn translations(&self, target: &Target) -> Vec<ActivityOf> {
        let Target::Activity { process, lang, index } = target else { return Vec::new() };
        let pages = Choice::All.pages(self.playbook, process);
        let Some(from) = pages.iter().map(|chosen| chosen.page).find(|page| page.lang == *lang) else {
            return Vec::new();
        };
        let on = |page: &Page| {
            let index = if page.lang == *lang { Some(*index) } else { same_activity(from, *index, page) };
            index.map(|index| ActivityOf { file: page.file.clone(), index })
        };
        pages.iter().filter_map(|chosen| on(chosen.page)).collect()
    }

    /// The shortest reference that means the page of a key, and nothing else.
    #[must_use]
    pub fn reference_to(&self, key: &str) -> String {
        let names = if self.playbook.lifecycle().has(key) {
            names::processes(self.playbook)
        } else {
            names::other_pages(self.playbook)
        };
        let short = ShortestReferences::to(&names).of(key);
        let phase = key.strip_prefix("phase-").map(str::to_owned);
        let means_it = |reference: &String| match self.targets(reference).and_then(Matches::one) {
            Ok(Target::Process(found) | Target::Page(found)) => found == key,
            Ok(Target::Phase(found)) => key.strip_prefix("phase-") == Some(&found),
            _ => false,
        };
        phase.into_iter().chain([short]).find(means_it).unwrap_or_else(|| key.to_owned())
    }

    pub(super) fn has_task(&self, id: &str) -> bool {
        !self.choice.pages_with_task(self.playbook, id).is_empty()
    }

    fn found(kind: Kind, reference: &str, names: &[Name], found: &[usize]) -> Found<String> {
        if found.is_empty() {
            let suggestions = suggested(reference, names);
            return Err(ReferenceError::NotFound { kind, suggestions, languages: Vec::new() });
        }
        Ok(Self::matches(kind, names, found))
    }

    /// The keys of names, each with the shortest reference to it; one alone needs none.
    pub(super) fn matches(kind: Kind, names: &[Name], found: &[usize]) -> Matches<String> {
        let shortest = (found.len() > 1).then(|| ShortestReferences::to(names));
        let keys = found.iter().filter_map(|index| names.get(*index)).map(|name| name.key.clone());
        let with_reference = |key: String| {
            let reference = shortest.as_ref().map_or_else(|| key.clone(), |shortest| shortest.of(&key));
            (key, reference)
        };
        Matches { kind, found: keys.map(with_reference).collect() }
    }
}

/// The id of a task, as people copy it: `3735`, `#3735`, `**3735**` or `３７３５`.
pub(super) fn task_id(reference: &str) -> Option<String> {
    let folded = fold(reference);
    let id = folded.trim_matches(|c: char| !c.is_alphanumeric());
    (id.len() >= 2 && id.bytes().all(|byte| byte.is_ascii_digit())).then(|| id.to_owned())
}

pub(super) fn suggested(reference: &str, names: &[Name]) -> Vec<String> {
    let near = closest(reference, names);
    if near.is_empty() {
        return Vec::new();
    }
    let shortest = ShortestReferences::to(names);
    near.into_iter().map(|name| shortest.of(&name.key)).collect()
}

/// The activities that match, each once though several languages have it.
fn distinct<'a>(activities: &[Activity<'a>], reference: &str) -> Vec<Activity<'a>> {
    let names: Vec<Name> = activities.iter().map(|(_, _, name)| name.clone()).collect();
    let matched = matching(reference, &names);
    let mut distinct: Vec<Activity<'a>> = Vec::new();
    for (page, index, name) in matched.into_iter().filter_map(|at| activities.get(at)) {
        let known = distinct.iter().any(|(other, at, _)| {
            other.key == page.key
                && other.lang != page.lang
                && same_activity(other, *at, page) == Some(*index)
        });
        if !known {
            distinct.push((*page, *index, name.clone()));
        }
    }
    distinct
}

/// The index of an activity on another language's page of the process: the one with a task of it, else the one at its
/// place, if both pages have as many.
#[must_use]
pub fn same_activity(from: &Page, index: ActivityIndex, to: &Page) -> Option<ActivityIndex> {
    let ids: Vec<_> = from.tasks_of(index).map(|task| from.id(task)).collect();
    let shared = to.tasks.iter().find(|task| ids.contains(&to.id(task))).and_then(|task| task.activity);
    let by_place = || (from.activities.len() == to.activities.len()).then_some(index);
    shared.or_else(by_place)
}
