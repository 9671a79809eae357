//! The plan: which tasks a checklist holds by its scope, process by process, and how ftpb writes them.

use std::collections::HashSet;

use crate::checklist::line::{escaped, marked};
use crate::checklist::scope::Scope;
use crate::playbook::{Page, Playbook, Requirement, Task};
use crate::query::Chosen;
use crate::source::lexicon::Group;
use crate::source::{Key, Tag};

/// The tasks of a checklist.
#[derive(Debug)]
pub struct Plan<'a> {
    playbook: &'a Playbook,
    lang: Tag,
    /// The processes that have tasks in it, in the order of the lifecycle.
    pub sections: Vec<PlannedProcess<'a>>,
}

/// A process and its tasks.
#[derive(Debug)]
pub struct PlannedProcess<'a> {
    /// The process's page.
    pub chosen: Chosen<'a>,
    /// Its tasks.
    pub tasks: Vec<&'a Task>,
}

impl<'a> Plan<'a> {
    /// The tasks of a scope; one that several processes name stands in the first of them.
    #[must_use]
    pub fn new(playbook: &'a Playbook, scope: &Scope) -> Self {
        let mut known = HashSet::new();
        let mut sections = Vec::new();
        for chosen in scope.choice().all_pages(playbook, &playbook.lifecycle().processes) {
            let page = chosen.page;
            let taken = |task: &&Task| scope.filter.takes_page(page) && scope.filter.takes_task(page, task);
            let mut tasks = Vec::new();
            for task in page.tasks.iter().filter(taken) {
                if known.insert(page.id(task)) {
                    tasks.push(task);
                }
            }
            if !tasks.is_empty() {
                sections.push(PlannedProcess { chosen, tasks });
            }
        }
        Self { playbook, lang: scope.lang.clone(), sections }
    }

    /// The page and the row of a task.
    #[must_use]
    pub fn task(&self, id: &str) -> Option<(&PlannedProcess<'a>, &'a Task)> {
        self.sections.iter().find_map(|section| {
            let task = section.tasks.iter().find(|task| section.chosen.page.id(task) == id)?;
            Some((section, *task))
        })
    }

    /// What a task's line says.
    #[must_use]
    pub fn text(&self, page: &Page, task: &Task) -> String {
        let requirement = match task.requirement {
            Requirement::Unknown => String::new(),
            stated => self.playbook.lexicons().table(&self.lang, stated.as_str()).to_owned(),
        };
        let role = page.plain(task.role_text);
        let role = if role == "-" { String::new() } else { role };
        let parts = [requirement, role, page.plain(task.services_text)];
        let parts = parts.iter().filter(|part| !part.is_empty()).map(|part| format!(" · {}", escaped(part)));
        format!("**{}** {}{}", page.id(task), name(page, task), parts.collect::<String>())
    }

    /// The title of a process or a phase; nothing for a key that is neither.
    #[must_use]
    pub fn title(&self, key: &str) -> Option<String> {
        let section = self.sections.iter().find(|section| section.chosen.page.key == key);
        if let Some(section) = section {
            return Some(escaped(&section.chosen.page.title));
        }
        let phase = self.playbook.lifecycle().phases.iter().find(|phase| phase.as_str() == key)?;
        Some(escaped(self.playbook.lexicons().word(&self.lang, Group::Phases, phase.as_str())))
    }

    /// The place of a phase or process among all headings.
    #[must_use]
    pub fn order(&self, key: &str) -> (usize, usize) {
        let lifecycle = self.playbook.lifecycle();
        let section = self.sections.iter().find(|section| section.chosen.page.key == key);
        match section.map(|section| section.chosen.page) {
            Some(page) => (lifecycle.phase(phase(page)), lifecycle.process(key).saturating_add(1)),
            None if lifecycle.phase(key) < usize::MAX => (lifecycle.phase(key), 0),
            None => {
                let process = lifecycle.process(key);
                let phase = lifecycle.phases.iter().position(|phase| key.starts_with(phase.as_str()));
                (phase.unwrap_or(usize::MAX), process.saturating_add(1))
            }
        }
    }

    /// The line of a task, its box open.
    #[must_use]
    pub fn line(&self, page: &Page, task: &Task) -> String {
        marked("- [ ] ", &self.text(page, task), &page.id(task), "")
    }

    /// The heading of a phase or process.
    #[must_use]
    pub fn heading(&self, key: &str, level: usize) -> String {
        let title = self.title(key).unwrap_or_else(|| key.to_owned());
        marked(&format!("{} ", "#".repeat(level)), &title, key, "")
    }

    /// The whole checklist, every box open.
    #[must_use]
    pub fn write(&self, scope: &Scope, title: &str) -> String {
        let mut lines = vec![scope.comment(), String::new(), format!("# {}", escaped(title))];
        let mut before = None;
        for section in &self.sections {
            let page = section.chosen.page;
            if before != Some(phase(page)) {
                before = Some(phase(page));
                lines.extend([String::new(), self.heading(phase(page), 2)]);
            }
            lines.extend([String::new(), self.heading(&page.key, 3), String::new()]);
            lines.extend(section.tasks.iter().map(|task| self.line(page, task)));
        }
        lines.join("\n") + "\n"
    }
}

/// The key of a page's phase.
#[must_use]
pub fn phase(page: &Page) -> &str {
    page.phase.as_ref().map_or("", Key::as_str)
}

/// A task's name, leading where the page's row leads.
fn name(page: &Page, task: &Task) -> String {
    let name = escaped(&page.plain(task.name));
    let links = page.links_of(task);
    let outside = |target: &&str| {
        ["https://", "http://", "mailto:"].iter().any(|scheme| target.starts_with(scheme))
            && !target.contains(|c: char| c.is_whitespace() || c.is_control() || "()<>".contains(c))
    };
    match links.iter().map(|link| link.target.as_str()).find(outside) {
        Some(target) => format!("[{name}]({target})"),
        None => name,
    }
}
