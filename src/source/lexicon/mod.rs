//! The lexicon: words to keys for the reader, keys to words for the answers. One YAML file per language.

mod words;

use std::collections::HashMap;
use std::sync::OnceLock;

use super::fold::{fold, same};
use super::{Key, Tag};
pub use words::{Group, Words};

/// The lexicons that ftpb brings, in the order of their tags.
const BUILT_IN: [(&str, &str); 6] = [
    ("de", include_str!("de.yaml")),
    ("en", include_str!("en.yaml")),
    ("es", include_str!("es.yaml")),
    ("ja", include_str!("ja.yaml")),
    ("pt-BR", include_str!("pt-BR.yaml")),
    ("zh-Hans", include_str!("zh-Hans.yaml")),
];

/// A language's words, ready to be looked up in both directions.
#[derive(Debug)]
pub struct Lexicon {
    words: Words,
    keys: HashMap<(Group, String), Key>,
}

impl Lexicon {
    /// Reads a lexicon file. A file of a playbook may hold a part of the groups only.
    ///
    /// # Errors
    /// What the YAML parser says, when the text is no lexicon.
    pub fn parse(yaml: &str) -> Result<Self, serde_yaml::Error> {
        Ok(Self::new(serde_yaml::from_str(yaml)?))
    }

    fn new(words: Words) -> Self {
        let mut keys = HashMap::new();
        for group in Group::ALL {
            for (key, list) in words.group(group) {
                let key = Key::new(key);
                for word in list {
                    keys.entry((group, same(word))).or_insert_with(|| key.clone());
                }
            }
        }
        Self { words, keys }
    }

    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(&self) -> Tag {
        Tag::new(&self.words.tag)
    }

    /// The key of a word as a page writes it.
    #[must_use]
    pub fn key(&self, group: Group, word: &str) -> Option<Key> {
        self.keys.get(&(group, same(word))).cloned()
    }

    /// All words of a group with their keys, folded as lexicons compare them.
    pub fn known(&self, group: Group) -> impl Iterator<Item = (&str, &Key)> {
        self.keys.iter().filter(move |((g, _), _)| *g == group).map(|((_, word), key)| (word.as_str(), key))
    }

    /// The word that ftpb shows for a key, when the language has one.
    #[must_use]
    pub fn word(&self, group: Group, key: &str) -> Option<&str> {
        self.words.group(group).get(key).and_then(|list| list.first()).map(String::as_str)
    }

    /// A word of ftpb's own tables and answers; the key itself where the language has none.
    #[must_use]
    pub fn table<'a>(&'a self, key: &'a str) -> &'a str {
        self.words.table.get(key).map_or(key, String::as_str)
    }

    /// The groups and lists as they are written.
    #[must_use]
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// Whether a person may mean this language by a name: its tag, its name, or an alias.
    #[must_use]
    pub fn answers_to(&self, name: &str) -> bool {
        let name = fold(name).replace('_', "-");
        let words = &self.words;
        let names = [&words.tag, &words.name, &words.english].into_iter().chain(&words.aliases);
        names.into_iter().any(|own| fold(own) == name)
    }
}

/// One language of the lexicons: read from YAML when it is first needed.
#[derive(Debug)]
struct Slot {
    tag: Tag,
    yaml: &'static str,
    read: OnceLock<Lexicon>,
}

/// The lexicons at hand: the built-in ones, and those that a playbook brings.
#[derive(Debug)]
pub struct Lexicons {
    slots: Vec<Slot>,
    names: OnceLock<HashMap<String, Tag>>,
}

impl Default for Lexicons {
    fn default() -> Self {
        let slot =
            |(tag, yaml): (&str, &'static str)| Slot { tag: Tag::new(tag), yaml, read: OnceLock::new() };
        Self { slots: BUILT_IN.into_iter().map(slot).collect(), names: OnceLock::new() }
    }
}

impl Lexicons {
    /// Adds the words of a playbook's own lexicon file: a new language, or words over the built-in ones.
    ///
    /// # Errors
    /// What the YAML parser says, when the text is no lexicon; nothing is added then.
    pub fn add(&mut self, yaml: &str) -> Result<Tag, serde_yaml::Error> {
        let words: Words = serde_yaml::from_str(yaml)?;
        let tag = Tag::new(&words.tag);
        let merged = match self.get(&tag) {
            Some(own) => own.words.clone().overridden_by(words),
            None => words,
        };
        let slot = Slot { tag: tag.clone(), yaml: "", read: OnceLock::from(Lexicon::new(merged)) };
        match self.slots.iter_mut().find(|slot| slot.tag == tag) {
            Some(own) => *own = slot,
            None => self.slots.push(slot),
        }
        self.slots.sort_by(|a, b| a.tag.cmp(&b.tag));
        self.names = OnceLock::new();
        Ok(tag)
    }

    /// The lexicon of a language.
    #[must_use]
    pub fn get(&self, tag: &Tag) -> Option<&Lexicon> {
        self.slots.iter().find(|slot| slot.tag == *tag).map(Self::read)
    }

    /// English: it is always there, and every other language may lack a word.
    #[must_use]
    pub fn english(&self) -> Option<&Lexicon> {
        self.get(&Tag::english())
    }

