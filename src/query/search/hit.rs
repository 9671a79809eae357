//! A thing that was found. Of very many only the first are shown, so the others are kept without their texts.

use super::field::Level;
use super::matching::{self, Instead, Spot};
use super::rank;
use super::thing::{self, Scope, Thing};
use super::words::Query;
use crate::source::Tag;

/// A thing that was found.
#[derive(Clone, Debug)]
pub struct Hit<'a> {
    /// The thing.
    pub thing: Thing<'a>,
    /// How good it is; the best comes first.
    pub score: u32,
    /// Where each term occurs.
    pub spots: Vec<Vec<Spot>>,
    /// The languages in which it was found, sorted.
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
        let langs = vec![thing.page.lang.clone()];
        let named =
            |spot: &Spot| thing.fields.get(spot.field).is_some_and(|field| field.level <= Level::Heading);
        let is_named = spots.iter().all(|own| own.iter().any(named));
        Some(Self { thing, score, spots, langs, held, is_named })
    }

    /// A thing that holds none of the terms, and is the same as one that does in another language.
    pub(super) fn translated(thing: Thing<'a>, score: u32) -> Self {
        let langs = vec![thing.page.lang.clone()];
        Self { thing, score, spots: Vec::new(), langs, held: 0, is_named: false }
    }

    /// Drops the texts, and of the occurrences of each term all but one of each class.
    pub(super) fn abridge(&mut self) {
        self.thing.fields = Vec::new();
        for own in &mut self.spots {
            own.sort_by_key(|spot| spot.class);
            own.dedup_by_key(|spot| spot.class);
            own.shrink_to_fit();
        }
    }

    /// Takes the texts and the occurrences up again, if they were dropped.
    pub(super) fn make_whole(&mut self, scope: &Scope, query: &Query, instead: &[Instead]) {
        if !self.thing.fields.is_empty() {
            return;
        }
        let place = |thing: &Thing<'_>| (thing.kind, thing.index);
        let own = place(&self.thing);
        if let Some(thing) =
            thing::things(self.thing.page, scope).into_iter().find(|thing| place(thing) == own)
        {
            if self.held > 0 {
                self.spots = matching::spots(&thing, query, instead).unwrap_or_default();
            }
            self.thing = thing;
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
        let (query, scope) = (Query::parse("success review").unwrap(), Scope::default());
        let pages = playbook.pages(&[Tag::english()]);
        let things = pages.into_iter().flat_map(|page| thing::things(page, &scope));
        let hits: Vec<Hit<'_>> = things.filter_map(|thing| Hit::of(thing, &query, &[])).collect();
        assert!(hits.len() > 20);
        for hit in hits {
            let mut again = hit.clone();
            again.abridge();
            assert!(again.thing.fields.is_empty() && again.spots.iter().all(|own| own.len() <= 1));
            again.make_whole(&scope, &query, &[]);
            assert_eq!(format!("{again:?}"), format!("{hit:?}"));
        }
    }
}
