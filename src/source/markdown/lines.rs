//! The lines of a page, each with its kind: heading, text, code, comment, conflict marker.

mod content;

use crate::source::fold::is_invisible;
use crate::source::markdown::lines::content::{begins_plainly, without_closing_hashes};
use crate::source::markdown::{blocks, definitions, html, list};
use crate::source::text::Span;

pub use content::content;

/// The kind of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Only blanks.
    Blank,
    /// A heading (`CommonMark` 0.31 §4.2 and §4.3).
    Heading {
        /// 1 to 6.
        level: u8,
        /// The heading's text.
        title: Span,
        /// Indented by four blanks or more: code in `CommonMark`, but perhaps meant as a heading.
        indented: bool,
    },
    /// A line of a closed fenced code block or a closed HTML comment.
    Verbatim,
    /// A line of the definition of a link, which shows nothing (`CommonMark` 0.31 §4.7).
    Definition,
    /// A merge-conflict marker, which is never content.
    Conflict(Side),
    /// Anything else.
    Text,
}

/// The side of a merge conflict that follows a marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// After `<<<<<<<`.
    Ours,
    /// After `|||||||`: what both sides changed.
    Base,
    /// After `=======`.
    Theirs,
    /// After `>>>>>>>`.
    Outside,
}

/// A line of a page.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// The number in the file, from 1.
    pub number: u32,
    /// The whole line, without its end.
    pub span: Span,
    /// The line without indentation, block quote markers, and a list marker before a pipe.
    pub content: Span,
    /// `content` as text.
    pub text: &'a str,
    /// Its kind.
    pub kind: LineKind,
}

/// An iterator over the lines of a text.
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a str,
    at: usize,
    number: u32,
    conflict: bool,
    verbatim: Verbatim,
    /// The byte after the definition that was begun.
    definition: usize,
    /// Whether the last line was one of text, which `=` underline, or was in a quotation.
    after: After,
    /// The first line.
    first: usize,
    /// Fences without a closing one, so that the search is not repeated for each line.
    unclosed: Vec<(char, usize)>,
    unclosed_comment: bool,
    /// Whether kinds are worked out.
    kinds: bool,
}

/// Whether lines are verbatim, and up to which byte.
#[derive(Debug, PartialEq, Eq)]
enum Verbatim {
    No,
    Until(usize),
}

/// What the last line was, where that decides what the next one is.
#[derive(Clone, Copy, Debug, Default)]
struct After {
    /// A line that `=` below it may underline.
    text: bool,
    /// A line of a quotation.
    quotation: bool,
    /// A line of text of any kind, with which the next one may be one paragraph or one table.
    open: bool,
}

/// The lines of a text, from a byte offset on.
#[must_use]
pub fn lines(text: &str, start: usize) -> Lines<'_> {
    let before = text.get(..start).unwrap_or_default();
    let number = memchr::memchr_iter(b'\n', before.as_bytes()).count() + 1;
    lines_from(text, start, u32::try_from(number).unwrap_or(u32::MAX))
}

/// The lines of a text, from a byte offset on, of which the number of the first is known.
#[must_use]
pub fn lines_from(text: &str, start: usize, number: u32) -> Lines<'_> {
    Lines {
        text,
        at: start,
        number,
        conflict: false,
        verbatim: Verbatim::No,
        definition: 0,
        after: After::default(),
        first: start,
        unclosed: Vec::new(),
        unclosed_comment: false,
        kinds: true,
    }
}

/// The lines of a text that have a pipe, and conflict markers. Other lines are skipped without being read.
pub fn with_pipes(text: &str) -> impl Iterator<Item = Line<'_>> {
    let conflicts = memchr::memmem::find(text.as_bytes(), b"<<<<<<<").is_some();
    let mut all = Lines { kinds: conflicts, ..lines(text, 0) };
    std::iter::from_fn(move || {
        loop {
            if !conflicts {
                all.skip_to_a_pipe();
            }
            let line = all.next()?;
            if matches!(line.kind, LineKind::Conflict(_)) || line.text.contains(['|', '｜']) {
                return Some(line);
            }
        }
    })
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        if self.at >= self.text.len() {
            return None;
        }
        let start = self.at;
        let rest = self.text.get(start..)?;
        let end = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        let raw = rest.get(..end)?;
        self.at = start + raw.len() + 1;
        let number = self.number;
        self.number = self.number.saturating_add(1);
        let kind = if self.kinds { self.kind(raw, start) } else { LineKind::Text };
        self.after = After {
            text: matches!(kind, LineKind::Text | LineKind::Heading { .. }) && !raw.starts_with(['|', '#']),
            quotation: raw.starts_with(['>', ' ']) && raw.trim_start().starts_with('>'),
            open: kind == LineKind::Text,
        };
        let inner = content(raw);
        let content_start = self.offset_of(inner).unwrap_or(start);
        Some(Line {
            number,
            span: Span::new(start, start + raw.len()),
            content: Span::new(content_start, content_start + inner.len()),
            text: inner,
            kind,
        })
    }
}

