//! The texts of a thing, and where in it each stands.

/// Where in a thing a text stands, the most telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MatchRank {
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

/// A text of a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextField {
    /// Where it stands.
    pub level: MatchRank,
    /// As it is shown.
    pub text: String,
    /// Its line.
    pub line: u32,
}
