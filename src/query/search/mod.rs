//! Search: what the eye sees is found, in every language, the best first.
//!
//! There is no index. Pages are read, cut into things ([`thing`]), their letters folded ([`folded`]) and
//! compared ([`matching`]), the hits ranked ([`rank`]) and those of several languages joined ([`translation`]). Where
//! nothing is found, other words are tried ([`synonyms`], [`near`]), and that is said.

pub mod excerpt;
mod field;
pub mod folded;
mod hit;
mod letters;
pub mod matching;
pub mod near;
pub mod prefilter;
pub mod rank;
pub mod synonyms;
mod text;
pub mod thing;
pub mod translation;
pub mod words;

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::playbook::identity::PHASES;
use crate::playbook::{LazyPage, Page, Playbook};
use crate::source::parallel;
use crate::source::{Key, Tag};
pub use field::MatchRank;
pub use hit::Hit;
use matching::{Class, Instead};
use prefilter::Prefilter;
pub use thing::{Thing, ThingKind, ThingScope};
use translation::{TranslationKey, Translations};
pub use words::{Filtered, Query, QueryError, Term};

/// What had to be done for the hits, besides looking for what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Other words for what was typed led to hits.
    Synonyms {
        /// As typed.
        typed: String,
        /// The words.
        words: Vec<String>,
    },
    /// Nobody wrote what was typed; words near to it were looked for.
    Near {
        /// As typed.
        typed: String,
        /// The words.
        words: Vec<String>,
    },
    /// The words are of another language; the same things are shown.
    Translated {
        /// The languages in which the words stand.
        langs: Vec<Tag>,
    },
    /// No thing holds all words.
    Some {
        /// How many the hits hold.
        held: usize,
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

/// Of these things, all that hold what was typed, and no other.
#[must_use]
pub fn exact<'a>(things: &[Thing<'a>], query: &Query) -> Vec<Hit<'a>> {
    full(parallel::filter_map(things, |thing| Hit::of(thing.clone(), query, &[])), query)
}

/// What a person looks for: hits in the languages `langs` (in all, where none is named), those of the
/// languages `first` before others that are as good. The first `shown` of them are whole; of very many the others are
/// kept without their texts.
#[must_use]
pub fn find<'a>(
    playbook: &'a Playbook,
    query: &Query,
    scope: &ThingScope,
    langs: &[Tag],
    first: &[Tag],
    shown: usize,
) -> Answer<'a> {
    let look = Look { playbook, scope, langs };
    let mut notices = Vec::new();
    let mut instead = synonyms::of(query, playbook.lexicons(), langs, false);
    let mut hits = full(look.held(query, &instead), query);
    if hits.is_empty() {
        let known = instead.len();
        instead = synonyms::of(query, playbook.lexicons(), langs, true);
        if instead.len() > known {
            hits = full(look.held(query, &instead), query);
        }
    }
    let translations = Translations::of(playbook);
    if hits.is_empty() && !langs.is_empty() {
        hits = look.translated(query, &translations, &mut notices);
    }
    if hits.is_empty() {
        let guesses = look.guesses(query, &mut notices);
        if !guesses.is_empty() || query.wanted.len() > 1 {
            instead.extend(guesses);
            hits = most(look.held_in_part(query, &instead), query, &mut notices);
        }
        if hits.is_empty() {
            notices.clear();
        }
    }
    notices.extend(used_synonyms(query, &instead, &hits));
    let mut hits = joined(hits, &translations, first);
    let first = hits.len().min(shown);
    hit::make_whole(hits.get_mut(..first).unwrap_or_default(), scope, query, &instead);
    Answer { hits, notices }
}

/// Where is looked.
struct Look<'a, 's> {
    playbook: &'a Playbook,
    scope: &'s ThingScope,
    langs: &'s [Tag],
}

