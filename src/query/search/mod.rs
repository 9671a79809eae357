//! Search: finds visible text, in every language, the best hit first.
//!
//! There is no index. Pages that may contain what is asked for ([`prefilter`]) are read and split into documents
//! ([`thing`]); their texts are folded ([`folded`]) and compared ([`matching`]); hits are ranked ([`rank`]) and those of
//! several languages merged ([`translation`]). If there is none, synonyms ([`synonyms`]) and similar words ([`near`])
//! are tried, and a notice says so.

pub mod excerpt;
mod field;
pub mod folded;
mod hit;
pub mod matching;
pub mod near;
pub mod prefilter;
pub mod query;
pub mod rank;
pub mod synonyms;
mod text;
pub mod thing;
pub mod translation;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use foldhash::{HashMap, HashMapExt};

use crate::playbook::identity::PHASES;
use crate::playbook::{LazyPage, Page, PageKind, Playbook};
use crate::source::parallel;
use crate::source::{Key, Tag};
pub use field::FieldRank;
pub use hit::Hit;
use matching::{Alternative, Reason};
use prefilter::Prefilter;
pub use query::{FilterField, Query, QueryError, Term};
pub use thing::{Document, Thing, ThingKind, ThingScope};
use translation::{TranslationKey, Translations};

/// What was done to find the hits, besides searching for what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Synonyms led to hits.
    Synonyms {
        /// As typed.
        typed: String,
        /// The synonyms.
        words: Vec<String>,
    },
    /// No page contains what was typed; similar words were searched for.
    Near {
        /// As typed.
        typed: String,
        /// The similar words.
        words: Vec<String>,
    },
    /// The words occur in other languages only; the hits are translations.
    Translated {
        /// The languages in which the words occur.
        langs: Vec<Tag>,
    },
    /// No thing contains all words.
    Partial {
        /// How many the hits contain.
        terms: usize,
        /// How many there are.
        of: usize,
    },
}

/// What a search found.
#[derive(Clone, Debug, Default)]
pub struct Answer<'a> {
    /// The hits, the best first.
    pub hits: Vec<Hit<'a>>,
    /// What is to be said about them.
    pub notices: Vec<Notice>,
}

/// Where to search, and how much to show.
#[derive(Clone, Copy, Debug)]
pub struct Searcher<'a, 's> {
    /// The playbook.
    pub playbook: &'a Playbook,
    /// Which things to search.
    pub scope: &'s ThingScope,
    /// The languages to search in; all if there is none.
    pub langs: &'s [Tag],
    /// The languages whose hits come before others that are as good.
    pub preferred: &'s [Tag],
    /// How many sentences to show before and after the one that matched.
    pub context: usize,
}

/// The hits among documents that contain all terms, without synonyms and similar words.
#[must_use]
pub fn exact<'a>(documents: &[Document<'a>], query: &Query) -> Vec<Hit<'a>> {
    with_all_terms(parallel::filter_map(documents, |own| Hit::of(own.clone(), query, &[], 0)), query)
}

