//! The blocks of a page.

use anstyle::Effects;

use crate::output::table::Grid;
use crate::output::terminal::{StyledSpan, StyledText};

/// One block of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// A heading and its level, 1 to 6.
    Heading(usize, StyledText),
    /// A paragraph; a newline in it is a hard line break.
    Paragraph(StyledText),
    /// A list: its first number, if it is numbered, and the blocks of each item.
    List(Option<u64>, Vec<Vec<Block>>),
    /// A block quote; an alert has a kind, such as `IMPORTANT`.
    Quote(Option<String>, Vec<Block>),
    /// A code block.
    Code(String),
    /// A table, whether it has headings, and the notes below it.
    Table(Grid, bool, Vec<StyledText>),
    /// A thematic break.
    Rule,
}

/// The text of a heading of a table, which is bold anyway.
pub(super) fn unmarked(text: &[StyledSpan]) -> StyledText {
    let thin = |span: &StyledSpan| {
        let style = span.style();
        span.clone().with_style(style.effects(style.get_effects().remove(Effects::BOLD)))
    };
    text.iter().map(thin).collect()
}
