//! The lexicon: words to keys for the reader, keys to words for the answers. One YAML file per language,
//! made into tables when the program is built.

mod built_in;
mod digest;
mod table;
mod words;

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::source::fold::{fold, same};
use crate::source::{Key, Tag};
use built_in::{BUILT_IN, BuiltIn, Keys};
pub use words::{Group, List, Words};

/// A language's words, ready to be looked up in both directions.
#[derive(Debug)]
pub struct Lexicon {
    tag: Tag,
    /// The tables of a language that the program carries; nothing where a playbook brings words of its own.
    built_in: Option<&'static BuiltIn>,
    /// The words as a file gives them; of a built-in language they are laid out when somebody reads them all.
    words: OnceLock<Words>,
    /// Folded words and letters of the requirement column, and whether they say mandatory.
    flags: OnceLock<Vec<(String, bool)>>,
    /// Folded words to keys, of what a playbook brings.
    keys: HashMap<Group, HashMap<String, Key>>,
}

impl Lexicon {
    /// Reads a lexicon file. A file of a playbook may hold a part of the groups only.
    ///
    /// # Errors
    /// What the YAML parser says, when the text is no lexicon.
    pub fn parse(yaml: &str) -> Result<Self, serde_yaml::Error> {
        Ok(Self::own(crate::source::yaml::read(yaml)?))
    }

    fn built_in(built_in: &'static BuiltIn) -> Self {
        let tag = Tag::fixed(built_in.tag);
        Self {
            tag,
            built_in: Some(built_in),
            words: OnceLock::new(),
            flags: OnceLock::new(),
            keys: HashMap::new(),
        }
    }

    fn own(words: Words) -> Self {
        let mut keys: HashMap<Group, HashMap<String, Key>> = HashMap::new();
        for group in Group::ALL {
            let own = keys.entry(group).or_default();
            for (key, list) in words.group(group) {
                let key = Key::new(key);
                for word in list {
                    own.entry(same(word)).or_insert_with(|| key.clone());
                }
            }
        }
        let tag = Tag::new(&words.tag);
        Self { tag, built_in: None, words: OnceLock::from(words), flags: OnceLock::new(), keys }
    }

    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(&self) -> Tag {
        self.tag.clone()
    }

    /// The language's name in itself.
    #[must_use]
    pub fn name(&self) -> &str {
        self.built_in.map_or_else(|| self.words().name.as_str(), |built_in| built_in.name)
    }

    /// The language's name in English.
    #[must_use]
    pub fn english_name(&self) -> &str {
        self.built_in.map_or_else(|| self.words().english.as_str(), |built_in| built_in.english)
    }

    /// The words of a list.
    #[must_use]
    pub fn list(&self, list: List) -> Vec<&str> {
        match self.built_in {
            Some(built_in) => built_in.list(list).to_vec(),
            None => self.words().list(list).iter().map(String::as_str).collect(),
        }
    }

    /// Whether a flag, folded by [`same`], says that a task is mandatory or optional; nothing where it is neither.
    #[must_use]
    pub fn is_mandatory(&self, flag: &str) -> Option<bool> {
        let flags = self.flags.get_or_init(|| {
            let of = |list, mandatory| self.list(list).into_iter().map(move |word| (same(word), mandatory));
            let mandatory = of(List::Mandatory, true).chain(of(List::MandatoryLetters, true));
            mandatory.chain(of(List::Optional, false)).chain(of(List::OptionalLetters, false)).collect()
        });
        flags.iter().find(|(word, _)| word == flag).map(|(_, mandatory)| *mandatory)
    }

    /// The key of a folded word, of which the built-in keys are known.
    fn key_among(&self, keys: Keys, group: Group, word: &str) -> Option<Key> {
        match self.built_in {
            Some(built_in) => built_in.key(keys).map(Key::fixed),
            None => self.keys.get(&group)?.get(word).cloned(),
        }
    }

