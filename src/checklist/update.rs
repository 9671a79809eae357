//! Bringing a checklist to the current playbook: only the lines that have to change do.

use crate::checklist::document::{Checklist, Line, What};
use crate::checklist::line::{Marked, after_bullet, marked};
use crate::checklist::plan::{Plan, PlannedProcess, phase};

/// A checklist brought up to date.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Updated {
    /// The new text.
    pub text: String,
    /// The lines that changed, from the first to the last.
    pub changes: Vec<Change>,
    /// How many tasks came in.
    pub added: usize,
    /// How many are no part of it any more and were struck through.
    pub gone: usize,
    /// How many lines and headings have other words.
    pub renamed: usize,
}

/// One line that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The line in the old file, or the one before what was inserted; from 1.
    pub line: usize,
    /// What stood there.
    pub old: Option<String>,
    /// What stands there.
    pub new: String,
}

/// What happens to the lines: new words for some, new lines behind some.
struct Edits<'c, 't> {
    checklist: &'c Checklist<'t>,
    replaced: Vec<Option<String>>,
    /// New lines behind the line of an index; the first entry is for what comes before all lines.
    inserted: Vec<Vec<String>>,
    updated: Updated,
}

/// Brings a checklist to a plan.
#[must_use]
pub fn update(checklist: &Checklist<'_>, plan: &Plan<'_>) -> Updated {
    let count = checklist.lines.len();
    let mut edits = Edits {
        checklist,
        replaced: vec![None; count],
        inserted: vec![Vec::new(); count + 1],
        updated: Updated::default(),
    };
    edits.rename(plan);
    edits.add(plan);
    edits.finish()
}

impl Edits<'_, '_> {
    /// New words where the playbook has new ones; a line that a person edited stays.
    fn rename(&mut self, plan: &Plan<'_>) {
        for (index, line) in self.checklist.lines.iter().enumerate() {
            let marked = match &line.what {
                What::Task(item) => item.marked,
                What::Heading(marked) => Some(*marked),
                _ => None,
            };
            let Some(old) = marked.filter(|marked| marked.intact) else { continue };
            let text = if matches!(line.what, What::Task(_)) {
                let found = plan.task(old.key).map(|(section, task)| plan.text(section.chosen.page, task));
                found.unwrap_or_else(|| struck(&old))
            } else {
                plan.title(old.key).unwrap_or_else(|| old.text.to_owned())
            };
            if text == old.text {
                continue;
            }
            if text == struck(&old) {
                self.updated.gone += 1;
            } else {
                self.updated.renamed += 1;
            }
            let new = marked_again(&old, &text);
            if let Some(replaced) = self.replaced.get_mut(index) {
                *replaced = Some(new);
            }
        }
    }

    /// The tasks that the file lacks, each behind the one before it in the playbook.
    fn add(&mut self, plan: &Plan<'_>) {
        for section in &plan.sections {
            let page = section.chosen.page;
            let mut place = self.heading(&page.key).map(|index| self.below_heading(index));
            let mut fresh = Vec::new();
            for task in &section.tasks {
                let id = page.id(task);
                let known = self.checklist.items().find(|(_, item)| item.id == id);
                if let Some((index, _)) = known {
                    self.put(place, plan, section, std::mem::take(&mut fresh));
                    place = Some(self.below_notes(index));
                } else {
                    fresh.push(plan.line(page, task));
                }
            }
            self.put(place, plan, section, fresh);
        }
    }

    fn heading(&self, key: &str) -> Option<usize> {
        let is_it = |line: &Line<'_>| matches!(&line.what, What::Heading(marked) if marked.key == key);
        self.checklist.lines.iter().position(is_it)
    }

    /// The index of the last line that belongs to a heading: the blank one behind it.
    fn below_heading(&self, index: usize) -> usize {
        let blank = self.checklist.lines.get(index + 1).is_some_and(|line| line.text.trim().is_empty());
        if blank { index + 1 } else { index }
    }

    /// The index of the last line of a task: what a person wrote right below it goes with it.
    fn below_notes(&self, index: usize) -> usize {
        let goes_with = |line: &&Line<'_>| {
            let indented = line.text.starts_with([' ', '\t']);
            let own = matches!(line.what, What::Own) && !line.text.trim().is_empty();
            let begins = after_bullet(line.text).is_some() || line.text.starts_with('#');
            line.code || (own && (indented || !begins))
        };
        index + self.checklist.lines.iter().skip(index + 1).take_while(goes_with).count()
    }

    fn put(
        &mut self,
        place: Option<usize>,
        plan: &Plan<'_>,
        section: &PlannedProcess<'_>,
        mut tasks: Vec<String>,
    ) {
        if tasks.is_empty() {
            return;
        }
        self.updated.added += tasks.len();
        let Some(index) = place else { return self.put_section(plan, section, tasks) };
        let line = |index: usize| self.checklist.lines.get(index).map(|line| line.text);
        if line(index).is_some_and(|line| line.trim_start().starts_with('#')) {
            tasks.insert(0, String::new());
        }
        let below = line(index + 1).unwrap_or_default();
        if !below.trim().is_empty() && after_bullet(below).is_none() {
            tasks.push(String::new());
        }
        if let Some(inserted) = self.inserted.get_mut(index + 1) {
            inserted.extend(tasks);
        }
    }

    /// A process that the file lacks: before the first heading that comes later, else at the end.
    fn put_section(&mut self, plan: &Plan<'_>, section: &PlannedProcess<'_>, tasks: Vec<String>) {
        let page = section.chosen.page;
        let own = plan.order(&page.key);
        let later =
            |line: &Line<'_>| matches!(&line.what, What::Heading(marked) if plan.order(marked.key) > own);
        let at = self.checklist.lines.iter().position(later);
        let mut lines = Vec::new();
        let phase = phase(page);
        let heading = plan.heading(phase, 2);
        let known =
            self.heading(phase).is_some() || self.inserted.iter().flatten().any(|line| *line == heading);
        if !known {
            lines.extend([heading, String::new()]);
        }
        lines.extend([plan.heading(&page.key, 3), String::new()]);
        lines.extend(tasks);
        if at.is_some() {
            lines.push(String::new());
        }
        let index = at.unwrap_or(self.checklist.lines.len());
        let Some(inserted) = self.inserted.get_mut(index) else { return };
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
            for new in self.inserted.get(index).into_iter().flatten() {
                if !text.is_empty() && !text.ends_with('\n') {
                    // A return alone, at the end of the file, ends no line yet.
                    text.push_str(if text.ends_with('\r') { "\n" } else { end });
                }
                text.push_str(new);
                text.push_str(end);
                self.updated.changes.push(Change { line: index, old: None, new: new.clone() });
            }
            let Some(line) = lines.get(index) else { break };
            match self.replaced.get(index).and_then(Option::as_ref) {
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

fn struck(marked: &Marked<'_>) -> String {
    if marked.text.starts_with("~~") { marked.text.to_owned() } else { format!("~~{}~~", marked.text) }
}

fn marked_again(old: &Marked<'_>, text: &str) -> String {
    marked(old.lead, text, old.key, old.tail)
}
