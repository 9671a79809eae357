//! Which section of one page corresponds to which of another: by its key, its activity, its table or its words.

use foldhash::{HashMap, HashMapExt};

use super::{between, length, length_similarity, pair, taken};
use crate::playbook::{Page, Section, SectionKind};
use crate::query::compare::pairing::{Unpaired, in_order};
use crate::source::Key;
use crate::source::fold::fold;

/// The counterparts of the first page's sections.
pub(super) fn counterparts(a: &Page, b: &Page, activities: &[Option<usize>]) -> Vec<Option<usize>> {
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
    pair_tables(a, b, &mut counterparts);
    pair_other_sections(a, b, &mut counterparts);
    counterparts
}

/// Pairs the texts before all headings, the titles, and sections of one key: first those in the same order, then the
/// others.
fn pair_known_sections(a: &Page, b: &Page, counterparts: &mut [Option<usize>]) {
    let (names_a, names_b) = (names(a), names(b));
    let same =
        |x: usize, y: usize| i32::from(names_a.get(x).map(|(_, n)| n) == names_b.get(y).map(|(_, n)| n));
    for (x, y) in in_order(names_a.len(), names_b.len(), same) {
        if let (Some((x, _)), Some((y, _))) = (names_a.get(x), names_b.get(y)) {
            pair(counterparts, *x, *y);
        }
    }
    let taken = taken(counterparts);
    let free = names_b.iter().filter(|(y, _)| !taken.contains(y));
    let mut free: Unpaired<&Name> = free.map(|(y, name)| (name, *y)).collect();
    for (x, name) in &names_a {
        if let Some(slot @ None) = counterparts.get_mut(*x) {
            *slot = free.take(&[name]);
        }
    }
}

/// A name of a section that is the same in every language.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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

/// Pairs the headings of task tables: the first one of a section with the first one of its counterpart.
fn pair_tables(a: &Page, b: &Page, counterparts: &mut [Option<usize>]) {
    let of_b: HashMap<(usize, usize), usize> = tables(b).map(|(y, owner, nth)| ((owner, nth), y)).collect();
    for (x, owner, nth) in tables(a) {
        let of_owner = counterparts.get(owner).copied().flatten();
        if let Some(y) = of_owner.and_then(|owner| of_b.get(&(owner, nth))) {
            pair(counterparts, x, *y);
        }
    }
}

/// The headings of task tables: each with the section it belongs to, and how many such there are before it.
fn tables(page: &Page) -> impl Iterator<Item = (usize, usize, usize)> {
    let mut counts: HashMap<usize, usize> = HashMap::new();
    let tables = page.indexed_sections().filter(|(_, section)| section.kind == SectionKind::TaskTable);
    tables.map(move |(index, _)| {
        let owner = page.owner(index).position();
        let count = counts.entry(owner).or_default();
        *count += 1;
        (index.position(), owner, *count - 1)
    })
}

/// Pairs unknown headings, with each other or with a heading that only one language's lexicon knows.
fn pair_other_sections(a: &Page, b: &Page, counterparts: &mut [Option<usize>]) {
    let taken_before = taken(counterparts);
    let of_a = headings(a, |x| counterparts.get(x) != Some(&None));
    let of_b = headings(b, |y| taken_before.contains(&y));
    let fit = |x: usize, y: usize| match (of_a.get(x), of_b.get(y)) {
        (Some(Some(one)), Some(Some(two))) => one.similarity(two),
        _ => 0,
    };
    between(without_tables(a), without_tables(b), counterparts, fit);
    // A heading with the same words elsewhere is not missing.
    let taken = taken(counterparts);
    let others = |headings: &[Option<Heading<'_>>]| {
        let others = headings.iter().enumerate().filter_map(|(at, heading)| Some((at, heading.as_ref()?)));
        let others = others.filter(|(_, heading)| *heading.kind == SectionKind::Other);
        others.map(|(at, heading)| (heading.words.clone(), at)).collect::<Vec<_>>()
    };
    let free = others(&of_b).into_iter().filter(|(_, y)| !taken.contains(y));
    let mut free: Unpaired<String> = free.collect();
    for (words, x) in others(&of_a) {
        if let Some(slot @ None) = counterparts.get_mut(x) {
            *slot = free.take(&[words]);
        }
    }
}

fn without_tables(page: &Page) -> impl Iterator<Item = usize> {
    let sections = page.indexed_sections().filter(|(_, section)| section.kind != SectionKind::TaskTable);
    sections.map(|(index, _)| index.position())
}

/// A heading without a counterpart.
struct Heading<'a> {
    kind: &'a SectionKind,
    level: u8,
    words: String,
    length: usize,
}

/// The headings of a page that have no counterpart, by position.
fn headings<'a>(page: &'a Page, has_counterpart: impl Fn(usize) -> bool) -> Vec<Option<Heading<'a>>> {
    let sections = page.sections.iter().enumerate();
    let heading = |(at, section): (usize, &'a Section)| {
        (!has_counterpart(at)).then(|| Heading {
            kind: &section.kind,
            level: section.level,
            words: fold(&page.heading(section)),
            length: length(page, section),
        })
    };
    sections.map(heading).collect()
}

impl Heading<'_> {
    fn similarity(&self, other: &Heading<'_>) -> i32 {
        let same_level = self.level == other.level;
        let fits = match (self.kind, other.kind) {
            (SectionKind::Other, SectionKind::Other) => true,
            (SectionKind::Known(_), SectionKind::Other) | (SectionKind::Other, SectionKind::Known(_)) => {
                same_level
            }
            _ => false,
        };
        let score = usize::from(self.words == other.words) * 9
            + usize::from(same_level) * 4
            + length_similarity(self.length, other.length)
            + 1;
        if fits { i32::try_from(score).unwrap_or(0) } else { 0 }
    }
}
