//! Tables in HTML: a row from `<tr>` to `</tr>` is read like a row of a Markdown table, with the cells that reach down
//! from the rows above it.

use crate::source::Span;
use crate::source::markdown::cells::Row;
use crate::source::markdown::html::LONGEST_TAG;
use crate::source::markdown::lines::Line;

use crate::playbook::reader::Reader;

/// The current row of an HTML table.
#[derive(Default)]
pub(super) struct OpenRow {
    cells: Vec<Cell>,
    /// The open cell; its span begins at its content.
    cell: Option<Cell>,
    /// The row's first byte and line.
    start: Option<(u32, u32)>,
    /// The cells of the rows above that reach into this one, by column.
    above: Vec<(usize, Cell)>,
}

impl OpenRow {
    /// Whether a row or a cell of a table was read.
    fn is_open(&self) -> bool {
        self.start.is_some() || self.cell.is_some()
    }
}

/// A cell, and how many columns and rows it spans.
#[derive(Clone, Copy)]
struct Cell {
    span: Span,
    columns: usize,
    rows: usize,
}

/// A tag of a table.
enum Tag {
    Row,
    Cell,
    EndCell,
    EndRow,
    /// The end of a table or of a part of it, which no cell crosses.
    EndPart,
    /// What opens a comment.
    Comment,
}

impl Reader<'_> {
    /// Reads a line of an HTML table. Returns whether it was one.
    pub(super) fn html_line(&mut self, line: &Line<'_>) -> bool {
        let inside = self.html.cell.is_some();
        if inside && line.text.starts_with('|') {
            self.html = OpenRow::default();
            return false;
        }
        let base = line.content.start as usize;
        let mut at = self.commented_until(line);
        let mut seen = at > 0;
        let mut comments: Vec<Span> = Some(Span::new(base, base + at)).filter(|_| seen).into_iter().collect();
        // Whether what closes a comment may still come on the line.
        let mut is_closed = true;
        while let Some((tag, start, end)) = next_tag(line.text, at) {
            at = end;
            let (before, after) =
                (Span::new(base + start, base + start).start, Span::new(base + end, base + end).start);
            match tag {
                Tag::Row | Tag::EndRow | Tag::EndPart => {
                    self.end_cell(before);
                    self.end_row(before);
                    self.html.start = Some((before, line.number));
                    if matches!(tag, Tag::EndPart) {
                        self.html.above.clear();
                    }
                }
                Tag::Cell => {
                    self.end_cell(before);
                    let tag = line.text.get(start..end).unwrap_or_default();
                    self.html.cell = Some(Cell {
                        span: Span { start: after, end: after },
                        columns: spanned(tag, "colspan"),
                        rows: spanned(tag, "rowspan"),
                    });
                    self.html.start.get_or_insert((before, line.number));
                }
                Tag::EndCell => self.end_cell(before),
                Tag::Comment => {
                    let in_table = seen || self.html.is_open();
                    let end = if is_closed { self.end_of_comment(line, start, in_table) } else { None };
                    is_closed = end.is_some();
                    if let Some(end) = end {
                        at = end;
                        comments.push(Span::new(base + start, base + end));
                    }
                }
            }
            seen = seen || !matches!(tag, Tag::Comment);
        }
        if seen || inside {
            for comment in comments {
                self.report_comment(comment);
            }
        }
        seen || inside
    }

    /// Reads a row that nothing closes before the table ends: its last cell ends at a blank line, as its block does in
    /// `CommonMark` (0.31 §4.6).
    pub(super) fn end_html_table(&mut self, end: u32) {
        let start = self.html.cell.map_or(end, |cell| cell.span.start);
        let block = self.slice(Span { start, end }).split("\n\n").next().map_or(0, str::len);
        let end = Span::new(start as usize + block, end as usize).start;
        self.end_cell(end);
        self.end_row(end);
        self.html = OpenRow::default();
    }

    fn end_cell(&mut self, end: u32) {
        if let Some(cell) = self.html.cell.take() {
            let start = cell.span.start;
            let content = self.slice(Span { start, end });
            let from = start as usize + (content.len() - content.trim_start().len());
            let span = Span::new(from, from + content.trim().len());
            self.html.cells.push(Cell { span, ..cell });
        }
    }

    fn end_row(&mut self, end: u32) {
        if self.html.cells.is_empty() {
            self.html.start = None;
            return;
        }
        let OpenRow { cells, start, above, .. } = std::mem::take(&mut self.html);
        let (cells, above) = with_cells_above(cells, above);
        self.html.above = above;
        let Some((start, line)) = start else { return };
        let content = Span { start, end };
        let (row, before) = (Row { cells, closed: true }, self.read_so_far());
        self.row(content, &row, line);
        if self.read_so_far() == before {
            self.report_tasks_in_cells(&row);
        }
    }
}

