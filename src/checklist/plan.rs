//! The tasks that belong to a checklist according to its scope, and the lines that ftpb writes for them.

use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use foldhash::{HashMap, HashMapExt};

use crate::checklist::mark::{escaped, sum};
use crate::checklist::memory;
use crate::checklist::scope::Scope;
use crate::playbook::{Page, Playbook, Requirement, Task};
use crate::query::Chosen;
use crate::source::{Key, Tag};

/// The tasks of a checklist.
#[derive(Debug)]
pub struct Plan<'a> {
    playbook: &'a Playbook,
    lang: Tag,
    /// The processes with tasks, in the order of the lifecycle.
    pub processes: Vec<PlannedProcess<'a>>,
    /// The ids of the tasks that further processes have, too, by the key of the process where they are listed.
    pub shared: BTreeMap<String, BTreeSet<String>>,
    /// The ids of the tasks that are mandatory in one process and not in another, by the key of the process where they
    /// are listed.
    pub conflicts: BTreeMap<String, BTreeSet<String>>,
    /// The process and the place in it of each task.
    places: HashMap<String, (usize, usize)>,
}

/// A process and its tasks.
#[derive(Debug)]
pub struct PlannedProcess<'a> {
    /// The process's page.
    pub chosen: Chosen<'a>,
    /// Its tasks.
    pub tasks: Vec<&'a Task>,
}

/// Where a task is listed.
struct Home<'a> {
    process: &'a str,
    task: &'a Task,
    /// Whether another process has the task, too.
    is_shared: bool,
    /// Whether one of them says that it is mandatory and another one does not.
    is_conflict: bool,
}

impl<'a> Home<'a> {
    fn new(process: &'a str, task: &'a Task) -> Self {
        Self { process, task, is_shared: false, is_conflict: false }
    }

    /// Takes another row of the task.
    fn take(&mut self, process: &'a str, task: &'a Task) {
        let is_mandatory = |task: &Task| task.requirement == Requirement::Mandatory;
        // A row that the page itself repeats is in no other process.
        self.is_shared |= self.process != process;
        self.is_conflict |= is_mandatory(self.task) != is_mandatory(task);
        if is_mandatory(task) && !is_mandatory(self.task) {
            (self.process, self.task) = (process, task);
        }
    }
}