impl<'a> Searcher<'a, '_> {
    /// What a person searches for: exact matches and synonyms; if there are none translations, then similar words and
    /// hits that contain only some of the terms.
    #[must_use]
    pub fn find(&self, query: &Query) -> Answer<'a> {
        let mut notices = Vec::new();
        let lexicons = self.playbook.lexicons();
        let mut alternatives = synonyms::of(query, lexicons, self.langs, false);
        let mut hits = self.containing_all(query, &alternatives);
        // Words in addresses are not what was looked for, where a reader sees them in another language.
        let is_found = |hits: &[Hit<'_>]| hits.iter().any(|hit| !hit.is_address);
        if !is_found(&hits) {
            let count = alternatives.len();
            alternatives = synonyms::of(query, lexicons, self.langs, true);
            if alternatives.len() > count {
                hits = self.containing_all(query, &alternatives);
            }
        }
        let translations = Translations::of(self.playbook);
        if !is_found(&hits) && !self.langs.is_empty() {
            hits.extend(self.translated(query, &translations, &mut notices));
        }
        if hits.is_empty() {
            let similar = self.similar(query, &mut notices);
            if !similar.is_empty() || query.wanted.len() > 1 {
                alternatives.extend(similar);
                hits = self.containing_most(query, &alternatives, &mut notices);
            }
            if hits.is_empty() {
                notices.clear();
            }
        }
        notices.extend(used_synonyms(query, &alternatives, &hits));
        Answer { hits: self.merged(hits, &translations), notices }
    }

    /// The hits that contain all terms.
    fn containing_all(&self, query: &Query, alternatives: &[Alternative]) -> Vec<Hit<'a>> {
        let prefilter = Prefilter::all(query, alternatives);
        let hits = self.each(&prefilter, |document| Hit::of(document, query, alternatives, self.context));
        with_all_terms(hits, query)
    }

    /// The hits that contain the most terms, and at least half of them.
    fn containing_most(
        &self,
        query: &Query,
        alternatives: &[Alternative],
        notices: &mut Vec<Notice>,
    ) -> Vec<Hit<'a>> {
        let prefilter = Prefilter::any(query, alternatives);
        let mut hits = self.each(&prefilter, |document| Hit::of(document, query, alternatives, self.context));
        let of = query.wanted.len();
        let Some(terms) = hits.iter().map(Hit::terms).max().filter(|terms| terms * 2 >= of) else {
            return Vec::new();
        };
        hits.retain(|hit| hit.terms() == terms);
        if terms < of {
            notices.push(Notice::Partial { terms, of });
        }
        hits
    }

    /// What is made of each document, of the pages that pass a prefilter, in the order of their files.
    fn each<T: Send>(
        &self,
        prefilter: &Prefilter,
        make: impl Fn(Document<'a>) -> Option<T> + Sync,
    ) -> Vec<T> {
        let of_page = |page: &'a Page| {
            let mut own: Vec<T> = thing::documents(page, self.scope).into_iter().filter_map(&make).collect();
            // A large playbook has very many pages with a hit or two.
            own.shrink_to_fit();
            own
        };
        let of_pages = self.playbook.filter_map(|lazy_page| {
            // What a page includes is not in its own text.
            let passes = prefilter.passes(lazy_page.key(), lazy_page.text(self.playbook))
                || lazy_page.has_includes(self.playbook);
            let page =
                if passes && self.is_searched(lazy_page) { lazy_page.page(self.playbook) } else { None };
            page.map(of_page)
        });
        of_pages.into_iter().flatten().collect()
    }

    fn is_searched(&self, lazy_page: &LazyPage) -> bool {
        self.langs.is_empty() || self.langs.contains(&lazy_page.lang(self.playbook))
    }

    /// Similar words for those terms that occur nowhere.
    fn similar(&self, query: &Query, notices: &mut Vec<Notice>) -> Vec<Alternative> {
        let mut similar = Vec::new();
        for (index, term) in query.wanted.iter().enumerate() {
            let query::Pattern::Letters(folded) = &term.pattern else { continue };
            let alone = Query { wanted: vec![term.clone()], ..Query::default() };
            // That a single term occurs nowhere is known already.
            if query.wanted.len() > 1 && !self.containing_all(&alone, &[]).is_empty() {
                continue;
            }
            if let Some(words) = self.nearest(folded.text(), &alone) {
                notices.push(Notice::Near { typed: term.typed.clone(), words: words.clone() });
                similar.push(Alternative::new(index..index + 1, words, Reason::Near));
            }
        }
        similar
    }

    /// The words nearest to a word; a page also contains words that are not visible.
    fn nearest(&self, wanted: &str, alone: &Query) -> Option<Vec<String>> {
        let lazy_pages = self.playbook.lazy_pages().iter().filter(|lazy_page| self.is_searched(lazy_page));
        let texts: Vec<&str> = lazy_pages.map(|lazy_page| lazy_page.text(self.playbook)).collect();
        let is_visible = |word: &String| {
            let word = [Alternative::new(0..1, vec![word.clone()], Reason::Near)];
            !self.containing_all(alone, &word).is_empty()
        };
        let groups = near::words(wanted, &texts).into_iter();
        let mut visible = groups.map(|words| words.into_iter().filter(is_visible).collect());
        visible.find(|words: &Vec<String>| !words.is_empty())
    }

    /// The translations of things whose names contain the words in another language.
    fn translated(
        &self,
        query: &Query,
        translations: &Translations<'a>,
        notices: &mut Vec<Notice>,
    ) -> Vec<Hit<'a>> {
        let languages = self.playbook.languages();
        let others: Vec<Tag> = languages.into_iter().filter(|lang| !self.langs.contains(lang)).collect();
        if others.is_empty() {
            return Vec::new();
        }
        let mut scores: HashMap<TranslationKey, u32> = HashMap::new();
        let mut langs: BTreeSet<Tag> = BTreeSet::new();
        let in_others = Searcher { langs: &others, ..*self };
        for hit in in_others.containing_all(query, &[]).into_iter().filter(|hit| hit.is_named) {
            langs.insert(hit.thing.page.lang.clone());
            let best = scores.entry(translations.key(&hit.thing)).or_insert(0);
            *best = hit.score.max(*best);
        }
        if scores.is_empty() {
            return Vec::new();
        }
        let hits = self.each(&Prefilter::default(), |document| {
            let score = scores.get(&translations.key(&document.thing))?;
            Some(Hit::translated(document, score / 2, self.context))
        });
        if !hits.is_empty() {
            notices.push(Notice::Translated { langs: langs.into_iter().collect() });
        }
        hits
    }

    /// One hit for each thing and its translations. Those in the preferred languages come first, then those of whole
    /// words, then the best.
    fn merged(&self, hits: Vec<Hit<'a>>, translations: &Translations<'a>) -> Vec<Hit<'a>> {
        let mut groups: BTreeMap<TranslationKey, Vec<Hit<'a>>> = BTreeMap::new();
        for hit in hits {
            groups.entry(translations.key(&hit.thing)).or_default().push(hit);
        }
        let mut hits: Vec<Hit<'a>> = groups.into_values().filter_map(|group| self.best_of(group)).collect();
        hits.sort_by_cached_key(|hit| {
            let Thing { page, kind, line, .. } = &hit.thing;
            let is_foreign = !self.preferred.is_empty() && !self.is_preferred(&page.lang);
            let how = (is_foreign, hit.is_address, !hit.is_whole, Reverse(hit.score));
            (how, phase(page), self.preference(&page.lang), *kind, &page.file, *line)
        });
        hits
    }

    /// The hit of a group in the preferred language, else of those about as good as the best; with the languages and the
    /// score of all. A row of a process comes before a mention.
    fn best_of(&self, group: Vec<Hit<'a>>) -> Option<Hit<'a>> {
        let best = group.iter().map(|hit| hit.score).max()?;
        let is_whole = group.iter().any(|hit| hit.is_whole);
        let langs: BTreeSet<Tag> = group.iter().map(|hit| hit.thing.page.lang.clone()).collect();
        let counts = |hit: &Hit<'_>| self.is_preferred(&hit.thing.page.lang) || hit.score * 5 >= best * 4;
        let hit = group.into_iter().filter(counts).min_by_key(|hit| {
            let page = hit.thing.page;
            let is_stray = page.named_lang.as_ref().is_some_and(|named| *named != page.lang);
            let is_mention = hit.thing.kind == ThingKind::Task && page.kind != PageKind::Process;
            let place = (is_stray, page.archived, is_mention);
            (self.preference(&page.lang), place, Reverse(hit.score), &page.file, hit.thing.line)
        })?;
        Some(Hit { langs: langs.into_iter().collect(), score: best, is_whole, ..hit })
    }

    fn is_preferred(&self, lang: &Tag) -> bool {
        self.preferred.contains(lang)
    }

    /// Sorts languages: the preferred ones, English, then the others by tag.
    fn preference(&self, lang: &Tag) -> (usize, Tag) {
        let place = self.preferred.iter().position(|preferred| preferred == lang);
        let english = (*lang == Tag::english()).then_some(self.preferred.len());
        (place.or(english).unwrap_or(usize::MAX), lang.clone())
    }
}

