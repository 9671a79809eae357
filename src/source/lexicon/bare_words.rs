//! Words without articles, plurals, hyphens, blanks, parentheses, accents and case: a name is the same with and
//! without them.

use std::collections::{HashMap, HashSet};

use crate::source::Key;
use crate::source::fold::fold;
use crate::source::lexicon::{Group, Words};

/// The keys of the bare words of a language, by group. A bare word that has several keys has none.
#[derive(Debug)]
pub(super) struct BareWords {
    articles: HashSet<String>,
    keys: HashMap<(Group, String), Option<Key>>,
}

impl BareWords {
    pub(super) fn of(words: &Words) -> Self {
        let articles = words.articles.iter().map(fold).collect();
        let mut own = Self { articles, keys: HashMap::new() };
        for group in [Group::Roles, Group::Services, Group::Phases, Group::Motions] {
            for (key, list) in words.group(group).iter() {
                for word in list {
                    let known =
                        own.keys.entry((group, own.bare(word))).or_insert_with(|| Some(Key::new(key)));
                    if known.as_ref().is_some_and(|known| known.as_str() != key) {
                        *known = None;
                    }
                }
            }
        }
        own
    }

    pub(super) fn key(&self, group: Group, word: &str) -> Option<Key> {
        let bare = Some(self.bare(word)).filter(|bare| !bare.is_empty())?;
        self.keys.get(&(group, bare)).cloned().flatten()
    }

    fn bare(&self, word: &str) -> String {
        let folded = fold(word);
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