    /// The word that ftpb shows for a key, when the language has one.
    #[must_use]
    pub fn word(&self, group: Group, key: &str) -> Option<&str> {
        match self.built_in {
            Some(built_in) => built_in.word(group, key),
            None => self.words().group(group).get(key).and_then(|list| list.first()).map(String::as_str),
        }
    }

    /// A word of ftpb's own tables and answers; the key itself where the language has none.
    #[must_use]
    pub fn table<'a>(&'a self, key: &'a str) -> &'a str {
        self.table_word(key).unwrap_or(key)
    }

    fn table_word(&self, key: &str) -> Option<&str> {
        match self.built_in {
            Some(built_in) => built_in.table(key),
            None => self.words().table.get(key).map(String::as_str),
        }
    }

    /// The groups and lists as they are written.
    #[must_use]
    pub fn words(&self) -> &Words {
        self.words.get_or_init(|| self.built_in.map(BuiltIn::words).unwrap_or_default())
    }

    /// Whether a person may mean this language by a name: its tag, its name, or an alias.
    #[must_use]
    pub fn answers_to(&self, name: &str) -> bool {
        let name = fold(name).replace('_', "-");
        let own = [self.tag.as_str(), self.name(), self.english_name()];
        own.into_iter().chain(self.list(List::Aliases)).any(|own| fold(own) == name)
    }
}

/// The lexicons at hand: the built-in ones, and those that a playbook brings.
#[derive(Debug)]
pub struct Lexicons {
    all: Vec<Lexicon>,
    /// File suffixes and folder names of the languages that a playbook brings.
    places: Vec<(String, Tag)>,
    /// Whether a playbook brought a lexicon of its own.
    has_own: bool,
}

impl Default for Lexicons {
    fn default() -> Self {
        Self { all: BUILT_IN.iter().map(Lexicon::built_in).collect(), places: Vec::new(), has_own: false }
    }
}

impl Lexicons {
    /// Adds the words of a playbook's own lexicon file: a new language, or words over the built-in ones.
    ///
    /// # Errors
    /// What the YAML parser says, when the text is no lexicon; nothing is added then.
    pub fn add(&mut self, yaml: &str) -> Result<Tag, serde_yaml::Error> {
        let words: Words = crate::source::yaml::read(yaml)?;
        let tag = Tag::new(&words.tag);
        let merged = match self.get(&tag) {
            Some(own) => own.words().clone().overridden_by(words),
            None => words,
        };
        let places = merged.suffixes.iter().chain(&merged.folders).chain([&merged.tag]);
        self.places.extend(places.map(|place| (place.to_lowercase(), tag.clone())));
        let lexicon = Lexicon::own(merged);
        match self.all.iter_mut().find(|own| own.tag == tag) {
            Some(own) => *own = lexicon,
            None => self.all.push(lexicon),
        }
        self.all.sort_by(|a, b| a.tag.cmp(&b.tag));
        self.has_own = true;
        Ok(tag)
    }

    /// The lexicon of a language.
    #[must_use]
    pub fn get(&self, tag: &Tag) -> Option<&Lexicon> {
        self.all.iter().find(|lexicon| lexicon.tag == *tag)
    }

    /// English: it is always there, and every other language may lack a word.
    #[must_use]
    pub fn english(&self) -> Option<&Lexicon> {
        self.get(&Tag::english())
    }

    /// The tags at hand, sorted.
    pub fn tags(&self) -> impl Iterator<Item = &Tag> {
        self.all.iter().map(|lexicon| &lexicon.tag)
    }

    /// The place of a language among them.
    #[must_use]
    pub fn place(&self, tag: &Tag) -> Option<usize> {
        self.tags().position(|own| own == tag)
    }

    /// All lexicons, in the order of their tags.
    pub fn all(&self) -> impl Iterator<Item = &Lexicon> {
        self.all.iter()
    }

