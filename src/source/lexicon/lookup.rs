//! Finds the keys of words, and whether a text may be the beginning of a word.

use crate::source::fold::{fold, normalized};
use crate::source::lexicon::bare_words::BareWords;
use crate::source::lexicon::beginning::Beginning;
use crate::source::lexicon::{Group, Lexicon, Lexicons, built_in};
use crate::source::{Key, Tag};

/// No word is longer, in bytes; a sentence need not be folded.
const LONGEST_WORD: usize = 400;

impl Lexicons {
    /// The key of a word, first in the page's own language, then in English and the others.
    #[must_use]
    pub fn key(&self, first: &Tag, group: Group, word: &str) -> Option<Key> {
        self.beginning(first, group, word).key()
    }

    /// Whether a text is a word that has a key, or may be the beginning of one.
    #[must_use]
    pub fn beginning(&self, first: &Tag, group: Group, text: &str) -> Beginning {
        if text.len() > LONGEST_WORD {
            return Beginning::OfNone;
        }
        let text = normalized(text);
        let (keys, begins) = built_in::find(group, &text);
        if keys.is_empty() && !self.has_own {
            return if begins { Beginning::OfSome } else { Beginning::OfNone };
        }
        let key = |lexicon: &Lexicon| lexicon.key(keys, group, &text);
        let own = self.get(first).and_then(key);
        let key = own.or_else(|| self.english().and_then(key)).or_else(|| self.all.iter().find_map(key));
        let begins = || begins || self.all.iter().any(|own| own.has_own_beginning(group, &text));
        match key {
            Some(key) => Beginning::Whole(key),
            None if begins() => Beginning::OfSome,
            None => Beginning::OfNone,
        }
    }

    /// The same for a word that is spelled otherwise: with articles, in the plural, with other hyphens, blanks or
    /// parentheses.
    #[must_use]
    pub fn bare_beginning(&self, lang: &Tag, group: Group, text: &str) -> Beginning {
        if text.len() > LONGEST_WORD {
            return Beginning::OfNone;
        }
        let text = fold(text);
        let mut found = Beginning::OfNone;
        for lexicon in self.of_page(lang) {
            let words = lexicon.bare_words.get_or_init(|| BareWords::of(&lexicon.words));
            match words.beginning(group, &text) {
                Beginning::OfNone => {}
                Beginning::OfSome => found = Beginning::OfSome,
                whole @ Beginning::Whole(_) => return whole,
            }
        }
        found
    }

    /// The lexicons for the words of a page: that of its language, and English.
    pub fn of_page(&self, lang: &Tag) -> impl Iterator<Item = &Lexicon> + Clone {
        let english = self.english().filter(|english| english.tag != *lang);
        self.get(lang).into_iter().chain(english)
    }

    /// Every key that a word has in some language, sorted, each once.
    #[must_use]
    pub fn keys(&self, group: Group, word: &str) -> Vec<Key> {
        let word = normalized(word);
        let (built_in, _) = built_in::find(group, &word);
        if built_in.is_empty() && !self.has_own {
            return Vec::new();
        }
        let mut keys: Vec<Key> = self.all().filter_map(|own| own.key(built_in, group, &word)).collect();
        keys.sort();
        keys.dedup();
        keys
    }
}
