//! A playbook as one file that opens by itself: HTML for browsers, or Markdown.

mod body;
mod html;
mod markdown;
pub mod sheet;

use serde_json::{Map, Value};

/// A playbook, or a part of it, in one or several languages.
#[derive(Debug, Default)]
pub struct Document {
    /// A name for what the reader ticks; different for each checklist.
    pub name: String,
    /// The languages; the first one is shown first.
    pub languages: Vec<Language>,
    /// The phases, and what belongs to none.
    pub parts: Vec<Part>,
    /// The keys of the roles and services that tasks name.
    pub roles: Vec<String>,
    /// See `roles`.
    pub services: Vec<String>,
    /// Whether tasks have boxes.
    pub has_boxes: bool,
    /// Words that mean the same.
    pub synonyms: Vec<Synonyms>,
}

/// A language of a document.
#[derive(Debug, Default)]
pub struct Language {
    /// BCP 47 tag.
    pub tag: String,
    /// Its name in itself.
    pub name: String,
    /// The words of the document around its pages, by their keys.
    pub words: Map<String, Value>,
    /// The flow, as SVG or Mermaid.
    pub picture: Option<String>,
    /// The glossary.
    pub terms: Vec<Term>,
}

/// An abbreviation.
#[derive(Debug)]
pub struct Term {
    /// The abbreviation.
    pub term: String,
    /// What it stands for.
    pub words: String,
    /// The language of that.
    pub lang: String,
}

/// A phase of the lifecycle, or the other pages.
#[derive(Debug)]
pub struct Part {
    /// Its id, and the key of its name among the words of a language.
    pub id: String,
    /// Its pages.
    pub articles: Vec<Article>,
}

/// A page in its languages.
#[derive(Debug)]
pub struct Article {
    /// Its key, which its copies have as well.
    pub key: String,
    /// Whether it is a process, whose tasks count.
    pub is_process: bool,
    /// The languages it has. At least one.
    pub versions: Vec<Version>,
}

/// A page in a language.
#[derive(Debug)]
pub struct Version {
    /// Its id in the document.
    pub id: String,
    /// The language.
    pub lang: String,
    /// The name of the language in itself.
    pub language: String,
    /// The title.
    pub title: String,
    /// When it was changed.
    pub updated: String,
    /// Its activities, each with its id, for the table of contents.
    pub activities: Vec<(String, String)>,
    /// Its text, in the format of the document.
    pub text: String,
}

/// Words of the lexicons that mean the same.
#[derive(Debug)]
pub struct Synonyms {
    /// Whether a search tries them in every case, and not only when it finds nothing else.
    pub always: bool,
    /// The words by language.
    pub words: Map<String, Value>,
}

impl Document {
    /// The language that is shown first.
    fn first_tag(&self) -> &str {
        self.languages.first().map_or("en", |language| &language.tag)
    }

    /// A word of the first language.
    fn word(&self, key: &str) -> &str {
        self.languages.first().map_or("", |language| language.word(key))
    }
}

impl Language {
    fn word(&self, key: &str) -> &str {
        self.words.get(key).and_then(Value::as_str).unwrap_or_default()
    }
}

impl Article {
    /// The version in a language, else the one that stands in for it.
    fn version(&self, lang: &str) -> Option<&Version> {
        in_language(&self.versions, lang, |version| &version.lang)
    }

    /// The version for languages that the page lacks.
    fn instead(&self) -> Option<&Version> {
        self.version("en")
    }
}

/// What there is in a language, else what stands in for it: in English, or the first.
pub fn in_language<'v, T>(versions: &'v [T], lang: &str, lang_of: impl Fn(&T) -> &str) -> Option<&'v T> {
    let own = |lang: &str| versions.iter().find(|version| lang_of(version) == lang);
    own(lang).or_else(|| own("en")).or(versions.first())
}
