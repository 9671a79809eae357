//! What a rule is: its words, where it looks, and how it fixes what needs no judgement.

use crate::playbook::Page;
use crate::source::{Finding, Rule, Span};

use crate::check::context::Context;

/// What a rule is about; the order is that of listings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// What stands between the fences above a page.
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
    /// What one page says of another.
    AcrossPages,
    /// What one language says and another does not.
    AcrossLanguages,
}

impl Group {
    /// The word of listings, which also selects the whole group.
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
pub struct Explain {
    /// What it finds, in one sentence.
    pub what: &'static str,
    /// Why that matters to a reader.
    pub why: &'static str,
    /// What it looks like.
    pub bad: &'static str,
    /// What it should look like.
    pub good: &'static str,
}

/// Where a rule looks.
pub enum Scope {
    /// The reader has found it already.
    Reading,
    /// At one page after the other.
    Page(fn(&Context<'_>, &Page) -> Vec<Spot>),
    /// At the whole playbook.
    Playbook(fn(&Context<'_>) -> Vec<Elsewhere>),
}

/// Something a rule has found on the page it was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The very characters.
    pub span: Span,
    /// One sentence: what is wrong here.
    pub message: String,
}

impl Spot {
    /// A spot.
    pub fn new(span: Span, message: impl Into<String>) -> Self {
        Self { span, message: message.into() }
    }
}

/// Something a rule has found in a file of its own choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// The file: a page or a table of contents.
    pub file: String,
    /// What, and where in it.
    pub spot: Spot,
}

/// A change of a page: these characters become that text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The characters that go.
    pub span: Span,
    /// The text that comes.
    pub text: String,
}

impl Edit {
    /// An edit.
    pub fn new(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }
}

/// How a rule fixes a finding of its own; nothing where this one needs judgement.
pub type FixFn = fn(&Context<'_>, &Page, &Finding) -> Vec<Edit>;

/// A rule of `ftpb check`.
pub struct Check {
    /// Name, severity and remedy.
    pub rule: &'static Rule,
    /// What it is about.
    pub group: Group,
    /// Its documentation.
    pub explain: Explain,
    /// Where it looks.
    pub look: Scope,
    /// How it fixes.
    pub fix: Option<FixFn>,
}

impl std::fmt::Debug for Check {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.rule.name)
    }
}
