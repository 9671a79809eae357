//! The lexicons that the program carries, as constants that `build/lexicons.rs` writes: to read six YAML files takes
//! longer than most answers.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::sync::LazyLock;

use foldhash::HashMap;

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
    /// The keys of a word, and whether some word begins with it.
    fn find(&self, word: &str) -> (Keys, bool) {
        let keys = |(end, line): &(u32, u32)| self.text.get(*end as usize + 1..*line as usize);
        match self.place(word) {
            Ok(at) => (Keys(self.lines.get(at).and_then(keys).unwrap_or_default()), true),
            // The words that begin with a text are the first that are not before it.
            Err(at) => (Keys(""), self.word(at).is_some_and(|next| next.starts_with(word.as_bytes()))),
        }
    }

    /// The line of a word, or the line before which it would stand.
    fn place(&self, word: &str) -> Result<usize, usize> {
        let (mut from, mut to) = (0, self.lines.len());
        while from < to {
            let middle = usize::midpoint(from, to);
            match self.word(middle).cmp(&Some(word.as_bytes())) {
                Ordering::Equal => return Ok(middle),
                Ordering::Less => from = middle + 1,
                Ordering::Greater => to = middle,
            }
        }
        Err(from)
    }

    /// The word of a line.
    fn word(&self, line: usize) -> Option<&'static [u8]> {
        let start =
            line.checked_sub(1).and_then(|before| self.lines.get(before)).map_or(0, |(_, end)| end + 1);
        self.text.as_bytes().get(start as usize..self.lines.get(line)?.0 as usize)
    }
}

/// The index of each group.
static KEYS: [WordIndex; 11] = include!(concat!(env!("OUT_DIR"), "/keys.rs"));

/// Function words, each with the languages that have it: bit n stands for index n in [`BUILT_IN`].
static FUNCTION_WORDS: LazyLock<HashMap<&str, u32>> =
    LazyLock::new(|| HashMap::from_iter(include!(concat!(env!("OUT_DIR"), "/function_words.rs"))));

/// The languages that have a word, each with its key.
#[derive(Clone, Copy, Debug)]
pub(super) struct Keys(&'static str);

impl Keys {
    pub(super) fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// The key in a language.
    pub(super) fn of_language(self, index: usize) -> Option<&'static str> {
        let entries = self.0.split('\t').filter_map(|entry| entry.split_once('='));
        entries.into_iter().find(|(own, _)| own.parse() == Ok(index)).map(|(_, key)| key)
    }
}

/// Looks up a word that `same` has folded: its keys, none where no built-in language has it, and whether a word begins so.
pub(super) fn find(group: Group, word: &str) -> (Keys, bool) {
    #[expect(clippy::indexing_slicing, reason = "there is one index for each group")]
    KEYS[group as usize].find(word)
}

/// The languages that have a function word, in lower case: bit n stands for index n in [`BUILT_IN`].
pub(super) fn function_word(word: &str) -> u32 {
    FUNCTION_WORDS.get(word).copied().unwrap_or_default()
}
