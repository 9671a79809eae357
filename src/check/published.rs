//! Where the published page differs: what the reader took for a row, a heading, a label or a link, held against what
//! Markdown makes of the same bytes.

use std::cell::Cell;

use crate::playbook::Page;
use crate::playbook::model::Link;
use crate::playbook::reading_rules;
use crate::source::markdown::lines::is_tab;
use crate::source::markdown::{cells, inline};
use crate::source::text::union;
use crate::source::{Rule, Span};

use crate::check::labels::all_labels;
use crate::check::line;
use crate::check::rule::Diagnostic;
use crate::playbook::rendering::{self, Rendered, at, is_in, is_prose};

/// Rules of the reader that say already how Markdown shows a row.
static OF_ROWS: [&Rule; 8] = [
    &reading_rules::CELL_COUNT,
    &reading_rules::DELIMITER_COUNT,
    &reading_rules::EXTRA_PIPE,
    &reading_rules::JOINED_ROWS,
    &reading_rules::MISSING_PIPE,
    &reading_rules::ODD_SEPARATOR,
    &reading_rules::SPLIT_ROW,
    &reading_rules::UNREAD_ROW,
];

/// A row that was read: its key (an id or a date), its values and its whole span.
struct ReadRow {
    key: Span,
    values: Vec<Span>,
    span: Span,
    /// The header that it was read under.
    header: Option<Span>,
}

/// A page as it was read, beside what Markdown makes of it.
pub struct Published<'a> {
    page: &'a Page,
    rendered: &'a Rendered,
    /// Where findings of the reader say already how Markdown shows a row, in order and apart.
    told: Vec<Span>,
    /// What is behind the opening line of a block that never closes, in order and apart.
    behind: Vec<Span>,
    /// Whether the page has a merge conflict, which has to be resolved first.
    in_conflict: bool,
    /// The last row of which it was asked whether it is written in HTML.
    asked: Cell<(Span, bool)>,
}

impl<'a> Published<'a> {
    /// Prepares the comparison of a page.
    #[must_use]
    pub fn new(page: &'a Page, rendered: &'a Rendered) -> Self {
        let of_rows = page.findings().iter().filter(|finding| OF_ROWS.contains(&finding.rule));
        // A wrong row of dashes takes the rows below it along.
        let told = of_rows.map(|finding| {
            let is_of_dashes = *finding.rule == reading_rules::DELIMITER_COUNT;
            let end = if is_of_dashes { end_of_block(page, finding.span) } else { finding.span.end };
            Span { end, ..finding.span }
        });
        let mut openings: Vec<u32> = rendered.unclosed.iter().map(|(opening, _)| opening.start).collect();
        openings.sort_unstable();
        let opens = |block: &&Span| {
            let next = openings.partition_point(|opening| *opening < block.start);
            openings.get(next).is_some_and(|opening| *opening < block.end)
        };
        let blocks = rendered.fenced.iter().chain(&rendered.html).filter(opens);
        Self {
            page,
            rendered,
            told: union(told.collect()),
            behind: union(blocks.copied().collect()),
            in_conflict: page.findings().iter().any(|finding| *finding.rule == reading_rules::MERGE_CONFLICT),
            asked: Cell::default(),
        }
    }

    /// The rows that Markdown does not show in a table; neighbours in one finding.
    #[must_use]
    pub fn rows_outside_tables(&self) -> Vec<Diagnostic> {
        let mut runs: Vec<(Span, &'static str, usize)> = Vec::new();
        for row in self.rows() {
            // Two tasks may share a row.
            if runs.last().is_some_and(|(run, ..)| row.span.end <= run.end) {
                continue;
            }
            let Some(shown) = self.shown_as(&row).filter(|_| !self.is_told(row.span)) else { continue };
            let lines =
                |from: u32| self.page.text.slice(Span { start: from, end: row.span.start }).matches('\n');
            match runs.last_mut() {
                Some((run, own, count)) if *own == shown && lines(run.end).count() <= 2 => {
                    run.end = row.span.end;
                    *count += 1;
                }
                _ => runs.push((row.span, shown, 1)),
            }
        }
        let diagnostic = |(span, shown, count)| {
            let rows = if count == 1 { "this row".to_owned() } else { format!("these {count} rows") };
            Diagnostic::new(span, format!("Markdown shows {rows} {shown}"))
        };
        runs.into_iter().map(diagnostic).collect()
    }

    /// The values that Markdown does not show in one cell of their row.
    #[must_use]
    pub fn split_values(&self) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        for row in self.rows() {
            let Some(key) = self.cell(row.key) else { continue };
            if let Some(sign) = self.sign_before(&row, key).filter(|_| !self.is_told(row.span)) {
                diagnostics.push(Diagnostic::new(sign, message_before_pipe(self.page.text.slice(sign))));
                continue;
            }
            let is_split = |value: &&Span| {
                let own = self.cell(**value);
                !value.is_empty() && own.is_none_or(|own| own.row != key.row || value.end > own.span.end)
            };
            if let Some(value) = row.values.iter().find(is_split).filter(|_| !self.is_told(row.span)) {
                let message =
                    format!("Markdown does not show `{}` in one cell", self.page.text.slice(*value));
                diagnostics.push(Diagnostic::new(*value, message));
            }
        }
        diagnostics
    }

