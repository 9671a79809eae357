//! The lexicons that the program carries, as tables that `build/lexicons.rs` writes.

use super::table::Table;
use super::words::{Group, Letters, List, RequirementWords, Words};

/// The built-in lexicons, sorted by tag.
pub(super) static BUILT_IN: &[BuiltIn] = include!(concat!(env!("OUT_DIR"), "/lexicons.rs"));

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
    groups: [Table; 9],
    /// The length of the longest folded word of each group, in bytes.
    longest: [usize; 9],
    /// Folded words with their keys, by group, sorted.
    keys: [Table; 9],
    table: Table,
}

impl BuiltIn {
    /// The key of a folded word.
    pub(super) fn key(&self, group: Group, word: &str) -> Option<&'static str> {
        if self.longest.get(group as usize).is_some_and(|longest| word.len() > *longest) {
            return None;
        }
        self.keys.get(group as usize)?.find(word)
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
