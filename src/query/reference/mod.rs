//! References: the short ways in which people name things, and what each of them means.
//!
//! A reference is tried in steps, and the first step that matches anything decides: the exact task id or key; the key
//! without its phase; a run of whole words of the key, whose last may be the beginning of a word; words of a title in
//! any language. Within a step, processes come before phases, phases before other pages, then activities and tasks.

mod closest;
mod matching;
pub mod names;
mod resolver;
mod shortest;
mod targets;

pub use closest::{closest, closest_keys};
pub use matching::{Name, matching, matching_keys};
pub use resolver::{Resolver, same_activity};
pub use shortest::ShortestReferences;

use crate::playbook::ActivityIndex;
use crate::source::Tag;

/// How many matches of one reference a listing answers for; with more, the reader has to say which.
pub const MOST_MATCHES: usize = 7;

/// A thing that a reference means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A task, by id.
    Task(String),
    /// A phase, by key.
    Phase(String),
    /// A process, by key.
    Process(String),
    /// Any other page, by key.
    Page(String),
    /// An activity.
    Activity {
        /// The process's key.
        process: String,
        /// The language of the page that was matched.
        lang: Tag,
        /// The index on that page.
        index: ActivityIndex,
    },
}

/// What kind of thing was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Anything that can be shown.
    Any,
    /// An activity.
    Activity,
    /// A motion.
    Motion,
    /// A page that is no process.
    Page,
    /// A phase.
    Phase,
    /// A process.
    Process,
    /// A role.
    Role,
    /// A service.
    Service,
    /// A task.
    Task,
}

/// What a reference means: at least one thing.
#[derive(Clone, Debug)]
pub struct Matches<T> {
    /// What kind of thing they are.
    pub kind: Kind,
    /// The things, each with a reference that means it alone; in the order of the playbook.
    pub found: Vec<(T, String)>,
}

/// Why a reference gives no answer.
#[derive(Clone, Debug)]
pub enum ReferenceError {
    /// It means nothing.
    NotFound {
        /// What was looked for.
        kind: Kind,
        /// References that come close, the closest first.
        suggestions: Vec<String>,
        /// The other languages that have it.
        languages: Vec<Tag>,
    },
    /// It means more things than can be answered for.
    Ambiguous {
        /// What they are.
        kind: Kind,
        /// References that mean one each.
        candidates: Vec<String>,
    },
}

impl<T> Matches<T> {
    /// The one thing that is meant.
    ///
    /// # Errors
    /// When several are.
    pub fn one(self) -> Result<T, ReferenceError> {
        let kind = self.kind;
        let first = self.at_most(1)?.found.pop();
        first.map(|(thing, _)| thing).ok_or_else(|| ReferenceError::not_found(kind))
    }

    /// The same, if there are few enough to answer for each.
    ///
    /// # Errors
    /// When there are more than `most`.
    pub fn at_most(self, most: usize) -> Result<Self, ReferenceError> {
        if self.found.len() <= most {
            return Ok(self);
        }
        let candidates = self.found.into_iter().map(|(_, reference)| reference).collect();
        Err(ReferenceError::Ambiguous { kind: self.kind, candidates })
    }

    /// The same with each thing turned into another.
    #[must_use]
    pub fn map<U>(self, turn: impl Fn(T) -> U) -> Matches<U> {
        let found = self.found.into_iter().map(|(thing, reference)| (turn(thing), reference));
        Matches { kind: self.kind, found: found.collect() }
    }
}

impl ReferenceError {
    /// Nothing was found, and nothing comes close.
    #[must_use]
    pub fn not_found(kind: Kind) -> Self {
        Self::NotFound { kind, suggestions: Vec::new(), languages: Vec::new() }
    }
}