/// A row with the cells of the rows above that reach into it, and the cells that reach into the next one.
fn with_cells_above(own: Vec<Cell>, above: Vec<(usize, Cell)>) -> (Vec<Span>, Vec<(usize, Cell)>) {
    /// A cell further right reaches nowhere: no table of a playbook is as wide, and all of them would cost in each row.
    const MOST_COLUMNS: usize = 20;
    let (mut row, mut below, mut column) = (Vec::new(), Vec::new(), 0);
    let (mut own, mut above) = (own.into_iter(), above.into_iter().peekable());
    loop {
        let from_above = above.next_if(|(at, _)| *at <= column).map(|(_, cell)| cell);
        let next = from_above.or_else(|| own.next()).or_else(|| above.next().map(|(_, cell)| cell));
        let Some(cell) = next else { break };
        row.push(cell.span);
        if cell.rows > 1 && column < MOST_COLUMNS {
            below.push((column, Cell { rows: cell.rows - 1, ..cell }));
        }
        column += cell.columns;
    }
    (row, below)
}

/// How many columns or rows a cell spans by the attribute of its tag; 0 means all that follow.
fn spanned(tag: &str, attribute: &str) -> usize {
    /// The most rows that HTML allows.
    const MOST: usize = 65_534;
    let tag = tag.to_ascii_lowercase();
    let value = tag.split_once(attribute).and_then(|(_, rest)| rest.trim_start().strip_prefix('='));
    let value = value.map(|value| value.trim_start_matches(['"', '\'', ' ']));
    let digits = value.and_then(|value| value.split(|c: char| !c.is_ascii_digit()).next());
    match digits.and_then(|digits| digits.parse().ok()) {
        Some(0) => MOST,
        Some(count) => MOST.min(count),
        None => 1,
    }
}

/// The next tag of a table in a line, and where it begins and ends.
fn next_tag(line: &str, mut from: usize) -> Option<(Tag, usize, usize)> {
    loop {
        let start = from + memchr::memchr(b'<', line.as_bytes().get(from..)?)?;
        from = start + 1;
        let inner = line.get(from..)?;
        if inner.starts_with("!--") {
            return Some((Tag::Comment, start, start + "<!--".len()));
        }
        let closing = inner.starts_with('/');
        let name = inner.trim_start_matches('/');
        let name = name.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
        let tag = match (name.to_ascii_lowercase().as_str(), closing) {
            ("tr", false) => Tag::Row,
            ("tr", true) => Tag::EndRow,
            ("table" | "tbody" | "thead" | "tfoot", true) => Tag::EndPart,
            ("td" | "th", false) => Tag::Cell,
            ("td" | "th", true) => Tag::EndCell,
            _ => continue,
        };
        let mut quote = None;
        let near = inner.bytes().take(LONGEST_TAG).position(|byte| match (byte, quote) {
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
        if closing && inner.len() <= LONGEST_TAG {
            // The sign at the end of the tag is missing.
            return Some((tag, start, line.len()));
        }
    }
}
