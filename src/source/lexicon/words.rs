//! A lexicon file as it is written: groups of `key: [preferred, other, …]`.

use std::collections::BTreeMap;

use serde::Deserialize;

type Lists = BTreeMap<String, Vec<String>>;

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
    /// For what.
    Services,
    /// In which campaign.
    Motions,
    /// Kinds of things: process, phase, activity, task, page.
    Kinds,
    /// Kinds of alerts.
    Alerts,
}

impl Group {
    /// All groups, in the order of the files.
    pub const ALL: [Self; 9] = [
        Self::Sections,
        Self::Labels,
        Self::Columns,
        Self::Phases,
        Self::Roles,
        Self::Services,
        Self::Motions,
        Self::Kinds,
        Self::Alerts,
    ];
}

/// A list of words that stand for one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Further names of the language.
    Aliases,
    /// Words between the last two of an enumeration.
    Conjunctions,
    /// Frequent words that prove the language of a page.
    FunctionWords,
    /// Words for mandatory.
    Mandatory,
    /// Letters for mandatory.
    MandatoryLetters,
    /// Words for optional.
    Optional,
    /// Letters for optional.
    OptionalLetters,
}

/// The words of one language.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "snake_case")]
pub struct Words {
    /// BCP 47 tag.
    pub tag: String,
    /// The language's name in itself.
    pub name: String,
    /// The language's name in English.
    pub english: String,
    /// Further names that a person may type.
    pub aliases: Vec<String>,
    /// File suffixes, without the dash.
    pub suffixes: Vec<String>,
    /// Folder names.
    pub folders: Vec<String>,
    /// Frequent words that prove the language of a page.
    pub function_words: Vec<String>,
    /// Words between the last two of an enumeration.
    pub conjunctions: Vec<String>,
    sections: Lists,
    labels: Lists,
    columns: Lists,
    /// How the language says that a task is mandatory or optional.
    pub requirement: RequirementWords,
    phases: Lists,
    roles: Lists,
    services: Lists,
    motions: Lists,
    kinds: Lists,
    alerts: Lists,
    /// ftpb's own tables, cards and answers.
    pub table: BTreeMap<String, String>,
}

/// Words and letters of the requirement column.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RequirementWords {
    /// Words for mandatory, as a header spells them out.
    pub mandatory: Vec<String>,
    /// Words for optional.
    pub optional: Vec<String>,
    /// Letters, where the header does not tell.
    pub letters: Letters,
}

/// The letters of the requirement column.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Letters {
    /// For mandatory.
    pub mandatory: Vec<String>,
    /// For optional.
    pub optional: Vec<String>,
}

impl Words {
    /// A language of which only the tag is known.
    #[must_use]
    pub fn of(tag: &str) -> Self {
        Self { tag: tag.to_owned(), ..Self::default() }
    }

    /// The lists of a group.
    #[must_use]
    pub fn group(&self, group: Group) -> &Lists {
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
        }
    }

    /// The words of a list.
    #[must_use]
    pub fn list(&self, list: List) -> &[String] {
        match list {
            List::Aliases => &self.aliases,
            List::Conjunctions => &self.conjunctions,
            List::FunctionWords => &self.function_words,
            List::Mandatory => &self.requirement.mandatory,
            List::MandatoryLetters => &self.requirement.letters.mandatory,
            List::Optional => &self.requirement.optional,
            List::OptionalLetters => &self.requirement.letters.optional,
        }
    }

    /// The lists of a group, to be added to.
    pub fn group_mut(&mut self, group: Group) -> &mut Lists {
        match group {
            Group::Sections => &mut self.sections,
            Group::Labels => &mut self.labels,
            Group::Columns => &mut self.columns,
            Group::Phases => &mut self.phases,
            Group::Roles => &mut self.roles,
            Group::Services => &mut self.services,
            Group::Motions => &mut self.motions,
            Group::Kinds => &mut self.kinds,
            Group::Alerts => &mut self.alerts,
        }
    }

    /// These words with those of a playbook's own file before them.
    #[must_use]
    pub fn overridden_by(mut self, over: Self) -> Self {
        for group in Group::ALL {
            for (key, list) in over.group(group) {
                let own = self.group_mut(group).entry(key.clone()).or_default();
                own.splice(0..0, list.iter().cloned());
            }
        }
        self.table.extend(over.table);
        let lists = [
            (&mut self.aliases, over.aliases),
            (&mut self.suffixes, over.suffixes),
            (&mut self.folders, over.folders),
            (&mut self.function_words, over.function_words),
            (&mut self.conjunctions, over.conjunctions),
            (&mut self.requirement.mandatory, over.requirement.mandatory),
            (&mut self.requirement.optional, over.requirement.optional),
            (&mut self.requirement.letters.mandatory, over.requirement.letters.mandatory),
            (&mut self.requirement.letters.optional, over.requirement.letters.optional),
        ];
        for (own, more) in lists {
            own.splice(0..0, more);
        }
        for (own, other) in [(&mut self.name, over.name), (&mut self.english, over.english)] {
            if !other.is_empty() {
                *own = other;
            }
        }
        self
    }
}
