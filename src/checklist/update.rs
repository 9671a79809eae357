//! Updates a checklist to the current playbook, changing as few lines as possible.

use foldhash::{HashMap, HashMapExt};

use crate::checklist::document::{Checklist, Line, LineKind, Written, split};
use crate::checklist::edit::{Change, Edits};
use crate::checklist::head::after_bullet;
use crate::checklist::mark::sum;
use crate::checklist::memory::{self, Memory};
use crate::checklist::plan::{NewLine, Plan, PlannedProcess, phase};
use crate::checklist::scope::Scope;

/// The result of an update.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Updated {
    /// The new text.
    pub text: String,
    /// What changed, from the first line to the last.
    pub changes: Vec<Change>,
    /// How many tasks were added.
    pub added: usize,
    /// Those of the added tasks that the checklist had before.
    pub again: Vec<String>,
    /// How many tasks no longer belong to the checklist and were struck through.
    pub removed: usize,
    /// How many tasks and headings have a new text.
    pub changed: usize,
}

/// An update in progress.
struct Update<'c, 't> {
    checklist: &'c Checklist<'t>,
    /// The lines of the tasks, by id.
    tasks: HashMap<&'c str, usize>,
    edits: Edits,
    /// What to remember.
    sums: Vec<(String, u32)>,
    /// Where it is in `sums`, by key.
    places: HashMap<String, usize>,
    updated: Updated,
}

/// Updates a checklist to a plan of its scope.
#[must_use]
pub fn update(checklist: &Checklist<'_>, scope: &Scope, plan: &Plan<'_>) -> Updated {
    let mut update = Update {
        checklist,
        tasks: checklist.items().map(|(index, item)| (item.id.as_ref(), index)).collect(),
        edits: Edits::default(),
        sums: Vec::new(),
        places: HashMap::new(),
        updated: Updated::default(),
    };
    for (key, sum) in checklist.memory.iter().flat_map(|memory| &memory.sums) {
        update.remember(key, *sum);
    }
    update.rename(plan);
    update.add(plan);
    update.finish(scope)
}

/// The index of the last line of a task, including notes that a person wrote directly below it.
#[must_use]
pub fn end_of_task(checklist: &Checklist<'_>, index: usize) -> usize {
    let own = checklist.memory.as_ref().map(|memory| memory.lines.clone()).unwrap_or_default();
    let is_note = |(index, line): &(usize, &Line<'_>)| {
        let indented = line.text.starts_with([' ', '\t']);
        let text = matches!(line.kind, LineKind::Other) && !line.text.trim().is_empty();
        let starts_block = after_bullet(line.text).is_some() || line.text.starts_with('#');
        !own.contains(index) && (line.in_code || (text && (indented || !starts_block)))
    };
    index + checklist.lines.iter().enumerate().skip(index + 1).take_while(is_note).count()
}

impl Update<'_, '_> {
    fn remember(&mut self, key: &str, sum: u32) {
        let place = *self.places.entry(key.to_owned()).or_insert(self.sums.len());
        match self.sums.get_mut(place) {
            Some(known) => known.1 = sum,
            None => self.sums.push((key.to_owned(), sum)),
        }
    }

    /// Updates the text of tasks and headings that no person has edited, and takes the marks of earlier versions away.
    fn rename(&mut self, plan: &Plan<'_>) {
        for (index, line) in self.checklist.lines.iter().enumerate() {
            match &line.kind {
                LineKind::Task(item) => {
                    let (Some(written), Some(head)) = (item.written, &item.head) else { continue };
                    let planned = plan.task(&item.id);
                    let text = planned.map(|(process, task)| plan.text(process.chosen.page, task));
                    let is_gone = text.is_none();
                    let text = text.unwrap_or_else(|| struck_through(written.text));
                    self.rewrite(index, &head.prefix(), &item.id, written, &text, is_gone);
                }
                LineKind::Heading(key, Some(written)) => {
                    let prefix = line.text.split(written.text).next().unwrap_or_default();
                    let text = plan.title(key).unwrap_or_else(|| written.text.to_owned());
                    self.rewrite(index, prefix, key, *written, &text, false);
                }
                _ => {}
            }
        }
    }

    fn rewrite(
        &mut self,
        index: usize,
        prefix: &str,
        key: &str,
        written: Written<'_>,
        text: &str,
        is_gone: bool,
    ) {
        let is_new = sum(text) != sum(written.text);
        if is_new || written.is_marked {
            self.remember(key, sum(text));
            // A text that only lost its mark keeps its characters.
            let text = if is_new { text } else { written.text };
            let line = [prefix, text, written.after].concat();
            self.edits.replace(index, written.lines, split(&line).map(|(line, _)| line.to_owned()).collect());
        }
        self.updated.removed += usize::from(is_new && is_gone);
        self.updated.changed += usize::from(is_new && !is_gone);
    }

    /// Adds the missing tasks, each after the task that precedes it in the playbook.
    fn add(&mut self, plan: &Plan<'_>) {
        for process in &plan.processes {
            let page = process.chosen.page;
            let mut after = self.heading(&page.key).map(|index| self.end_of_heading(index));
            let mut missing = Vec::new();
            for task in &process.tasks {
                if let Some(index) = self.tasks.get(page.id(task).as_ref()).copied() {
                    self.insert(after, plan, process, std::mem::take(&mut missing));
                    after = Some(end_of_task(self.checklist, index));
                } else {
                    let id = page.id(task);
                    if self.places.contains_key(id.as_ref()) {
                        self.updated.again.push(id.into_owned());
                    }
                    missing.push(plan.line(page, task));
                }
            }
            self.insert(after, plan, process, missing);
        }
    }

