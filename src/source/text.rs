//! The text of a page, byte spans in it, and their lines and columns.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

/// A range of bytes in a page's text. Half the size of a slice, and without its lifetime.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets. Offsets above 4 GiB saturate; pages are refused long before.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: narrow(start), end: narrow(end.max(start)) }
    }

    /// Whether the span has no bytes.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// The span as a range of bytes.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A line and a column, as people and editors count them: from 1, in characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line in the file.
    pub line: u32,
    /// The column in the line.
    pub column: u32,
}

/// The bytes of a block in which characters are counted.
const BLOCK: usize = 256;

/// The bytes that are counted without the blocks.
const NEAR: u32 = 1024;

/// The decoded text of a page with `\n` line ends, and an index of its lines that is made on first use.
#[derive(Debug, Default)]
pub struct SourceText {
    text: Cow<'static, str>,
    starts: OnceLock<Vec<u32>>,
    /// The number of characters before each block of bytes, made on first use.
    counts: OnceLock<Vec<usize>>,
    /// Where the text comes from, when pages are included in it.
    segments: Vec<Segment>,
}

/// A section of a text that comes from one file.
#[derive(Clone, Debug)]
pub struct Segment {
    /// Where it begins in the text.
    pub start: u32,
    /// Where it begins in its file.
    pub from: u32,
    /// The file.
    pub file: Arc<str>,
    /// The file's text.
    pub text: Arc<SourceText>,
}

impl SourceText {
    /// Wraps a decoded text.
    #[must_use]
    pub fn new(text: impl Into<Cow<'static, str>>) -> Self {
        Self { text: text.into(), starts: OnceLock::new(), counts: OnceLock::new(), segments: Vec::new() }
    }

    /// A page with other pages included in it, in segments of one file each.
    #[must_use]
    pub fn with_includes(text: String, segments: Vec<Segment>) -> Self {
        Self { text: text.into(), starts: OnceLock::new(), counts: OnceLock::new(), segments }
    }

    /// The file that a byte comes from, if the text has several.
    #[must_use]
    pub fn file(&self, offset: u32) -> Option<&str> {
        self.segment(offset).map(|segment| &*segment.file)
    }

    /// Whether other pages are included in the text.
    #[must_use]
    pub fn has_includes(&self) -> bool {
        !self.segments.is_empty()
    }

    /// Where a byte of a file stands in the text; the same place, if the text has one file.
    #[must_use]
    pub fn offset_in(&self, file: &str, offset: usize) -> usize {
        let ends = self.segments.iter().skip(1).map(|next| next.start as usize).chain([self.text.len()]);
        let shifted = |(segment, end): (&Segment, usize)| {
            let at = segment.start as usize + offset.checked_sub(segment.from as usize)?;
            (*segment.file == *file && at < end).then_some(at)
        };
        self.segments.iter().zip(ends).find_map(shifted).unwrap_or(offset)
    }

    fn segment(&self, offset: u32) -> Option<&Segment> {
        let after = self.segments.partition_point(|segment| segment.start <= offset);
        self.segments.get(after.max(1) - 1)
    }

    /// The whole text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The text of a span; empty where the span does not fit.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// Line and column of a byte offset, in the file that it comes from.
    #[must_use]
    pub fn place(&self, offset: u32) -> Place {
        if let Some((file, offset)) = self.in_file(offset) {
            return file.place(offset);
        }
        let start = self.line_at(offset).start;
        let column = if offset - start.min(offset) <= NEAR {
            begun(self.slice(Span { start, end: offset }).as_bytes()) + 1
        } else {
            self.characters_before(offset).saturating_sub(self.characters_before(start)) + 1
        };
        Place { line: self.number_of_line(offset), column: u32::try_from(column).unwrap_or(u32::MAX) }
    }

    /// The line of a byte offset, in the file that it comes from. A place takes time to count the line's characters.
    #[must_use]
    pub fn line_number(&self, offset: u32) -> u32 {
        match self.in_file(offset) {
            Some((file, offset)) => file.line_number(offset),
            None => self.number_of_line(offset),
        }
    }

    /// The text of the file that a byte comes from, if the text has several, and the byte's place in it.
    fn in_file(&self, offset: u32) -> Option<(&Self, u32)> {
        let segment = self.segment(offset)?;
        Some((&segment.text, segment.from.saturating_add(offset.saturating_sub(segment.start))))
    }

    /// The number of the line of a byte offset in the whole text, whatever files it comes from.
    #[must_use]
    pub fn number_of_line(&self, offset: u32) -> u32 {
        let line = self.starts().partition_point(|start| *start <= offset).max(1);
        u32::try_from(line).unwrap_or(u32::MAX)
    }

    /// How many characters precede a byte. They are counted once for each block, and then within the block alone: a line
    /// may be as long as the page, with a thousand places.
    fn characters_before(&self, offset: u32) -> usize {
        let bytes = self.text.as_bytes();
        let counts = self.counts.get_or_init(|| {
            let blocks = bytes.chunks(BLOCK).scan(0, |count, block| {
                let before = *count;
                *count += begun(block);
                Some(before)
            });
            blocks.collect()
        });
        let block = offset as usize / BLOCK;
        let within = bytes.get(block * BLOCK..offset as usize).map_or(0, begun);
        counts.get(block).map_or_else(|| begun(bytes), |before| before + within)
    }

