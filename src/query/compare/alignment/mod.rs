//! Which section, activity and task of one page corresponds to which of another: by ids, keys and order, not by words.

mod activities;
mod sections;

use std::borrow::Cow;

use foldhash::{HashMap, HashMapExt, HashSet};

use crate::playbook::{ActivityIndex, Page, Section, SectionIndex, SectionKind};
use crate::query::compare::pairing::{Unpaired, in_order};

/// Two things that correspond, or one without a counterpart.
pub type Pair<T> = (Option<T>, Option<T>);

/// What corresponds on two pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alignment {
    /// Sections, in the order of the first page; those of the second alone follow their neighbour.
    pub sections: Vec<Pair<SectionIndex>>,
    /// Activities, by index.
    pub activities: Vec<Pair<ActivityIndex>>,
    /// Tasks, by index.
    pub tasks: Vec<Pair<usize>>,
    /// The counterparts of the first page's sections and activities.
    of_sections: Vec<Option<usize>>,
    of_activities: Vec<Option<usize>>,
    /// The last counterpart before each section of the first page.
    before: Vec<Option<usize>>,
}

impl Alignment {
    /// Aligns two pages of one key: translations or editions of each other.
    #[must_use]
    pub fn of(a: &Page, b: &Page) -> Self {
        let of_activities = activities::counterparts(a, b);
        let of_sections = sections::counterparts(a, b, &of_activities);
        let tasks = tasks(a, b, &of_activities);
        Self {
            sections: typed(merged(&of_sections, b.sections.len()), SectionIndex::new),
            activities: typed(merged(&of_activities, b.activities.len()), ActivityIndex::new),
            tasks: merged(&tasks, b.tasks.len()),
            before: before(&of_sections),
            of_sections,
            of_activities,
        }
    }

    /// The section of the second page that corresponds to this one of the first.
    #[must_use]
    pub fn section(&self, of_first: SectionIndex) -> Option<SectionIndex> {
        self.of_sections.get(of_first.position()).copied().flatten().map(SectionIndex::new)
    }

    /// The counterpart of the nearest section before this one that has any.
    #[must_use]
    pub fn section_before(&self, of_first: SectionIndex) -> Option<SectionIndex> {
        self.before.get(of_first.position()).copied().flatten().map(SectionIndex::new)
    }

    /// The activity of the second page that corresponds to this one of the first.
    #[must_use]
    pub fn activity(&self, of_first: ActivityIndex) -> Option<ActivityIndex> {
        self.of_activities.get(of_first.position()).copied().flatten().map(ActivityIndex::new)
    }

    /// The rows that only one of two pages has. Where an activity has a task twice, a page that has it once lacks nothing.
    #[must_use]
    pub fn lone_tasks(&self, a: &Page, b: &Page) -> Vec<Pair<usize>> {
        let place = |page: &Page, at: Option<usize>| {
            let task = page.tasks.get(at?)?;
            Some((page.id(task).into_owned(), task.activity))
        };
        let both = || self.tasks.iter().filter(|(x, y)| x.is_some() && y.is_some());
        let here: HashSet<_> = both().map(|(x, _)| place(a, *x)).collect();
        let there: HashSet<_> = both().map(|(_, y)| place(b, *y)).collect();
        let is_lone = |(x, y): &Pair<usize>| match (x, y) {
            (Some(_), None) => !here.contains(&place(a, *x)),
            (None, Some(_)) => !there.contains(&place(b, *y)),
            _ => false,
        };
        self.tasks.iter().copied().filter(is_lone).collect()
    }

    /// The known sections of the first page that the second lacks, each kind once.
    #[must_use]
    pub fn missing_sections(&self, a: &Page) -> Vec<SectionIndex> {
        let shared = sections(a).filter(|(index, _)| self.section(*index).is_some());
        let mut known: HashSet<&SectionKind> = shared.map(|(_, section)| &section.kind).collect();
        let missing = sections(a).filter(|(_, section)| known.insert(&section.kind));
        missing.map(|(index, _)| index).collect()
    }
}

/// The known sections of a page, with their indices.
pub fn sections(page: &Page) -> impl Iterator<Item = (SectionIndex, &Section)> {
    page.indexed_sections().filter(|(_, section)| matches!(section.kind, SectionKind::Known(_)))
}

