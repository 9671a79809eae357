//! How an answer is to look: what the reader wished and what the terminal can do.

use crate::output::terminal::Painter;

/// How an answer is to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Cells of a line; `None` when nobody looks (a pipe, a file), and then nothing is wrapped.
    pub width: Option<usize>,
    /// Whether colours and hyperlinks may be written.
    pub painter: Painter,
    /// Whether a table begins with its headings.
    pub header: bool,
    /// Whether the columns that only a wide table shows are shown.
    pub wide: bool,
}

impl Default for Style {
    /// The style of a pipe: unwrapped, plain, with headings.
    fn default() -> Self {
        Self { width: None, painter: Painter::default(), header: true, wide: false }
    }
}
