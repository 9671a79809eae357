//! The lexicons that the program carries, as tables that `build/lexicons.rs` writes.

use crate::source::lexicon::table::WordTable;
use crate::source::lexicon::words::{Group, Letters, List, RequirementWords, Words};

/// The built-in lexicons, sorted by tag.
pub(super) static BUILT_IN: &[BuiltIn] = include!(concat!(env!("OUT_DIR"), "/lexicons.rs"));

/// Folded words by group, and a column for each key that the word has: the places of the built-in languages in which
/// it has it, one digit of base 36 each, a blank, and the key.
static KEYS: [WordTable; 9] = include!(concat!(env!("OUT_DIR"), "/keys.rs"));

/// Function words, and the places of the built-in languages that have the word, one digit of base 36 each.
static FUNCTION_WORDS: WordTable = include!(concat!(env!("OUT_DIR"), "/function_words.rs"));

/// The keys of a word in each of the built-in languages.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Keys(Option<&'static str>);

impl Keys {
    /// Looks a folded word up, once for all languages.
    pub(super) fn of(group: Group, word: &str) -> Self {
        Self(KEYS.get(group as usize).and_then(|table| table.find(word)))
    }

    /// Looks a function word up, in lower case.
    pub(super) fn of_function_words(word: &str) -> Self {
        Self(FUNCTION_WORDS.find(word))
    }

    /// Whether no built-in language has the word.
    pub(super) fn is_none(self) -> bool {
        self.0.is_none()
    }

    /// The key that the word has in the language of a place.
    fn in_language(self, place: usize) -> Option<&'static str> {
        let mut columns = self.0?.split('\t').filter_map(|column| column.split_once(' '));
        columns.find(|(places, _)| each(places).any(|own| own == place)).map(|(_, key)| key)
    }

    /// The places of the languages that have the word, where it is one without a key.
    pub(super) fn places(self) -> impl Iterator<Item = usize> {
        each(self.0.unwrap_or_default().trim_end())
    }
}

/// The places that a column names.
fn each(places: &str) -> impl Iterator<Item = usize> {
    places.chars().filter_map(|digit| digit.to_digit(36)).map(|place| place as usize)
}

type Strings = &'static [&'static str];

/// A lexicon file as tables.
#[derive(Debug)]
pub(super) struct BuiltIn {
    pub(super) tag: &'static str,
    pub(super) name: &'static str,
    pub(super) english: &'static str,
    aliases: Strings,
    pub(super) suffixes: Strings,
    pub(super) folders: Strings,
    function_words: Strings,
    conjunctions: Strings,
    mandatory: Strings,
    optional: Strings,
    mandatory_letters: Strings,
    optional_letters: Strings,
    /// Keys with their words, by group.
    groups: [WordTable; 9],
    /// The place of the language among the built-in ones.
    pub(super) place: usize,
    table: WordTable,
}

impl BuiltIn {
    /// The key of a word in this language.
    pub(super) fn key(&self, keys: Keys) -> Option<&'static str> {
        keys.in_language(self.place)
    }

    /// The preferred word of a key.
    pub(super) fn word(&self, group: Group, key: &str) -> Option<&'static str> {
        self.groups.get(group as usize)?.find(key)?.split('\t').next()
    }

    /// A word of ftpb's own tables.
    pub(super) fn table(&self, key: &str) -> Option<&'static str> {
        self.table.find(key)
    }

    /// The words of a list.
    pub(super) fn list(&self, list: List) -> Strings {
        match list {
            List::Aliases => self.aliases,
            List::Conjunctions => self.conjunctions,
            List::FunctionWords => self.function_words,
            List::Mandatory => self.mandatory,
            List::MandatoryLetters => self.mandatory_letters,
            List::Optional => self.optional,
            List::OptionalLetters => self.optional_letters,
        }
    }

    /// The words as a file of a playbook would give them.
    pub(super) fn words(&self) -> Words {
        let owned = |list: Strings| list.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let mut words = Words::of(self.tag);
        self.name.clone_into(&mut words.name);
        self.english.clone_into(&mut words.english);
        words.aliases = owned(self.aliases);
        words.suffixes = owned(self.suffixes);
        words.folders = owned(self.folders);
        words.function_words = owned(self.function_words);
        words.conjunctions = owned(self.conjunctions);
        words.requirement = RequirementWords {
            mandatory: owned(self.mandatory),
            optional: owned(self.optional),
            letters: Letters {
                mandatory: owned(self.mandatory_letters),
                optional: owned(self.optional_letters),
            },
        };
        words.table = self.table.entries().map(|(key, word)| (key.to_owned(), word.to_owned())).collect();
        for (group, lists) in Group::ALL.into_iter().zip(&self.groups) {
            let list = |words: &str| words.split('\t').map(str::to_owned).collect::<Vec<_>>();
            words.group_mut(group).extend(lists.entries().map(|(key, words)| (key.to_owned(), list(words))));
        }
        words
    }
}
