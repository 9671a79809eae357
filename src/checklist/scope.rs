//! The scope of a checklist: its language and filters.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use crate::playbook::Requirement;
use crate::query::{Choice, Filter};
use crate::source::{Key, Tag};

/// What would end a word or the comment.
const ESCAPED: &AsciiSet = &CONTROLS.add(b' ').add(b'%').add(b'>').add(b':').add(b'=').add(b',');

/// Language and filters of a checklist.
#[derive(Clone, Debug)]
pub struct Scope {
    /// The language of the task names.
    pub lang: Tag,
    /// Whether to leave out tasks of pages that are not translated into the language.
    pub strict: bool,
    /// Which tasks belong to it.
    pub filter: Filter,
}

impl Scope {
    /// The language choice for its pages.
    #[must_use]
    pub fn choice(&self) -> Choice {
        let tags = vec![self.lang.clone()];
        if self.strict { Choice::Strict(tags) } else { Choice::Prefer(tags) }
    }

    /// The words that state it.
    #[must_use]
    pub fn words(&self) -> String {
        let filter = &self.filter;
        let mut words = vec![format!("lang={}", self.lang)];
        let keys = |keys: &[Key]| keys.iter().map(Key::to_string).collect::<Vec<_>>();
        let lists = [
            ("phase", filter.phases.clone()),
            ("process", filter.processes.clone()),
            ("role", keys(&filter.roles)),
            ("service", keys(&filter.services)),
        ];
        let filled = lists.into_iter().filter(|(_, list)| !list.is_empty());
        words.extend(filled.map(|(name, list)| {
            let keys: Vec<String> = list.iter().map(|key| word(key)).collect();
            format!("{name}={}", keys.join(","))
        }));
        words.extend(filter.requirements.iter().map(|requirement| requirement.as_str().to_owned()));
        words.extend(
            [(self.strict, "strict"), (filter.only, "only")]
                .iter()
                .filter(|(set, _)| *set)
                .map(|(_, word)| (*word).to_owned()),
        );
        words.join(" ")
    }

    /// Parses the words; unknown ones are ignored.
    #[must_use]
    pub fn parse(words: &str) -> Self {
        let mut scope = Self { lang: Tag::english(), strict: false, filter: Filter::default() };
        for word in words.split_whitespace() {
            let (name, value) = word.split_once('=').unwrap_or((word, ""));
            let list = || value.split(',').filter(|part| !part.is_empty()).map(key);
            match name {
                "lang" => scope.lang = Tag::new(value),
                "phase" => scope.filter.phases = list().collect(),
                "process" => scope.filter.processes = list().collect(),
                "role" => scope.filter.roles = list().map(|key| Key::new(&key)).collect(),
                "service" => scope.filter.services = list().map(|key| Key::new(&key)).collect(),
                "mandatory" => scope.filter.requirements.push(Requirement::Mandatory),
                "optional" => scope.filter.requirements.push(Requirement::Optional),
                "strict" => scope.strict = true,
                "only" => scope.filter.only = true,
                _ => {}
            }
        }
        scope
    }
}

/// A key as a word of the comment.
#[must_use]
pub fn word(key: &str) -> String {
    utf8_percent_encode(key, ESCAPED).to_string()
}

/// The key of a word of the comment.
#[must_use]
pub fn key(word: &str) -> String {
    percent_decode_str(word).decode_utf8_lossy().into_owned()
}
