//! How far an checklist is: what is done of each process, and which tasks come next.

use crate::checklist::document::{Checklist, What};
use crate::playbook::{Page, Playbook, Requirement, Task};
use crate::query::Chosen;
use crate::query::flow::routes::Graph;

/// A process of a checklist.
#[derive(Debug)]
pub struct Stage<'a> {
    /// The process's page.
    pub chosen: Chosen<'a>,
    /// Its tasks that the checklist holds.
    pub tasks: Vec<Row<'a>>,
}

/// A task of a checklist.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// Its row on the process's page.
    pub task: &'a Task,
    /// Whether it is done.
    pub done: bool,
    /// Whether another process has it too; then its tick does not tell that this one was begun.
    shared: bool,
}

/// How far an checklist is, in the order of the lifecycle.
#[derive(Debug)]
pub struct Progress<'a> {
    /// The processes that have tasks in the checklist.
    pub stages: Vec<Stage<'a>>,
}

/// Counts of done and of all tasks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Done.
    pub done: usize,
    /// All.
    pub all: usize,
}

impl Stage<'_> {
    /// How many of its tasks are done; of those that are asked for.
    #[must_use]
    pub fn count(&self, wanted: impl Fn(&Task) -> bool) -> Count {
        let mut count = Count::default();
        for row in self.tasks.iter().filter(|row| wanted(row.task)) {
            count.all += 1;
            count.done += usize::from(row.done);
        }
        count
    }

    /// Whether it is behind the team: it was begun, and nothing mandatory is open.
    fn is_finished(&self) -> bool {
        let mandatory = self.count(is_mandatory);
        self.count(|_| true).done > 0 && mandatory.done == mandatory.all
    }

    fn is_begun(&self) -> bool {
        let own = self.tasks.iter().filter(|row| !row.shared);
        let telling: Vec<&Row<'_>> = own.collect();
        if telling.is_empty() {
            self.tasks.iter().any(|row| row.done)
        } else {
            telling.iter().any(|row| row.done)
        }
    }

    /// Its open tasks.
    fn open(&self) -> impl Iterator<Item = &Task> {
        self.tasks.iter().filter(|row| !row.done).map(|row| row.task)
    }
}

/// Whether a task is mandatory.
#[must_use]
pub fn is_mandatory(task: &Task) -> bool {
    task.requirement == Requirement::Mandatory
}

impl<'a> Progress<'a> {
    /// Reads it off a checklist. A task that several processes have belongs to the one under whose heading it
    /// stands, else to the first.
    #[must_use]
    pub fn new(checklist: &Checklist<'_>, pages: &[Chosen<'a>]) -> Self {
        let mut stages: Vec<Stage<'a>> =
            pages.iter().map(|chosen| Stage { chosen: chosen.clone(), tasks: Vec::new() }).collect();
        let mut under = "";
        for line in &checklist.lines {
            let item = match &line.what {
                What::Task(item) => item,
                What::Heading(heading) => {
                    under = heading.key;
                    continue;
                }
                _ => continue,
            };
            let row = |page: &'a Page| page.tasks.iter().find(|task| page.id(task) == item.id);
            let holds = |stage: &&mut Stage<'a>| row(stage.chosen.page).is_some();
            let mut holding: Vec<&mut Stage<'a>> = stages.iter_mut().filter(holds).collect();
            let shared = holding.len() > 1;
            let at = holding.iter().position(|stage| stage.chosen.page.key == under).unwrap_or_default();
            if let Some(stage) = holding.get_mut(at)
                && let Some(task) = row(stage.chosen.page)
            {
                stage.tasks.push(Row { task, done: item.ticked, shared });
            }
        }
        for stage in &mut stages {
            stage.tasks.sort_by_key(|row| row.task.row.start);
        }
        stages.retain(|stage| !stage.tasks.is_empty());
        Self { stages }
    }

    /// The tasks to do next: the open ones of what was begun and of where the flow leads from what is
    /// finished; the mandatory ones first.
    #[must_use]
    pub fn next(&self, playbook: &'a Playbook, pages: &[Chosen<'a>]) -> Vec<(&Chosen<'a>, &Task)> {
        let keys = self.frontier(playbook, pages);
        let here: Vec<&Stage<'a>> =
            self.stages.iter().filter(|stage| keys.contains(&stage.chosen.page.key)).collect();
        let mut tasks: Vec<_> =
            here.iter().flat_map(|stage| stage.open().map(|task| (&stage.chosen, task))).collect();
        tasks.sort_by_key(|(_, task)| !is_mandatory(task));
        tasks
    }

    /// The processes at which the team stands.
    fn frontier(&self, playbook: &'a Playbook, pages: &[Chosen<'a>]) -> Vec<String> {
        let pages: Vec<&Page> = pages.iter().map(|chosen| chosen.page).collect();
        let graph = Graph::new(playbook, &pages);
        let key = |stage: &Stage<'_>| stage.chosen.page.key.clone();
        let begun = self.stages.iter().filter(|stage| stage.is_begun());
        let mut waiting: Vec<String> = begun.map(key).collect();
        let mut seen: Vec<String> = Vec::new();
        let mut found: Vec<String> = Vec::new();
        while let Some(at) = waiting.pop() {
            if seen.contains(&at) {
                continue;
            }
            seen.push(at.clone());
            let stage = self.stages.iter().find(|stage| stage.chosen.page.key == at);
            if stage.is_some_and(|stage| !stage.is_finished()) {
                found.push(at);
                continue;
            }
            // What is finished, and what this checklist has no task of, leads on; a step back does not.
            let on = graph.from(&at).iter().filter(|step| !step.back);
            waiting.extend(on.map(|step| step.to.clone()));
        }
        if found.is_empty() {
            let open = |stage: &&Stage<'_>| stage.open().next().is_some();
            let mandatory = |stage: &&Stage<'_>| stage.open().any(is_mandatory);
            let first = self.stages.iter().find(mandatory).or_else(|| self.stages.iter().find(open));
            found.extend(first.map(key));
        }
        found
    }
}
