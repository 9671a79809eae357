//! A lexicon file as it is written: groups of `key: [preferred, other, …]`.
//!
//! Its words are kept in texts, not in lists of texts: the system has to adjust each pointer of a constant whenever
//! the program starts, and there are ten thousand words.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};

/// A word: a constant of the program, or read from a file of a playbook.
pub type Word = Cow<'static, str>;

/// Words that mean the same, the preferred one first: one in each line.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct WordList(pub(super) Word);

impl WordList {
    /// The words.
    pub fn iter(&self) -> impl Iterator<Item = &str> + Clone {
        self.0.split('\n').filter(|word| !word.is_empty())
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn prepend(&mut self, other: &Self) {
        *self = other.iter().chain(self.iter()).map(str::to_owned).collect::<Vec<_>>().into();
    }
}

impl From<Vec<String>> for WordList {
    fn from(words: Vec<String>) -> Self {
        Self(words.iter().map(|word| on_one_line(word)).collect::<Vec<_>>().join("\n").into())
    }
}

/// Words by key: lines of a key, a tab, and its words with tabs between them, sorted by key.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "BTreeMap<String, Vec<String>>")]
pub struct WordTable(pub(super) Word);

impl WordTable {
    /// The words of a key, the preferred one first; none where the language has no word for it.
    pub fn get(&self, key: &str) -> impl Iterator<Item = &str> + Clone {
        find(&self.0, key).into_iter().flat_map(words)
    }

    /// Whether there are words for a key.
    #[must_use]
    pub fn contains_key(&self, key: &str) -> bool {
        find(&self.0, key).is_some()
    }

    /// All keys with their words.
    pub fn iter(&self) -> impl Iterator<Item = (&str, impl Iterator<Item = &str> + Clone)> {
        self.0.lines().filter_map(|line| line.split_once('\t')).map(|(key, value)| (key, words(value)))
    }

    /// Puts other words before the own ones, and adds the keys that are missing.
    fn prepend(&mut self, other: &Self) {
        let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (key, words) in other.iter().map(own).chain(self.iter().map(own)) {
            all.entry(key).or_default().extend(words);
        }
        *self = all.into();
    }
}

impl From<BTreeMap<String, Vec<String>>> for WordTable {
    fn from(map: BTreeMap<String, Vec<String>>) -> Self {
        let mut sorted: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (key, words) in map {
            sorted.entry(on_one_line(&key)).or_default().extend(words.iter().map(|word| on_one_line(word)));
        }
        let lines = sorted.into_iter().map(|(key, words)| format!("{key}\t{}\n", words.join("\t")));
        Self(lines.collect::<String>().into())
    }
}

/// A word of a file without what divides words and lines here.
fn on_one_line(word: &str) -> String {
    word.replace(['\t', '\n', '\r'], " ")
}

fn own<'a>((key, words): (&'a str, impl Iterator<Item = &'a str>)) -> (String, Vec<String>) {
    (key.to_owned(), words.map(str::to_owned).collect())
}

fn words(value: &str) -> impl Iterator<Item = &str> + Clone {
    value.split('\t').filter(|word| !word.is_empty())
}

/// The value of a key in lines of a key, a tab and a value that are sorted by key.
fn find<'a>(lines: &'a str, key: &str) -> Option<&'a str> {
    let mut lines = lines;
    while !lines.is_empty() {
        let (before, after) = lines.as_bytes().split_at_checked(lines.len() / 2)?;
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let end = after.iter().position(|byte| *byte == b'\n').map_or(lines.len(), |at| before.len() + at);
        let (own, value) = lines.get(start..end)?.split_once('\t')?;
        lines = match own.cmp(key) {
            Ordering::Equal => return Some(value),
            Ordering::Less => lines.get(end + 1..).unwrap_or_default(),
            Ordering::Greater => lines.get(..start)?,
        };
    }
    None
}

fn single_words<'de, D: Deserializer<'de>>(file: D) -> Result<WordTable, D::Error> {
    let words = BTreeMap::<String, String>::deserialize(file)?;
    Ok(words.into_iter().map(|(key, word)| (key, vec![word])).collect::<BTreeMap<_, _>>().into())
}

/// A group of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// Headings of a process page.
    Sections,
    /// Words before a colon.
    Labels,
    /// Headers of task tables and refresh summaries.
    Columns,
    /// Phases of the lifecycle.
    Phases,
    /// Who carries something out.
    Roles,
    /// The products that a task is for.
    Services,
    /// The campaigns that an activity belongs to.
    Motions,
    /// Kinds of things: process, phase, activity, task, page.
    Kinds,
    /// Kinds of alerts.
    Alerts,
    /// What a revision says of a task: that it was added or removed.
    Changes,
    /// Programs, plans and portals that pages abbreviate.
    Programs,
}

impl Group {
    /// All groups, in the order of the files.
    pub const ALL: [Self; 11] = [
        Self::Sections,
        Self::Labels,
        Self::Columns,
        Self::Phases,
        Self::Roles,
        Self::Services,
        Self::Motions,
        Self::Kinds,
        Self::Alerts,
        Self::Changes,
        Self::Programs,
    ];
}

