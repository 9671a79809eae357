//! How good a hit is: a number that puts the best first.
//!
//! An id counts more than a name, then come title, activity, heading, label and body. Whole words count more than
//! beginnings of words, those more than letters inside words; words near to one another more than words apart; a text
//! that is exactly what was asked for more than one that contains it.

use std::collections::BTreeMap;

use crate::query::search::field::{FieldRank, TextField};
use crate::query::search::folded::{Extent, letters};
use crate::query::search::matching::{Match, Reason};
use crate::query::search::thing::Document;

/// The score of a document with the matches of each term. A term without a match counts nothing.
#[must_use]
pub fn score(document: &Document<'_>, matches: &[Vec<Match>]) -> u32 {
    let count = matches.len().max(1);
    let value = |found: &Match| document.fields.get(found.field).map_or(0.0, |field| weight(field, found));
    let best = |own: &[Match]| own.iter().map(value).fold(0.0, f64::max);
    let apart = matches.iter().map(|own| best(own)).sum::<f64>() / amount(count);
    let together = by_field(matches).into_iter().filter_map(|(at, within)| {
        let field = document.fields.get(at).filter(|_| !within.iter().any(Vec::is_empty))?;
        let values = within.iter().map(|own| own.iter().map(|found| value(found)).fold(0.0, f64::max));
        Some(values.sum::<f64>() / amount(count) + closeness(field, &within))
    });
    rounded(together.fold(apart, f64::max) * 10.0)
}

/// The matches of each term in each field that has some.
pub(super) fn by_field(matches: &[Vec<Match>]) -> BTreeMap<usize, Vec<Vec<&Match>>> {
    let mut fields: BTreeMap<usize, Vec<Vec<&Match>>> = BTreeMap::new();
    for (term, own) in matches.iter().enumerate() {
        for found in own {
            let within = fields.entry(found.field).or_insert_with(|| vec![Vec::new(); matches.len()]);
            if let Some(own) = within.get_mut(term) {
                own.push(found);
            }
        }
    }
    fields
}

/// The weight of a match by its field, its extent and its reason.
fn weight(field: &TextField, found: &Match) -> f64 {
    let rank = match field.rank {
        FieldRank::Id => 100.0,
        FieldRank::Name => 80.0,
        FieldRank::Title => 70.0,
        FieldRank::Activity => 60.0,
        FieldRank::Heading => 50.0,
        FieldRank::Label => 30.0,
        FieldRank::Body => 15.0,
    };
    let extent = match found.occurrence.extent {
        Extent::Word => 1.0,
        Extent::Beginning => 0.8,
        Extent::Inside => 0.6,
    };
    let reason = match found.reason {
        Reason::Exact => 1.0,
        Reason::Synonym => 0.7,
        Reason::Near => 0.5,
    };
    rank * extent * reason
}

/// What it adds that one text contains all terms: for how near they are to one another, for their order, and for how
/// much of the text they are.
fn closeness(field: &TextField, within: &[Vec<&Match>]) -> f64 {
    let Some(window) = narrowest(within) else { return 0.0 };
    let body = field.rank == FieldRank::Body;
    let length = if body { usize::MAX } else { letters(&field.text).chars().count() };
    let share = |of: usize| if of == 0 { 0.0 } else { (amount(window.covered) / amount(of)).min(1.0) };
    let near = if within.len() > 1 { 5.0 * share(window.length) } else { 0.0 };
    let order = if within.len() > 1 && window.ordered { 1.0 } else { 0.0 };
    let much = if body { 0.0 } else { 4.0 * share(length) };
    let all = window.covered >= length && window.exact;
    near + order + much + if all { 30.0 } else { 0.0 }
}

/// The narrowest stretch of a text that contains every term, in letters.
struct Window {
    length: usize,
    covered: usize,
    ordered: bool,
    exact: bool,
}

fn narrowest(within: &[Vec<&Match>]) -> Option<Window> {
    let start = |found: &Match| found.occurrence.letters.start;
    // For each match of the first term the nearest of the others: good enough, and never quadratic.
    let windows = within.first()?.iter().filter_map(|first| {
        let nearest = within
            .iter()
            .map(|own| own.iter().copied().min_by_key(|found| start(found).abs_diff(start(first))));
        let chosen: Vec<&Match> = nearest.collect::<Option<_>>()?;
        let from = chosen.iter().map(|found| start(found)).min()?;
        let to = chosen.iter().map(|found| found.occurrence.letters.end).max()?;
        let mut covered: Vec<usize> =
            chosen.iter().flat_map(|found| found.occurrence.letters.clone()).collect();
        covered.sort_unstable();
        covered.dedup();
        Some(Window {
            length: to - from,
            covered: covered.len(),
            ordered: chosen.is_sorted_by_key(|found| start(found)),
            exact: chosen.iter().all(|found| found.reason == Reason::Exact),
        })
    });
    windows.min_by_key(|window| (window.length, !window.ordered))
}

fn amount(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "scores lie between 0 and two thousand"
)]
fn rounded(score: f64) -> u32 {
    score.round() as u32
}