    /// What stands before the first pipe of a row, if that makes Markdown take it for a cell: a blank that Markdown
    /// takes for text, an invisible character, a bullet. Each row is reported once.
    fn sign_before(&self, row: &ReadRow, key: &rendering::Cell) -> Option<Span> {
        let text = self.page.text.as_str();
        let start = key.row as usize;
        let before = text.get(start..row.key.start as usize)?;
        let sign = before.split(['|', '｜']).next().filter(|sign| sign.len() < before.len())?;
        let written = sign.trim_matches([' ', '\t']);
        let start = start + sign.len() - sign.trim_start_matches([' ', '\t']).len();
        let sign = Span::new(start, start + written.len());
        // A pipe behind a backslash parts nothing, and the first cell of a row may have no pipe before it.
        let is_cell = written.ends_with('\\') || row.values.contains(&sign);
        let is_sign = !written.is_empty() && !written.contains(char::is_alphanumeric);
        (is_sign && !is_cell).then_some(sign)
    }

    /// The headings, labels and links that Markdown shows as something else, and what only Markdown shows as a heading or
    /// a row.
    #[must_use]
    pub fn shown_differently(&self) -> Vec<Diagnostic> {
        if self.in_conflict {
            return Vec::new();
        }
        let mut found: Vec<(Span, String)> = self.lost().collect();
        found.retain(|(span, _)| !is_in(&self.behind, *span));
        found.extend(self.unread_headings());
        found.extend(self.unread_rows());
        found.extend(self.stray_rows());
        found.sort();
        found.into_iter().map(|(span, message)| Diagnostic::new(span, message)).collect()
    }

    /// Headings, labels and links that Markdown does not show as such.
    fn lost(&self) -> impl Iterator<Item = (Span, String)> {
        let Self { page, rendered, .. } = self;
        let headings =
            page.sections.iter().filter(|section| section.level > 0).map(|section| section.heading);
        let headings = headings.filter_map(|heading| {
            let is_shown = is_in(&rendered.headings, heading) || self.is_html_heading(heading);
            if !is_shown && !is_in(&rendered.indented, heading) {
                return Some((
                    heading,
                    format!("Markdown does not show `{}` as a heading", page.plain(heading)),
                ));
            }
            let behind = page.text.slice(Span { start: heading.end, ..page.text.line_at(heading.end) });
            let hashes = behind.get(..behind.len() - behind.trim_start_matches('#').len())?;
            let message = || format!("Markdown shows the `{hashes}` behind `{}`", page.plain(heading));
            (!hashes.is_empty()).then(|| (heading, message()))
        });
        let is_code = |span: Span| {
            let indented = at(&rendered.indented, |span| *span, span.start);
            is_in(&rendered.fenced, span) || indented.is_some_and(|block| !is_prose(page.text.slice(*block)))
        };
        let labels = all_labels(page).into_iter().filter(move |label| is_code(label.span));
        let labels = labels
            .map(|label| (label.span, format!("Markdown shows the label of `{}` as code", label.words)));
        let links =
            page.links().iter().filter(|link| !self.is_link(link) && !is_in(&rendered.indented, link.span));
        let links =
            links.map(|link| (link.span, format!("Markdown does not show `{}` as a link", link.target)));
        headings.chain(labels).chain(links)
    }

    /// Whether a heading is an element of HTML, which every browser shows as one.
    fn is_html_heading(&self, heading: Span) -> bool {
        /// The longest tag that is looked at, in bytes.
        const LONGEST: usize = 500;
        let text = self.page.text.as_str().as_bytes();
        let end = heading.start as usize;
        let before = text.get(end.saturating_sub(LONGEST)..end).unwrap_or_default();
        let tag = before
            .trim_ascii_end()
            .strip_suffix(b">")
            .and_then(|before| before.rsplit(|b| *b == b'<').next());
        matches!(tag, Some([b'h' | b'H', b'1'..=b'6', ..]))
    }