/// The words of one language.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "snake_case")]
pub struct Words {
    /// BCP 47 tag.
    pub tag: Word,
    /// The language's name in itself.
    pub name: Word,
    /// The language's name in English.
    pub english: Word,
    /// Further names that a person may type.
    pub aliases: WordList,
    /// File suffixes, without the dash.
    pub suffixes: WordList,
    /// Folder names.
    pub folders: WordList,
    /// The regions and scripts whose readers read this language as their own, in lower case; none means all.
    pub regions: WordList,
    /// Frequent words that prove the language of a page.
    pub function_words: WordList,
    /// Words between the last two items of an enumeration.
    pub conjunctions: WordList,
    /// Words that make no difference to the name of a role, a service, a phase or a motion.
    pub articles: WordList,
    /// Letters that end the words before them, where no blank stands between words.
    pub particles: WordList,
    /// Words before a task's id.
    pub number_words: WordList,
    /// Names of folders whose pages are no longer, or not yet, current.
    pub archive_folders: WordList,
    /// What Next Steps say where nothing follows.
    pub nothing_follows: WordList,
    /// How the names of the twelve months begin; none where months are written as numbers.
    pub months: WordList,
    /// The days of the week and their abbreviations.
    pub weekdays: WordList,
    pub(super) sections: WordTable,
    pub(super) labels: WordTable,
    pub(super) columns: WordTable,
    /// How the language says that a task is mandatory or optional.
    pub requirement: RequirementWords,
    pub(super) phases: WordTable,
    pub(super) roles: WordTable,
    pub(super) services: WordTable,
    pub(super) motions: WordTable,
    pub(super) kinds: WordTable,
    pub(super) alerts: WordTable,
    pub(super) changes: WordTable,
    pub(super) programs: WordTable,
    /// ftpb's own tables, cards and answers.
    #[serde(deserialize_with = "single_words")]
    pub table: WordTable,
    /// Abbreviations and short names of roles and services, for lists.
    #[serde(deserialize_with = "single_words")]
    pub short: WordTable,
    /// Sentences of ftpb, in the syntax of Fluent.
    pub messages: Word,
}

/// Words and letters of the requirement column.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RequirementWords {
    /// Words for mandatory, as a header spells them out.
    pub mandatory: WordList,
    /// Words for optional.
    pub optional: WordList,
    /// Words for neither: recommended.
    pub neither: WordList,
    /// Words that say the opposite of those beside them: not.
    pub not: WordList,
    /// Letters, for tables whose header does not explain them.
    pub letters: Letters,
}

/// The letters of the requirement column.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Letters {
    /// For mandatory.
    pub mandatory: WordList,
    /// For optional.
    pub optional: WordList,
}

impl Words {
    /// The lists of a group.
    #[must_use]
    pub fn group(&self, group: Group) -> &WordTable {
        match group {
            Group::Sections => &self.sections,
            Group::Labels => &self.labels,
            Group::Columns => &self.columns,
            Group::Phases => &self.phases,
            Group::Roles => &self.roles,
            Group::Services => &self.services,
            Group::Motions => &self.motions,
            Group::Kinds => &self.kinds,
            Group::Alerts => &self.alerts,
            Group::Changes => &self.changes,
            Group::Programs => &self.programs,
        }
    }

    /// The words of a key, the preferred one first; none where the language has no word for it.
    pub fn of_key(&self, group: Group, key: &str) -> impl Iterator<Item = &str> + Clone {
        self.group(group).get(key)
    }

    /// These words with those of a playbook's own file before them.
    #[must_use]
    pub fn overridden_by(mut self, over: Self) -> Self {
        for (own, other) in [
            (&mut self.sections, over.sections),
            (&mut self.labels, over.labels),
            (&mut self.columns, over.columns),
            (&mut self.phases, over.phases),
            (&mut self.roles, over.roles),
            (&mut self.services, over.services),
            (&mut self.motions, over.motions),
            (&mut self.kinds, over.kinds),
            (&mut self.alerts, over.alerts),
            (&mut self.changes, over.changes),
            (&mut self.programs, over.programs),
            (&mut self.table, over.table),
            (&mut self.short, over.short),
        ] {
            own.prepend(&other);
        }
        for (own, other) in [
            (&mut self.aliases, over.aliases),
            (&mut self.suffixes, over.suffixes),
            (&mut self.folders, over.folders),
            (&mut self.regions, over.regions),
            (&mut self.function_words, over.function_words),
            (&mut self.conjunctions, over.conjunctions),
            (&mut self.articles, over.articles),
            (&mut self.particles, over.particles),
            (&mut self.number_words, over.number_words),
            (&mut self.archive_folders, over.archive_folders),
            (&mut self.nothing_follows, over.nothing_follows),
            (&mut self.weekdays, over.weekdays),
            (&mut self.requirement.mandatory, over.requirement.mandatory),
            (&mut self.requirement.optional, over.requirement.optional),
            (&mut self.requirement.neither, over.requirement.neither),
            (&mut self.requirement.not, over.requirement.not),
            (&mut self.requirement.letters.mandatory, over.requirement.letters.mandatory),
            (&mut self.requirement.letters.optional, over.requirement.letters.optional),
        ] {
            own.prepend(&other);
        }
        // Of two sentences of one name the later one counts.
        self.messages = format!("{}\n{}", self.messages, over.messages).into();
        if !over.months.is_empty() {
            self.months = over.months;
        }
        for (own, other) in [(&mut self.name, over.name), (&mut self.english, over.english)] {
            if !other.is_empty() {
                *own = other;
            }
        }
        self
    }
}
