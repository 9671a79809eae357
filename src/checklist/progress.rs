//! The progress of a checklist: how many tasks of each process are done, and which come next.

use std::borrow::Cow;
use std::collections::BTreeMap;

use foldhash::{HashMap, HashMapExt};

use crate::checklist::document::{Checklist, LineKind, TaskItem};
use crate::checklist::head::Head;
use crate::checklist::tick::notes;
use crate::playbook::{Page, Playbook, Requirement, Task};
use crate::query::Chosen;
use crate::query::flow::routes::Graph;

/// The progress of a process.
#[derive(Debug)]
pub struct ProcessProgress<'a> {
    /// The process's page.
    pub chosen: Chosen<'a>,
    /// Its tasks that are in the checklist.
    pub tasks: Vec<TaskProgress<'a>>,
}

/// The progress of a task.
#[derive(Clone, Debug)]
pub struct TaskProgress<'a> {
    /// The task on the page of the process.
    pub task: &'a Task,
    /// Whether it is done.
    pub done: bool,
    /// The notes below it.
    pub notes: Vec<String>,
    /// Whether another process has the task too. Then it does not show that this process was started.
    shared: bool,
}

/// The progress of a checklist, in the order of the lifecycle.
#[derive(Debug)]
pub struct Progress<'a> {
    /// The processes that have tasks in the checklist.
    pub processes: Vec<ProcessProgress<'a>>,
}

/// A number of tasks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// How many are done.
    pub done: usize,
    /// How many there are.
    pub all: usize,
}

impl Checklist<'_> {
    /// Counts its tasks, whatever the playbook has, without those that are struck through.
    #[must_use]
    pub fn count(&self) -> Count {
        let done = self.done(|item| !item.is_struck());
        Count { done: done.values().filter(|done| **done).count(), all: done.len() }
    }

    /// Whether each of its tasks is done, of those for whose lines `wanted` is true: a task on two lines is done when
    /// both are ticked.
    #[must_use]
    pub fn done(&self, wanted: impl Fn(&TaskItem<'_>) -> bool) -> BTreeMap<&str, bool> {
        let mut done = BTreeMap::new();
        for (_, item) in self.items().filter(|(_, item)| wanted(item)) {
            *done.entry(item.id.as_ref()).or_insert(true) &= item.is_done();
        }
        done
    }
}

impl TaskItem<'_> {
    /// Whether it is open, and not struck through as what the playbook no longer has.
    #[must_use]
    pub fn is_to_do(&self) -> bool {
        !self.is_done() && !self.is_struck()
    }

    /// Whether it is struck through: it no longer belongs to the checklist, and is counted nowhere.
    #[must_use]
    pub fn is_struck(&self) -> bool {
        self.head.as_ref().is_some_and(Head::is_struck)
    }
}

impl ProcessProgress<'_> {
    /// Counts the tasks for which `wanted` is true.
    #[must_use]
    pub fn count(&self, wanted: impl Fn(&Task) -> bool) -> Count {
        let mut count = Count::default();
        for task in self.tasks.iter().filter(|task| wanted(task.task)) {
            count.all += 1;
            count.done += usize::from(task.done);
        }
        count
    }

    /// Whether it was started and no mandatory task is open.
    fn is_finished(&self) -> bool {
        let mandatory = self.count(is_mandatory);
        self.count(|_| true).done > 0 && mandatory.done == mandatory.all
    }

    /// Whether a task of its own is done; any task, if it has none of its own.
    fn is_started(&self) -> bool {
        let all_shared = self.tasks.iter().all(|task| task.shared);
        self.tasks.iter().any(|task| task.done && (all_shared || !task.shared))
    }

    /// Its open tasks.
    fn open(&self) -> impl Iterator<Item = &Task> {
        self.tasks.iter().filter(|task| !task.done).map(|task| task.task)
    }
}

/// Whether a task is mandatory.
#[must_use]
pub fn is_mandatory(task: &Task) -> bool {
    task.requirement == Requirement::Mandatory
}

