//! Code blocks between fences (`CommonMark` 0.31 §4.5).

use crate::source::markdown::blocks;

/// Follows the fences through the lines of a text.
#[derive(Debug, Default)]
pub struct Fences<'t> {
    open: Option<Fence<'t>>,
    lines: usize,
}

/// The fence that opens a code block.
#[derive(Clone, Copy, Debug)]
struct Fence<'t> {
    line: usize,
    character: char,
    run: &'t str,
}

impl<'t> Fences<'t> {
    /// Takes the next line; whether it is in a code block or a fence of one.
    pub fn take(&mut self, text: &'t str) -> bool {
        let opening = Fence::parse(self.lines, text);
        self.lines += 1;
        let in_code = self.open.is_some() || opening.is_some();
        self.open = match self.open {
            Some(open) if open.is_closed_by(text) => None,
            Some(open) => Some(open),
            None => opening,
        };
        in_code
    }

    /// The index of the line whose code block is never closed.
    #[must_use]
    pub fn unclosed(&self) -> Option<usize> {
        self.open.map(|fence| fence.line)
    }
}

impl<'t> Fence<'t> {
    fn parse(line: usize, text: &'t str) -> Option<Self> {
        let text = text.trim_start_matches([' ', '\t', '>']);
        let (character, length, _) = blocks::fence(text)?;
        Some(Self { line, character, run: text.get(..length)? })
    }

    fn is_closed_by(self, line: &str) -> bool {
        let text = line.trim_start_matches([' ', '\t', '>']).trim_end();
        text.starts_with(self.run) && text.chars().all(|c| c == self.character)
    }
}
