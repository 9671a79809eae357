//! Which section, activity and task of one page corresponds to which of another: by ids, keys and order, not by words.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::playbook::model::keys_of;
use crate::playbook::{Activity, ActivityIndex, Page, Section, SectionIndex, SectionKind, Task};
use crate::query::compare::pairing::in_order;
use crate::source::Key;
use crate::source::fold::fold;

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
}

impl Alignment {
    /// Aligns two pages of one key: translations or editions of each other.
    #[must_use]
    pub fn of(a: &Page, b: &Page) -> Self {
        let activities = activities(a, b);
        let tasks = tasks(a, b, &activities);
        let counterparts = section_counterparts(a, b, &activities);
        Self {
            sections: typed(merged(&counterparts, b.sections.len()), SectionIndex::new),
            activities: typed(merged(&activities, b.activities.len()), ActivityIndex::new),
            tasks: merged(&tasks, b.tasks.len()),
        }
    }

    /// The section of the second page that corresponds to this one of the first.
    #[must_use]
    pub fn section(&self, of_first: SectionIndex) -> Option<SectionIndex> {
        self.sections.iter().find(|(a, _)| *a == Some(of_first)).and_then(|(_, b)| *b)
    }

    /// The activity of the second page that corresponds to this one of the first.
    #[must_use]
    pub fn activity(&self, of_first: ActivityIndex) -> Option<ActivityIndex> {
        self.activities.iter().find(|(a, _)| *a == Some(of_first)).and_then(|(_, b)| *b)
    }

    /// The known sections of the first page that the second lacks, each kind once.
    #[must_use]
    pub fn missing_sections(&self, a: &Page) -> Vec<SectionIndex> {
        let mut seen: Vec<&SectionKind> = Vec::new();
        let mut missing = Vec::new();
        for (x, section) in sections(a) {
            let translations = || sections(a).filter(|(_, other)| other.kind == section.kind);
            if !seen.contains(&&section.kind)
                && translations().all(|(index, _)| self.section(index).is_none())
            {
                missing.push(x);
            }
            seen.push(&section.kind);
        }
        missing
    }

    /// Whether a section of the first page, or of the second, belongs to a section that both pages have.
    #[must_use]
    pub fn is_shared(&self, page: &Page, section: SectionIndex, first: bool) -> bool {
        let owner = owner(page, section);
        self.sections.iter().any(|(a, b)| {
            let (own, other) = if first { (a, b) } else { (b, a) };
            *own == Some(owner) && other.is_some()
        })
    }
}

/// The known sections of a page, with their indices.
pub fn sections(page: &Page) -> impl Iterator<Item = (SectionIndex, &Section)> {
    page.indexed_sections().filter(|(_, section)| matches!(section.kind, SectionKind::Known(_)))
}

/// The known section or activity that a section belongs to: itself, if it is one.
#[must_use]
pub fn owner(page: &Page, section: SectionIndex) -> SectionIndex {
    let before = page.indexed_sections().take(section.position() + 1);
    let mut known =
        before.filter(|(_, section)| !matches!(section.kind, SectionKind::Other | SectionKind::TaskTable));
    known.next_back().map_or(SectionIndex::TOP, |(index, _)| index)
}

/// The counterparts of the first page's activities: by title, by common tasks, and by order between those.
fn activities(a: &Page, b: &Page) -> Vec<Option<usize>> {
    let mut counterparts = by_title(a, b);
    by_tasks(a, b, &mut counterparts);
    let all_a: Vec<usize> = (0..a.activities.len()).collect();
    let all_b: Vec<usize> = (0..b.activities.len()).collect();
    between(&all_a, &all_b, &mut counterparts, |x, y| similarity(a, x, b, y));
    counterparts
}

fn by_title(a: &Page, b: &Page) -> Vec<Option<usize>> {
    let mut titles: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, activity) in b.activities.iter().enumerate().rev() {
        titles.entry(fold(&activity.title)).or_default().push(index);
    }
    a.activities.iter().map(|activity| titles.get_mut(&fold(&activity.title))?.pop()).collect()
}

