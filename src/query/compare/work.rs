//! What is left to do on a translation: what changed in its source since the last revision that both have, thing by thing.

use std::borrow::Cow;
use std::collections::BTreeMap;

use foldhash::{HashMap, HashMapExt, HashSet};

use crate::playbook::date::Date;
use crate::playbook::{Page, Playbook, Revision};
use crate::query::compare::differences::revisions::Correspondence;
use crate::query::compare::differences::{self, Difference, DifferenceKind, Side};
use crate::query::compare::revisions::named_tasks;

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
    let Some(translation) = translation else {
        return PageWork { source, translation, common: None, items: Vec::new() };
    };
    let missing = Correspondence::of(source, translation).missing;
    let lines: HashSet<u32> = missing.iter().map(|revision| revision.line).collect();
    let common = source.revisions.iter().filter(|revision| !lines.contains(&revision.line));
    let common = common.filter_map(|revision| revision.date).max();
    // An older revision was left out on purpose, or long ago.
    let is_new =
        |revision: &&Revision| revision.date.is_none_or(|date| common.is_none_or(|last| date >= last));
    let mut items = Items::of(source);
    let ids: HashSet<Cow<'_, str>> = [source, translation]
        .into_iter()
        .flat_map(|page| page.tasks.iter().map(|task| page.id(task)))
        .collect();
    for revision in missing.into_iter().filter(is_new) {
        let named = named_tasks(source.text.slice(revision.what), &ids);
        // One that names no task is about the page.
        for about in if named.is_empty() { vec![""] } else { named } {
            items.about(about).revisions.push(revision);
        }
    }
    let [from, to] = [source, translation].map(|page| Side { playbook, page });
    for difference in differences::pages(from, to) {
        if difference.kind != DifferenceKind::RevisionMissing {
            items.about(&difference.id).differences.push(difference);
        }
    }
    PageWork { source, translation: Some(translation), common, items: items.all.into_values().collect() }
}

/// The items of a page, in their order.
struct Items<'a> {
    /// The position of each task of the source.
    tasks: HashMap<Cow<'a, str>, usize>,
    /// The number of each other thing.
    others: HashMap<String, usize>,
    all: BTreeMap<(usize, usize), WorkItem<'a>>,
}

impl<'a> Items<'a> {
    fn of(source: &'a Page) -> Self {
        let tasks = source.tasks.iter().enumerate().rev().map(|(at, task)| (source.id(task), at));
        Self { tasks: tasks.collect(), others: HashMap::new(), all: BTreeMap::new() }
    }

    /// The item about a thing; a new one about the page.
    fn about(&mut self, about: &str) -> &mut WorkItem<'a> {
        let next = self.all.len();
        let place = match self.tasks.get(about) {
            Some(task) => (*task, 0),
            None if about.is_empty() => (usize::MAX, next),
            None => (usize::MAX, *self.others.entry(about.to_owned()).or_insert(next)),
        };
        self.all.entry(place).or_insert_with(|| WorkItem { about: about.to_owned(), ..WorkItem::default() })
    }
}