/// The counterparts of the first page's tasks: of the same id, and in the same activity if there is a choice.
fn tasks(a: &Page, b: &Page, activities: &[Option<usize>]) -> Vec<Option<usize>> {
    type Place = Option<Option<usize>>;
    // Each task is found by its id and activity, and by its id alone.
    let keys = b.tasks.iter().enumerate().flat_map(|(at, task)| {
        let place: [Place; 2] = [Some(task.activity.map(ActivityIndex::position)), None];
        place.map(|place| ((b.id(task), place), at))
    });
    let mut unpaired: Unpaired<(Cow<'_, str>, Place)> = keys.collect();
    let same_place = a.tasks.iter().map(|task| {
        let place = task.activity.and_then(|index| activities.get(index.position()).copied().flatten());
        unpaired.take(&[(a.id(task), Some(place))])
    });
    let same_place: Vec<Option<usize>> = same_place.collect();
    let any_place = |(task, same)| Option::or_else(same, || unpaired.take(&[(a.id(task), None)]));
    a.tasks.iter().zip(same_place).map(any_place).collect()
}

/// Pairs what is between the same neighbours: all of it if both pages have as many, else what is similar.
fn between(
    of_a: impl Iterator<Item = usize>,
    of_b: impl Iterator<Item = usize>,
    counterparts: &mut [Option<usize>],
    similarity: impl Fn(usize, usize) -> i32,
) {
    let mut gaps: HashMap<Option<usize>, (Vec<usize>, Vec<usize>)> = HashMap::new();
    let mut before = None;
    for x in of_a {
        match counterparts.get(x).copied().flatten() {
            Some(y) => before = Some(y),
            None => gaps.entry(before).or_default().0.push(x),
        }
    }
    let taken = taken(counterparts);
    let mut before = None;
    for y in of_b {
        if taken.contains(&y) {
            before = Some(y);
        } else {
            gaps.entry(before).or_default().1.push(y);
        }
    }
    for (xs, ys) in gaps.into_values() {
        let score = |i: usize, j: usize| match (xs.get(i), ys.get(j)) {
            (Some(x), Some(y)) => similarity(*x, *y),
            _ => 0,
        };
        let whole = xs.len() == ys.len() && (0..xs.len()).all(|i| score(i, i) > 0);
        let pairs =
            if whole { (0..xs.len()).map(|i| (i, i)).collect() } else { in_order(xs.len(), ys.len(), score) };
        for (i, j) in pairs {
            if let (Some(x), Some(y)) = (xs.get(i), ys.get(j)) {
                pair(counterparts, *x, *y);
            }
        }
    }
}

/// What is a counterpart already.
fn taken(counterparts: &[Option<usize>]) -> HashSet<usize> {
    counterparts.iter().flatten().copied().collect()
}

fn pair(counterparts: &mut [Option<usize>], x: usize, y: usize) {
    if let Some(slot) = counterparts.get_mut(x) {
        *slot = Some(y);
    }
}

/// Up to three points for texts of about the same length.
fn length_similarity(one: usize, two: usize) -> usize {
    3 * one.min(two) / one.max(two).max(1)
}

/// The length of a section as [`length_similarity`] compares it.
fn length(page: &Page, section: &Section) -> usize {
    page.text.slice(section.body).len() + 20
}

/// The last counterpart before each.
fn before(counterparts: &[Option<usize>]) -> Vec<Option<usize>> {
    let mut last = None;
    let before = counterparts.iter().map(|own| {
        let before = last;
        last = own.or(last);
        before
    });
    before.collect()
}

/// Pairs of positions as pairs of typed indices.
fn typed<T>(pairs: Vec<Pair<usize>>, index: fn(usize) -> T) -> Vec<Pair<T>> {
    pairs.into_iter().map(|(x, y)| (x.map(index), y.map(index))).collect()
}

/// Pairs in the order of the first page; what only the second has follows its neighbour there.
fn merged(counterparts: &[Option<usize>], count_b: usize) -> Vec<Pair<usize>> {
    let taken = taken(counterparts);
    let alone = |from: usize| (from..count_b).take_while(|y| !taken.contains(y)).map(|y| (None, Some(y)));
    let mut pairs: Vec<Pair<usize>> = alone(0).collect();
    for (x, y) in counterparts.iter().enumerate() {
        pairs.push((Some(x), *y));
        pairs.extend(y.iter().flat_map(|y| alone(y + 1)));
    }
    pairs
}