    /// Whether the published page has a link where one was read.
    fn is_link(&self, link: &Link) -> bool {
        let Self { page, rendered, .. } = self;
        let is_text = is_in(&rendered.text, link.span);
        match page.text.slice(link.span).chars().next() {
            Some('<') if is_in(&rendered.tags, link.span) || is_in(&rendered.html, link.span) => true,
            // A directive of docfx.
            Some(':') => is_text,
            // The parser does not know the addresses that GFM (6.9) makes links of.
            Some(c) if c.is_ascii_alphanumeric() && link.target_span == link.span => {
                let before = page.text.as_str().get(..link.span.start as usize).unwrap_or_default();
                let begins = |c: char| c.is_whitespace() || matches!(c, '*' | '_' | '~' | '(' | '|' | '>');
                is_text && !is_in(&rendered.html, link.span) && before.chars().next_back().is_none_or(begins)
            }
            _ => rendered.linked.binary_search_by_key(&link.span.start, |span| span.start).is_ok(),
        }
    }

    /// What Markdown shows as a heading and the reader did not read as one. Headings in quotations and lists are not
    /// the page's own.
    fn unread_headings(&self) -> impl Iterator<Item = (Span, String)> {
        let own = self.page.sections.iter().filter(|section| section.level > 0);
        let mut read: Vec<u32> = own.map(|section| section.heading.start).collect();
        read.extend(self.page.tasks.iter().map(|task| task.id.start));
        read.sort_unstable();
        let page = self.page;
        self.rendered.headings.iter().filter_map(move |heading| {
            let next = read.partition_point(|start| *start < heading.start);
            let is_read = read.get(next).is_some_and(|start| *start < heading.end);
            let line = page.text.line_at(heading.start);
            let margin = self.page.text.slice(Span { end: heading.start, ..line });
            let (words, underline) =
                page.text.slice(*heading).trim_end().rsplit_once('\n').unwrap_or_default();
            let words = if underline.is_empty() { page.text.slice(line) } else { words };
            let words = inline::plain(words).trim_start_matches(['#', ' ']).to_owned();
            let is_own = margin.trim().is_empty()
                && !is_tab(self.page.text.slice(*heading).trim_matches(['#', ' ', '\n', '\r']))
                && words.chars().any(char::is_alphanumeric);
            (is_own && !is_read).then(|| (line, format!("Markdown shows `{words}` as a heading")))
        })
    }

    /// Lines without pipes directly below a table, which are its rows (GFM 4.10, example 202) and were read as text.
    fn unread_rows(&self) -> impl Iterator<Item = (Span, String)> {
        let page = self.page;
        let read: Vec<u32> = self.rows().iter().map(|row| row.key.start).collect();
        let first = |cell: &&rendering::Cell| cell.row != cell.header.start && cell.row == cell.span.start;
        self.rendered.cells.iter().filter(first).filter_map(move |cell| {
            let line = page.text.line_at(cell.row);
            let words = self.page.text.slice(line);
            let next = read.partition_point(|start| *start < line.start);
            let is_read = read.get(next).is_some_and(|start| *start < line.end);
            let is_text = !words.contains(['|', '｜']) && !words.trim_start().starts_with(":::") && !is_read;
            let is_text = is_text && !self.is_told(line);
            is_text.then(|| (line, "Markdown shows this line as a row of the table above it".to_owned()))
        })
    }

    /// Rows of dashes and headers that stand within a table, of which Markdown makes rows like the others.
    fn stray_rows(&self) -> impl Iterator<Item = (Span, String)> {
        let page = self.page;
        let mut last = None;
        let cells = self.rendered.cells.iter().filter(|cell| cell.row != cell.header.start);
        cells.filter(move |cell| last.replace(cell.row) != Some(cell.row)).filter_map(move |cell| {
            let line = page.text.line_at(cell.row);
            let is_header = || {
                let next = page.tables.partition_point(|table| table.header.start < line.start);
                let table = page.tables.get(next).filter(|table| table.header.start < line.end);
                // Where there is no header, the first row stands for it.
                let first = table.and_then(|table| page.tasks.get(table.tasks.start));
                table.zip(first).is_some_and(|(table, task)| task.row.start != table.header.start)
            };
            let is_stray = cells::is_delimiter(page.text.slice(line)) || is_header();
            (is_stray && !self.is_told(line)).then(|| {
                (line, "Markdown shows this line within the table as one more row; remove it".to_owned())
            })
        })
    }

