//! A finding: a fault of a page, with rule, place and remedy. Faults are data, never failures.

use serde::Serialize;

use crate::source::text::Span;

/// How much a finding matters to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing, nothing is lost.
    Info,
    /// A reader or another tool may read something else.
    Warning,
    /// Something is lost or untrue.
    Error,
}

impl Severity {
    /// All severities, the worst first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Info];

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

/// What a finding can be about: a rule's name, weight and remedy.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The name, for instance `joined-rows`.
    pub name: &'static str,
    /// How much its findings matter.
    pub severity: Severity,
    /// One sentence: what to do about it.
    pub help: &'static str,
}

/// A fault of one page. The page knows its file and language; the finding knows where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// One sentence: what is wrong here.
    pub message: String,
    /// The characters it is about.
    pub span: Span,
}
