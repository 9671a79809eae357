//! Differences of names: products and numbers, which no translation changes.

use std::cell::LazyCell;

use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};

use crate::playbook::Page;
use crate::query::compare::differences::{DifferenceKind, Pages};
use crate::source::lexicon::{Group, WordTable};
use crate::source::{Lexicons, Tag};

/// How many words a product's name has at most.
const LONGEST: usize = 3;

/// The names of products that two languages share, by their words, and the numbers within them.
pub(super) struct Products<'a> {
    keys: HashMap<&'a str, &'a str>,
    numbers: HashSet<&'a str>,
    services: [Option<&'a WordTable>; 2],
}

impl<'a> Products<'a> {
    pub(super) fn of(lexicons: &'a Lexicons, a: &Tag, b: &Tag) -> Self {
        let services = [a, b].map(|lang| Some(lexicons.get(lang)?.words().group(Group::Services)));
        let (mut keys, mut numbers) = (HashMap::new(), HashSet::new());
        let [Some(a), Some(b)] = services else { return Self { keys, numbers, services } };
        // What one language translates is no name.
        for (key, words) in a.iter() {
            if words.clone().next() != b.get(key).next() {
                continue;
            }
            keys.extend(words.filter(|word| word.is_ascii()).map(|word| (word, key)));
        }
        for (_, words) in a.iter().chain(b.iter()) {
            numbers.extend(words.flat_map(runs).filter(|run| is_number(run)));
        }
        Self { keys, numbers, services }
    }

    /// Whether the second of two names lacks a product or a number that the first one has.
    fn is_lost(&self, [one, two]: [&str; 2], words: Option<&WordTable>) -> bool {
        let runs: Vec<&str> = runs(one).collect();
        // A name may be a whole cell of the same products and numbers.
        let mut kept: HashMap<&str, bool> = HashMap::new();
        let digits: LazyCell<HashSet<&str>, _> = LazyCell::new(|| digits(two).collect());
        let mut at = 0;
        while let Some(first) = runs.get(at) {
            let product = (1..=LONGEST).rev().find_map(|length| {
                let last = runs.get(at + length - 1)?;
                Some((length, *self.keys.get(between(one, first, last)?)?))
            });
            at += product.map_or(1, |(length, _)| length);
            let is_kept = match product {
                Some((_, key)) => {
                    let is_in = || words.is_none_or(|words| words.get(key).any(|word| two.contains(word)));
                    *kept.entry(key).or_insert_with(is_in)
                }
                None if is_number(first) => self.numbers.contains(first) || digits.contains(first),
                None => true,
            };
            if !is_kept {
                return true;
            }
        }
        false
    }
}

impl<'a> Pages<'a> {
    /// Compares the products and numbers in the names of a task, which has an index on each page. A name that only lacks
    /// some is short, not wrong.
    pub(super) fn names(&mut self, x: usize, y: usize, products: &Products<'_>) {
        let named = |page: &'a Page, at: usize| Some((page.tasks.get(at)?, page.names().get(at)?));
        let (Some((one, here)), Some((two, there))) = (named(self.a.page, x), named(self.b.page, y)) else {
            return;
        };
        let [ours, theirs] = products.services;
        if here != there && (products.is_lost([here, there], theirs) && products.is_lost([there, here], ours))
        {
            let id = self.a.page.id(one);
            let values = ((here.clone(), one.name), (there.clone(), two.name));
            self.note(DifferenceKind::TaskName, id, values.0, values.1);
        }
    }
}

/// The runs of ASCII letters and digits in a text.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|run| !run.is_empty())
}

/// The runs of digits in a text, also before letters: `3rd`.
fn digits(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty())
}

/// The part of a text from one run to another.
fn between<'t>(text: &'t str, first: &str, last: &str) -> Option<&'t str> {
    let at = |run: &str| run.as_ptr() as usize - text.as_ptr() as usize;
    text.get(at(first)..at(last) + last.len())
}

fn is_number(run: &str) -> bool {
    run.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_and_numbers_are_found_in_every_language() {
        let lexicons = Lexicons::default();
        let products = Products::of(&lexicons, &Tag::english(), &Tag::new("ja"));
        for (one, two, lost) in [
            ("Teams - Call 20 users", "Teams: 20名に電話する", false),
            ("Teams - Call 20 users", "20名に電話する", true),
            ("Teams - Call 20 users", "Teams: 電話する", true),
            ("Office 365 for the 3rd team", "チームのオフィス", false),
            ("Outlook Mobile - Pitch", "Outlook - 紹介", true),
            ("Power BI", "PowerBI", false),
        ] {
            assert_eq!(products.is_lost([one, two], products.services[1]), lost, "{one} {two}");
        }
    }
}
