//! How many lines a text would take: asked for many widths, answered without breaking it each time.

use crate::output::terminal::keep::kept;
use crate::output::terminal::span::{StyledSpan, plain};
use crate::output::terminal::wrap::{width, words};

/// The cells of a text's words, line by line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Measured {
    /// Of each word its cells and those of the blanks behind it.
    lines: Vec<Vec<(usize, usize)>>,
}

impl Measured {
    /// Measures a text.
    #[must_use]
    pub fn of(text: &[StyledSpan]) -> Self {
        let whole = plain(text);
        let kept = kept(text, &whole);
        let mut start = 0;
        let line = |line: &str| {
            let words = words(line, start, &kept).into_iter();
            start += line.len() + 1;
            words.map(|word| (width(word.word), width(word.whitespace))).collect()
        };
        Self { lines: whole.split('\n').map(line).collect() }
    }

    /// The cells of the longest piece that wrapping would not break.
    #[must_use]
    pub fn longest_word(&self) -> usize {
        let words = self.lines.iter().flatten();
        words.map(|(cells, _)| *cells).max().unwrap_or(0)
    }

    /// How many lines it takes if none is wider than `limit`.
    #[must_use]
    pub fn height(&self, limit: usize) -> usize {
        let limit = limit.max(1);
        let height = |words: &Vec<(usize, usize)>| {
            let (mut lines, mut used, mut begun) = (1, 0, false);
            for (cells, blanks) in words {
                if used > 0 && used + cells > limit {
                    // Where only blanks stand before what has no room behind them, they give way.
                    lines += usize::from(begun);
                    (used, begun) = (0, false);
                }
                begun |= *cells > 0;
                // A word longer than the line is cut.
                lines += cells.saturating_sub(1) / limit;
                used += if *cells > limit { cells % limit } else { *cells } + blanks;
            }
            lines
        };
        self.lines.iter().map(height).sum()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::output::Tone;
    use crate::output::terminal::wrap::wrap;

    #[test]
    fn blanks_before_a_word_as_long_as_the_line_give_way() {
        let text = [StyledSpan::new("a\n aaaaaaaaaaaaaaaa", Tone::Plain)];
        assert_eq!(Measured::of(&text).height(16), wrap(&text, Some(16)).len());
    }

    proptest! {
        #[test]
        fn the_height_is_that_of_the_wrapped_text(text in "([a-z]{1,9}[ \n]{0,2}){0,20}", limit in 10usize..40) {
            let text = [StyledSpan::new(&text, Tone::Plain)];
            let measured = Measured::of(&text);
            if measured.longest_word() <= limit {
                prop_assert_eq!(measured.height(limit), wrap(&text, Some(limit)).len());
            }
        }
    }
}