impl<'a> Progress<'a> {
    /// Evaluates a checklist. A task that several processes have belongs to the one under whose heading it is, else to the
    /// first.
    #[must_use]
    pub fn new(checklist: &Checklist<'_>, pages: &[Chosen<'a>]) -> Self {
        let mut processes: Vec<ProcessProgress<'a>> = pages
            .iter()
            .map(|chosen| ProcessProgress { chosen: chosen.clone(), tasks: Vec::new() })
            .collect();
        let mut places: HashMap<Cow<'a, str>, Vec<(usize, &'a Task)>> = HashMap::new();
        for (index, process) in processes.iter().enumerate() {
            let page = process.chosen.page;
            for task in &page.tasks {
                let places = places.entry(page.id(task)).or_default();
                if places.last().is_none_or(|(last, _)| *last != index) {
                    places.push((index, task));
                }
            }
        }
        let mut heading = "";
        let mut listed: HashMap<&str, (usize, usize)> = HashMap::new();
        for (at, line) in checklist.lines.iter().enumerate() {
            let item = match &line.kind {
                LineKind::Task(item) => item,
                LineKind::Heading(key, _) => {
                    heading = key;
                    continue;
                }
                LineKind::Other => continue,
            };
            let Some(places) = places.get(&item.id).filter(|_| !item.is_struck()) else { continue };
            if let Some((process, task)) = listed.get(item.id.as_ref()) {
                // A task on two lines is done when both are ticked.
                let task = processes.get_mut(*process).and_then(|process| process.tasks.get_mut(*task));
                if let Some(task) = task {
                    task.done &= item.is_done();
                    task.notes.extend(notes(checklist, at));
                }
                continue;
            }
            let key = |index: usize| processes.get(index).map(|process| process.chosen.page.key.as_str());
            let below = places.iter().find(|(index, _)| key(*index) == Some(heading));
            let Some((index, task)) = below.or(places.first()).copied() else { continue };
            if let Some(process) = processes.get_mut(index) {
                listed.insert(&item.id, (index, process.tasks.len()));
                let (notes, shared) = (notes(checklist, at), places.len() > 1);
                process.tasks.push(TaskProgress { task, done: item.is_done(), notes, shared });
            }
        }
        for process in &mut processes {
            process.tasks.sort_by_key(|task| task.task.row.start);
        }
        processes.retain(|process| !process.tasks.is_empty());
        Self { processes }
    }

    /// The tasks to do next: the open tasks of the current processes, mandatory ones first.
    #[must_use]
    pub fn next(&self, playbook: &'a Playbook, pages: &[Chosen<'a>]) -> Vec<(&Chosen<'a>, &Task)> {
        let keys = self.current(playbook, pages);
        let current = self.processes.iter().filter(|process| keys.contains(&process.chosen.page.key));
        let mut tasks: Vec<_> =
            current.flat_map(|process| process.open().map(|task| (&process.chosen, task))).collect();
        tasks.sort_by_key(|(_, task)| !is_mandatory(task));
        tasks
    }

    /// How many mandatory tasks are open in processes before the first of those that come next.
    #[must_use]
    pub fn open_before(&self, next: &[(&Chosen<'a>, &Task)]) -> usize {
        let is_current = |process: &&ProcessProgress<'_>| {
            next.iter().any(|(chosen, _)| chosen.page.key == process.chosen.page.key)
        };
        let earlier = self.processes.iter().take_while(|process| !is_current(process));
        earlier.flat_map(ProcessProgress::open).filter(|task| is_mandatory(task)).count()
    }

    /// The keys of the current processes: those that were started but not finished, and those that the flow reaches next
    /// from finished ones. If there are none, the first process with open tasks.
    fn current(&self, playbook: &'a Playbook, pages: &[Chosen<'a>]) -> Vec<String> {
        let pages: Vec<&Page> = pages.iter().map(|chosen| chosen.page).collect();
        let graph = Graph::new(playbook, &pages);
        let key = |process: &ProcessProgress<'_>| process.chosen.page.key.clone();
        let started = self.processes.iter().filter(|process| process.is_started());
        let mut waiting: Vec<String> = started.map(key).collect();
        let mut seen: Vec<String> = Vec::new();
        let mut found: Vec<String> = Vec::new();
        while let Some(at) = waiting.pop() {
            if seen.contains(&at) {
                continue;
            }
            seen.push(at.clone());
            let process = self.processes.iter().find(|process| process.chosen.page.key == at);
            if process.is_some_and(|process| !process.is_finished()) {
                found.push(at);
                continue;
            }
            // Processes without tasks in this checklist are passed through like finished ones.
            let next = graph.from(&at).iter().filter(|step| !step.back);
            waiting.extend(next.map(|step| step.to.clone()));
        }
        if found.is_empty() {
            let open = |process: &&ProcessProgress<'_>| process.open().next().is_some();
            let mandatory = |process: &&ProcessProgress<'_>| process.open().any(is_mandatory);
            let first = self.processes.iter().find(mandatory).or_else(|| self.processes.iter().find(open));
            found.extend(first.map(key));
        }
        found
    }
}
