//! Findings: what is wrong with a page, as data. Reading a page never fails.

use serde::Serialize;

use crate::source::text::Span;

/// How much a finding matters to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing is lost.
    Info,
    /// Another reader or tool may read it differently.
    Warning,
    /// Something is lost or untrue.
    Error,
}

impl Severity {
    /// All severities, the worst first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Info];

    /// The severity of a word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.as_str() == word)
    }

    /// The word of the output contract.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What findings of one kind have in common.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The name, for instance `joined-rows`.
    pub name: &'static str,
    /// The severity of its findings.
    pub severity: Severity,
    /// One sentence: what to do about it.
    pub help: &'static str,
}

/// Something wrong at a place in a page. File and language are the page's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// One sentence: what is wrong here.
    pub message: String,
    /// Where in the page's text.
    pub span: Span,
}
