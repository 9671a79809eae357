//! Words without articles, plurals, hyphens, blanks, parentheses, accents and case: a name is the same with and
//! without them.

use std::collections::BTreeMap;
use std::ops::Bound;

use foldhash::{HashMap, HashMapExt, HashSet};

use crate::source::Key;
use crate::source::fold::fold;
use crate::source::lexicon::beginning::Beginning;
use crate::source::lexicon::{Group, Words};

/// The keys of the bare words of a language, by group. A bare word that has several keys has none.
#[derive(Debug)]
pub(super) struct BareWords {
    articles: HashSet<String>,
    keys: HashMap<Group, BTreeMap<String, Option<Key>>>,
}

impl BareWords {
    pub(super) fn of(words: &Words) -> Self {
        let articles = words.articles.iter().map(fold).collect();
        let mut own = Self { articles, keys: HashMap::new() };
        for group in [Group::Roles, Group::Services, Group::Phases, Group::Motions] {
            for (key, list) in words.group(group).iter() {
                for word in list {
                    let bare = own.bare(&fold(word));
                    let keys = own.keys.entry(group).or_default();
                    let known = keys.entry(bare).or_insert_with(|| Some(Key::new(key)));
                    if known.as_ref().is_some_and(|known| known.as_str() != key) {
                        *known = None;
                    }
                }
            }
        }
        own
    }

    /// Whether a folded text is one of the words, or the beginning of one.
    pub(super) fn beginning(&self, group: Group, folded: &str) -> Beginning {
        let bare = self.bare(folded);
        let from = (Bound::Included(bare.as_str()), Bound::Unbounded);
        let next = self.keys.get(&group).and_then(|keys| keys.range::<str, _>(from).next());
        match next {
            Some((word, Some(key))) if !bare.is_empty() && *word == bare => Beginning::Whole(key.clone()),
            Some((word, _)) if word.starts_with(&bare) => Beginning::OfSome,
            _ => Beginning::OfNone,
        }
    }

    fn bare(&self, folded: &str) -> String {
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.filter(|word| !self.articles.contains(*word)).map(stem).collect()
    }
}

/// A word without the endings of plural, case and gender.
fn stem(word: &str) -> &str {
    const SHORTEST: usize = 4;
    let endings: [&[char]; 3] = [&['s'], &['n'], &['e', 'a', 'o']];
    endings.into_iter().fold(word, |stem, ending| {
        let shorter = stem.strip_suffix(ending).filter(|_| word.is_ascii() && !stem.ends_with("ss"));
        shorter.filter(|shorter| shorter.len() >= SHORTEST).unwrap_or(stem)
    })
}
