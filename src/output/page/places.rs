//! The places of a page's headings and tasks in a document that many pages share.

/// What a document knows of a heading.
#[derive(Clone, Debug, Default)]
pub struct HeadingPlace {
    /// Its id in the document.
    pub id: String,
    /// What begins with it, if something does that is found by itself: an activity, a section or the page.
    pub thing: Option<ThingPlace>,
}

/// A thing that a search finds.
#[derive(Clone, Debug, Default)]
pub struct ThingPlace {
    /// What it is, as in the output contract.
    pub kind: &'static str,
    /// Its name within the page.
    pub name: String,
    /// What it has in common with its translations.
    pub at: String,
}

/// What a document knows of a row of a task table.
#[derive(Clone, Debug, Default)]
pub struct RowPlace {
    /// Its id in the document.
    pub id: String,
    /// The task's id.
    pub task: String,
    /// The keys of its roles.
    pub roles: String,
    /// The keys of its services.
    pub services: String,
    /// Whether it is mandatory.
    pub requirement: &'static str,
    /// Whether it is done; nothing where it has no box.
    pub done: Option<bool>,
}

/// Tells the places of a page's headings and rows, in their order.
pub trait Places {
    /// The place of the next heading, by its text.
    fn heading(&mut self, text: &str) -> Option<HeadingPlace>;
    /// The place of the next row with this text in its first cell.
    fn row(&mut self, first: &str) -> Option<RowPlace>;
}

/// The level of the headings above a page in its document.
pub const BELOW: usize = 2;
/// The deepest level of headings.
const DEEPEST: usize = 6;

/// The level in the document of a page's heading. Whoever reads by headings misses none: no level is left out after
/// the one before.
pub(super) fn next_level(level: usize, before: usize) -> usize {
    (level + BELOW).min(before + 1).min(DEEPEST)
}