/// Pairs activities with common tasks, those with the most first.
fn by_tasks(a: &Page, b: &Page, counterparts: &mut [Option<usize>]) {
    let mut activities_of: HashMap<Cow<'_, str>, BTreeSet<usize>> = HashMap::new();
    for (task, y) in own_tasks(b) {
        activities_of.entry(b.id(task)).or_default().insert(y);
    }
    let mut counts: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (task, x) in own_tasks(a) {
        for y in activities_of.get(&a.id(task)).into_iter().flatten() {
            *counts.entry((x, *y)).or_default() += 1;
        }
    }
    let mut shared: Vec<(usize, usize, usize)> =
        counts.into_iter().map(|((x, y), count)| (count, x, y)).collect();
    shared.sort_by_key(|(count, x, y)| (std::cmp::Reverse(*count), *x, *y));
    for (_, x, y) in shared {
        if !counterparts.contains(&Some(y))
            && let Some(slot @ None) = counterparts.get_mut(x)
        {
            *slot = Some(y);
        }
    }
}

/// The tasks of a page with the index of their activity, unless its labels show that another one begins before them.
fn own_tasks(page: &Page) -> impl Iterator<Item = (&Task, usize)> {
    let ends: Vec<u32> = (0..page.activities.len()).map(|index| end_of_own(page, index)).collect();
    page.tasks.iter().filter_map(move |task| {
        let index = task.activity?.position();
        ends.get(index).is_some_and(|end| task.line < *end).then_some((task, index))
    })
}

/// The line where an activity ends: at a repeated label begins another activity, whose heading is missing.
fn end_of_own(page: &Page, activity: usize) -> u32 {
    let labels = page.activities.get(activity).map_or(&[][..], |activity| &activity.labels);
    let repeated = |at: &usize| {
        let label = labels.get(*at).map(|label| &label.label);
        labels.iter().take(*at).any(|before| Some(&before.label) == label)
    };
    let first = (0..labels.len()).find(repeated).and_then(|at| labels.get(at));
    first.map_or(u32::MAX, |label| label.line)
}

/// Pairs what is between the same neighbours: all of it if both pages have as many, else what is similar.
fn between(
    of_a: &[usize],
    of_b: &[usize],
    counterparts: &mut [Option<usize>],
    similarity: impl Fn(usize, usize) -> i32,
) {
    let mut gaps: HashMap<Option<usize>, (Vec<usize>, Vec<usize>)> = HashMap::new();
    let mut before = None;
    for x in of_a {
        match counterparts.get(*x).copied().flatten() {
            Some(y) => before = Some(y),
            None => gaps.entry(before).or_default().0.push(*x),
        }
    }
    let taken: Vec<usize> = counterparts.iter().flatten().copied().collect();
    let mut before = None;
    for y in of_b {
        if taken.contains(y) {
            before = Some(*y);
        } else {
            gaps.entry(before).or_default().1.push(*y);
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
            if let (Some(x), Some(y)) = (xs.get(i), ys.get(j))
                && let Some(slot) = counterparts.get_mut(*x)
            {
                *slot = Some(*y);
            }
        }
    }
}

/// The similarity of two activities without a common task, by what does not depend on the language.
fn similarity(a: &Page, x: usize, b: &Page, y: usize) -> i32 {
    let (Some(first), Some(second)) = (a.activities.get(x), b.activities.get(y)) else { return 0 };
    let keys = |page: &Page, index: usize, activity: &Activity, label: &str| {
        let end = end_of_own(page, index);
        keys_of(activity.labels.iter().filter(|label| label.line < end), label)
    };
    let labels = ["primary-role", "secondary-role", "motions", "applies-to"];
    let is_same = |label: &&&str| keys(a, x, first, label) == keys(b, y, second, label);
    let same = labels.iter().filter(is_same).count();
    let has_tasks = |page: &Page, index: usize| {
        let end = end_of_own(page, index);
        page.tasks_of(ActivityIndex::new(index)).any(|task| task.line < end)
    };
    let score = 2 * same
        + usize::from(has_tasks(a, x) == has_tasks(b, y)) * 2
        + usize::from(first.level == second.level)
        + length_similarity(a, first.section.position(), b, second.section.position());
    i32::try_from(score + 1).unwrap_or(1)
}

