//! Pairs things of two sequences: by keys, or in their order by similarity.

use std::collections::VecDeque;
use std::hash::Hash;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

/// Things that have no partner yet, each found by any of its keys, the first one first.
#[derive(Debug)]
pub struct Unpaired<K> {
    by_key: HashMap<K, VecDeque<usize>>,
    paired: HashSet<usize>,
}

impl<K: Hash + Eq> FromIterator<(K, usize)> for Unpaired<K> {
    fn from_iter<I: IntoIterator<Item = (K, usize)>>(things: I) -> Self {
        let mut by_key: HashMap<K, VecDeque<usize>> = HashMap::new();
        for (key, at) in things {
            by_key.entry(key).or_default().push_back(at);
        }
        Self { by_key, paired: HashSet::new() }
    }
}

impl<K: Hash + Eq> Unpaired<K> {
    /// The first thing with one of these keys, which has a partner from now on.
    pub fn take(&mut self, keys: &[K]) -> Option<usize> {
        let first = keys.iter().filter_map(|key| {
            let things = self.by_key.get_mut(key)?;
            while things.front().is_some_and(|at| self.paired.contains(at)) {
                things.pop_front();
            }
            things.front().copied()
        });
        let first = first.min()?;
        self.paired.insert(first);
        Some(first)
    }

    /// Whether a thing has a partner.
    #[must_use]
    pub fn is_paired(&self, at: usize) -> bool {
        self.paired.contains(&at)
    }
}

/// How far the best pairs are looked for: on longer sequences, pairs further apart are found only if nothing nearer fits.
const WINDOW: usize = 128;

/// The pairs of indices with the highest total score that do not cross; a score of zero or less makes no pair.
#[must_use]
pub fn in_order(a: usize, b: usize, score: impl Fn(usize, usize) -> i32) -> Vec<(usize, usize)> {
    in_windows((a, b), WINDOW, |_, _| false, score)
}

/// The pairs of equal things that do not cross, for long sequences that differ in few places: first the things that each
/// has once, then, between those, as many as are near each other. The idea is Bram Cohen's patience diff.
#[must_use]
pub fn equal_in_order<T: Eq + Hash>(a: &[T], b: &[T]) -> Vec<(usize, usize)> {
    const NEAR: usize = 32;
    let mut pairs = Vec::new();
    let mut from = (0, 0);
    for (i, j) in unique_in_order(a, b).into_iter().chain([(a.len(), b.len())]) {
        let is_equal = |x: usize, y: usize| a.get(from.0 + x) == b.get(from.1 + y);
        let score = |x, y| i32::from(is_equal(x, y));
        let between = in_windows((i - from.0, j - from.1), NEAR, is_equal, score);
        pairs.extend(between.into_iter().map(|(x, y)| (from.0 + x, from.1 + y)));
        pairs.extend(Some((i, j)).filter(|_| i < a.len()));
        from = (i + 1, j + 1);
    }
    pairs
}

/// The most pairs that do not cross of things that two sequences have once each.
fn unique_in_order<T: Eq + Hash>(a: &[T], b: &[T]) -> Vec<(usize, usize)> {
    let (of_a, of_b) = (places(a), places(b));
    let both = a.iter().filter_map(|thing| Some(((*of_a.get(thing)?)?, (*of_b.get(thing)?)?)));
    let both: Vec<(usize, usize)> = both.collect();
    let of_b: Vec<usize> = both.iter().map(|(_, j)| *j).collect();
    rising(&of_b).into_iter().filter_map(|at| both.get(at).copied()).collect()
}

/// The place of each thing; none of a thing that is there more than once.
fn places<T: Eq + Hash>(things: &[T]) -> HashMap<&T, Option<usize>> {
    let mut places = HashMap::new();
    for (at, thing) in things.iter().enumerate() {
        places.entry(thing).and_modify(|place| *place = None).or_insert(Some(at));
    }
    places
}

/// The best pairs within windows that follow each other. A pair that is `settled` needs no window.
fn in_windows(
    (a, b): (usize, usize),
    window: usize,
    settled: impl Fn(usize, usize) -> bool,
    score: impl Fn(usize, usize) -> i32,
) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut from = (0, 0);
    while from.0 < a && from.1 < b {
        if settled(from.0, from.1) {
            pairs.push(from);
            from = (from.0 + 1, from.1 + 1);
            continue;
        }
        let size = ((a - from.0).min(window), (b - from.1).min(window));
        let last = (from.0 + size.0 == a, from.1 + size.1 == b);
        let found = best(size.0, size.1, |i, j| score(from.0 + i, from.1 + j));
        // What is near the end of the window may fit better to what comes after it.
        let is_sure = |(i, j): &&(usize, usize)| last == (true, true) || i.max(j) * 2 < window;
        let sure = found.iter().filter(is_sure).count();
        pairs.extend(found.iter().take(sure).map(|(i, j)| (from.0 + i, from.1 + j)));
        let done = match (found.first(), sure.checked_sub(1).and_then(|at| found.get(at))) {
            (_, Some((i, j))) => (i + 1, j + 1),
            (Some(first), None) => *first,
            // What was compared with all that is left has no partner.
            (None, None) => match last {
                (true, true) => break,
                (true, false) => (0, size.1),
                (false, true) => (size.0, 0),
                (false, false) => (size.0 / 2, size.1 / 2),
            },
        };
        from = (from.0 + done.0, from.1 + done.1);
    }
    pairs
}

