//! The pipes of a line that part its cells.

use std::ops::Range;

use crate::source::markdown::cells::COMMENT;
use crate::source::text::beginning;

/// Finds the pipes of a line that split cells.
pub(super) struct Pipes<'a> {
    line: &'a str,
    at: usize,
    /// Whether a full-width pipe may be among them: its first byte is there.
    wide: bool,
    /// Whether a comment may be there.
    pub(super) comments: bool,
}

impl<'a> Pipes<'a> {
    pub(super) fn new(line: &'a str) -> Self {
        let has = |byte: u8| memchr::memchr(byte, line.as_bytes()).is_some();
        Self { line, at: 0, wide: has(0xEF), comments: has(b'<') && line.contains(COMMENT) }
    }

    /// Those that GFM sees: a full-width one is text, and a comment hides none.
    pub(super) fn as_published(line: &'a str) -> Self {
        Self { line, at: 0, wide: false, comments: false }
    }

    pub(super) fn next_pipe(&mut self) -> Option<Range<usize>> {
        let bytes = self.line.as_bytes();
        while let Some(byte) = bytes.get(self.at) {
            if !self.wide && !self.comments && !matches!(byte, b'\\' | b'`' | b'|') {
                self.at += memchr::memchr3(b'\\', b'`', b'|', bytes.get(self.at..)?)?;
                continue;
            }
            match byte {
                b'\\' => self.at += 1,
                b'`' => self.at = self.after_code(),
                b'<' if self.comments => self.at = self.after_comment(),
                b'|' => {
                    self.at += 1;
                    return Some(self.at - 1..self.at);
                }
                0xEF if self.line.get(self.at..).is_some_and(|rest| rest.starts_with('｜')) => {
                    self.at += '｜'.len_utf8();
                    return Some(self.at - '｜'.len_utf8()..self.at);
                }
                _ => {}
            }
            self.at += 1;
        }
        None
    }

    /// The last byte of the comment that opens here, or of the sign where none does.
    fn after_comment(&mut self) -> usize {
        let rest = self.line.get(self.at..).unwrap_or_default();
        if !rest.starts_with(COMMENT) {
            return self.at;
        }
        let close = rest.find("-->");
        // What nothing closes here is not a comment; its end is not searched for again.
        self.comments = close.is_some();
        close.map_or(self.at, |close| self.at + close + 2)
    }

    /// The last byte of the code span that opens here, or of its opening run where nothing closes it.
    fn after_code(&self) -> usize {
        /// A backtick that is closed only after more than this is stray, and opens no code.
        const LONGEST: usize = 200;
        let rest = self.line.get(self.at..).unwrap_or_default();
        let ticks = rest.len() - rest.trim_start_matches('`').len();
        let near = beginning(rest, LONGEST);
        let mut at = ticks;
        while let Some(found) = near.get(at..).and_then(|rest| rest.find('`')) {
            let run = rest.get(at + found..).unwrap_or_default();
            let length = run.len() - run.trim_start_matches('`').len();
            if length == ticks {
                return self.at + at + found + length - 1;
            }
            at += found + length;
        }
        self.at + ticks - 1
    }
}