impl<'a> Plan<'a> {
    /// Selects the tasks of a scope. A task that several processes have is listed in the first of them where it is
    /// mandatory, else in the first.
    #[must_use]
    pub fn new(playbook: &'a Playbook, scope: &Scope) -> Self {
        let chosen = scope.choice().all_pages(playbook, &playbook.lifecycle().processes);
        let rows = |page: &'a Page| {
            let pages = scope.filter.takes_page(page).then_some(page).into_iter();
            let rows = pages.flat_map(|page| &page.tasks);
            rows.filter(move |task| scope.filter.takes_task(page, task))
        };
        let mut homes: HashMap<Cow<'a, str>, Home<'a>> = HashMap::new();
        for chosen in &chosen {
            for task in rows(chosen.page) {
                match homes.entry(chosen.page.id(task)) {
                    Entry::Vacant(home) => drop(home.insert(Home::new(&chosen.page.key, task))),
                    Entry::Occupied(mut home) => home.get_mut().take(&chosen.page.key, task),
                }
            }
        }
        let [mut shared, mut conflicts] = [const { BTreeMap::<String, BTreeSet<String>>::new() }; 2];
        for (id, home) in homes.iter().filter(|(_, home)| home.is_shared) {
            let told = if home.is_conflict { &mut conflicts } else { &mut shared };
            told.entry(home.process.to_owned()).or_default().insert(id.to_string());
        }
        let mut places = HashMap::new();
        let mut processes: Vec<PlannedProcess<'a>> = Vec::new();
        for chosen in chosen {
            let page = chosen.page;
            let is_home = |id: &str, task: &Task| {
                homes.get(id).is_some_and(|home| home.process == page.key && home.task.row == task.row)
            };
            let tasks: Vec<&Task> = rows(page).filter(|task| is_home(&page.id(task), task)).collect();
            for (at, task) in tasks.iter().enumerate() {
                places.insert(page.id(task).into_owned(), (processes.len(), at));
            }
            if !tasks.is_empty() {
                processes.push(PlannedProcess { chosen, tasks });
            }
        }
        Self { playbook, lang: scope.lang.clone(), processes, shared, conflicts, places }
    }

    /// Finds a task and its process.
    #[must_use]
    pub fn task(&self, id: &str) -> Option<(&PlannedProcess<'a>, &'a Task)> {
        let (process, task) = self.places.get(id)?;
        let process = self.processes.get(*process)?;
        Some((process, process.tasks.get(*task)?))
    }

    /// The text of a task's line.
    #[must_use]
    pub fn text(&self, page: &Page, task: &Task) -> String {
        let requirement = match task.requirement {
            Requirement::Unknown => String::new(),
            stated => self.playbook.lexicons().table(&self.lang, stated.as_str()).to_owned(),
        };
        let role = page.plain(task.role_text);
        let role = if role == "-" { String::new() } else { role };
        let mut line = format!("**{}** {}", page.id(task), linked_name(page, task));
        let details = [requirement, role, page.plain(task.services_text)];
        for detail in details.iter().filter(|detail| !detail.is_empty()) {
            line.push_str(" · ");
            line.push_str(&escaped(detail));
        }
        line
    }

    /// The title of a process or a phase, by key.
    #[must_use]
    pub fn title(&self, key: &str) -> Option<String> {
        let process = self.processes.iter().find(|process| process.chosen.page.key == key);
        if let Some(process) = process {
            return Some(escaped(&process.chosen.page.title));
        }
        let phase = self.playbook.lifecycle().phases.iter().find(|phase| phase.as_str() == key)?;
        Some(escaped(&self.playbook.phase_title(&self.lang, phase.as_str())))
    }

    /// The position of a phase or process among all headings.
    #[must_use]
    pub fn order(&self, key: &str) -> (usize, usize) {
        let lifecycle = self.playbook.lifecycle();
        let process = self.processes.iter().find(|process| process.chosen.page.key == key);
        match process.map(|process| process.chosen.page) {
            Some(page) => (lifecycle.phase(phase(page)), lifecycle.process(key).saturating_add(1)),
            None if lifecycle.phase(key) < usize::MAX => (lifecycle.phase(key), 0),
            None => {
                let process = lifecycle.process(key);
                let phase = lifecycle.phases.iter().position(|phase| key.starts_with(phase.as_str()));
                (phase.unwrap_or(usize::MAX), process.saturating_add(1))
            }
        }
    }

    /// The line of a task, unchecked.
    #[must_use]
    pub fn line(&self, page: &Page, task: &Task) -> NewLine {
        NewLine::new("- [ ] ", &self.text(page, task), &page.id(task))
    }

    /// The heading of a phase or process.
    #[must_use]
    pub fn heading(&self, key: &str, level: usize) -> NewLine {
        let title = self.title(key).unwrap_or_else(|| key.to_owned());
        NewLine::new(&format!("{} ", "#".repeat(level)), &title, key)
    }

    /// A new checklist with all tasks unchecked.
    #[must_use]
    pub fn write(&self, scope: &Scope, title: &str) -> String {
        let mut lines = vec![NewLine::other(format!("# {}", escaped(title)))];
        let blank = || NewLine::other(String::new());
        let mut last_phase = None;
        for process in &self.processes {
            let page = process.chosen.page;
            if last_phase != Some(phase(page)) {
                last_phase = Some(phase(page));
                lines.extend([blank(), self.heading(phase(page), 2)]);
            }
            lines.extend([blank(), self.heading(&page.key, 3), blank()]);
            lines.extend(process.tasks.iter().map(|task| self.line(page, task)));
        }
        let sums = lines.iter().filter_map(|line| Some((line.of.as_ref()?.0.as_str(), line.of.as_ref()?.1)));
        let comment = memory::comment(scope, sums);
        let lines = lines.into_iter().map(|line| line.text).chain([String::new()]).chain(comment);
        lines.collect::<Vec<_>>().join("\n") + "\n"
    }
}

/// A line that ftpb writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLine {
    /// The line.
    pub text: String,
    /// The task or heading that it is of, and the sum to remember.
    pub of: Option<(String, u32)>,
}

impl NewLine {
    /// A line of a task or a heading.
    #[must_use]
    pub fn new(prefix: &str, text: &str, key: &str) -> Self {
        Self { text: format!("{prefix}{text}"), of: Some((key.to_owned(), sum(text))) }
    }

    /// Any other line.
    #[must_use]
    pub fn other(text: String) -> Self {
        Self { text, of: None }
    }
}

/// The key of a page's phase.
#[must_use]
pub fn phase(page: &Page) -> &str {
    page.phase.as_ref().map_or("", Key::as_str)
}

/// A task's name, linked to the first web address of its row.
fn linked_name(page: &Page, task: &Task) -> String {
    let name = escaped(&page.plain(task.name));
    let links = page.links_of(task);
    let is_web = |target: &&str| {
        ["https://", "http://", "mailto:"].iter().any(|scheme| target.starts_with(scheme))
            && !target.contains(|c: char| c.is_whitespace() || c.is_control() || "()<>".contains(c))
    };
    match links.iter().map(|link| link.target.as_str()).find(is_web) {
        Some(target) => format!("[{name}]({target})"),
        None => name,
    }
}
