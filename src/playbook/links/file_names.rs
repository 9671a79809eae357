//! Names of pages' files in a text.

use std::ops::Range;

use memchr::memmem;

use crate::source::text::ending;

/// The words of a text that end with the extension of a page; `is_part` tells what a word has before it, which is at most so
/// many bytes.
pub fn file_names<'t>(
    text: &'t str,
    longest: usize,
    is_part: impl Fn(char) -> bool + Copy + 't,
) -> impl Iterator<Item = Range<usize>> + 't {
    const EXTENSION: &str = ".md";
    memmem::find_iter(text.as_bytes(), EXTENSION).filter_map(move |at| {
        let stem = ending(text.get(..at)?, longest).rsplit(|c| !is_part(c)).next()?;
        let end = at + EXTENSION.len();
        let goes_on = text.get(end..)?.starts_with(|c: char| c.is_alphanumeric() || c == '-');
        (!goes_on).then_some(at - stem.len()..end)
    })
}
