//! The lexicons that the program carries, as constants that `build/lexicons.rs` writes: to read six YAML files takes
//! longer than most answers.

use std::borrow::Cow;

use crate::source::lexicon::words::{Group, KeyMap, Letters, RequirementWords, Words};

/// The built-in lexicons, sorted by tag.
pub(super) static BUILT_IN: &[Words] = include!(concat!(env!("OUT_DIR"), "/lexicons.rs"));

/// By word, the languages that have it, by index in [`BUILT_IN`], each with the key that it has there.
type WordIndex = &'static [(&'static str, Keys)];

/// Words as `same` folds them, by group.
static KEYS: [WordIndex; 11] = include!(concat!(env!("OUT_DIR"), "/keys.rs"));

/// Function words; their keys are empty.
static FUNCTION_WORDS: WordIndex = include!(concat!(env!("OUT_DIR"), "/function_words.rs"));

/// The languages that have a word, each with its key.
pub(super) type Keys = &'static [(usize, &'static str)];

/// Looks up a word that `same` has folded; nothing where no built-in language has it.
pub(super) fn keys(group: Group, word: &str) -> Keys {
    #[expect(clippy::indexing_slicing, reason = "there is one index for each group")]
    find(KEYS[group as usize], word)
}

/// Looks up a function word in lower case.
pub(super) fn function_word(word: &str) -> Keys {
    find(FUNCTION_WORDS, word)
}

fn find(index: WordIndex, word: &str) -> Keys {
    let found = index.binary_search_by(|(own, _)| (*own).cmp(word)).ok();
    found.and_then(|at| index.get(at)).map_or(&[], |(_, keys)| keys)
}
