//! Which language a folder, a suffix or a person means.

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
        self.by_place(name, |words| [&words.suffixes, &words.folders])
    }

    /// The language of a file suffix (`jp` of `…-jp.md`) or a tag.
    #[must_use]
    pub fn by_suffix(&self, suffix: &str) -> Option<&Tag> {
        self.by_place(suffix, |words| [&words.suffixes])
    }

    fn by_place<const N: usize>(&self, name: &str, lists: impl Fn(&Words) -> [&WordList; N]) -> Option<&Tag> {
        let is_name = |place: &str| place.eq_ignore_ascii_case(name);
        let has = |own: &&Lexicon| {
            is_name(&own.words.tag) || lists(&own.words).into_iter().flat_map(WordList::iter).any(is_name)
        };
        let is_built_in = |own: &&Lexicon| matches!(own.keys, KeyIndex::BuiltIn(_));
        // A playbook's own languages go first.
        let own = self.all.iter().filter(|lexicon| !is_built_in(lexicon));
        own.chain(self.all.iter().filter(is_built_in)).find(has).map(|lexicon| &lexicon.tag)
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
