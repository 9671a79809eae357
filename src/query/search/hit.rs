//! A thing that a search found. It keeps what is shown of the thing's texts, not the texts.

use crate::query::search::excerpt::{Marked, excerpt, field, title_field};
use crate::query::search::field::FieldRank;
use crate::query::search::folded::Extent;
use crate::query::search::matching::{self, Alternative, Match, Reason};
use crate::query::search::query::Query;
use crate::query::search::rank;
use crate::query::search::thing::{Document, Thing, ThingKind};
use crate::source::Tag;

/// A thing that was found.
#[derive(Clone, Debug)]
pub struct Hit<'a> {
    /// The thing.
    pub thing: Thing<'a>,
    /// How good it is; the best comes first.
    pub score: u32,
    /// A task's id, and what matched in it; the id alone of anything else.
    pub id: Marked,
    /// The title, and what matched in it.
    pub title: Marked,
    /// The sentence with most of what matched.
    pub excerpt: Marked,
    /// The languages in which it was found, sorted; known once the hits of all languages are merged.
    pub langs: Vec<Tag>,
    /// For each term, the best reason why it matches; nothing where it does not.
    pub(super) reasons: Vec<Option<Reason>>,
    /// Whether each term occurs in a name, a title or a heading.
    pub(super) is_named: bool,
    /// Whether each term occurs as whole words.
    pub(super) is_whole: bool,
    /// Whether a term occurs in the address of a link only, which readers do not see.
    pub(super) is_address: bool,
}

impl<'a> Hit<'a> {
    /// A document that contains at least one of the terms and nothing unwanted; `context` is how many sentences to show
    /// before and after the one that matched.
    pub(super) fn of(
        document: Document<'a>,
        query: &Query,
        alternatives: &[Alternative],
        context: usize,
    ) -> Option<Self> {
        let matches = matching::matches(&document, query, alternatives)?;
        let reasons: Vec<Option<Reason>> =
            matches.iter().map(|own| own.iter().map(|found| found.reason).min()).collect();
        if reasons.iter().all(Option::is_none) && !query.wanted.is_empty() {
            return None;
        }
        let rank = |found: &Match| document.fields.get(found.field).map(|field| field.rank);
        let is_naming = |found: &Match| rank(found).is_some_and(|rank| rank <= FieldRank::Heading);
        let is_named = matches.iter().all(|own| own.iter().any(is_naming));
        let is_whole = |own: &Vec<Match>| own.iter().any(|found| found.occurrence.extent == Extent::Word);
        let is_whole = matches.iter().all(is_whole);
        let is_in_address = |own: &Vec<Match>| {
            !own.is_empty() && own.iter().all(|found| rank(found) == Some(FieldRank::Body))
        };
        let is_address = document.thing.kind == ThingKind::Link && matches.iter().any(is_in_address);
        let score = rank::score(&document, &matches);
        Some(Self {
            reasons,
            is_named,
            is_whole,
            is_address,
            ..Self::shown(document, score, &matches, context)
        })
    }

    /// A document that contains none of the terms, and is the translation of one that does.
    pub(super) fn translated(document: Document<'a>, score: u32, context: usize) -> Self {
        Self::shown(document, score, &[], context)
    }

    fn shown(document: Document<'a>, score: u32, matches: &[Vec<Match>], context: usize) -> Self {
        let title = title_field(&document);
        let id = match document.fields.first() {
            Some(first) if first.rank == FieldRank::Id => field(&document, matches, 0),
            _ => Marked { text: document.thing.id.clone(), marks: Vec::new(), line: document.thing.line },
        };
        Self {
            score,
            id,
            title: field(&document, matches, title),
            excerpt: excerpt(&document, matches, context),
            langs: Vec::new(),
            reasons: Vec::new(),
            is_named: false,
            is_whole: false,
            is_address: false,
            thing: document.thing,
        }
    }

    /// How many of the terms it contains.
    pub(super) fn terms(&self) -> usize {
        self.reasons.iter().flatten().count()
    }
}
