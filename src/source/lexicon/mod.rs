//! The lexicon: words to keys for the reader, keys to words for the answers. One YAML file per language,
//! made into constants when the program is built.

mod bare_words;
mod beginning;
mod built_in;
mod calendar;
mod languages;
mod lookup;
mod messages;
mod words;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::OnceLock;

use foldhash::{HashMap, HashMapExt, HashSet};

use crate::source::fold::{fold, normalized};
use crate::source::markdown::alert;
use crate::source::{Key, Tag};
use bare_words::BareWords;
pub use beginning::Beginning;
use built_in::{BUILT_IN, Keys};
use calendar::Calendar;
pub use languages::LanguageMatch;
pub use messages::Message;
use messages::Sentences;
pub use words::{Group, RequirementWords, Word, WordList, WordTable, Words};

/// A language's words, ready to be looked up in both directions.
#[derive(Debug)]
pub struct Lexicon {
    tag: Tag,
    words: Cow<'static, Words>,
    /// Folded words and letters of the requirement column, and whether they mean mandatory.
    requirements: OnceLock<Vec<(String, bool)>>,
    keys: KeyIndex,
    /// Computed when a word is not found as it is written.
    bare_words: OnceLock<BareWords>,
    /// The folded words about changes, by what they say.
    changes: OnceLock<BTreeMap<String, Vec<String>>>,
    sentences: OnceLock<Sentences>,
}

/// Where the keys of folded words are.
#[derive(Debug)]
enum KeyIndex {
    /// In the constants of the program, by the language's index there.
    BuiltIn(usize),
    /// Here, because a playbook's own file has words of its own.
    Own(HashMap<Group, BTreeMap<String, Key>>),
}

impl Lexicon {
    /// Reads a lexicon file. A file of a playbook may have only some of the groups.
    ///
    /// # Errors
    /// What the YAML parser says, when the text is no lexicon.
    pub fn parse(yaml: &str) -> Result<Self, serde_yaml::Error> {
        Ok(Self::own(crate::source::yaml::read(yaml)?))
    }

    fn built_in(index: usize, words: &'static Words) -> Self {
        Self::new(Cow::Borrowed(words), KeyIndex::BuiltIn(index))
    }

    fn own(words: Words) -> Self {
        let mut keys: HashMap<Group, BTreeMap<String, Key>> = HashMap::new();
        for group in Group::ALL {
            let own = keys.entry(group).or_default();
            for (key, list) in words.group(group).iter() {
                let key = Key::new(key);
                for word in list {
                    own.entry(normalized(word)).or_insert_with(|| key.clone());
                }
            }
        }
        Self::new(Cow::Owned(words), KeyIndex::Own(keys))
    }

    fn new(words: Cow<'static, Words>, keys: KeyIndex) -> Self {
        Self {
            tag: Tag::new(&words.tag),
            words,
            requirements: OnceLock::new(),
            keys,
            bare_words: OnceLock::new(),
            changes: OnceLock::new(),
            sentences: OnceLock::new(),
        }
    }

    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(&self) -> Tag {
        self.tag.clone()
    }

    /// The language's name in itself.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.words.name
    }

    /// The language's name in English.
    #[must_use]
    pub fn english_name(&self) -> &str {
        &self.words.english
    }

    /// The groups and lists as they are written.
    #[must_use]
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// Whether a flag, folded by [`same`], says that a task is mandatory or optional; nothing where it is neither.
    #[must_use]
    pub fn is_mandatory(&self, flag: &str) -> Option<bool> {
        let requirements = self.requirements.get_or_init(|| {
            let own = &self.words.requirement;
            let fold = |words: &'_ WordList, mandatory| -> Vec<(String, bool)> {
                words.iter().map(|word| (normalized(word), mandatory)).collect()
            };
            let mandatory = [fold(&own.mandatory, true), fold(&own.letters.mandatory, true)];
            let optional = [fold(&own.optional, false), fold(&own.letters.optional, false)];
            [mandatory, optional].into_iter().flatten().flatten().collect()
        });
        requirements.iter().find(|(word, _)| word == flag).map(|(_, mandatory)| *mandatory)
    }

    /// The key of a folded word; `keys` are those that it has in the built-in languages.
    fn key(&self, keys: Keys, group: Group, word: &str) -> Option<Key> {
        match &self.keys {
            KeyIndex::BuiltIn(index) => keys.of_language(*index).map(Key::fixed),
            KeyIndex::Own(keys) => keys.get(&group)?.get(word).cloned(),
        }
    }

    /// Whether one of the playbook's own words begins with a folded text.
    fn has_own_beginning(&self, group: Group, text: &str) -> bool {
        let KeyIndex::Own(keys) = &self.keys else { return false };
        let from = (Bound::Included(text), Bound::Unbounded);
        let next = keys.get(&group).and_then(|keys| keys.range::<str, _>(from).next());
        next.is_some_and(|(word, _)| word.starts_with(text))
    }

    /// The word that ftpb shows for a key, when the language has one.
    #[must_use]
    pub fn word(&self, group: Group, key: &str) -> Option<&str> {
        self.words.of_key(group, key).next()
    }

    /// A word of ftpb's own tables and answers; the key itself where the language has none.
    #[must_use]
    pub fn table<'a>(&'a self, key: &'a str) -> &'a str {
        self.words.table.get(key).next().unwrap_or(key)
    }

    /// Whether a folded text has one of the words about changes: `task`, `added` or `removed`.
    #[must_use]
    pub fn mentions(&self, folded: &str, change: &str) -> bool {
        let words = self.changes.get_or_init(|| {
            let own = self.words.group(Group::Changes).iter();
            own.map(|(change, words)| (change.to_owned(), words.map(fold).collect())).collect()
        });
        words.get(change).is_some_and(|words| words.iter().any(|word| folded.contains(word)))
    }

    fn sentences(&self) -> &Sentences {
        self.sentences.get_or_init(|| Sentences::new(&self.tag, &self.words.messages))
    }
}

