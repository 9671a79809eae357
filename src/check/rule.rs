//! What a rule consists of: its documentation, where it looks, and how it fixes what it finds.

use crate::playbook::Page;
use crate::query::compare::differences::{Difference, DifferenceKind};
use crate::source::{Finding, Rule, Span};

use crate::check::context::Context;
use crate::check::links::ResolvedLink;

/// The subject of a rule, in the order of `ftpb check --list`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleGroup {
    /// Front matter.
    FrontMatter,
    /// Headings, sections, activities and their labels.
    Structure,
    /// Task tables.
    Tables,
    /// Links and images.
    Links,
    /// Characters, emphasis, blocks.
    Text,
    /// Dates of revisions.
    Dates,
    /// Contradictions between pages of one language.
    AcrossPages,
    /// Differences between a translation and the English page.
    AcrossLanguages,
}

impl RuleGroup {
    /// The name in listings, which `--select` and `--ignore` accept too.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FrontMatter => "front-matter",
            Self::Structure => "structure",
            Self::Tables => "tables",
            Self::Links => "links",
            Self::Text => "text",
            Self::Dates => "dates",
            Self::AcrossPages => "across-pages",
            Self::AcrossLanguages => "across-languages",
        }
    }
}

/// A rule's documentation, as `ftpb check --explain` prints it.
#[derive(Debug, PartialEq, Eq)]
pub struct RuleDocs {
    /// What the rule finds, in one sentence.
    pub what: &'static str,
    /// Why that matters to a reader.
    pub why: &'static str,
    /// An example with a finding.
    pub bad: &'static str,
    /// The same example without one.
    pub good: &'static str,
}

/// Where a rule looks.
pub enum RuleScope {
    /// Nowhere: the reader has made the findings already.
    Reader,
    /// At each page.
    Page(fn(&Context<'_>, &Page) -> Vec<Diagnostic>),
    /// At the target of each link; the function returns the message of a finding.
    Link(fn(&ResolvedLink<'_>) -> Option<String>),
    /// At each difference of a kind between a translation and its English page; the function returns the message.
    Difference(DifferenceKind, fn(&Difference) -> String),
    /// At the whole playbook.
    Playbook(fn(&Context<'_>) -> Vec<FileDiagnostic>),
}

/// What a rule reports on the page that it looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The characters that are wrong; empty for the whole page.
    pub span: Span,
    /// What is wrong, in one sentence.
    pub message: String,
}

impl Diagnostic {
    /// A diagnostic.
    pub fn new(span: Span, message: impl Into<String>) -> Self {
        Self { span, message: message.into() }
    }
}

/// What a rule that looks at the whole playbook reports on one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileDiagnostic {
    /// The file: a page or a table of contents.
    pub file: String,
    /// The diagnostic.
    pub diagnostic: Diagnostic,
}

/// A replacement of characters of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The characters to replace.
    pub span: Span,
    /// Their replacement.
    pub text: String,
}

impl Edit {
    /// An edit.
    pub fn new(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }
}

/// Returns the edits that fix a finding; none where a person has to decide.
pub type FixFn = fn(&Context<'_>, &Page, &Finding) -> Vec<Edit>;

/// A rule of `ftpb check` with everything that belongs to it.
pub struct Check {
    /// Name, severity and remedy.
    pub rule: &'static Rule,
    /// Its subject.
    pub group: RuleGroup,
    /// Its documentation.
    pub docs: RuleDocs,
    /// Where it looks.
    pub scope: RuleScope,
    /// How it fixes a finding.
    pub fix: Option<FixFn>,
}

impl std::fmt::Debug for Check {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.rule.name)
    }
}