/// The best pairs of short sequences.
fn best(a: usize, b: usize, score: impl Fn(usize, usize) -> i32) -> Vec<(usize, usize)> {
    let width = b + 1;
    let mut best = vec![0_i64; (a + 1) * width];
    let at = |best: &[i64], i: usize, j: usize| best.get(i * width + j).map_or(0, |value| *value);
    let paired = |best: &[i64], i: usize, j: usize| match score(i, j) {
        gain if gain > 0 => Some(at(best, i + 1, j + 1) + i64::from(gain)),
        _ => None,
    };
    for i in (0..a).rev() {
        for j in (0..b).rev() {
            let skip = at(&best, i + 1, j).max(at(&best, i, j + 1));
            let value = paired(&best, i, j).unwrap_or(skip).max(skip);
            if let Some(slot) = best.get_mut(i * width + j) {
                *slot = value;
            }
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < a && j < b {
        if paired(&best, i, j) == Some(at(&best, i, j)) {
            pairs.push((i, j));
            i += 1;
            j += 1;
        } else if at(&best, i + 1, j) == at(&best, i, j) {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// The indexes of the most values that are in order: without the others, the fewest, all are.
#[must_use]
pub fn rising<T: PartialOrd>(values: &[T]) -> Vec<usize> {
    let value = |at: &usize| values.get(*at);
    // The index that a run of each length ends with, and the index before each in its run.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(values.len());
    for at in 0..values.len() {
        let length = ends.partition_point(|end| value(end) <= value(&at));
        before.push(length.checked_sub(1).and_then(|last| ends.get(last).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let next = |at: &usize| before.get(*at).copied().flatten();
    let mut kept: Vec<usize> = std::iter::successors(ends.last().copied(), next).collect();
    kept.reverse();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair<T: PartialEq>(a: &[T], b: &[T]) -> Vec<(usize, usize)> {
        in_order(a.len(), b.len(), |i, j| i32::from(a.get(i) == b.get(j)))
    }

    #[test]
    fn the_best_pairs_that_do_not_cross_are_taken() {
        assert_eq!(pair(b"abc", b"abc"), [(0, 0), (1, 1), (2, 2)]);
        assert_eq!(pair(b"abcd", b"acd"), [(0, 0), (2, 1), (3, 2)]);
        assert_eq!(pair(b"ab", b"ba").len(), 1);
        assert!(pair(b"", b"abc").is_empty());
    }

    #[test]
    fn equal_things_are_found_again_after_each_difference() {
        let a: Vec<usize> = (0..5000).collect();
        let mut b = a.clone();
        for at in (0..5000).rev().step_by(7) {
            b.splice(at..=at, std::iter::repeat_n(9000 + at, at % 3));
        }
        b.splice(70..71, 20_000..20_500);
        let kept = a.iter().filter(|own| b.contains(own)).count();
        for repeated in [5000, 50] {
            let of = |things: &[usize]| things.iter().map(|thing| thing % repeated).collect::<Vec<_>>();
            let (a, b) = (of(&a), of(&b));
            let pairs = equal_in_order(&a, &b);
            assert!(pairs.iter().all(|(i, j)| a[*i] == b[*j]));
            assert!(pairs.is_sorted_by(|x, y| x.0 < y.0 && x.1 < y.1));
            assert!(pairs.len() >= kept, "{} of {kept}", pairs.len());
        }
    }

    #[test]
    fn long_sequences_are_paired_from_window_to_window() {
        let long: Vec<usize> = (0..1000).collect();
        let without: Vec<usize> =
            long.iter().copied().filter(|n| n % 7 > 0 && !(300..400).contains(n)).collect();
        let pairs = pair(&long, &without);
        assert_eq!(pairs.len(), without.len());
        assert!(pairs.iter().all(|(i, j)| long[*i] == without[*j]));
        let others: Vec<usize> = (5000..5500).collect();
        assert!(pair(&long, &others).is_empty());
        let ends = [&others[..], &long[900..]].concat();
        assert_eq!(pair(&long[900..], &ends).len(), 100);
    }

    #[test]
    fn the_first_thing_without_a_partner_is_taken() {
        let mut things = Unpaired::from_iter([("a", 0), ("b", 1), ("c", 1), ("a", 2)]);
        assert_eq!(things.take(&["b", "a"]), Some(0));
        assert_eq!(things.take(&["c"]), Some(1));
        assert_eq!(things.take(&["b"]), None);
        assert_eq!(things.take(&["a"]), Some(2));
        assert!(things.is_paired(2) && !things.is_paired(3));
    }

    #[test]
    fn the_fewest_are_left_out() {
        assert_eq!(rising::<u8>(&[]), [] as [usize; 0]);
        assert_eq!(rising(&[1, 9, 2, 2, 3]), [0, 2, 3, 4]);
        assert_eq!(rising(&[5, 1, 2, 3]), [1, 2, 3]);
    }
}
