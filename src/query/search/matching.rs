//! Whether a document contains what is asked for, and where.

use std::cell::OnceCell;
use std::ops::Range;

use crate::query::search::field::{FieldRank, TextField};
use crate::query::search::folded::{Extent, Folded, Occurrence, letters};
use crate::query::search::query::{Pattern, Query, Term};
use crate::query::search::thing::Document;

/// The most occurrences of a term in one text that are considered.
const MOST_OCCURRENCES: usize = 32;

/// Why an occurrence counts, the best reason first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// It is what was typed.
    Exact,
    /// It is a synonym.
    Synonym,
    /// It is a letter or two off.
    Near,
}

/// An occurrence of a term in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The term, by its index in the query.
    pub term: usize,
    /// The field, by its index in the document.
    pub field: usize,
    /// Where in the field.
    pub occurrence: Occurrence,
    /// Why it counts.
    pub reason: Reason,
}

/// Words that may stand for some of the query's words.
#[derive(Clone, Debug)]
pub struct Alternative {
    /// The terms they stand for.
    pub terms: Range<usize>,
    /// The words.
    pub words: Vec<String>,
    /// The same, folded.
    pub patterns: Vec<Folded>,
    /// Why they may.
    pub reason: Reason,
}

impl Alternative {
    /// Words that may stand for these terms.
    #[must_use]
    pub fn new(terms: Range<usize>, words: Vec<String>, reason: Reason) -> Self {
        let patterns = words.iter().map(|word| Folded::of(word)).collect();
        Self { terms, words, patterns, reason }
    }
}

/// A text of a document, folded when it contains the letters of a pattern: most contain none.
struct LazyField<'t> {
    field: &'t TextField,
    letters: String,
    folded: OnceCell<Folded>,
}

impl<'t> LazyField<'t> {
    fn new(field: &'t TextField) -> Self {
        Self { field, letters: letters(&field.text), folded: OnceCell::new() }
    }

    fn find<'l>(&'l self, pattern: &'l Folded) -> impl Iterator<Item = Occurrence> + 'l {
        let may_contain = !pattern.is_empty() && self.letters.contains(pattern.text());
        let folded = may_contain.then(|| self.folded.get_or_init(|| Folded::of(&self.field.text)));
        folded.into_iter().flat_map(|folded| folded.find(pattern).take(MOST_OCCURRENCES))
    }

    fn find_regex(&self, regex: &regex::Regex) -> impl Iterator<Item = Occurrence> {
        let found = regex.find_iter(&self.field.text).filter(|found| !found.is_empty());
        found.take(MOST_OCCURRENCES).map(|found| Occurrence {
            range: found.range(),
            letters: found.range(),
            extent: Extent::Word,
        })
    }
}

/// The matches of each of the query's terms, in the order of the query; nothing where the document contains what it
/// must not.
#[must_use]
pub fn matches(
    document: &Document<'_>,
    query: &Query,
    alternatives: &[Alternative],
) -> Option<Vec<Vec<Match>>> {
    let fields: Vec<LazyField<'_>> = document.fields.iter().map(LazyField::new).collect();
    if query.unwanted.iter().any(|term| !of_term(&fields, 0, term).is_empty()) {
        return None;
    }
    let terms = query.wanted.iter().enumerate();
    let mut all: Vec<Vec<Match>> = terms.map(|(index, term)| of_term(&fields, index, term)).collect();
    for other in alternatives {
        let found = other.patterns.iter().flat_map(|pattern| occurrences(&fields, pattern, None));
        let counts =
            |(_, found): &(usize, Occurrence)| other.reason == Reason::Near || found.extent == Extent::Word;
        for (field, occurrence) in found.filter(counts) {
            for term in other.terms.clone() {
                if let Some(own) = all.get_mut(term) {
                    own.push(Match { term, field, occurrence: occurrence.clone(), reason: other.reason });
                }
            }
        }
    }
    Some(all)
}

fn of_term(fields: &[LazyField<'_>], index: usize, term: &Term) -> Vec<Match> {
    let exact = |(field, occurrence)| Match { term: index, field, occurrence, reason: Reason::Exact };
    match &term.pattern {
        Pattern::Letters(pattern) => occurrences(fields, pattern, term.rank).map(exact).collect(),
        Pattern::Regex(regex) => {
            let numbered = fields.iter().enumerate();
            let found =
                numbered.flat_map(|(at, field)| field.find_regex(regex).map(move |found| (at, found)));
            found.map(exact).collect()
        }
    }
}

/// The occurrences of a pattern, each with the index of its field; only in fields of one rank, where it is given.
fn occurrences<'l>(
    fields: &'l [LazyField<'_>],
    pattern: &'l Folded,
    rank: Option<FieldRank>,
) -> impl Iterator<Item = (usize, Occurrence)> + 'l {
    let ranked = move |field: &LazyField<'_>| rank.is_none_or(|rank| field.field.rank == rank);
    let wanted = fields.iter().enumerate().filter(move |(_, field)| ranked(field));
    wanted.flat_map(move |(at, field)| field.find(pattern).map(move |found| (at, found)))
}
