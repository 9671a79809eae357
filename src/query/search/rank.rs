//! How good a hit is: a number, so that the best comes first and a person can see why.
//!
//! Id before name, title, activity, heading, label, body; whole words before their beginnings, those before
//! parts; words that stand together before words that do not; a text that is what was asked for before a text
//! that only holds it.

use crate::query::search::field::{MatchRank, TextField};
use crate::query::search::folded::{Folded, Whole};
use crate::query::search::matching::{Class, MatchSpan};
use crate::query::search::thing::Thing;

/// The score of a thing whose terms occur in these spots. A term without a spot counts nothing.
#[must_use]
pub fn score(thing: &Thing<'_>, spots: &[Vec<MatchSpan>]) -> u32 {
    let count = spots.len().max(1);
    let value = |spot: &MatchSpan| thing.fields.get(spot.field).map_or(0.0, |field| worth(field, spot));
    let best = |own: &[MatchSpan]| own.iter().map(value).fold(0.0, f64::max);
    let apart = spots.iter().map(|own| best(own)).sum::<f64>() / amount(count);
    let together = thing.fields.iter().enumerate().filter_map(|(at, field)| {
        let within: Vec<Vec<&MatchSpan>> =
            spots.iter().map(|own| own.iter().filter(|spot| spot.field == at).collect()).collect();
        let values = within.iter().map(|own| own.iter().map(|spot| value(spot)).fold(0.0, f64::max));
        let mean = values.sum::<f64>() / amount(count);
        (!within.iter().any(Vec::is_empty)).then(|| mean + closeness(field, &within))
    });
    let all = together.fold(apart, f64::max);
    rounded(all * 10.0)
}

/// What an occurrence is worth by its place, its wholeness and its reason.
fn worth(field: &TextField, spot: &MatchSpan) -> f64 {
    let place = match field.level {
        MatchRank::Id => 100.0,
        MatchRank::Name => 80.0,
        MatchRank::Title => 70.0,
        MatchRank::Activity => 60.0,
        MatchRank::Heading => 50.0,
        MatchRank::Label => 30.0,
        MatchRank::Body => 15.0,
    };
    let whole = match spot.found.how {
        Whole::Word => 1.0,
        Whole::Beginning => 0.8,
        Whole::Part => 0.6,
    };
    let reason = match spot.class {
        Class::Exact => 1.0,
        Class::Synonym => 0.7,
        Class::Near | Class::Translated => 0.5,
    };
    place * whole * reason
}

/// What it adds that all terms stand in one text: how near to one another, in which order, and how much of
/// the text they are.
fn closeness(field: &TextField, within: &[Vec<&MatchSpan>]) -> f64 {
    let Some(window) = narrowest(within) else { return 0.0 };
    let body = field.level == MatchRank::Body;
    let letters = if body { usize::MAX } else { Folded::of(&field.text).len() };
    let share = |of: usize| if of == 0 { 0.0 } else { (amount(window.covered) / amount(of)).min(1.0) };
    let near = if within.len() > 1 { 5.0 * share(window.length) } else { 0.0 };
    let order = if within.len() > 1 && window.ordered { 1.0 } else { 0.0 };
    let told = if body { 0.0 } else { 4.0 * share(letters) };
    let all = window.covered >= letters && window.exact;
    near + order + told + if all { 30.0 } else { 0.0 }
}

/// The narrowest stretch of a text that holds every term.
struct Window {
    length: usize,
    covered: usize,
    ordered: bool,
    exact: bool,
}

fn narrowest(within: &[Vec<&MatchSpan>]) -> Option<Window> {
    let first = within.first()?;
    // From each occurrence of the first term, the nearest of the others: near enough, and never quadratic.
    let windows = first.iter().filter_map(|start| {
        let origin = start.found.letters.start;
        let nearest = within.iter().map(|own| {
            let spots = own.iter().copied();
            spots.min_by_key(|spot| spot.found.letters.start.abs_diff(origin))
        });
        let chosen: Vec<&MatchSpan> = nearest.collect::<Option<_>>()?;
        let from = chosen.iter().map(|spot| spot.found.letters.start).min()?;
        let to = chosen.iter().map(|spot| spot.found.letters.end).max()?;
        let mut letters: Vec<usize> = chosen.iter().flat_map(|spot| spot.found.letters.clone()).collect();
        letters.sort_unstable();
        letters.dedup();
        Some(Window {
            length: to - from,
            covered: letters.len(),
            ordered: chosen.is_sorted_by_key(|spot| spot.found.letters.start),
            exact: chosen.iter().all(|spot| spot.class == Class::Exact),
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
