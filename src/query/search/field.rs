//! The texts of a document that can be searched, and what each of them is.

/// What a text of a document is, the most important first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FieldRank {
    /// A task's id.
    Id,
    /// A task's name.
    Name,
    /// A page's title.
    Title,
    /// An activity's title.
    Activity,
    /// A section's heading.
    Heading,
    /// A label's value, a role, services, a page's key, a link's text.
    Label,
    /// Anything else.
    Body,
}

/// A text of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextField {
    /// What it is.
    pub rank: FieldRank,
    /// The text as it is shown.
    pub text: String,
    /// Its line.
    pub line: u32,
}