    /// The key of a word, asking the page's own language first and then the others.
    #[must_use]
    pub fn key(&self, first: &Tag, group: Group, word: &str) -> Option<Key> {
        if word.len() > LONGEST {
            return None;
        }
        let word = same(word);
        let keys = Keys::of(group, &word);
        // What no built-in language knows, only one that a playbook brings may know.
        if keys.is_none() && !self.has_own {
            return None;
        }
        let key = |lexicon: &Lexicon| lexicon.key_among(keys, group, &word);
        let own = self.get(first).and_then(key);
        own.or_else(|| self.english().and_then(key)).or_else(|| self.all.iter().find_map(key))
    }

    /// The languages that have a word in lower case among their function words, by their places among [`Self::tags`].
    pub fn those_that_say(&self, word: &str) -> impl Iterator<Item = usize> {
        let built_in: u32 = Keys::of_function_words(word).places().map(|place| 1 << place).sum();
        let says = move |own: &Lexicon| match own.built_in {
            Some(own) => built_in & 1 << own.place != 0,
            None => own.words().function_words.iter().any(|own| own == word),
        };
        let asked = if built_in > 0 || self.has_own { self.all.as_slice() } else { &[] };
        asked.iter().enumerate().filter(move |(_, own)| says(own)).map(|(place, _)| place)
    }

    /// Every key that a word has in some language, without repetition.
    #[must_use]
    pub fn keys(&self, group: Group, word: &str) -> Vec<Key> {
        let word = same(word);
        let of_built_in = Keys::of(group, &word);
        let key = |lexicon: &Lexicon| lexicon.key_among(of_built_in, group, &word);
        let mut keys: Vec<Key> = self.all().filter_map(key).collect();
        keys.sort();
        keys.dedup();
        keys
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
        let own = self.get(tag).and_then(|lexicon| lexicon.table_word(key));
        own.or_else(|| self.english().and_then(|lexicon| lexicon.table_word(key))).unwrap_or(key)
    }

    /// The language of a folder (`german-playbook`), a suffix, or a tag.
    #[must_use]
    pub fn of_place(&self, name: &str) -> Option<&Tag> {
        self.of(name, |built_in| built_in.folders)
    }

    /// The language of a file suffix (`jp` of `…-jp.md`) alone.
    #[must_use]
    pub fn of_suffix(&self, suffix: &str) -> Option<&Tag> {
        // Most names end with a longer word.
        let is_longer = suffix.len() > LONGEST_SUFFIX && self.places.is_empty();
        if is_longer { None } else { self.of(suffix, |_| &[]) }
    }

    fn of(&self, name: &str, more: impl Fn(&'static BuiltIn) -> &'static [&'static str]) -> Option<&Tag> {
        let own = self.places.iter().find(|(place, _)| place.eq_ignore_ascii_case(name)).map(|(_, tag)| tag);
        own.or_else(|| {
            let is_it = |place: &&str| place.eq_ignore_ascii_case(name);
            let named = |built_in: &'static BuiltIn| {
                is_it(&built_in.tag)
                    || built_in.suffixes.iter().any(is_it)
                    || more(built_in).iter().any(is_it)
            };
            self.all.iter().find(|own| own.built_in.is_some_and(named)).map(|own| &own.tag)
        })
    }

    /// The language that a person means by a name, and whether it is that language or only a near one
    /// (`zh-TW` asks for Traditional Chinese and gets `zh-Hans`; `de-AT` is German).
    #[must_use]
    pub fn find_language(&self, name: &str) -> Option<LanguageMatch> {
        let whole = self.all().find(|lexicon| lexicon.answers_to(name));
        if let Some(lexicon) = whole {
            return Some(LanguageMatch { tag: lexicon.tag(), exact: true });
        }
        let (language, region) = name.split_once(['-', '_'])?;
        let lexicon = self.all().find(|lexicon| lexicon.answers_to(language))?;
        Some(LanguageMatch { tag: lexicon.tag(), exact: same_language(lexicon.tag.as_str(), region) })
    }
}

/// No suffix or tag of a built-in language is longer, in bytes.
const LONGEST_SUFFIX: usize = 7;

/// No word is longer, in bytes; what is, is a sentence, and need not be folded to be known as none.
const LONGEST: usize = 400;

/// A language that was asked for, and whether it was met exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageMatch {
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
