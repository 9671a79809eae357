//! The lexicons that the program carries, as tables that `build/lexicons.rs` writes.

use super::words::{Group, Letters, RequirementWords, Words};

/// The built-in lexicons, sorted by tag.
pub(super) static BUILT_IN: &[BuiltIn] = include!(concat!(env!("OUT_DIR"), "/lexicons.rs"));

type List = &'static [&'static str];

/// A lexicon file as tables.
#[derive(Debug)]
pub(super) struct BuiltIn {
    pub(super) tag: &'static str,
    name: &'static str,
    english: &'static str,
    aliases: List,
    pub(super) suffixes: List,
    pub(super) folders: List,
    function_words: List,
    conjunctions: List,
    mandatory: List,
    optional: List,
    mandatory_letters: List,
    optional_letters: List,
    /// Keys with their words, by group.
    groups: [&'static [(&'static str, List)]; 9],
    /// Folded words with their keys, by group, sorted.
    keys: [&'static [(&'static str, &'static str)]; 9],
    table: &'static [(&'static str, &'static str)],
}

impl BuiltIn {
    /// The key of a folded word.
    pub(super) fn key(&self, group: Group, word: &str) -> Option<&'static str> {
        let keys = self.keys.get(group as usize)?;
        let at = keys.binary_search_by(|(known, _)| (*known).cmp(word)).ok()?;
        keys.get(at).map(|(_, key)| *key)
    }

    /// The words as a file of a playbook would give them.
    pub(super) fn words(&self) -> Words {
        let owned = |list: List| list.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
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
        words.table = self.table.iter().map(|(key, word)| ((*key).to_owned(), (*word).to_owned())).collect();
        for (group, lists) in Group::ALL.into_iter().zip(self.groups) {
            words.group_mut(group).extend(lists.iter().map(|(key, list)| ((*key).to_owned(), owned(list))));
        }
        words
    }
}
