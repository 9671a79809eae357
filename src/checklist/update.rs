//! Updates a checklist to the current playbook, changing as few lines as possible.

use std::collections::{BTreeMap, HashMap};

use crate::checklist::document::{Checklist, Line, LineKind};
use crate::checklist::line::{MarkedLine, after_bullet, marked};
use crate::checklist::plan::{Plan, PlannedProcess, phase};

/// The result of an update.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Updated {
    /// The new text.
    pub text: String,
    /// The lines that changed, from the first to the last.
    pub changes: Vec<Change>,
    /// How many tasks were added.
    pub added: usize,
    /// How many tasks no longer belong to the checklist and were struck through.
    pub removed: usize,
    /// How many tasks and headings have a new text.
    pub renamed: usize,
}

/// One line that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The line in the old file, from 1; for an insertion, the line before it.
    pub line: usize,
    /// The old line; `None` for an insertion.
    pub old: Option<String>,
    /// The new line.
    pub new: String,
}

/// An update in progress.
struct Edits<'c, 't> {
    checklist: &'c Checklist<'t>,
    /// The new text of lines, by index.
    replaced: HashMap<usize, String>,
    /// The lines to insert before a line, by its index; at the end, by the number of lines.
    inserted: BTreeMap<usize, Vec<String>>,
    updated: Updated,
}

/// Updates a checklist to a plan.
#[must_use]
pub fn update(checklist: &Checklist<'_>, plan: &Plan<'_>) -> Updated {
    let mut edits =
        Edits { checklist, replaced: HashMap::new(), inserted: BTreeMap::new(), updated: Updated::default() };
    edits.rename(plan);
    edits.add(plan);
    edits.finish()
}

impl Edits<'_, '_> {
    /// Updates the text of tasks and headings that no person has edited.
    fn rename(&mut self, plan: &Plan<'_>) {
        for (index, line) in self.checklist.lines.iter().enumerate() {
            let written = match &line.kind {
                LineKind::Task(item) => item.marked,
                LineKind::Heading(marked) => Some(*marked),
                _ => None,
            };
            let Some(old) = written.filter(|written| written.unedited) else { continue };
            let text = if matches!(line.kind, LineKind::Task(_)) {
                let current = plan.task(old.key).map(|(process, task)| plan.text(process.chosen.page, task));
                current.unwrap_or_else(|| struck_through(&old))
            } else {
                plan.title(old.key).unwrap_or_else(|| old.text.to_owned())
            };
            if text == old.text {
                continue;
            }
            if text == struck_through(&old) {
                self.updated.removed += 1;
            } else {
                self.updated.renamed += 1;
            }
            self.replaced.insert(index, marked(old.prefix, &text, old.key, old.suffix));
        }
    }

    /// Adds the missing tasks, each after the task that precedes it in the playbook.
    fn add(&mut self, plan: &Plan<'_>) {
        for process in &plan.processes {
            let page = process.chosen.page;
            let mut after = self.heading(&page.key).map(|index| self.end_of_heading(index));
            let mut missing = Vec::new();
            for task in &process.tasks {
                let id = page.id(task);
                let listed = self.checklist.items().find(|(_, item)| item.id == id);
                if let Some((index, _)) = listed {
                    self.insert(after, plan, process, std::mem::take(&mut missing));
                    after = Some(self.end_of_task(index));
                } else {
                    missing.push(plan.line(page, task));
                }
            }
            self.insert(after, plan, process, missing);
        }
    }

    fn heading(&self, key: &str) -> Option<usize> {
        let is_heading =
            |line: &Line<'_>| matches!(&line.kind, LineKind::Heading(marked) if marked.key == key);
        self.checklist.lines.iter().position(is_heading)
    }

    /// The index of the blank line after a heading, or of the heading itself.
    fn end_of_heading(&self, index: usize) -> usize {
        let blank = self.checklist.lines.get(index + 1).is_some_and(|line| line.text.trim().is_empty());
        if blank { index + 1 } else { index }
    }