impl Lines<'_> {
    /// Skips to the next line that may have a pipe; 0xEF is the first byte of the full-width pipe.
    fn skip_to_a_pipe(&mut self) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let pipe = memchr::memchr2(b'|', 0xEF, rest).unwrap_or(rest.len());
        let skipped = rest.get(..pipe).unwrap_or_default();
        if let Some(end) = memchr::memrchr(b'\n', skipped) {
            let lines = memchr::memchr_iter(b'\n', skipped).count();
            self.number = self.number.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
            self.at += end + 1;
        }
    }

    fn offset_of(&self, part: &str) -> Option<usize> {
        (part.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)
    }

    fn kind(&mut self, raw: &str, start: usize) -> LineKind {
        if let Some(side) = self.conflict_marker(raw) {
            return LineKind::Conflict(side);
        }
        if let Verbatim::Until(end) = self.verbatim {
            if start < end {
                return LineKind::Verbatim;
            }
            self.verbatim = Verbatim::No;
        }
        if raw.is_empty() {
            return LineKind::Blank;
        }
        if start < self.definition {
            return LineKind::Definition;
        }
        if begins_plainly(raw) {
            return self.setext(raw).unwrap_or(LineKind::Text);
        }
        if self.begins_definition(raw, start) {
            return LineKind::Definition;
        }
        let trimmed = raw.trim_start_matches(is_margin);
        if trimmed.trim_end().is_empty() {
            return LineKind::Blank;
        }
        if let Some(end) = self.fence(raw, trimmed).or_else(|| self.comment(trimmed)) {
            self.verbatim = Verbatim::Until(end);
            return LineKind::Verbatim;
        }
        self.heading(raw, trimmed).unwrap_or(LineKind::Text)
    }

    /// Whether a definition begins here. One in a quotation or an item is looked for on its own line alone.
    fn begins_definition(&mut self, raw: &str, start: usize) -> bool {
        if !raw.contains("]:") || indentation(raw) >= 4 {
            return false;
        }
        let bare = raw.trim_start();
        let inner =
            list::item(bare).or_else(|| bare.strip_prefix('>')).map(|inner| inner.trim_matches(is_margin));
        let may_begin = !self.after.open || list::item(bare).is_some();
        let whole = || self.text.get(start..).and_then(definitions::length);
        let length = match inner {
            _ if !may_begin => None,
            Some(inner) => definitions::length(inner).filter(|length| *length == inner.len()),
            None => whole(),
        };
        self.definition = length.map_or(0, |length| start + length.max(1));
        length.is_some()
    }

    fn conflict_marker(&mut self, raw: &str) -> Option<Side> {
        let side = match blocks::conflict_marker(raw)? {
            '<' => Side::Ours,
            '>' => Side::Outside,
            '|' if self.conflict => Side::Base,
            _ if self.conflict => Side::Theirs,
            // It parts two sides of which only one is left; below text it underlines a heading.
            '=' if raw == "=======" && !self.after.text => Side::Outside,
            _ => return None,
        };
        self.conflict = side != Side::Outside;
        Some(side)
    }

    /// The byte after a fenced block that opens here (`CommonMark` 0.31 §4.5). An unclosed fence hides no line.
    fn fence(&mut self, raw: &str, trimmed: &str) -> Option<usize> {
        let (c, length, _) = blocks::fence(trimmed)?;
        if self.unclosed.iter().any(|(d, n)| *d == c && *n <= length) {
            return None;
        }
        let mut at = self.offset_of(raw)? + raw.len() + 1;
        while let Some(rest) = self.text.get(at..).filter(|rest| !rest.is_empty()) {
            let line = rest.split('\n').next().unwrap_or_default();
            at += line.len() + 1;
            let closes = |(d, n, info): (char, usize, &str)| d == c && n >= length && info.trim().is_empty();
            if blocks::fence(line.trim_start_matches(is_margin)).is_some_and(closes) {
                return Some(at);
            }
        }
        self.unclosed.push((c, length));
        None
    }

    /// The byte after the last line of an HTML comment that opens here.
    fn comment(&mut self, trimmed: &str) -> Option<usize> {
        if self.unclosed_comment || !trimmed.starts_with("<!--") {
            return None;
        }
        let start = self.offset_of(trimmed)?;
        let Some(close) = self.text.get(start..).and_then(|rest| rest.find("-->")) else {
            self.unclosed_comment = true;
            return None;
        };
        let after = start + close + 3;
        let rest = self.text.get(after..).unwrap_or_default();
        let line = rest.split('\n').next().unwrap_or_default();
        // Text after the comment on its last line is content.
        line.trim().is_empty().then_some(after + line.len() + 1)
    }

    fn heading(&self, raw: &str, trimmed: &str) -> Option<LineKind> {
        let indented = indentation(raw) >= 4;
        let below = || self.offset_of(trimmed).and_then(|at| self.text.get(at..));
        if let Some((level, title)) = below().filter(|_| trimmed.starts_with('<')).and_then(html::heading) {
            return Some(LineKind::Heading { level, title: self.span_of(title), indented: false });
        }
        if let Some(inner) = trimmed.strip_prefix('>') {
            // Within a quotation, or behind the sign of an alert, a heading is not one of the page.
            let inner = inner.trim_start_matches(|c| c == '>' || is_margin(c));
            let heading = self.hashes(inner, indented).filter(|_| !self.after.quotation)?;
            return matches!(heading, LineKind::Heading { title, .. } if !title.is_empty())
                .then_some(heading);
        }
        // A heading may stand in an item of a list.
        let trimmed = list::item(trimmed).filter(|item| item.starts_with("##")).unwrap_or(trimmed);
        match self.hashes(trimmed, indented) {
            Some(heading) => Some(heading).filter(|heading| !self.is_tab(heading)),
            None => self.setext(trimmed).filter(|_| !indented),
        }
    }

    /// A heading behind hashes (`CommonMark` 0.31 §4.2), which a blank should follow.
    fn hashes(&self, text: &str, indented: bool) -> Option<LineKind> {
        let rest = text.trim_start_matches('#');
        let hashes = text.len() - rest.len();
        let spaced = rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || is_margin(c));
        let level = u8::try_from(hashes).ok().filter(|level| (1..=6).contains(level))?;
        let title = self.span_of(without_closing_hashes(rest));
        (spaced || hashes > 1).then_some(LineKind::Heading { level, title, indented })
    }

    fn is_tab(&self, heading: &LineKind) -> bool {
        matches!(heading, LineKind::Heading { title, .. } if self.text.get(title.range()).is_some_and(is_tab))
    }

    /// A heading that the next line underlines (`CommonMark` 0.31 §4.3). A line with a pipe or a label is a row or a
    /// label above a rule; seven `=` part the sides of a merge conflict.
    fn setext(&self, trimmed: &str) -> Option<LineKind> {
        let next = self.text.as_bytes().get(self.at..)?;
        let first = next.iter().position(|byte| !matches!(byte, b' ' | b'\t'))?;
        if !matches!(next.get(first), Some(b'=' | b'-')) {
            return None;
        }
        let next = self.text.get(self.at + first..)?.split('\n').next()?.trim();
        let level = match next.as_bytes().first()? {
            b'=' if !(self.conflict && next.len() == 7) && next.bytes().all(|byte| byte == b'=') => 1,
            b'-' if next.len() > 2 && next.bytes().all(|byte| byte == b'-') => 2,
            _ => return None,
        };
        let plain = !trimmed.contains(['|', ':', '：']) && !trimmed.starts_with(['-', '*', '+', '#', '=']);
        let title = self.span_of(trimmed.trim_end());
        let heading = || LineKind::Heading { level, title: self.with_lines_above(title), indented: false };
        (plain && !title.is_empty()).then(heading)
    }

    /// The last line of a heading with the lines above it: the whole paragraph is underlined. Where a line of it is more
    /// than words, it is no heading.
    fn with_lines_above(&self, title: Span) -> Span {
        let mut start = title.start as usize;
        loop {
            let above = self.text.get(self.first..start).unwrap_or_default();
            let Some(above) = above.strip_suffix('\n') else { return Span::new(start, title.end as usize) };
            let line = above.rsplit('\n').next().unwrap_or_default();
            if line.trim().is_empty() || line.starts_with('#') || line.trim_matches(['=', '-']).is_empty() {
                return Span::new(start, title.end as usize);
            }
            let words = line.starts_with(char::is_alphanumeric) && !line.contains(['|', ':', '：', '<', '>']);
            if !words || list::after_marker(line).is_some() {
                return title;
            }
            start -= line.len() + 1;
        }
    }

    fn span_of(&self, part: &str) -> Span {
        let start = self.offset_of(part).unwrap_or_default();
        Span::new(start, start + part.len())
    }
}

/// How far a line is indented; a tab reaches to the next of the columns 4, 8 and so on.
fn indentation(raw: &str) -> usize {
    let margin = raw.chars().take_while(|c| c.is_whitespace());
    margin.fold(0, |column, c| if c == '\t' { column / 4 * 4 + 4 } else { column + c.len_utf8() })
}

/// Whether a heading is a tab (docfx, tabbed content): a link to `#tab/…` and nothing else.
#[must_use]
pub fn is_tab(title: &str) -> bool {
    let title = title.trim();
    title.starts_with('[')
        && title.ends_with(')')
        && title.matches("](").count() == 1
        && title.contains("](#tab/")
}

/// Blanks and invisible characters, which are trimmed from the ends of a line.
fn is_margin(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{A0}' | '\u{3000}' | '\u{202F}') || is_invisible(c)
}

#[cfg(test)]
mod tests;
