//! Which activity of one page corresponds to which of another: by title, by common tasks, and by order between those.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use super::{between, length, length_similarity, pair, taken};
use crate::playbook::model::keys_of;
use crate::playbook::{Activity, ActivityIndex, Page, SectionKind, Task};
use crate::query::compare::pairing::Unpaired;
use crate::source::Key;
use crate::source::fold::fold;

/// The counterparts of the first page's activities.
pub(super) fn counterparts(a: &Page, b: &Page) -> Vec<Option<usize>> {
    let mut counterparts = by_title(a, b);
    by_tasks(a, b, &mut counterparts);
    let (of_a, of_b) = (all_traits(a), all_traits(b));
    between(0..of_a.len(), 0..of_b.len(), &mut counterparts, |x, y| match (of_a.get(x), of_b.get(y)) {
        (Some(one), Some(two)) => similarity(one, two),
        _ => 0,
    });
    counterparts
}

fn by_title(a: &Page, b: &Page) -> Vec<Option<usize>> {
    let titles = b.activities.iter().enumerate().map(|(at, activity)| (fold(&activity.title), at));
    let mut titles: Unpaired<String> = titles.collect();
    a.activities.iter().map(|activity| titles.take(&[fold(&activity.title)])).collect()
}

/// Pairs activities with common tasks, those with the most first.
fn by_tasks(a: &Page, b: &Page, counterparts: &mut [Option<usize>]) {
    let (of_a, of_b) = (activities_of(a), activities_of(b));
    let mut counts: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (id, xs) in &of_a {
        for pair in of_b.get(id).into_iter().flat_map(|ys| common(xs, ys)) {
            *counts.entry(pair).or_default() += 1;
        }
    }
    let mut shared: Vec<(usize, usize, usize)> =
        counts.into_iter().map(|((x, y), count)| (count, x, y)).collect();
    shared.sort_by_key(|(count, x, y)| (Reverse(*count), *x, *y));
    let mut taken = taken(counterparts);
    for (_, x, y) in shared {
        if counterparts.get(x) == Some(&None) && taken.insert(y) {
            pair(counterparts, x, y);
        }
    }
}

/// The activities of each task.
fn activities_of(page: &Page) -> HashMap<Cow<'_, str>, BTreeSet<usize>> {
    let mut activities: HashMap<Cow<'_, str>, BTreeSet<usize>> = HashMap::new();
    for (task, index) in own_tasks(page) {
        activities.entry(page.id(task)).or_default().insert(index);
    }
    activities
}

/// The pairs of activities that a task makes likely: all, unless it is in so many that it tells nothing but their order.
fn common(xs: &BTreeSet<usize>, ys: &BTreeSet<usize>) -> Vec<(usize, usize)> {
    const MANY: usize = 64;
    if xs.len() * ys.len() > MANY {
        return xs.iter().copied().zip(ys.iter().copied()).collect();
    }
    xs.iter().flat_map(|x| ys.iter().map(|y| (*x, *y))).collect()
}

/// The tasks of a page with the index of their activity, unless another one begins before them.
fn own_tasks(page: &Page) -> impl Iterator<Item = (&Task, usize)> {
    let ends = ends_of_own(page);
    page.tasks.iter().filter_map(move |task| {
        let index = task.activity?.position();
        ends.get(index).is_some_and(|end| task.line < *end).then_some((task, index))
    })
}

/// The lines where activities end: another one, whose heading is missing, begins at a repeated label or has the second
/// heading of a task table.
fn ends_of_own(page: &Page) -> Vec<u32> {
    let mut ends: Vec<u32> = page.activities.iter().map(repeated_label).collect();
    let (mut current, mut tables) = (None, 0);
    for section in &page.sections {
        match section.kind {
            SectionKind::Activity(index) => (current, tables) = (Some(index.position()), 0),
            SectionKind::TaskTable => tables += 1,
            _ => continue,
        }
        if let Some(end) = current.and_then(|at| ends.get_mut(at)).filter(|_| tables > 1) {
            *end = (*end).min(section.line);
        }
    }
    ends
}

/// The line of the first label that an activity has again.
fn repeated_label(activity: &Activity) -> u32 {
    let mut known = HashSet::new();
    let repeated = activity.labels.iter().find(|label| !known.insert(&label.label));
    repeated.map_or(u32::MAX, |label| label.line)
}

/// What an activity says that does not depend on the language.
struct Traits {
    labels: [Vec<Key>; 4],
    has_tasks: bool,
    level: u8,
    length: usize,
}

fn all_traits(page: &Page) -> Vec<Traits> {
    let activities = page.indexed_activities().zip(ends_of_own(page));
    activities.map(|((index, activity), end)| traits(page, index, activity, end)).collect()
}

fn traits(page: &Page, index: ActivityIndex, activity: &Activity, end: u32) -> Traits {
    let keys = |label| keys_of(activity.labels.iter().filter(|label| label.line < end), label);
    Traits {
        labels: ["primary-role", "secondary-role", "motions", "applies-to"].map(keys),
        has_tasks: page.tasks_of(index).any(|task| task.line < end),
        level: activity.level,
        length: page.section(activity.section).map_or(1, |section| length(page, section)),
    }
}

/// The similarity of two activities without a common task.
fn similarity(one: &Traits, two: &Traits) -> i32 {
    let same = one.labels.iter().zip(&two.labels).filter(|(one, two)| one == two).count();
    let score = 2 * same
        + usize::from(one.has_tasks == two.has_tasks) * 2
        + usize::from(one.level == two.level)
        + length_similarity(one.length, two.length);
    i32::try_from(score + 1).unwrap_or(1)
}
