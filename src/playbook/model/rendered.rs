//! What Markdown makes of a page, as spans.

use std::sync::OnceLock;

use foldhash::HashMap;

use crate::playbook::model::Link;
use crate::source::Span;

/// Spans of a page by what Markdown makes of them, each list in the order of the page.
#[derive(Clone, Debug, Default)]
pub struct Rendered {
    /// HTML tags within text.
    pub tags: Vec<Span>,
    /// Indented code blocks.
    pub indented: Vec<Span>,
    /// Fenced code blocks.
    pub fenced: Vec<Span>,
    /// HTML blocks.
    pub html: Vec<Span>,
    /// Text that is not code, and HTML blocks, in which Markdown is text.
    pub text: Vec<Span>,
    /// Headings.
    pub headings: Vec<Span>,
    /// Paragraphs, and the beginnings of list items without a paragraph; alerts are left out.
    pub blocks: Vec<Span>,
    /// The links and images that Markdown knows.
    pub linked: Vec<Span>,
    /// All links and images: see [`Page::links`].
    pub(in crate::playbook) links: Vec<Link>,
    /// Their indexes, in the order of their targets.
    pub(in crate::playbook) by_target: OnceLock<Vec<usize>>,
    /// The index of the first of them with each target.
    pub(in crate::playbook) first_to: OnceLock<HashMap<String, usize>>,
    /// Cells of tables.
    pub cells: Vec<Cell>,
    /// The opening lines of what never closes, each with its name.
    pub unclosed: Vec<(Span, String)>,
    /// Emphasis whose asterisks are shown: from the first to the last of them.
    pub failed_emphasis: Vec<Span>,
}

/// A cell of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What stands between its pipes.
    pub span: Span,
    /// The first byte of its row.
    pub row: u32,
    /// The header of its table.
    pub header: Span,
}