/// The built-in lexicons, and those that a playbook brings.
#[derive(Debug)]
pub struct Lexicons {
    all: Vec<Lexicon>,
    /// Whether a playbook brought a lexicon of its own.
    has_own: bool,
    /// Names of archive folders, besides those of the lexicons.
    own_archive_folders: Vec<String>,
    indexes: Indexes,
}

/// What every page of a playbook is held against, made on first use.
#[derive(Debug, Default)]
struct Indexes {
    /// The folded phrases that say that nothing follows.
    nothing_follows: OnceLock<Vec<String>>,
    /// The folded names of archive folders.
    archive_folders: OnceLock<HashSet<String>>,
    /// The languages by their tags and suffixes, in ASCII lower case.
    suffixes: OnceLock<HashMap<String, Tag>>,
    /// The same, with the names of their folders.
    folders: OnceLock<HashMap<String, Tag>>,
    calendar: OnceLock<Calendar>,
}

impl Default for Lexicons {
    fn default() -> Self {
        let built_in = BUILT_IN.iter().enumerate();
        Self {
            all: built_in.map(|(index, words)| Lexicon::built_in(index, words)).collect(),
            has_own: false,
            own_archive_folders: Vec::new(),
            indexes: Indexes::default(),
        }
    }
}

impl Lexicons {
    /// Adds the words of a playbook's own lexicon file: a new language, or words before the built-in ones.
    ///
    /// # Errors
    /// What the YAML parser says, when the text is no lexicon; nothing is added then.
    pub fn add(&mut self, yaml: &str) -> Result<Tag, serde_yaml::Error> {
        let words: Words = crate::source::yaml::read(yaml)?;
        let tag = Tag::new(&words.tag);
        self.has_own = true;
        self.indexes = Indexes::default();
        match self.all.iter_mut().find(|own| own.tag == tag) {
            Some(own) => *own = Lexicon::own(own.words().clone().overridden_by(words)),
            None => self.all.push(Lexicon::own(words)),
        }
        self.all.sort_by(|a, b| a.tag.cmp(&b.tag));
        Ok(tag)
    }

    /// The lexicon of a language.
    #[must_use]
    pub fn get(&self, tag: &Tag) -> Option<&Lexicon> {
        self.all.iter().find(|lexicon| lexicon.tag == *tag)
    }

    /// The name of a language in itself, else its tag.
    #[must_use]
    pub fn name<'a>(&'a self, tag: &'a Tag) -> &'a str {
        self.get(tag).map_or(tag.as_str(), Lexicon::name)
    }

    /// English: it is always there, and every other language may lack a word.
    #[must_use]
    pub fn english(&self) -> Option<&Lexicon> {
        self.get(&Tag::english())
    }

    /// The tags of all languages, sorted.
    pub fn tags(&self) -> impl Iterator<Item = &Tag> {
        self.all.iter().map(|lexicon| &lexicon.tag)
    }

    /// The index of a language among them.
    #[must_use]
    pub fn index(&self, tag: &Tag) -> Option<usize> {
        self.tags().position(|own| own == tag)
    }

    /// All lexicons, in the order of their tags.
    pub fn all(&self) -> impl Iterator<Item = &Lexicon> {
        self.all.iter()
    }