impl<'a> Look<'a, '_> {
    /// The things that hold all terms, and perhaps some that hold a part of them.
    fn held(&self, query: &Query, instead: &[Instead]) -> Vec<Hit<'a>> {
        self.sifted(&Prefilter::of(query, instead), query, instead)
    }

    /// The things that hold at least one of the terms.
    fn held_in_part(&self, query: &Query, instead: &[Instead]) -> Vec<Hit<'a>> {
        self.sifted(&Prefilter::of(query, instead).any(), query, instead)
    }

    fn sifted(&self, prefilter: &Prefilter, query: &Query, instead: &[Instead]) -> Vec<Hit<'a>> {
        self.few_whole(prefilter, |thing| Hit::of(thing, query, instead))
    }

    /// The hits that are made of things; of very many only some are kept with their texts.
    fn few_whole(
        &self,
        prefilter: &Prefilter,
        make: impl Fn(Thing<'a>) -> Option<Hit<'a>> + Sync,
    ) -> Vec<Hit<'a>> {
        const WHOLE: usize = 2500;
        let kept = AtomicUsize::new(0);
        let make = |thing| {
            let mut hit = make(thing)?;
            if kept.fetch_add(1, Ordering::Relaxed) >= WHOLE {
                hit.abridge();
            }
            Some(hit)
        };
        sifted(self.playbook, self.scope, self.langs, prefilter, make)
    }

    /// Words near to those that no thing holds.
    fn guesses(&self, query: &Query, notices: &mut Vec<Notice>) -> Vec<Instead> {
        let mut guesses = Vec::new();
        for (index, term) in query.wanted.iter().enumerate() {
            let words::What::Letters(folded) = &term.what else { continue };
            let alone = Query { wanted: vec![term.clone()], ..Query::default() };
            // Of one word it is known already.
            if query.wanted.len() > 1 && !self.held(&alone, &[]).is_empty() {
                continue;
            }
            let words = self.near(folded.text(), &alone);
            if !words.is_empty() {
                notices.push(Notice::Near { typed: term.typed.clone(), words: words.clone() });
                guesses.push(Instead::new(index..index + 1, words, Class::Near));
            }
        }
        guesses
    }

    /// The words nearest to a word that things hold. A page also holds words that nobody sees.
    fn near(&self, wanted: &str, alone: &Query) -> Vec<String> {
        let lazy_pages = self.playbook.lazy_pages().iter();
        let own = |lazy_page: &&LazyPage| {
            self.langs.is_empty() || self.langs.contains(&lazy_page.lang(self.playbook))
        };
        let texts: Vec<&str> =
            lazy_pages.filter(own).map(|lazy_page| lazy_page.text(self.playbook)).collect();
        let seen = |word: &String| {
            let instead = [Instead::new(0..1, vec![word.clone()], Class::Near)];
            !self.held(alone, &instead).is_empty()
        };
        let near = near::words(wanted, &texts);
        near.into_iter()
            .map(|words| words.into_iter().filter(seen).collect())
            .find(|words: &Vec<_>| !words.is_empty())
            .unwrap_or_default()
    }

    /// The things of the wished languages whose names hold the words in another language.
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
        let abroad = Look { langs: &others, ..*self };
        let mut found: HashMap<TranslationKey, u32> = HashMap::new();
        let mut spoken: HashSet<Tag> = HashSet::new();
        for hit in full(abroad.held(query, &[]), query) {
            if hit.is_named {
                spoken.insert(hit.thing.page.lang.clone());
                let best = found.entry(translations.identity(&hit.thing)).or_default();
                *best = hit.score.max(*best);
            }
        }
        if found.is_empty() {
            return Vec::new();
        }
        let same = |thing: Thing<'a>| {
            let best = found.get(&translations.identity(&thing))?;
            Some(Hit::translated(thing, best / 2))
        };
        let hits = self.few_whole(&Prefilter::default(), same);
        if !hits.is_empty() {
            let mut langs: Vec<Tag> = spoken.into_iter().collect();
            langs.sort();
            notices.push(Notice::Translated { langs });
        }
        hits
    }
}

/// The things that are looked at, of the pages in these languages (in all, where none is named), in the order
/// of their files.
#[must_use]
pub fn all_things<'a>(playbook: &'a Playbook, scope: &ThingScope, langs: &[Tag]) -> Vec<Thing<'a>> {
    sifted(playbook, scope, langs, &Prefilter::default(), Some)
}

/// What is made of the same things, but only of pages that may hold what is asked for. Of a large playbook only what
/// is made of them is kept.
fn sifted<'a, T: Send>(
    playbook: &'a Playbook,
    scope: &ThingScope,
    langs: &[Tag],
    prefilter: &Prefilter,
    make: impl Fn(Thing<'a>) -> Option<T> + Sync,
) -> Vec<T> {
    let of_page = |page: &'a Page| {
        let mut own: Vec<T> = thing::things(page, scope).into_iter().filter_map(&make).collect();
        // Most pages have one hit or two, and there may be very many pages.
        own.shrink_to_fit();
        own
    };
    let of_pages = playbook.gather(|lazy_page| {
        let may_hold = prefilter.lets_through(lazy_page.key(), lazy_page.text(playbook));
        let is_asked = || langs.is_empty() || langs.contains(&lazy_page.lang(playbook));
        let page = if may_hold && is_asked() { lazy_page.page(playbook) } else { None };
        page.map(of_page)
    });
    of_pages.into_iter().flatten().collect()
}

