//! Whether a thing holds what is asked for, and where.

use std::cell::OnceCell;
use std::ops::Range;

use memchr::memmem;

use crate::query::search::field::{MatchRank, TextField};
use crate::query::search::folded::{Folded, Found, Whole};
use crate::query::search::letters::close_up;
use crate::query::search::thing::Thing;
use crate::query::search::words::{Query, Term, What};

/// The most occurrences of a term in one text that are looked at.
const MOST_SPOTS: usize = 32;

/// Why an occurrence counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// It is what was typed.
    Exact,
    /// It is another word for it.
    Synonym,
    /// It is a letter or two off.
    Near,
    /// It is the same thing as one that was found in another language.
    Translated,
}

/// An occurrence in a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchSpan {
    /// The term, by its place in the query.
    pub term: usize,
    /// The field, by its place in the thing.
    pub field: usize,
    /// Where in the field.
    pub found: Found,
    /// Why it counts.
    pub class: Class,
}

/// Words that may stand for a run of the query's words.
#[derive(Clone, Debug)]
pub struct Instead {
    /// The terms they stand for.
    pub terms: Range<usize>,
    /// What they are.
    pub words: Vec<String>,
    /// The same, folded.
    pub patterns: Vec<Folded>,
    /// Why they may.
    pub class: Class,
}

impl Instead {
    /// Words that may stand for these terms.
    #[must_use]
    pub fn new(terms: Range<usize>, words: Vec<String>, class: Class) -> Self {
        let patterns = words.iter().map(|word| Folded::of(word)).collect();
        Self { terms, words, patterns, class }
    }
}

/// A thing's texts, folded as far as they are needed.
struct Look<'t> {
    fields: &'t [TextField],
    letters: Vec<u8>,
    ends: Vec<usize>,
    folded: Vec<OnceCell<Folded>>,
}

impl<'t> Look<'t> {
    fn at(fields: &'t [TextField]) -> Self {
        let mut letters = Vec::with_capacity(fields.iter().map(|field| field.text.len() + 1).sum());
        let mut ends = Vec::with_capacity(fields.len());
        for field in fields {
            close_up(&field.text, &mut letters);
            ends.push(letters.len());
            letters.push(b'\n');
        }
        Self { fields, letters, ends, folded: fields.iter().map(|_| OnceCell::new()).collect() }
    }

    fn folded(&self, field: usize) -> Option<&Folded> {
        let text = &self.fields.get(field)?.text;
        Some(self.folded.get(field)?.get_or_init(|| Folded::of(text)))
    }

    /// The fields that hold these letters, in whatever words.
    fn candidates(&self, letters: &str) -> Vec<usize> {
        let mut fields: Vec<usize> = Vec::new();
        if letters.is_empty() {
            return fields;
        }
        let mut from = 0;
        let finder = memmem::Finder::new(letters);
        while let Some(at) = self.letters.get(from..).and_then(|rest| finder.find(rest)) {
            let field = self.ends.partition_point(|end| *end < from + at + letters.len());
            fields.push(field);
            from = self.ends.get(field).map_or(self.letters.len(), |end| end + 1);
        }
        fields
    }
}

/// Where a thing holds the query's terms: the occurrences of each, by the order of the query. Nothing where it
/// holds what it must not.
#[must_use]
pub fn spots(thing: &Thing<'_>, query: &Query, instead: &[Instead]) -> Option<Vec<Vec<MatchSpan>>> {
    let look = Look::at(&thing.fields);
    let mut all: Vec<Vec<MatchSpan>> = Vec::with_capacity(query.wanted.len());
    for (index, term) in query.wanted.iter().enumerate() {
        all.push(of_term(&look, index, term));
    }
    for other in instead {
        for pattern in &other.patterns {
            let found: Vec<(usize, Found)> = letters(&look, pattern, None)
                .filter(|(_, found)| other.class == Class::Near || found.how == Whole::Word)
                .collect();
            for term in other.terms.clone() {
                if let Some(own) = all.get_mut(term) {
                    own.extend(found.iter().map(|(field, found)| MatchSpan {
                        term,
                        field: *field,
                        found: found.clone(),
                        class: other.class,
                    }));
                }
            }
        }
    }
    let refused = query.unwanted.iter().enumerate().any(|(at, term)| !of_term(&look, at, term).is_empty());
    (!refused).then_some(all)
}

fn of_term(look: &Look<'_>, index: usize, term: &Term) -> Vec<MatchSpan> {
    let spot = |(field, found)| MatchSpan { term: index, field, found, class: Class::Exact };
    match &term.what {
        What::Letters(pattern) => letters(look, pattern, term.level).map(spot).collect(),
        What::Regex(regex) => regular(look, regex).into_iter().map(spot).collect(),
    }
}

fn letters<'l>(
    look: &'l Look<'_>,
    pattern: &'l Folded,
    level: Option<MatchRank>,
) -> impl Iterator<Item = (usize, Found)> + 'l {
    let fields = look.candidates(pattern.text()).into_iter();
    let wanted = fields.filter(move |field| {
        level.is_none_or(|level| look.fields.get(*field).is_some_and(|field| field.level == level))
    });
    wanted.flat_map(move |field| {
        let folded = look.folded(field).into_iter();
        folded.flat_map(move |folded| folded.find(pattern).take(MOST_SPOTS).map(move |found| (field, found)))
    })
}

fn regular(look: &Look<'_>, regex: &regex::Regex) -> Vec<(usize, Found)> {
    let mut all = Vec::new();
    for (index, field) in look.fields.iter().enumerate() {
        let found = regex.find_iter(&field.text).filter(|found| !found.is_empty()).take(MOST_SPOTS);
        all.extend(found.map(|found| {
            let letters = found.start()..found.end();
            (index, Found { range: found.range(), letters, how: Whole::Word })
        }));
    }
    all
}
