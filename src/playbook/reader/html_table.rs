//! Tables in HTML: a row from `<tr>` to `</tr>` is read like a row of a Markdown table.

use crate::source::Span;
use crate::source::markdown::cells::Row;
use crate::source::markdown::lines::Line;

use crate::playbook::reader::Reader;

/// The current row of an HTML table.
#[derive(Default)]
pub(super) struct OpenRow {
    cells: Vec<Span>,
    /// Where the open cell's content begins.
    cell: Option<u32>,
    /// The row's first byte and line.
    start: Option<(u32, u32)>,
}

/// A tag of a table.
enum Tag {
    Row,
    Cell,
    EndCell,
    EndRow,
}

impl Reader<'_> {
    /// Reads a line of an HTML table. Returns whether it was one.
    pub(super) fn html_line(&mut self, line: &Line<'_>) -> bool {
        let inside = self.html.cell.is_some();
        if inside && line.text.starts_with('|') {
            self.html = OpenRow::default();
            return false;
        }
        let mut seen = false;
        let base = line.content.start as usize;
        let mut at = 0;
        while let Some((tag, start, end)) = next_tag(line.text, at) {
            seen = true;
            at = end;
            let (before, after) =
                (Span::new(base + start, base + start).start, Span::new(base + end, base + end).start);
            match tag {
                Tag::Row | Tag::EndRow => {
                    self.end_cell(before);
                    self.end_row(before);
                    self.html.start = Some((before, line.number));
                }
                Tag::Cell => {
                    self.end_cell(before);
                    self.html.cell = Some(after);
                    self.html.start.get_or_insert((before, line.number));
                }
                Tag::EndCell => self.end_cell(before),
            }
        }
        seen || inside
    }

    fn end_cell(&mut self, end: u32) {
        if let Some(start) = self.html.cell.take() {
            let content = self.slice(Span { start, end });
            let from = start as usize + (content.len() - content.trim_start().len());
            self.html.cells.push(Span::new(from, from + content.trim().len()));
        }
    }

    fn end_row(&mut self, end: u32) {
        let OpenRow { cells, start, .. } = std::mem::take(&mut self.html);
        let Some((start, line)) = start.filter(|_| !cells.is_empty()) else { return };
        let content = Span { start, end };
        self.row(content, &Row { cells, closed: true }, line);
    }
}

/// The next tag of a table in a line, and where it begins and ends.
fn next_tag(line: &str, mut from: usize) -> Option<(Tag, usize, usize)> {
    /// The longest tag, in bytes.
    const LONGEST: usize = 500;
    loop {
        let start = from + memchr::memchr(b'<', line.as_bytes().get(from..)?)?;
        from = start + 1;
        let inner = line.get(from..)?;
        let closing = inner.starts_with('/');
        let name = inner.trim_start_matches('/');
        let name = name.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
        let tag = match (name.to_ascii_lowercase().as_str(), closing) {
            ("tr", false) => Tag::Row,
            ("tr" | "table" | "tbody" | "thead", true) => Tag::EndRow,
            ("td" | "th", false) => Tag::Cell,
            ("td" | "th", true) => Tag::EndCell,
            _ => continue,
        };
        let mut quote = None;
        let near = inner.bytes().take(LONGEST).position(|byte| match (byte, quote) {
            (b'"' | b'\'', None) => {
                quote = Some(byte);
                false
            }
            (byte, Some(open)) => {
                quote = quote.filter(|_| byte != open);
                false
            }
            (byte, None) => byte == b'>',
        });
        if let Some(at) = near {
            return Some((tag, start, start + 2 + at));
        }
    }
}
