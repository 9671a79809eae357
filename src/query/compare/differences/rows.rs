//! Differences of tasks: rows that only one page has, and cells; and differences of activities' labels.

use std::borrow::Cow;

use foldhash::HashSet;

use crate::playbook::{Activity, ActivityIndex, Page, Task};
use crate::query::compare::differences::names::Products;
use crate::query::compare::differences::{DifferenceKind, Pages};
use crate::source::lexicon::Group;
use crate::source::{Key, Severity, Span};

/// Ids of tasks with their activity on the second page: where it should be, and where it is.
struct Places<'a> {
    here: HashSet<(Cow<'a, str>, Option<ActivityIndex>)>,
    there: HashSet<(Cow<'a, str>, Option<ActivityIndex>)>,
}

impl<'a> Pages<'a> {
    /// The rows that only one page has.
    pub(super) fn lone_tasks(&mut self) {
        let (a, b) = (self.a.page, self.b.page);
        for pair in self.alignment.lone_tasks(a, b) {
            match pair {
                (Some(x), None) => {
                    let Some(task) = a.tasks.get(x) else { continue };
                    let there = (String::new(), self.near_row(task));
                    self.note(DifferenceKind::TaskMissing, a.id(task), named(a, task), there);
                }
                (None, Some(y)) => {
                    let Some(task) = b.tasks.get(y) else { continue };
                    self.note(DifferenceKind::TaskExtra, b.id(task), Self::nothing(), named(b, task));
                }
                _ => {}
            }
        }
    }

    /// The cells and names of the rows that both pages have.
    pub(super) fn shared_tasks(&mut self, products: &Products<'_>) {
        let (a, b) = (self.a.page, self.b.page);
        let places = self.places();
        for (x, y) in self.alignment.tasks.clone() {
            let row = |page: &'a Page, at: Option<usize>| page.tasks.get(at?);
            if let (Some(one), Some(two)) = (row(a, x), row(b, y)) {
                self.cells(one, two, &places);
            }
            if let (Some(x), Some(y)) = (x, y) {
                self.names(x, y, products);
            }
        }
    }

    /// Where the row belongs on the second page: the heading of its activity, or what comes before it.
    fn near_row(&self, task: &Task) -> Span {
        let here = self.a.page.activity_of(task);
        here.map_or_else(Span::default, |activity| {
            let there =
                self.alignment.section(activity.section).and_then(|section| self.b.page.section(section));
            there.map_or_else(|| self.near(activity.section), |section| section.heading)
        })
    }

    fn cells(&mut self, one: &Task, two: &Task, places: &Places<'_>) {
        let (a, b) = (self.a.page, self.b.page);
        let id = a.id(one);
        self.moved(&id, (one, two), places);
        if one.requirement != two.requirement {
            let values = (one.requirement.as_str().to_owned(), two.requirement.as_str().to_owned());
            self.note(DifferenceKind::Requirement, id.as_ref(), (values.0, flag(one)), (values.1, flag(two)));
        }
        // A table of mentions may lack these columns.
        if !one.role_text.is_empty() && !two.role_text.is_empty() {
            let words = (a.plain(one.role_text), b.plain(two.role_text));
            let places = (one.role_text, two.role_text);
            self.keys(DifferenceKind::Role, &id, (&one.roles, &two.roles), words, places);
        }
        if !one.services_text.is_empty() && !two.services_text.is_empty() {
            let words = (a.plain(one.services_text), b.plain(two.services_text));
            let places = (one.services_text, two.services_text);
            self.keys(DifferenceKind::Services, &id, (&one.services, &two.services), words, places);
        }
    }

    fn places(&self) -> Places<'a> {
        let (a, b) = (self.a.page, self.b.page);
        let expected = |task: &Task| task.activity.and_then(|index| self.alignment.activity(index));
        Places {
            here: a.tasks.iter().map(|task| (a.id(task), expected(task))).collect(),
            there: b.tasks.iter().map(|task| (b.id(task), task.activity)).collect(),
        }
    }

    /// A row in another activity than its translation. If the second page lacks the activity, the row has not moved.
    fn moved(&mut self, id: &str, (one, two): (&Task, &Task), places: &Places<'_>) {
        let expected = one.activity.and_then(|index| self.alignment.activity(index));
        // A task that stands twice may have its translation in another row.
        let stands = || {
            let key = |activity| (Cow::Borrowed(id), activity);
            places.there.contains(&key(expected)) || places.here.contains(&key(two.activity))
        };
        if expected.is_some() && two.activity.is_some() && expected != two.activity && !stands() {
            let title = |page: &Page, task: &Task| {
                page.activity_of(task).map_or_else(String::new, |activity| activity.title.clone())
            };
            let values = (title(self.a.page, one), title(self.b.page, two));
            self.note(DifferenceKind::TaskMoved, id, (values.0, one.id), (values.1, two.id));
        }
    }

    /// Compares keys. In two languages, words that no lexicon knows may be translations of each other: only a warning.
    fn keys(
        &mut self,
        kind: DifferenceKind,
        id: &str,
        keys: (&[Key], &[Key]),
        words: (String, String),
        places: (Span, Span),
    ) {
        let sorted = |keys: &[Key]| {
            let mut keys = keys.to_vec();
            keys.sort();
            keys
        };
        if sorted(keys.0) == sorted(keys.1) {
            return;
        }
        let group = if kind == DifferenceKind::Role { Group::Roles } else { Group::Services };
        let lexicons = self.a.playbook.lexicons();
        let known =
            |key: &Key| lexicons.all().any(|lexicon| lexicon.words().group(group).contains_key(key.as_str()));
        let certain = self.same_language() || keys.0.iter().chain(keys.1).all(known);
        self.note(kind, id, (words.0, places.0), (words.1, places.1));
        if let Some(difference) = self.found.last_mut().filter(|_| !certain) {
            difference.severity = Severity::Warning;
        }
    }

    /// What the labels of activities say: who, and for which services.
    pub(super) fn labels(&mut self) {
        let (a, b) = (self.a.page, self.b.page);
        let pairs = self.alignment.activities.clone();
        for (index, pair) in pairs.iter().enumerate() {
            // If the next heading is missing, its labels seem to be this activity's; that it is missing is reported.
            let next = pairs.get(index + 1);
            if next.is_some_and(|(x, y)| x.is_none() || y.is_none()) {
                continue;
            }
            let (Some(one), Some(two)) =
                (pair.0.and_then(|x| a.activity(x)), pair.1.and_then(|y| b.activity(y)))
            else {
                continue;
            };
            for (kind, names) in [
                (DifferenceKind::Role, &["primary-role", "secondary-role"][..]),
                (DifferenceKind::Services, &["applies-to"][..]),
            ] {
                let (Some(first), Some(second)) = (labelled(one, names), labelled(two, names)) else {
                    continue;
                };
                let keys = (first.0.as_slice(), second.0.as_slice());
                self.keys(kind, &one.title, keys, (first.1, second.1), (first.2, second.2));
            }
        }
    }
}

/// The keys, words and place of an activity's labels; nothing if it has none of them.
fn labelled(activity: &Activity, names: &[&str]) -> Option<(Vec<Key>, String, Span)> {
    let mut labels = activity.labels.iter().filter(|label| names.contains(&label.label.as_str())).peekable();
    let place = labels.peek()?.span;
    let mut keys: Vec<Key> = Vec::new();
    let mut words: Vec<&str> = Vec::new();
    for label in labels {
        words.push(&label.words);
        keys.extend(label.keys.iter().cloned());
    }
    keys.sort();
    keys.dedup();
    Some((keys, words.join("; "), place))
}

/// The place of a task's flag, or of its row if it has none.
fn flag(task: &Task) -> Span {
    if task.flag.is_empty() { task.row } else { task.flag }
}

pub(super) fn named(page: &Page, task: &Task) -> (String, Span) {
    (page.plain(task.name), task.id)
}
