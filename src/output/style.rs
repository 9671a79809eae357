//! How to write an answer: what the reader asked for and what the terminal supports.

use crate::output::terminal::Painter;

/// Where an answer goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Destination {
    /// To a person's screen.
    Terminal,
    /// To a program or a file, whatever width or colours are asked for.
    PipeOrFile,
}

/// How to write an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// The width of the terminal in columns; `None` for a pipe or a file, where nothing is wrapped.
    pub width: Option<usize>,
    /// Where it goes.
    pub destination: Destination,
    /// Whether to write colours and hyperlinks.
    pub painter: Painter,
    /// Whether a table has headings.
    pub header: bool,
    /// Whether to show the columns that are for wide tables only.
    pub wide: bool,
    /// Whether lists wrap long text rather than cut it.
    pub wrap: bool,
}

impl Default for Style {
    /// The style of a pipe: unwrapped, plain, with headings.
    fn default() -> Self {
        Self {
            width: None,
            destination: Destination::PipeOrFile,
            painter: Painter::default(),
            header: true,
            wide: false,
            wrap: false,
        }
    }
}