/// Up to three points for texts of about the same length.
fn length_similarity(a: &Page, x: usize, b: &Page, y: usize) -> usize {
    let long = |page: &Page, section: usize| {
        page.sections.get(section).map_or(1, |section| page.text.slice(section.body).len() + 20)
    };
    let (one, two) = (long(a, x), long(b, y));
    3 * one.min(two) / one.max(two).max(1)
}

/// The counterparts of the first page's tasks: of the same id, and in the same activity if there is a choice.
fn tasks(a: &Page, b: &Page, activities: &[Option<usize>]) -> Vec<Option<usize>> {
    let mut by_id: HashMap<Cow<'_, str>, Vec<usize>> = HashMap::new();
    for (index, task) in b.tasks.iter().enumerate() {
        by_id.entry(b.id(task)).or_default().push(index);
    }
    let mut counterparts = vec![None; a.tasks.len()];
    for same_place in [true, false] {
        for (task, slot) in a.tasks.iter().zip(&mut counterparts) {
            let Some(candidates) = by_id.get_mut(&a.id(task)).filter(|_| slot.is_none()) else { continue };
            let place = task.activity.and_then(|index| activities.get(index.position()).copied().flatten());
            let fits = |index: &usize| {
                let own = b.tasks.get(*index).and_then(|task| task.activity);
                !same_place || own.map(ActivityIndex::position) == place
            };
            if let Some(at) = candidates.iter().position(fits) {
                *slot = Some(candidates.remove(at));
            }
        }
    }
    counterparts
}

/// The counterparts of the first page's sections.
fn section_counterparts(a: &Page, b: &Page, activities: &[Option<usize>]) -> Vec<Option<usize>> {
    let mut counterparts: Vec<Option<usize>> = vec![None; a.sections.len()];
    pair_known_sections(a, b, &mut counterparts);
    for (section, slot) in a.sections.iter().zip(&mut counterparts) {
        if let SectionKind::Activity(index) = section.kind {
            let translation = activities.get(index.position()).copied().flatten();
            *slot = translation
                .and_then(|index| b.activities.get(index))
                .map(|activity| activity.section.position());
        }
    }
    for (x, _) in a.sections.iter().enumerate().filter(|(_, section)| section.kind == SectionKind::TaskTable)
    {
        let above = owner(a, SectionIndex::new(x)).position();
        let nth = a.sections.get(above..x).map_or(0, |before| tables(before.iter()));
        let of_owner = counterparts.get(above).copied().flatten();
        let translation = of_owner.and_then(|owner| nth_table(b, owner, nth));
        if let Some(slot) = counterparts.get_mut(x) {
            *slot = translation;
        }
    }
    pair_other_sections(a, b, &mut counterparts);
    counterparts
}

/// Pairs the texts before all headings, the titles, and sections of one key: first those in the same order, then the
/// others.
fn pair_known_sections(a: &Page, b: &Page, counterparts: &mut [Option<usize>]) {
    let (names_a, names_b) = (names(a), names(b));
    let same =
        |x: usize, y: usize| i32::from(names_a.get(x).map(|(_, n)| n) == names_b.get(y).map(|(_, n)| n));
    let mut pairs = in_order(names_a.len(), names_b.len(), same);
    for x in 0..names_a.len() {
        let free = |y: &usize| !pairs.iter().any(|(_, known)| known == y) && same(x, *y) > 0;
        if !pairs.iter().any(|(known, _)| *known == x)
            && let Some(y) = (0..names_b.len()).find(free)
        {
            pairs.push((x, y));
        }
    }
    for (x, y) in pairs {
        if let (Some((section, _)), Some((translation, _))) = (names_a.get(x), names_b.get(y))
            && let Some(slot) = counterparts.get_mut(*section)
        {
            *slot = Some(*translation);
        }
    }
}