/// The documents of all pages in these languages (in all, if there is none), in the order of their files.
#[must_use]
pub fn all_documents<'a>(playbook: &'a Playbook, scope: &ThingScope, langs: &[Tag]) -> Vec<Document<'a>> {
    let search = Searcher { playbook, scope, langs, preferred: &[], context: 0 };
    search.each(&Prefilter::default(), Some)
}

fn with_all_terms<'a>(mut hits: Vec<Hit<'a>>, query: &Query) -> Vec<Hit<'a>> {
    hits.retain(|hit| hit.terms() == query.wanted.len());
    hits
}

/// The synonyms that led to hits.
fn used_synonyms(query: &Query, alternatives: &[Alternative], hits: &[Hit<'_>]) -> Vec<Notice> {
    let is_used = |synonyms: &&Alternative| {
        let led = |hit: &Hit<'_>| hit.reasons.get(synonyms.terms.start) == Some(&Some(Reason::Synonym));
        synonyms.reason == Reason::Synonym && hits.iter().any(led)
    };
    let notice = |synonyms: &Alternative| {
        let terms = query.wanted.get(synonyms.terms.clone()).into_iter().flatten();
        let typed = terms.map(|term| term.typed.as_str()).collect::<Vec<_>>().join(" ");
        Notice::Synonyms { typed, words: synonyms.words.clone() }
    };
    alternatives.iter().filter(is_used).map(notice).collect()
}

/// The place of a page's phase in the usual lifecycle; the playbook's own order would take reading every page.
fn phase(page: &Page) -> usize {
    let own = page.phase.as_ref().map_or("", Key::as_str);
    PHASES.iter().position(|phase| *phase == own).unwrap_or(usize::MAX)
}
