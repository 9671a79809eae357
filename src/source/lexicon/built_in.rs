//! The lexicons that the program carries, as constants that `build/lexicons.rs` writes: to read six YAML files takes
//! longer than most answers.

use std::borrow::Cow;

use crate::source::lexicon::words::{self, Group, Letters, RequirementWords, WordList, WordTable, Words};

/// The built-in lexicons, sorted by tag.
pub(super) static BUILT_IN: &[Words] = include!(concat!(env!("OUT_DIR"), "/lexicons.rs"));

/// By word, as `same` folds it, the languages that have it, by index in [`BUILT_IN`], each with the key that it has
/// there: lines for [`words::find`], one text for each group.
static KEYS: [&str; 11] = include!(concat!(env!("OUT_DIR"), "/keys.rs"));

/// Function words in the same form; their keys are empty.
static FUNCTION_WORDS: &str = include!(concat!(env!("OUT_DIR"), "/function_words.rs"));

/// The languages that have a word, each with its key.
#[derive(Clone, Copy, Debug)]
pub(super) struct Keys(&'static str);

impl Keys {
    /// Whether no built-in language has the word.
    pub(super) fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// The key in a language.
    pub(super) fn of_language(self, index: usize) -> Option<&'static str> {
        let entries = self.0.split('\t').filter_map(|entry| entry.split_once('='));
        entries.into_iter().find(|(own, _)| own.parse() == Ok(index)).map(|(_, key)| key)
    }
}

/// Looks up a word that `same` has folded; nothing where no built-in language has it.
pub(super) fn keys(group: Group, word: &str) -> Keys {
    #[expect(clippy::indexing_slicing, reason = "there is one text for each group")]
    Keys(words::find(KEYS[group as usize], word).unwrap_or_default())
}

/// Looks up a function word in lower case.
pub(super) fn function_word(word: &str) -> Keys {
    Keys(words::find(FUNCTION_WORDS, word).unwrap_or_default())
}