    /// The tags at hand, sorted.
    pub fn tags(&self) -> impl Iterator<Item = &Tag> {
        self.slots.iter().map(|slot| &slot.tag)
    }

    /// All lexicons, in the order of their tags.
    pub fn all(&self) -> impl Iterator<Item = &Lexicon> {
        self.slots.iter().map(Self::read)
    }

    fn read(slot: &Slot) -> &Lexicon {
        // A test holds every built-in file to its schema; an unreadable one would be an empty language.
        slot.read.get_or_init(|| {
            Lexicon::parse(slot.yaml).unwrap_or_else(|_| Lexicon::new(Words::of(slot.tag.as_str())))
        })
    }

    /// The key of a word, asking the page's own language first and then the others.
    #[must_use]
    pub fn key(&self, first: &Tag, group: Group, word: &str) -> Option<Key> {
        let own = self.get(first).and_then(|lexicon| lexicon.key(group, word));
        own.or_else(|| self.others(first).find_map(|lexicon| lexicon.key(group, word)))
    }

    /// Every key that a word has in some language, without repetition.
    #[must_use]
    pub fn keys(&self, group: Group, word: &str) -> Vec<Key> {
        let mut keys: Vec<Key> = self.all().filter_map(|lexicon| lexicon.key(group, word)).collect();
        keys.sort();
        keys.dedup();
        keys
    }

    fn others<'a>(&'a self, first: &'a Tag) -> impl Iterator<Item = &'a Lexicon> {
        let english = self.english().into_iter().filter(move |lexicon| lexicon.words.tag != first.as_str());
        let rest = self.slots.iter().filter(move |slot| slot.tag != *first && slot.tag != Tag::english());
        english.chain(rest.map(Self::read))
    }

    /// The word for a key in a language, else in English, else the key itself.
    #[must_use]
    pub fn word<'a>(&'a self, tag: &Tag, group: Group, key: &'a str) -> &'a str {
        let own = self.get(tag).and_then(|lexicon| lexicon.word(group, key));
        own.or_else(|| self.english().and_then(|lexicon| lexicon.word(group, key))).unwrap_or(key)
    }

    /// A word of ftpb's own tables in a language, else in English, else the key itself.
    #[must_use]
    pub fn table<'a>(&'a self, tag: &Tag, key: &'a str) -> &'a str {
        let own = self.get(tag).and_then(|lexicon| lexicon.words.table.get(key));
        let word = own.or_else(|| self.english().and_then(|lexicon| lexicon.words.table.get(key)));
        word.map_or(key, String::as_str)
    }

    /// The language of a file suffix (`jp` of `…-jp.md`) or a folder (`german-playbook`).
    ///
    /// The names of the built-in languages are known without reading their words.
    #[must_use]
    pub fn of_place(&self, name: &str) -> Option<&Tag> {
        self.names.get_or_init(|| self.place_names()).get(&name.to_lowercase())
    }

    /// The language of a file suffix alone.
    #[must_use]
    pub fn of_suffix(&self, suffix: &str) -> Option<&Tag> {
        let suffix = suffix.to_lowercase();
        let tag = self.of_place(&suffix)?;
        let words = &self.get(tag)?.words;
        (words.tag.to_lowercase() == suffix || words.suffixes.iter().any(|own| *own == suffix)).then_some(tag)
    }

    fn place_names(&self) -> HashMap<String, Tag> {
        let mut names = HashMap::new();
        for lexicon in self.all() {
            let words = &lexicon.words;
            for name in std::iter::once(&words.tag).chain(&words.suffixes).chain(&words.folders) {
                names.entry(name.to_lowercase()).or_insert_with(|| lexicon.tag());
            }
        }
        names
    }

    /// The language that a person means by a name, and whether it is that language or only a near one
    /// (`zh-TW` asks for Traditional Chinese and gets `zh-Hans`; `de-AT` is German).
    #[must_use]
    pub fn find_language(&self, name: &str) -> Option<Wish> {
        let whole = self.all().find(|lexicon| lexicon.answers_to(name));
        if let Some(lexicon) = whole {
            return Some(Wish { tag: lexicon.tag(), exact: true });
        }
        let (language, region) = name.split_once(['-', '_'])?;
        let lexicon = self.all().find(|lexicon| lexicon.answers_to(language))?;
        Some(Wish { tag: lexicon.tag(), exact: same_language(&lexicon.words.tag, region) })
    }
}

/// A language that was asked for, and whether it was met exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The language.
    pub tag: Tag,
    /// False where script or region make it another written language than the one asked for.
    pub exact: bool,
}

/// Whether a region's language is written as this tag's: `de-AT` is `de`, but `pt-PT` is not `pt-BR`,
/// and `zh-TW` and `zh-Hant` are not `zh-Hans`.
fn same_language(tag: &str, region: &str) -> bool {
    let region = region.split(['.', '@']).next().unwrap_or_default().to_lowercase();
    match tag {
        "pt-BR" => region == "br",
        "zh-Hans" => {
            !region.contains("hant") && !["tw", "hk", "mo"].iter().any(|other| region.ends_with(other))
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests;
