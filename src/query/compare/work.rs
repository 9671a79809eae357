//! What is left to do on a translation: what changed in its source since the last revision that both have, thing by thing.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};

use crate::playbook::date::Date;
use crate::playbook::{Page, Playbook, Revision};
use crate::query::compare::differences::{self, Difference, DifferenceKind, Side, revisions};
use crate::query::compare::revisions::numbers;

/// What is left to do on a page.
#[derive(Clone, Debug)]
pub struct PageWork<'a> {
    /// The page in its source language.
    pub source: &'a Page,
    /// Its translation; none if it has to be made.
    pub translation: Option<&'a Page>,
    /// The day of the last revision that both record.
    pub common: Option<Date>,
    /// The things to look at, in the order of the source's tasks; then those that are no tasks.
    pub items: Vec<WorkItem<'a>>,
}

/// A thing that changed.
#[derive(Clone, Debug, Default)]
pub struct WorkItem<'a> {
    /// What it is about: a task's id, an activity's title, a section's key; empty for the page.
    pub about: String,
    /// The revisions of the source that name it.
    pub revisions: Vec<&'a Revision>,
    /// What both pages say differently now.
    pub differences: Vec<Difference>,
}

/// Compares a page with its translation. Without a translation there are no items.
#[must_use]
pub fn of_page<'a>(playbook: &'a Playbook, source: &'a Page, translation: Option<&'a Page>) -> PageWork<'a> {
    let mut work = PageWork { source, translation, common: None, items: Vec::new() };
    let Some(translation) = translation else { return work };
    let missing = revisions::missing(source, translation);
    let is_missing = |revision: &Revision| missing.iter().any(|own| own.line == revision.line);
    let common = source.revisions.iter().filter(|revision| !is_missing(revision));
    work.common = common.filter_map(|revision| revision.date).max();
    // An older revision was left out on purpose, or long ago.
    let is_new =
        |revision: &&Revision| revision.date.is_none_or(|date| work.common.is_none_or(|last| date >= last));
    let new: Vec<&Revision> = missing.into_iter().filter(is_new).collect();
    let differences =
        differences::pages(Side { playbook, page: source }, Side { playbook, page: translation });
    let tasks = |page: &'a Page| page.tasks.iter().map(|task| page.id(task));
    let ids: HashSet<Cow<'_, str>> = tasks(source).chain(tasks(translation)).collect();
    for revision in new {
        work.add_revision(revision, &ids);
    }
    for difference in differences.into_iter().filter(|own| own.kind != DifferenceKind::RevisionMissing) {
        let about = difference.id.clone();
        work.add(&about, |item| item.differences.push(difference));
    }
    let place = |item: &WorkItem<'_>| source.tasks.iter().position(|task| source.id(task) == item.about);
    work.items.sort_by_key(|item| place(item).unwrap_or(usize::MAX));
    work
}

impl<'a> PageWork<'a> {
    /// A revision belongs to each task that it names; to the page if it names none.
    fn add_revision(&mut self, revision: &'a Revision, ids: &HashSet<Cow<'_, str>>) {
        let words = self.source.text.slice(revision.what);
        let named: BTreeSet<&str> = numbers(words).filter(|id| ids.contains(*id)).collect();
        if named.is_empty() {
            self.items.push(WorkItem { revisions: vec![revision], ..WorkItem::default() });
        }
        for id in named {
            self.add(id, |item| item.revisions.push(revision));
        }
    }

    /// Adds to the item about a thing.
    fn add(&mut self, about: &str, put: impl FnOnce(&mut WorkItem<'a>)) {
        if let Some(known) = self.items.iter_mut().find(|item| item.about == about && !about.is_empty()) {
            return put(known);
        }
        let mut item = WorkItem { about: about.to_owned(), ..WorkItem::default() };
        put(&mut item);
        self.items.push(item);
    }
}
