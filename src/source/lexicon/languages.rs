//! Which language a folder, a suffix or a person means.

use foldhash::{HashMap, HashMapExt};

use crate::source::Tag;
use crate::source::fold::fold;
use crate::source::lexicon::{KeyIndex, Lexicon, Lexicons, WordList, Words};

/// A language that was asked for, and whether it is exactly that one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageMatch {
    /// The language.
    pub tag: Tag,
    /// False where script or region make it another written language than the one asked for.
    pub exact: bool,
}

impl Lexicon {
    /// Whether a person may mean this language by a name: its tag, its name, or an alias.
    #[must_use]
    pub fn has_name(&self, name: &str) -> bool {
        let name = fold(name).replace('_', "-");
        let names = [&self.words.tag, &self.words.name, &self.words.english].map(AsRef::as_ref);
        names.into_iter().chain(self.words.aliases.iter()).any(|own| fold(own) == name)
    }

    /// Whether the region or script of a tag (`AT` of `de-AT`) is one whose readers read this language as their own.
    fn is_of_region(&self, region: &str) -> bool {
        let region = region.split(['.', '@']).next().unwrap_or(region).to_lowercase();
        let regions = &self.words.regions;
        regions.is_empty() || region.split(['-', '_']).any(|part| regions.iter().any(|own| own == part))
    }
}

impl Lexicons {
    /// The language of a folder (`german-playbook`), a file suffix, or a tag.
    #[must_use]
    pub fn by_folder(&self, name: &str) -> Option<&Tag> {
        let folders = || self.by_place(|words| vec![&words.suffixes, &words.folders]);
        self.indexes.folders.get_or_init(folders).get(&name.to_ascii_lowercase())
    }

    /// The language of a file suffix (`jp` of `…-jp.md`) or a tag.
    #[must_use]
    pub fn by_suffix(&self, suffix: &str) -> Option<&Tag> {
        let suffixes = || self.by_place(|words| vec![&words.suffixes]);
        self.indexes.suffixes.get_or_init(suffixes).get(&suffix.to_ascii_lowercase())
    }

    /// The languages by their tags and the words of these lists. A playbook's own languages go first.
    fn by_place(&self, lists: impl Fn(&Words) -> Vec<&WordList>) -> HashMap<String, Tag> {
        let (built_in, own): (Vec<&Lexicon>, Vec<&Lexicon>) =
            self.all.iter().partition(|lexicon| matches!(lexicon.keys, KeyIndex::BuiltIn(_)));
        let mut places = HashMap::new();
        for lexicon in own.into_iter().chain(built_in) {
            let words = lists(&lexicon.words).into_iter().flat_map(WordList::iter);
            for place in words.chain([lexicon.words.tag.as_ref()]) {
                places.entry(place.to_ascii_lowercase()).or_insert_with(|| lexicon.tag());
            }
        }
        places
    }

    /// The language that a person means by a name, and whether it is that language or only a near one
    /// (`zh-TW` asks for Traditional Chinese and gets `zh-Hans`; `de-AT` is German).
    #[must_use]
    pub fn find_language(&self, name: &str) -> Option<LanguageMatch> {
        let whole = self.all().find(|lexicon| lexicon.has_name(name));
        if let Some(lexicon) = whole {
            return Some(LanguageMatch { tag: lexicon.tag(), exact: true });
        }
        let (language, region) = name.split_once(['-', '_'])?;
        let lexicon = self.all().find(|lexicon| lexicon.has_name(language))?;
        Some(LanguageMatch { tag: lexicon.tag(), exact: lexicon.is_of_region(region) })
    }
}
