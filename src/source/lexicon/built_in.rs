//! The lexicons that the program carries, as constants that `build/lexicons.rs` writes: to read six YAML files takes
//! longer than most answers.

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::source::lexicon::words::{Group, Letters, RequirementWords, WordList, WordTable, Words};

/// The built-in lexicons, sorted by tag.
pub(super) static BUILT_IN: &[Words] = include!(concat!(env!("OUT_DIR"), "/lexicons.rs"));

/// By word, as `same` folds it, the languages that have it, by index in [`BUILT_IN`], each with the key that it has
/// there: lines of `word<TAB>language=key<TAB>…`, sorted by word.
struct WordIndex {
    text: &'static str,
    /// The ends of each line's word and of the line.
    lines: &'static [(u32, u32)],
}

impl WordIndex {
    fn find(&self, word: &str) -> Keys {
        let start =
            |at: usize| at.checked_sub(1).and_then(|at| self.lines.get(at)).map_or(0, |(_, end)| end + 1);
        let bytes = |from: u32, to: u32| self.text.as_bytes().get(from as usize..to as usize);
        let (mut from, mut to) = (0, self.lines.len());
        while from < to {
            let middle = usize::midpoint(from, to);
            let Some((end, line)) = self.lines.get(middle) else { break };
            match bytes(start(middle), *end).cmp(&Some(word.as_bytes())) {
                Ordering::Equal => {
                    let keys = self.text.get(*end as usize + 1..*line as usize);
                    return Keys(keys.unwrap_or_default());
                }
                Ordering::Less => from = middle + 1,
                Ordering::Greater => to = middle,
            }
        }
        Keys("")
    }
}

/// The index of each group.
static KEYS: [WordIndex; 11] = include!(concat!(env!("OUT_DIR"), "/keys.rs"));

/// Function words, sorted, each with the languages that have it: bit n stands for index n in [`BUILT_IN`].
static FUNCTION_WORDS: &[(&str, u32)] = include!(concat!(env!("OUT_DIR"), "/function_words.rs"));

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
    #[expect(clippy::indexing_slicing, reason = "there is one index for each group")]
    KEYS[group as usize].find(word)
}

/// The languages that have a function word, in lower case: bit n stands for index n in [`BUILT_IN`].
pub(super) fn function_word(word: &str) -> u32 {
    let found = FUNCTION_WORDS.binary_search_by_key(&word, |(own, _)| own);
    found.ok().and_then(|at| FUNCTION_WORDS.get(at)).map_or(0, |(_, languages)| *languages)
}
