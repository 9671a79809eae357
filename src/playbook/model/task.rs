//! Task tables and their rows.

use std::sync::Arc;

use crate::playbook::model::ActivityIndex;
use crate::source::{Key, Span};

/// Whether a task has to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Requirement {
    /// It must be done.
    Mandatory,
    /// It may be done.
    Optional,
    /// The row does not say.
    Unknown,
}

impl Requirement {
    /// The word of the output contract, which is also the lexicons' key.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mandatory => "mandatory",
            Self::Optional => "optional",
            Self::Unknown => "unknown",
        }
    }
}

/// A row of a task table; on a page that is not a process, a mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// The id.
    pub id: Span,
    /// The name's cell.
    pub name: Span,
    /// Whether it has to be done.
    pub requirement: Requirement,
    /// The flag.
    pub flag: Span,
    /// The roles that do it, the first one before all.
    pub roles: Arc<[Key]>,
    /// The role's cell.
    pub role_text: Span,
    /// The services that it is for.
    pub services: Arc<[Key]>,
    /// The services' cell.
    pub services_text: Span,
    /// The row.
    pub row: Span,
    /// The line of the row.
    pub line: u32,
    /// The activity it belongs to.
    pub activity: Option<ActivityIndex>,
    /// The keys of its own words, where those of a translation replace them.
    pub written: Option<Box<WrittenKeys>>,
}

/// What a row's own words say, which no lexicon knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenKeys {
    /// The roles.
    pub roles: Arc<[Key]>,
    /// The services.
    pub services: Arc<[Key]>,
}

impl Task {
    /// The role that does it before all others.
    #[must_use]
    pub fn role(&self) -> Option<&Key> {
        self.roles.first()
    }

    /// The roles and the services that the row's own words say.
    #[must_use]
    pub fn written_keys(&self) -> (Arc<[Key]>, Arc<[Key]>) {
        match &self.written {
            Some(written) => (Arc::clone(&written.roles), Arc::clone(&written.services)),
            None => (Arc::clone(&self.roles), Arc::clone(&self.services)),
        }
    }
}

/// A task table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskTable {
    /// The first line's content: the header, or the first row of a table without one.
    pub header: Span,
    /// The first line, counted in the page's text with its includes.
    pub first: u32,
    /// The last line, counted in the same way.
    pub last: u32,
    /// The tasks, as a range of the page's.
    pub tasks: std::ops::Range<usize>,
}
