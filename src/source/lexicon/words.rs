//! A lexicon file as it is written: groups of `key: [preferred, other, …]`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;

/// A word: a constant of the program, or read from a file of a playbook.
pub type Word = Cow<'static, str>;

/// Words that mean the same, the preferred one first.
pub type WordList = Cow<'static, [Word]>;

/// Values by key, sorted by key.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "BTreeMap<Word, T>")]
pub struct KeyMap<T: Clone + 'static>(pub(super) Cow<'static, [(Word, T)]>);

impl<T: Clone> KeyMap<T> {
    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&T> {
        let at = self.0.binary_search_by(|(own, _)| own.as_ref().cmp(key)).ok()?;
        self.0.get(at).map(|(_, value)| value)
    }

    /// Whether there is a value for a key.
    #[must_use]
    pub fn contains_key(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// All keys with their values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(key, value)| (key.as_ref(), value))
    }

    /// Changes the values of keys, and adds those that are missing.
    fn update<U>(&mut self, other: KeyMap<U>, merge: impl Fn(&mut T, U))
    where
        T: Default,
        U: Clone,
    {
        let mut all: BTreeMap<Word, T> = self.0.iter().cloned().collect();
        for (key, value) in other.0.into_owned() {
            merge(all.entry(key).or_default(), value);
        }
        *self = all.into();
    }
}

impl<T: Clone> From<BTreeMap<Word, T>> for KeyMap<T> {
    fn from(map: BTreeMap<Word, T>) -> Self {
        Self(map.into_iter().collect())
    }
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
    pub(super) sections: KeyMap<WordList>,
    pub(super) labels: KeyMap<WordList>,
    pub(super) columns: KeyMap<WordList>,
    /// How the language says that a task is mandatory or optional.
    pub requirement: RequirementWords,
    pub(super) phases: KeyMap<WordList>,
    pub(super) roles: KeyMap<WordList>,
    pub(super) services: KeyMap<WordList>,
    pub(super) motions: KeyMap<WordList>,
    pub(super) kinds: KeyMap<WordList>,
    pub(super) alerts: KeyMap<WordList>,
    pub(super) changes: KeyMap<WordList>,
    pub(super) programs: KeyMap<WordList>,
    /// ftpb's own tables, cards and answers.
    pub table: KeyMap<Word>,
}

/// Words and letters of the requirement column.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RequirementWords {
    /// Words for mandatory, as a header spells them out.
    pub mandatory: WordList,
    /// Words for optional.
    pub optional: WordList,
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
    pub fn group(&self, group: Group) -> &KeyMap<WordList> {
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
    #[must_use]
    pub fn of_key(&self, group: Group, key: &str) -> &[Word] {
        self.group(group).get(key).map_or(&[], |words| words)
    }

    /// These words with those of a playbook's own file before them.
    #[must_use]
    pub fn overridden_by(mut self, over: Self) -> Self {
        fn prepend(own: &mut WordList, other: WordList) {
            own.to_mut().splice(0..0, other.into_owned());
        }
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
        ] {
            own.update(other, prepend);
        }
        self.table.update(over.table, |own, other| *own = other);
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
            (&mut self.requirement.mandatory, over.requirement.mandatory),
            (&mut self.requirement.optional, over.requirement.optional),
            (&mut self.requirement.letters.mandatory, over.requirement.letters.mandatory),
            (&mut self.requirement.letters.optional, over.requirement.letters.optional),
        ] {
            prepend(own, other);
        }
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