    /// The languages that have a lower-case word among their function words, by their index in [`Self::tags`].
    pub fn with_function_word(&self, word: &str) -> impl Iterator<Item = usize> {
        let built_in = built_in::function_word(word);
        let has = move |lexicon: &Lexicon| match &lexicon.keys {
            KeyIndex::BuiltIn(index) => built_in & (1 << index) != 0,
            KeyIndex::Own(_) => lexicon.words.function_words.iter().any(|own| own == word),
        };
        let all = if built_in == 0 && !self.has_own { &[] } else { self.all.as_slice() };
        all.iter().enumerate().filter(move |(_, lexicon)| has(lexicon)).map(|(index, _)| index)
    }

    /// The word for a key in a language, else in English, else the key itself.
    #[must_use]
    pub fn word<'a>(&'a self, tag: &Tag, group: Group, key: &'a str) -> &'a str {
        let lexicons = self.get(tag).into_iter().chain(self.english());
        lexicons.into_iter().find_map(|lexicon| lexicon.word(group, key)).unwrap_or(key)
    }

    /// The abbreviation or short name of a role or service in a language, else in English.
    #[must_use]
    pub fn short(&self, tag: &Tag, key: &str) -> Option<&str> {
        let mut lexicons = self.get(tag).into_iter().chain(self.english());
        lexicons.find_map(|lexicon| lexicon.words.short.get(key).next())
    }

    /// A word of ftpb's own tables in a language, else in English, else the key itself.
    #[must_use]
    pub fn table<'a>(&'a self, tag: &Tag, key: &'a str) -> &'a str {
        let mut lexicons = self.get(tag).into_iter().chain(self.english());
        lexicons.find_map(|lexicon| lexicon.words.table.get(key).next()).unwrap_or(key)
    }

    /// The words of a language for the kinds of alerts, such as `("IMPORTANT", "Wichtig")`.
    #[must_use]
    pub fn alert_words(&self, tag: &Tag) -> Vec<(String, String)> {
        let word = |kind: &str| (kind.to_uppercase(), self.word(tag, Group::Alerts, kind).to_owned());
        alert::KINDS.map(word).into()
    }

    /// A sentence in a language, else in English, else its name.
    #[must_use]
    pub fn say(&self, tag: &Tag, message: &Message) -> String {
        let said = |lexicon: &Lexicon| lexicon.sentences().say(message);
        let own = self.get(tag).and_then(said);
        own.or_else(|| self.english().and_then(said)).unwrap_or_else(|| message.id().to_owned())
    }

    /// Whether a folded word is one that stands before ids in some language.
    #[must_use]
    pub fn is_number_word(&self, word: &str) -> bool {
        self.all.iter().any(|lexicon| lexicon.words.number_words.iter().any(|own| fold(own) == word))
    }

    /// The further names of folders that [`Self::add_archive_folders`] added.
    #[must_use]
    pub fn own_archive_folders(&self) -> &[String] {
        &self.own_archive_folders
    }

    /// Adds names of folders whose pages are no longer, or not yet, current.
    pub fn add_archive_folders(&mut self, names: &[String]) {
        self.own_archive_folders.extend_from_slice(names);
        self.indexes = Indexes::default();
    }

    /// Whether a folder's name says, in some language, that its pages are no longer, or not yet, current.
    #[must_use]
    pub fn is_archive_folder(&self, name: &str) -> bool {
        let folders = self.indexes.archive_folders.get_or_init(|| {
            let all = self.all.iter().flat_map(|lexicon| lexicon.words.archive_folders.iter());
            let own = self.own_archive_folders.iter().map(String::as_str);
            all.chain(own).map(fold).collect()
        });
        let bare = name.trim_matches(|c: char| !c.is_alphabetic());
        [name, bare].into_iter().any(|name| folders.contains(&fold(name)))
    }

    /// Whether a text says, in some language, that nothing follows: `N/A`, or that with more after it.
    #[must_use]
    pub fn nothing_follows(&self, text: &str) -> bool {
        let text = normalized(text);
        let phrases = self.indexes.nothing_follows.get_or_init(|| {
            let all = self.all.iter().flat_map(|lexicon| lexicon.words.nothing_follows.iter());
            all.map(normalized).collect()
        });
        let says = |word: &String| {
            let rest = text.strip_prefix(word.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.trim_start().starts_with(ENDS_OF_PHRASES))
                || word.contains(' ')
                    && text.strip_suffix(word.as_str()).is_some_and(|rest| rest.ends_with(' '))
        };
        phrases.iter().any(says)
    }
}

/// What may follow a phrase that says all there is to say.
const ENDS_OF_PHRASES: [char; 13] = ['.', ',', ';', ':', '(', '-', '–', '。', '，', '、', '；', '：', '（'];

#[cfg(test)]
mod tests;