/// The hits that hold every term.
fn full<'a>(mut hits: Vec<Hit<'a>>, query: &Query) -> Vec<Hit<'a>> {
    hits.retain(|hit| hit.held == query.wanted.len());
    hits
}

/// The hits that hold the most terms, and at least half of them.
fn most<'a>(mut hits: Vec<Hit<'a>>, query: &Query, notices: &mut Vec<Notice>) -> Vec<Hit<'a>> {
    let of = query.wanted.len();
    let held = hits.iter().map(|hit| hit.held).max().unwrap_or_default();
    if held * 2 < of {
        return Vec::new();
    }
    hits.retain(|hit| hit.held == held);
    if held < of {
        notices.push(Notice::Some { held, of });
    }
    hits
}

/// The synonyms that led to hits.
fn used_synonyms(query: &Query, instead: &[Instead], hits: &[Hit<'_>]) -> Vec<Notice> {
    let by_synonym = |instead: &&Instead| {
        let spots = |hit: &Hit<'_>| {
            hit.spots.get(instead.terms.start).is_some_and(|own| {
                own.iter().any(|spot| spot.class == Class::Synonym)
                    && own.iter().all(|spot| spot.class != Class::Exact)
            })
        };
        instead.class == Class::Synonym && hits.iter().any(spots)
    };
    let notice = |instead: &Instead| {
        let terms = query.wanted.get(instead.terms.clone()).unwrap_or_default();
        let typed = terms.iter().map(|term| term.typed.as_str()).collect::<Vec<_>>().join(" ");
        Notice::Synonyms { typed, words: instead.words.clone() }
    };
    instead.iter().filter(by_synonym).map(notice).collect()
}

/// Each thing once, in the language that the reader prefers among those that are about as good, the best first.
fn joined<'a>(hits: Vec<Hit<'a>>, translations: &Translations<'a>, first: &[Tag]) -> Vec<Hit<'a>> {
    let mut groups: BTreeMap<TranslationKey, Vec<usize>> = BTreeMap::new();
    for (at, hit) in hits.iter().enumerate() {
        groups.entry(translations.identity(&hit.thing)).or_default().push(at);
    }
    let english = Tag::english();
    let preference = |lang: &Tag| {
        let place = first.iter().chain([&english]).position(|wished| wished == lang);
        (place.unwrap_or(usize::MAX), lang.clone())
    };
    let mut hits: Vec<Option<Hit<'a>>> = hits.into_iter().map(Some).collect();
    let one = |group: Vec<usize>| {
        let of_group = || group.iter().filter_map(|at| Some((*at, hits.get(*at)?.as_ref()?)));
        let best = of_group().map(|(_, hit)| hit.score).max()?;
        let mut langs: Vec<Tag> = of_group().map(|(_, hit)| hit.thing.page.lang.clone()).collect();
        langs.sort();
        langs.dedup();
        let stray = |page: &Page| page.place.as_ref().is_some_and(|place| *place != page.lang);
        let about_as_good = of_group().filter(|(_, hit)| hit.score * 5 >= best * 4);
        let (at, _) = about_as_good.min_by_key(|(_, hit)| {
            let page = hit.thing.page;
            (preference(&page.lang), stray(page), Reverse(hit.score), page.file.clone(), hit.thing.line)
        })?;
        let hit = hits.get_mut(at)?.take()?;
        Some(Hit { langs, ..hit })
    };
    let mut hits: Vec<Hit<'a>> = groups.into_values().filter_map(one).collect();
    hits.sort_by_cached_key(|hit| {
        let page = hit.thing.page;
        (
            Reverse(hit.score),
            phase(page),
            preference(&page.lang),
            hit.thing.kind,
            page.file.clone(),
            hit.thing.line,
        )
    });
    hits
}

/// The place of a page's phase in the lifecycle. The order within a phase is not worth reading every page for.
fn phase(page: &Page) -> usize {
    let own = page.phase.as_ref().map_or("", Key::as_str);
    PHASES.iter().position(|phase| *phase == own).unwrap_or(usize::MAX)
}
