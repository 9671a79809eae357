//! From the words of a reference to what can be shown: steps from exact to vague, over things of every kind.

use crate::query::Filter;
use crate::query::reference::matching::{matching_exactly, matching_titles, matching_whole_titles, words};
use crate::query::reference::resolver::{Found, suggested, task_id};
use crate::query::reference::{
    Kind, Matches, Name, ReferenceError, Resolver, Target, closest, matching_keys, names,
};
use crate::source::Tag;
use crate::source::fold::fold;

impl Resolver<'_> {
    /// The things that a reference means, of all that can be shown.
    ///
    /// # Errors
    /// When it means nothing.
    pub fn targets(&self, reference: &str) -> Found<Target> {
        if let Some((_, id)) = self.task_of_process(reference) {
            return self.task(&id);
        }
        if let Some(found) = self.activity_of_process(reference) {
            return Ok(found);
        }
        self.among(&[Kind::Process, Kind::Phase, Kind::Page], reference)
    }

    /// What `PROCESS/ID` means: the key of the process, of several that may have the task, and the id.
    #[must_use]
    pub fn task_of_process(&self, reference: &str) -> Option<(String, String)> {
        let (process, id) = reference.split_once('/')?;
        let id = task_id(id)?;
        let process = self.processes(process.trim()).and_then(Matches::one).ok()?;
        self.processes_with_task(&id).contains(&process).then_some((process, id))
    }

    /// What `PROCESS/ACTIVITY` means: several processes may have an activity of the same name.
    fn activity_of_process(&self, reference: &str) -> Option<Matches<Target>> {
        let (process, activity) = reference.split_once('/')?;
        let process = self.processes(process.trim()).and_then(Matches::one).ok()?;
        let within = Filter { processes: vec![process], ..Filter::default() };
        self.activities(activity, &within).ok()
    }

    /// Whether a reference is an id or a key, without an abbreviation; no page has to be read to know.
    #[must_use]
    pub fn is_key(&self, reference: &str) -> bool {
        let is =
            |names: &[Name]| names.iter().any(|name| [name.key.as_str(), name.own()].contains(&reference));
        task_id(reference).is_some()
            || is(&names::processes(self.playbook))
            || is(&names::phases(self.playbook))
            || is(&names::other_pages(self.playbook))
    }

    /// The parts of the lifecycle that a reference means; a page that is no process only if it means nothing else.
    ///
    /// # Errors
    /// When it means nothing.
    pub fn parts(&self, reference: &str) -> Found<Target> {
        let part = self.among(&[Kind::Process, Kind::Phase], reference);
        part.or_else(|none| {
            let found = self.targets(reference).map_err(|_| none)?;
            Ok(found.map(|target| self.phase_of_its_page(&target).map_or(target, Target::Phase)))
        })
    }

    /// The phase that a page is the overview of: whoever names it as a part means the phase.
    fn phase_of_its_page(&self, target: &Target) -> Option<String> {
        let Target::Page(key) = target else { return None };
        let phase = key.strip_prefix("phase-")?;
        self.playbook.lifecycle().phases.iter().any(|key| key.as_str() == phase).then(|| phase.to_owned())
    }

    /// The pages of these kinds, activities and tasks that a reference means.
    fn among(&self, kinds: &[Kind], reference: &str) -> Found<Target> {
        let reference = reference.trim();
        if let Some(id) = task_id(reference) {
            return self.task(&id);
        }
        let names = |kind: &Kind| match kind {
            Kind::Process => names::processes(self.playbook),
            Kind::Phase => names::phases(self.playbook),
            _ => names::other_pages(self.playbook),
        };
        let mut groups: Vec<(Kind, Vec<Name>)> = kinds.iter().map(|kind| (*kind, names(kind))).collect();
        let first = |groups: &[(Kind, Vec<Name>)], matching: fn(&str, &[Name]) -> Vec<usize>| {
            groups.iter().find_map(|(kind, names)| {
                let found = matching(reference, names);
                (!found.is_empty()).then(|| Self::matches(*kind, names, &found).map(|key| target(*kind, key)))
            })
        };
        if let Some(found) = first(&groups, matching_exactly).or_else(|| first(&groups, matching_keys)) {
            return Ok(found);
        }
        for (kind, names) in &mut groups {
            if *kind != Kind::Phase {
                names::add_titles(self.playbook, names);
            }
        }
        if let Some(found) = first(&groups, matching_whole_titles) {
            return Ok(found);
        }
        let (activities, tasks) = (self.activities(reference, &Filter::default()), self.tasks(reference));
        let wanted = fold(reference);
        if let Ok(found) = &activities
            && found.found.iter().any(|(_, title)| fold(title) == wanted)
        {
            return activities;
        }
        if let Some((found, true)) = tasks {
            return Ok(found);
        }
        if let Some(found) = first(&groups, matching_titles) {
            return Ok(found);
        }
        match (activities, tasks) {
            (Ok(found), _) | (_, Some((found, _))) => Ok(found),
            (Err(error), None) => Err(self.nothing(reference, groups, error)),
        }
    }

    /// The error for a reference that means nothing, with what comes close.
    fn nothing(
        &self,
        reference: &str,
        groups: Vec<(Kind, Vec<Name>)>,
        of_activities: ReferenceError,
    ) -> ReferenceError {
        let ReferenceError::NotFound { mut suggestions, .. } = of_activities else { return of_activities };
        let lifecycle = groups.into_iter().filter(|(kind, _)| *kind != Kind::Page);
        let names: Vec<Name> = lifecycle.flat_map(|(_, names)| names).collect();
        suggestions.splice(0..0, suggested(reference, &names));
        let ids = words(reference).into_iter().filter_map(task_id).filter(|id| self.has_task(id));
        suggestions.splice(0..0, ids);
        suggestions.truncate(3);
        ReferenceError::NotFound { kind: Kind::Any, suggestions, languages: Vec::new() }
    }

    /// A task by its id, if a page of the preferred languages has it.
    fn task(&self, id: &str) -> Found<Target> {
        if self.has_task(id) {
            return Ok(Matches {
                kind: Kind::Task,
                found: vec![(Target::Task(id.to_owned()), id.to_owned())],
            });
        }
        let elsewhere = self.playbook.pages_with_task(&[], id);
        let mut languages: Vec<Tag> = elsewhere.iter().map(|page| page.lang.clone()).collect();
        languages.sort();
        languages.dedup();
        let mut suggestions = Vec::new();
        if languages.is_empty() {
            let names = names::tasks(&self.playbook.pages(self.choice.tags()));
            let ids: Vec<Name> = names.iter().map(|name| Name::new(&name.key)).collect();
            suggestions.extend(closest(id, &ids).into_iter().map(|name| name.key.clone()));
        }
        Err(ReferenceError::NotFound { kind: Kind::Task, suggestions, languages })
    }

    /// The tasks whose name in any language is the reference, and whether it is; else those that contain its words.
    fn tasks(&self, reference: &str) -> Option<(Matches<Target>, bool)> {
        let names = names::tasks(&self.playbook.processes(&[]));
        let tasks = |found: Vec<usize>| {
            let ids = found.into_iter().filter_map(|index| Some(&names.get(index)?.key));
            let own = ids.filter(|id| self.has_task(id)).map(|id| (Target::Task(id.clone()), id.clone()));
            let found: Vec<_> = own.collect();
            (!found.is_empty()).then_some(Matches { kind: Kind::Task, found })
        };
        let whole = tasks(matching_whole_titles(reference, &names)).map(|found| (found, true));
        whole.or_else(|| Some((tasks(matching_titles(reference, &names))?, false)))
    }
}

fn target(kind: Kind, key: String) -> Target {
    match kind {
        Kind::Process => Target::Process(key),
        Kind::Phase => Target::Phase(key),
        _ => Target::Page(key),
    }
}
