//! The blocks of a page, ready to be drawn.

use crate::output::table::Grid;
use crate::output::terminal::StyledText;

/// One block of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// A heading and its level, 1 to 6.
    Heading(usize, StyledText),
    /// Running text; a newline within is a break that the page asked for.
    Paragraph(StyledText),
    /// A list: the number it begins with, if it has numbers, and the blocks of each item.
    List(Option<u64>, Vec<Vec<Block>>),
    /// What is set apart from the text; an alert has a kind, such as `IMPORTANT`.
    Quote(Option<String>, Vec<Block>),
    /// Code, line by line as it is.
    Code(String),
    /// A table, whether it has headings, and the notes below it.
    Table(Grid, bool, Vec<StyledText>),
    /// A line across the page.
    Rule,
}