    fn heading(&self, key: &str) -> Option<usize> {
        let is_heading = |line: &Line<'_>| matches!(&line.kind, LineKind::Heading(own, _) if own == key);
        self.checklist.lines.iter().position(is_heading)
    }

    /// The index of the blank line after a heading, or of the heading itself.
    fn end_of_heading(&self, index: usize) -> usize {
        let blank = self.checklist.lines.get(index + 1).is_some_and(|line| line.text.trim().is_empty());
        if blank { index + 1 } else { index }
    }

    /// The lines as they are written, whose sums are remembered.
    fn written(&mut self, lines: Vec<NewLine>) -> Vec<String> {
        let written = |line: NewLine| {
            if let Some((key, sum)) = line.of {
                self.remember(&key, sum);
            }
            line.text
        };
        lines.into_iter().map(written).collect()
    }

    /// Inserts tasks after a line, or with the heading of their process if the file does not have it.
    fn insert(
        &mut self,
        after: Option<usize>,
        plan: &Plan<'_>,
        process: &PlannedProcess<'_>,
        tasks: Vec<NewLine>,
    ) {
        if tasks.is_empty() {
            return;
        }
        self.updated.added += tasks.len();
        let Some(index) = after else { return self.insert_process(plan, process, tasks) };
        let mut tasks = self.written(tasks);
        let line = |index: usize| self.checklist.lines.get(index).map(|line| line.text);
        if line(index).is_some_and(|line| line.trim_start().starts_with('#')) {
            tasks.insert(0, String::new());
        }
        let below = line(index + 1).unwrap_or_default();
        if !below.trim().is_empty() && after_bullet(below).is_none() {
            tasks.push(String::new());
        }
        self.edits.insert(index + 1, tasks);
    }

    /// Inserts a process before the first heading that comes later in the playbook, else at the end.
    fn insert_process(&mut self, plan: &Plan<'_>, process: &PlannedProcess<'_>, tasks: Vec<NewLine>) {
        let page = process.chosen.page;
        let own = plan.order(&page.key);
        let later =
            |line: &Line<'_>| matches!(&line.kind, LineKind::Heading(key, _) if plan.order(key) > own);
        let at = self.checklist.lines.iter().position(later);
        let mut lines = Vec::new();
        let phase = phase(page);
        let heading = plan.heading(phase, 2);
        let known =
            self.heading(phase).is_some() || self.edits.all_inserted().any(|line| *line == heading.text);
        let blank = || NewLine::other(String::new());
        if !known {
            lines.extend([heading, blank()]);
        }
        lines.extend([plan.heading(&page.key, 3), blank()]);
        lines.extend(tasks);
        let own = self.comment();
        let index = at.or(own).unwrap_or(self.checklist.lines.len());
        if at.is_some() || own.is_some() {
            lines.push(blank());
        }
        let above =
            index.checked_sub(1).and_then(|index| self.checklist.lines.get(index)).map(|line| line.text);
        let above = self.edits.inserted(index).last().map(String::as_str).or(above).unwrap_or_default();
        if !above.trim().is_empty() {
            lines.insert(0, blank());
        }
        let lines = self.written(lines);
        self.edits.insert(index, lines);
    }

    /// The first line of the comment at the end.
    fn comment(&self) -> Option<usize> {
        let memory = self.checklist.memory.as_ref().filter(|memory| !memory.is_of_an_earlier_version());
        memory.map(|memory| memory.lines.start)
    }

    /// Writes the comment anew if there is something else to remember.
    fn finish(mut self, scope: &Scope) -> Updated {
        let lines = &self.checklist.lines;
        let memory = self.checklist.memory.as_ref();
        if memory.is_none_or(|memory| memory.sums != self.sums) {
            let comment = memory::comment(scope, self.sums.iter().map(|(key, sum)| (key.as_str(), *sum)));
            match memory {
                Some(memory) if !memory.is_of_an_earlier_version() => {
                    self.edits.replace(memory.lines.start, memory.lines.len(), comment);
                }
                _ => self.put_at_the_end(memory, comment),
            }
        }
        (self.updated.text, self.updated.changes) = self.edits.apply(lines);
        self.updated
    }

    /// Puts the comment at the end, and takes the one of an earlier version from the top.
    fn put_at_the_end(&mut self, memory: Option<&Memory>, comment: Vec<String>) {
        let lines = &self.checklist.lines;
        if let Some(memory) = memory {
            let blank = lines.get(memory.lines.end).is_some_and(|line| line.text.trim().is_empty());
            self.edits.replace(memory.lines.start, memory.lines.len() + usize::from(blank), Vec::new());
        }
        let last = lines.last().map(|line| line.text).unwrap_or_default();
        let last = self.edits.inserted(lines.len()).last().map_or(last, String::as_str);
        let blank = (!last.trim().is_empty()).then(String::new);
        self.edits.insert(lines.len(), blank.into_iter().chain(comment));
    }
}

fn struck_through(text: &str) -> String {
    if text.starts_with("~~") { text.to_owned() } else { format!("~~{text}~~") }
}
