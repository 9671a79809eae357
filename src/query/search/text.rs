//! The visible text below headings: paragraphs, items and rows, each with its line.

use std::iter::Peekable;

use crate::playbook::{Page, Section};
use crate::query::search::field::{FieldRank, TextField};
use crate::source::Span;
use crate::source::markdown::lines::{Line, LineKind, Lines, lines};
use crate::source::markdown::{cells, inline, list};

/// The texts of a page's sections, read from its lines in one pass.
pub(super) struct SectionTexts<'a> {
    page: &'a Page,
    lines: Peekable<Lines<'a>>,
    verbatim: Verbatim,
}

/// What verbatim lines belong to: code is visible, comments are not.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verbatim {
    Neither,
    Code,
    Comment,
}

impl<'a> SectionTexts<'a> {
    pub(super) fn of(page: &'a Page) -> Self {
        let start = page.sections.first().map_or(0, |section| section.body.start as usize);
        let lines = lines(page.text.as_str(), start).peekable();
        Self { page, lines, verbatim: Verbatim::Neither }
    }

    /// Appends the texts of a section, without its task tables; has to be called for all sections in their order.
    pub(super) fn append(&mut self, section: &Section, fields: &mut Vec<TextField>) {
        let mut block = Block { fields, text: String::new(), line: 0 };
        while let Some(line) = self.lines.next_if(|line| line.span.start < section.body.end) {
            if line.span.start < section.body.start || self.is_of_a_table(line.number) {
                block.end();
                continue;
            }
            let visible = self.is_visible(&line);
            match line.kind {
                LineKind::Text => block.take(&line),
                // A heading that is no section of its own is text.
                LineKind::Heading { title, .. } => {
                    block.end();
                    block.add(self.page.text.slice(title), line.number);
                    block.end();
                }
                LineKind::Verbatim if visible => {
                    block.end();
                    block.add(line.text, line.number);
                    block.end();
                }
                _ => block.end(),
            }
        }
        block.end();
    }

    fn is_of_a_table(&self, number: u32) -> bool {
        let after = self.page.tables.partition_point(|table| table.first <= number);
        let table = after.checked_sub(1).and_then(|at| self.page.tables.get(at));
        table.is_some_and(|table| number <= table.last)
    }

    /// Whether a verbatim line is code, and neither the fence nor a comment.
    fn is_visible(&mut self, line: &Line<'_>) -> bool {
        let fence = line.text.starts_with("```") || line.text.starts_with("~~~");
        let visible = self.verbatim == Verbatim::Code && !fence;
        self.verbatim = match self.verbatim {
            _ if line.kind != LineKind::Verbatim => Verbatim::Neither,
            Verbatim::Neither if line.text.starts_with("<!--") && line.text.contains("-->") => {
                Verbatim::Neither
            }
            Verbatim::Neither if line.text.starts_with("<!--") => Verbatim::Comment,
            Verbatim::Neither if fence => Verbatim::Code,
            Verbatim::Code if fence => Verbatim::Neither,
            Verbatim::Comment if line.text.contains("-->") => Verbatim::Neither,
            other => other,
        };
        visible
    }
}

/// Lines that are one text.
struct Block<'f> {
    fields: &'f mut Vec<TextField>,
    text: String,
    line: u32,
}

impl Block<'_> {
    fn take(&mut self, line: &Line<'_>) {
        let content = line.text;
        if cells::has_pipe(content) {
            self.end();
            self.row(content, line.number);
            return;
        }
        let item = list::item(content).unwrap_or(content);
        // CommonMark joins labels on consecutive lines to one paragraph; the reader sees one on each line.
        if item.len() < content.len() || content.contains(": **") || content.contains("：**") {
            self.end();
        }
        self.add(item, line.number);
    }

    fn add(&mut self, text: &str, number: u32) {
        if self.text.is_empty() {
            self.line = number;
        } else {
            self.text.push('\n');
        }
        self.text.push_str(text);
    }

    /// The cells of a row, with a stroke between them.
    fn row(&mut self, content: &str, number: u32) {
        let row = cells::split(content, Span::new(0, content.len()));
        let cells = row.cells.iter().filter_map(|cell| content.get(cell.range()));
        let shown: Vec<String> = cells
            .map(|cell| inline::plain(cell).into_owned())
            .filter(|cell| cell.contains(char::is_alphanumeric))
            .collect();
        if !shown.is_empty() {
            self.fields.push(TextField { rank: FieldRank::Body, text: shown.join(" | "), line: number });
        }
    }

    fn end(&mut self) {
        if !self.text.is_empty() {
            let text = inline::plain(&self.text);
            if text.contains(char::is_alphanumeric) {
                self.fields.push(TextField {
                    rank: FieldRank::Body,
                    text: text.into_owned(),
                    line: self.line,
                });
            }
            self.text.clear();
        }
    }
}