    /// The rows of tasks and revisions, in the order of the page.
    fn rows(&self) -> Vec<ReadRow> {
        let page = self.page;
        let mut tables = page.tables.iter().peekable();
        let of_tasks = page.tasks.iter().enumerate().map(|(at, task)| {
            while tables.next_if(|table| table.tasks.end <= at).is_some() {}
            let own = tables.peek().filter(|table| table.tasks.contains(&at));
            ReadRow {
                key: task.id,
                values: vec![task.name, task.flag, task.role_text, task.services_text],
                span: task.row,
                header: own.map(|table| table.header),
            }
        });
        let mut rows: Vec<ReadRow> = of_tasks.collect();
        rows.extend(page.revisions.iter().map(|revision| {
            let values = vec![revision.date_text, revision.who, revision.what];
            let key = values.iter().copied().filter(|span| !span.is_empty()).min().unwrap_or_default();
            ReadRow { key, values, span: page.text.line_at(key.start), header: None }
        }));
        rows.sort_by_key(|row| row.key);
        rows
    }

    fn cell(&self, span: Span) -> Option<&rendering::Cell> {
        at(&self.rendered.cells, |cell| cell.span, span.start)
    }

    /// What Markdown makes of a row that is in no table, or not below its own header.
    fn shown_as(&self, row: &ReadRow) -> Option<&'static str> {
        let rendered = self.rendered;
        if self.in_conflict || is_in(&self.behind, row.key) {
            return None;
        }
        let Some(cell) = self.cell(row.key) else {
            return match row.key {
                key if is_in(&rendered.indented, key) || is_in(&rendered.fenced, key) => Some("as code"),
                _ if self.is_html(row.span) => None,
                key if is_in(&rendered.html, key) => Some("as text within a block of HTML"),
                key if is_in(&rendered.headings, key) => Some("as a heading"),
                _ => Some("as text"),
            };
        };
        if self.indentation(cell.row) >= self.indentation(cell.header.start) + 4 {
            return Some("as code");
        }
        if cell.row == cell.header.start {
            return Some("as the header of a table");
        }
        let header = row.header?;
        let is_header = header.end <= row.key.start || row.key.end <= header.start;
        let is_own = header.start < cell.header.end && cell.header.start < header.end;
        let written = |span: Span| self.page.text.slice(span).trim();
        // The same header once more says nothing else.
        let is_other = is_header && !is_own && written(header) != written(cell.header);
        is_other.then_some("below another header")
    }

    /// Whether a row is written in HTML. Many rows may stand on one line.
    fn is_html(&self, row: Span) -> bool {
        let (known, is_html) = self.asked.get();
        if known == row {
            return is_html;
        }
        let written = self.page.text.slice(row).to_ascii_lowercase();
        let is_html = written.contains("<td") || written.contains("<th");
        self.asked.set((row, is_html));
        is_html
    }

    /// The column of a row's text, behind the markers of lists and quotations.
    fn indentation(&self, row: u32) -> usize {
        let (before, after) = self.page.text.as_str().split_at_checked(row as usize).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let margin = before.get(start..).unwrap_or_default().chars();
        let blanks = after.chars().take_while(|c| matches!(c, ' ' | '\t'));
        margin.chain(blanks).fold(0, |column, c| if c == '\t' { column / 4 * 4 + 4 } else { column + 1 })
    }

    /// Whether a finding of the reader says already how Markdown shows a row.
    fn is_told(&self, row: Span) -> bool {
        let next = self.told.partition_point(|span| span.end <= row.start);
        self.told.get(next).is_some_and(|span| span.start < row.end)
    }
}

/// The end of the lines up to the next blank one.
fn end_of_block(page: &Page, span: Span) -> u32 {
    let rest = page.text.as_str().get(span.end as usize..).unwrap_or_default();
    let length = rest.find("\n\n").unwrap_or(rest.len());
    span.end + u32::try_from(length).unwrap_or_default()
}

/// What is wrong with the sign before the first pipe of a row.
fn message_before_pipe(sign: &str) -> String {
    match line::change_of_diff(sign) {
        Some(change) => {
            format!("`{sign}` before the first pipe is the sign of a diff: the row may have been {change}")
        }
        None => {
            "Markdown takes what stands before the first pipe for a cell, so every value moves by one column"
                .into()
        }
    }
}
