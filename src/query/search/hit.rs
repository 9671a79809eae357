//! A thing that was found. Of very many only the first are shown, so the others are kept without their texts.

use std::collections::HashMap;

use crate::playbook::Page;
use crate::query::search::field::MatchRank;
use crate::query::search::matching::{self, Class, Instead, MatchSpan};
use crate::query::search::rank;
use crate::query::search::thing::{self, Thing, ThingKind, ThingScope};
use crate::query::search::words::Query;
use crate::source::Tag;

/// A thing that was found.
#[derive(Clone, Debug)]
pub struct Hit<'a> {
    /// The thing.
    pub thing: Thing<'a>,
    /// How good it is; the best comes first.
    pub score: u32,
    /// Where each term occurs.
    pub spots: Vec<Vec<MatchSpan>>,
    /// The languages in which it was found, sorted; known once the hits of all languages are joined.
    pub langs: Vec<Tag>,
    /// How many of the terms it holds.
    pub(super) held: usize,
    /// Whether each term stands in a name, a title or a heading.
    pub(super) is_named: bool,
}

impl<'a> Hit<'a> {
    /// A thing that holds at least one of the terms and nothing unwanted.
    pub(super) fn of(thing: Thing<'a>, query: &Query, instead: &[Instead]) -> Option<Self> {
        let spots = matching::spots(&thing, query, instead)?;
        let held = spots.iter().filter(|own| !own.is_empty()).count();
        if held == 0 && !query.wanted.is_empty() {
            return None;
        }
        let score = rank::score(&thing, &spots);
        let named = |spot: &MatchSpan| {
            thing.fields.get(spot.field).is_some_and(|field| field.level <= MatchRank::Heading)
        };
        let is_named = spots.iter().all(|own| own.iter().any(named));
        Some(Self { thing, score, spots, langs: Vec::new(), held, is_named })
    }

    /// A thing that holds none of the terms, and is the same as one that does in another language.
    pub(super) fn translated(thing: Thing<'a>, score: u32) -> Self {
        Self { thing, score, spots: Vec::new(), langs: Vec::new(), held: 0, is_named: false }
    }

    /// Drops the texts, and the occurrences: of terms that synonyms stand for all but one of each class, else all.
    pub(super) fn abridge(&mut self) {
        self.thing.fields = Vec::new();
        if !self.spots.iter().flatten().any(|spot| spot.class == Class::Synonym) {
            self.spots = Vec::new();
        }
        for own in &mut self.spots {
            own.sort_by_key(|spot| spot.class);
            own.dedup_by_key(|spot| spot.class);
            own.shrink_to_fit();
        }
    }

    /// Takes the texts and the occurrences up again.
    fn take_up(&mut self, thing: Thing<'a>, query: &Query, instead: &[Instead]) {
        if self.held > 0 {
            self.spots = matching::spots(&thing, query, instead).unwrap_or_default();
        }
        self.thing = thing;
    }
}

/// Makes hits whole whose texts and occurrences were dropped, page by page.
pub(super) fn make_whole<'a>(hits: &mut [Hit<'a>], scope: &ThingScope, query: &Query, instead: &[Instead]) {
    type Place<'p> = (&'p str, ThingKind, usize);
    let mut pages: Vec<&'a Page> = Vec::new();
    let mut abridged: HashMap<Place<'a>, &mut Hit<'a>> = HashMap::new();
    for hit in hits.iter_mut().filter(|hit| hit.thing.fields.is_empty()) {
        pages.push(hit.thing.page);
        abridged.insert((&hit.thing.page.file, hit.thing.kind, hit.thing.index), hit);
    }
    pages.sort_by_key(|page| &page.file);
    pages.dedup_by_key(|page| &page.file);
    for page in pages {
        for thing in thing::things(page, scope) {
            if let Some(hit) = abridged.remove(&(page.file.as_str(), thing.kind, thing.index)) {
                hit.take_up(thing, query, instead);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::playbook::Playbook;
    use crate::source::store;

    #[test]
    fn what_was_dropped_is_taken_up_again_as_it_was() {
        let playbook = Playbook::open(store::open(None).unwrap());
        let (query, scope) = (Query::parse("success review").unwrap(), ThingScope::default());
        let pages = playbook.pages(&[Tag::english()]);
        let things = pages.into_iter().flat_map(|page| thing::things(page, &scope));
        let hits: Vec<Hit<'_>> = things.filter_map(|thing| Hit::of(thing, &query, &[])).collect();
        assert!(hits.len() > 20);
        let mut again = hits.clone();
        again.iter_mut().for_each(Hit::abridge);
        assert!(again.iter().all(|hit| hit.thing.fields.is_empty() && hit.spots.is_empty()));
        make_whole(&mut again, &scope, &query, &[]);
        for (again, hit) in again.into_iter().zip(hits) {
            assert_eq!(format!("{again:?}"), format!("{hit:?}"));
        }
    }
}