/// Pairs unknown headings, with each other or with a heading that only one language's lexicon knows.
fn pair_other_sections(a: &Page, b: &Page, counterparts: &mut [Option<usize>]) {
    let others = |page: &Page| {
        let sections =
            page.sections.iter().enumerate().filter(|(_, section)| section.kind != SectionKind::TaskTable);
        sections.map(|(index, _)| index).collect::<Vec<_>>()
    };
    let (of_a, of_b) = (others(a), others(b));
    let fit = |x: usize, y: usize| {
        let (Some(one), Some(two)) = (a.sections.get(x), b.sections.get(y)) else { return 0 };
        let fits = match (&one.kind, &two.kind) {
            (SectionKind::Other, SectionKind::Other) => true,
            (SectionKind::Known(_), SectionKind::Other) | (SectionKind::Other, SectionKind::Known(_)) => {
                one.level == two.level
            }
            _ => false,
        };
        let same = fold(&a.heading(one)) == fold(&b.heading(two));
        let score = usize::from(same) * 9
            + usize::from(one.level == two.level) * 4
            + length_similarity(a, x, b, y)
            + 1;
        if fits { i32::try_from(score).unwrap_or(0) } else { 0 }
    };
    between(&of_a, &of_b, counterparts, fit);
    // A heading with the same words elsewhere is not missing.
    for x in of_a
        .into_iter()
        .filter(|x| a.sections.get(*x).is_some_and(|section| section.kind == SectionKind::Other))
    {
        let words =
            |page: &Page, index: usize| page.sections.get(index).map(|section| fold(&page.heading(section)));
        let is_same = |y: &usize| {
            !counterparts.contains(&Some(*y))
                && b.sections.get(*y).is_some_and(|section| section.kind == SectionKind::Other)
                && words(b, *y) == words(a, x)
        };
        let translation = of_b.iter().copied().find(is_same);
        if let Some(slot @ None) = counterparts.get_mut(x) {
            *slot = translation;
        }
    }
}

fn tables<'a>(sections: impl Iterator<Item = &'a Section>) -> usize {
    sections.filter(|section| section.kind == SectionKind::TaskTable).count()
}

fn nth_table(page: &Page, under: usize, nth: usize) -> Option<usize> {
    let is_own = |index: &usize| {
        owner(page, SectionIndex::new(*index)).position() == under
            && page.sections.get(*index).is_some_and(|section| section.kind == SectionKind::TaskTable)
    };
    (under..page.sections.len()).filter(is_own).nth(nth)
}

/// A name of a section that is the same in every language.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Name {
    Top,
    Title,
    Section(Key),
}

/// The sections with such a name.
fn names(page: &Page) -> Vec<(usize, Name)> {
    let name = |(index, section): (usize, &Section)| match &section.kind {
        _ if index == 0 && section.level == 0 => Some((index, Name::Top)),
        SectionKind::Title => Some((index, Name::Title)),
        SectionKind::Known(key) => Some((index, Name::Section(key.clone()))),
        _ => None,
    };
    page.sections.iter().enumerate().filter_map(name).collect()
}

/// Pairs of positions as pairs of typed indices.
fn typed<T>(pairs: Vec<Pair<usize>>, index: fn(usize) -> T) -> Vec<Pair<T>> {
    pairs.into_iter().map(|(x, y)| (x.map(index), y.map(index))).collect()
}

/// Pairs in the order of the first page; what only the second has follows its neighbour there.
fn merged(counterparts: &[Option<usize>], count_b: usize) -> Vec<Pair<usize>> {
    let mut pairs: Vec<Pair<usize>> = counterparts.iter().enumerate().map(|(x, y)| (Some(x), *y)).collect();
    for y in 0..count_b {
        if counterparts.contains(&Some(y)) {
            continue;
        }
        let before = y.checked_sub(1).and_then(|y| pairs.iter().position(|(_, own)| *own == Some(y)));
        pairs.insert(before.map_or(0, |at| at + 1), (None, Some(y)));
    }
    pairs
}