    /// The index of the last line of a task, including notes that a person wrote directly below it.
    fn end_of_task(&self, index: usize) -> usize {
        let is_note = |line: &&Line<'_>| {
            let indented = line.text.starts_with([' ', '\t']);
            let text = matches!(line.kind, LineKind::Other) && !line.text.trim().is_empty();
            let starts_block = after_bullet(line.text).is_some() || line.text.starts_with('#');
            line.in_code || (text && (indented || !starts_block))
        };
        index + self.checklist.lines.iter().skip(index + 1).take_while(is_note).count()
    }

    /// Inserts tasks after a line, or with the heading of their process if the file does not have it.
    fn insert(
        &mut self,
        after: Option<usize>,
        plan: &Plan<'_>,
        process: &PlannedProcess<'_>,
        mut tasks: Vec<String>,
    ) {
        if tasks.is_empty() {
            return;
        }
        self.updated.added += tasks.len();
        let Some(index) = after else { return self.insert_process(plan, process, tasks) };
        let line = |index: usize| self.checklist.lines.get(index).map(|line| line.text);
        if line(index).is_some_and(|line| line.trim_start().starts_with('#')) {
            tasks.insert(0, String::new());
        }
        let below = line(index + 1).unwrap_or_default();
        if !below.trim().is_empty() && after_bullet(below).is_none() {
            tasks.push(String::new());
        }
        self.inserted.entry(index + 1).or_default().extend(tasks);
    }

    /// Inserts a process before the first heading that comes later in the playbook, else at the end.
    fn insert_process(&mut self, plan: &Plan<'_>, process: &PlannedProcess<'_>, tasks: Vec<String>) {
        let page = process.chosen.page;
        let own = plan.order(&page.key);
        let later =
            |line: &Line<'_>| matches!(&line.kind, LineKind::Heading(marked) if plan.order(marked.key) > own);
        let at = self.checklist.lines.iter().position(later);
        let mut lines = Vec::new();
        let phase = phase(page);
        let heading = plan.heading(phase, 2);
        let known =
            self.heading(phase).is_some() || self.inserted.values().flatten().any(|line| *line == heading);
        if !known {
            lines.extend([heading, String::new()]);
        }
        lines.extend([plan.heading(&page.key, 3), String::new()]);
        lines.extend(tasks);
        if at.is_some() {
            lines.push(String::new());
        }
        let index = at.unwrap_or(self.checklist.lines.len());
        let inserted = self.inserted.entry(index).or_default();
        let above = inserted.last().map_or_else(
            || {
                index
                    .checked_sub(1)
                    .and_then(|index| self.checklist.lines.get(index))
                    .map_or("", |line| line.text)
            },
            String::as_str,
        );
        if !above.trim().is_empty() {
            lines.insert(0, String::new());
        }
        inserted.extend(lines);
    }

    fn finish(mut self) -> Updated {
        let lines = &self.checklist.lines;
        let end = lines.iter().map(|line| line.end).find(|end| end.ends_with('\n')).unwrap_or("\n");
        let mut text = String::new();
        for index in 0..=lines.len() {
            for new in self.inserted.get(&index).into_iter().flatten() {
                if !text.is_empty() && !text.ends_with('\n') {
                    // A lone carriage return at the end of the file does not end the line.
                    text.push_str(if text.ends_with('\r') { "\n" } else { end });
                }
                text.push_str(new);
                text.push_str(end);
                self.updated.changes.push(Change { line: index, old: None, new: new.clone() });
            }
            let Some(line) = lines.get(index) else { break };
            match self.replaced.get(&index) {
                Some(new) => {
                    text.push_str(new);
                    let old = Some(line.text.to_owned());
                    self.updated.changes.push(Change { line: index + 1, old, new: new.clone() });
                }
                None => text.push_str(line.text),
            }
            text.push_str(line.end);
        }
        self.updated.text = text;
        self.updated
    }
}

fn struck_through(marked: &MarkedLine<'_>) -> String {
    if marked.text.starts_with("~~") { marked.text.to_owned() } else { format!("~~{}~~", marked.text) }
}