    fn starts(&self) -> &[u32] {
        self.starts.get_or_init(|| line_starts(&self.text))
    }

    /// The line that contains a byte of the text with its includes, without its line end.
    #[must_use]
    pub fn line_at(&self, offset: u32) -> Span {
        let next = self.starts().partition_point(|start| *start <= offset);
        let start = self.starts().get(next.max(1) - 1).copied().unwrap_or_default();
        let end = self.starts().get(next).map(|next| next - 1);
        Span { start, end: end.unwrap_or_else(|| u32::try_from(self.text.len()).unwrap_or(u32::MAX)) }
    }

    /// The first byte of a line of the text with its includes (numbers begin at 1); the text's end beyond the last.
    #[must_use]
    pub fn start_of_line(&self, number: u32) -> u32 {
        let start = self.starts().get(number.max(1) as usize - 1).copied();
        start.unwrap_or_else(|| u32::try_from(self.text.len()).unwrap_or(u32::MAX))
    }

    /// The text of a line (numbers begin at 1), without its end; nothing beyond the last.
    #[must_use]
    pub fn line(&self, number: u32) -> &str {
        let at = |index: u32| self.starts().get(index as usize).copied();
        let Some(start) = number.checked_sub(1).and_then(at) else { return "" };
        let end = at(number).map_or(self.text.len(), |next| next as usize - 1);
        self.text.get(start as usize..end).unwrap_or_default()
    }
}

/// How many characters begin in some bytes: those that do not continue one (RFC 3629, section 3).
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte).cast_signed() >= -0x40).count()
}

fn line_starts(text: &str) -> Vec<u32> {
    let ends = memchr::memchr_iter(b'\n', text.as_bytes());
    let starts = ends.map(|end| u32::try_from(end + 1).unwrap_or(u32::MAX));
    std::iter::once(0).chain(starts).collect()
}

/// The positions of some characters in a text, found by the bytes that they begin with: 0xEF for full-width signs.
pub fn positions<'t>(
    text: &'t str,
    [one, other]: [u8; 2],
    wanted: &'t [char],
) -> impl Iterator<Item = (usize, char)> + 't {
    memchr::memchr2_iter(one, other, text.as_bytes())
        .filter_map(|at| Some((at, text.get(at..)?.chars().next()?)))
        .filter(|(_, c)| wanted.contains(c))
}

/// Merges overlapping spans; the result is sorted.
#[must_use]
pub fn union(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut union: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match union.last_mut().filter(|last| span.start <= last.end) {
            Some(last) => last.end = last.end.max(span.end),
            None => union.push(span),
        }
    }
    union
}

/// The beginning of a text: at most as many bytes, up to a whole character.
#[must_use]
pub fn beginning(text: &str, most: usize) -> &str {
    (0..=most.min(text.len())).rev().find_map(|end| text.get(..end)).unwrap_or_default()
}

/// The end of a text: at most as many bytes, from a whole character on.
#[must_use]
pub fn ending(text: &str, most: usize) -> &str {
    (text.len().saturating_sub(most)..=text.len()).find_map(|start| text.get(start..)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_and_characters_from_one() {
        let text = SourceText::new("eins\nzwölf|\n\n漢字x");
        assert_eq!(text.place(0), Place { line: 1, column: 1 });
        let pipe = u32::try_from(text.as_str().find('|').unwrap()).unwrap();
        assert_eq!(text.place(pipe), Place { line: 2, column: 6 });
        let x = u32::try_from(text.as_str().find('x').unwrap()).unwrap();
        assert_eq!(text.place(x), Place { line: 4, column: 3 });
    }

    #[test]
    fn places_on_a_line_as_long_as_a_page_count_its_characters() {
        let text = SourceText::new(format!("eins\n{}x", "漢ä".repeat(BLOCK)));
        let mut column = 1;
        for (at, _) in text.as_str().char_indices().skip(5) {
            let place = text.place(u32::try_from(at).unwrap());
            assert_eq!(place, Place { line: 2, column });
            column += 1;
        }
        let end = u32::try_from(text.as_str().len()).unwrap();
        assert_eq!(text.place(end), Place { line: 2, column });
    }

    #[test]
    fn lines_come_without_their_end_and_nothing_comes_after_the_last() {
        let text = SourceText::new("a\nb\n\nc");
        let lines: Vec<&str> = (0..=5).map(|number| text.line(number)).collect();
        assert_eq!(lines, ["", "a", "b", "", "c", ""]);
    }

    #[test]
    fn the_line_of_a_byte_has_its_end_and_not_the_break() {
        let text = SourceText::new("a\nbc\n\nd");
        let lines: Vec<&str> = (0..8).map(|at| text.slice(text.line_at(at))).collect();
        assert_eq!(lines, ["a", "a", "bc", "bc", "bc", "", "d", "d"]);
        assert_eq!((text.line_number(4), text.line_number(5)), (2, 3));
    }

    #[test]
    fn a_span_that_does_not_fit_is_empty_text() {
        let text = SourceText::new("ä");
        assert_eq!(text.slice(Span { start: 1, end: 2 }), "");
        assert_eq!(text.slice(Span { start: 0, end: 9 }), "");
    }
}
