//! What Markdown makes of a page: tables, headings, links, code, HTML, and marks of emphasis that are shown.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use crate::playbook::links::page::LinkWalk;
use crate::playbook::model::Page;
pub use crate::playbook::model::rendered::{Cell, Rendered};
use crate::playbook::shown_marks::ShownMarks;
use crate::source::Span;
use crate::source::markdown::emphasis::Mark;
use crate::source::markdown::lines::{LineKind, lines};
use crate::source::markdown::{blocks, html, inline, list, nesting};
use crate::source::text::union;

impl Page {
    /// What Markdown makes of the page.
    #[must_use]
    pub fn rendered(&self) -> &Rendered {
        self.computed.rendered.get_or_init(|| Rendered::of(self))
    }

    /// What no reader of the page sees, or only as code: comments, definitions of links, fenced code, and what stands for an
    /// image that is missing. In order, and apart.
    #[must_use]
    pub fn hidden(&self) -> Vec<Span> {
        let images = self.links().iter().filter(|link| link.image).map(|link| link.span);
        let fenced = self.rendered().fenced.iter().copied();
        let text = self.text.as_str();
        let definitions =
            lines(text, 0).filter(|line| line.kind == LineKind::Definition).map(|line| line.span);
        union(html::comments(text).into_iter().chain(images).chain(fenced).chain(definitions).collect())
    }
}

impl Rendered {
    /// Parses a page's body.
    fn of(page: &Page) -> Self {
        let text = page.text.as_str();
        let start = page.sections.first().map_or(0, |section| section.body.start as usize);
        let body = nesting::bounded(text.get(start..).unwrap_or_default());
        let mut walk = Walk { text, marks: ShownMarks::of(text), ..Walk::default() };
        let mut links = LinkWalk::of(page);
        let options = inline::options() | Options::ENABLE_FOOTNOTES;
        for (event, range) in Parser::new_ext(&body, options).into_offset_iter() {
            let range = start + range.start..start + range.end;
            walk.event(&event, Span::new(range.start, range.end));
            links.event(event, range);
        }
        walk.end_text();
        let mut rendered = walk.rendered;
        rendered.failed_emphasis = walk.marks.finish();
        rendered.unclosed.extend(blocks::unclosed_elements(text, &walk.html_tags));
        rendered.links = links.finish();
        rendered
    }
}

/// The first of some spans, in order and apart, that contains a byte.
pub fn at<T>(spans: &[T], span: impl Fn(&T) -> Span, byte: u32) -> Option<&T> {
    let next = spans.partition_point(|item| span(item).end <= byte);
    spans.get(next).filter(|item| span(item).start <= byte)
}

/// Whether a block of code looks like prose: it has a list, a link, a table row or emphasis.
#[must_use]
pub fn is_prose(block: &str) -> bool {
    let item = |line: &str| list::item(line.trim_start()).is_some() || line.matches('|').count() > 2;
    // Headings have a rule of their own.
    let heading = block.trim_start().starts_with('#');
    !heading && (block.contains("](") || block.matches("**").count() >= 2 || block.lines().any(item))
}

#[derive(Default)]
struct Walk<'a> {
    text: &'a str,
    rendered: Rendered,
    /// The code block that is open, and where its text ends so far.
    code: Option<(Span, u32)>,
    /// Where a list item begins whose text has not come yet.
    item: Option<u32>,
    /// Where the marks of the last quotation end.
    quoted: u32,
    /// Where the last alert ends.
    alert_end: u32,
    header: Span,
    row: u32,
    /// Whether the table is one by the specification.
    in_table: bool,
    /// The cell that is open.
    cell: Option<Span>,
    html_tags: Vec<Span>,
    marks: ShownMarks<'a>,
}

impl Walk<'_> {
    fn event(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::InlineHtml(_) => {
                self.rendered.tags.push(span);
                self.html_tags.push(span);
            }
            Event::Html(_) => self.html_tags.push(span),
            Event::Text(_) => {
                self.item(span.end);
                self.text(span);
            }
            Event::Code(_) => self.item(span.end),
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(*tag, span),
            _ => {}
        }
    }

    /// Notes the list item whose text comes, if it is no paragraph.
    fn item(&mut self, end: u32) {
        self.rendered.blocks.extend(self.item.take().map(|start| Span { start, end }));
    }

    fn start(&mut self, tag: &Tag<'_>, span: Span) {
        if !is_inline(tag.to_end()) {
            self.end_text();
        }
        match tag {
            Tag::CodeBlock(kind) => {
                self.code = Some((span, span.start));
                let fenced = matches!(kind, CodeBlockKind::Fenced(_));
                let blocks = if fenced { &mut self.rendered.fenced } else { &mut self.rendered.indented };
                blocks.push(span);
            }
            Tag::HtmlBlock => self.html(span),
            Tag::Heading { .. } => self.rendered.headings.push(span),
            Tag::BlockQuote(_) if self.begins_alert(span) => self.alert_end = self.alert_end.max(span.end),
            Tag::Paragraph if span.start >= self.alert_end => {
                self.item = None;
                self.rendered.blocks.push(span);
            }
            Tag::Item if span.start >= self.alert_end => self.item = Some(span.start),
            Tag::TableHead => {
                (self.header, self.row) = (span, span.start);
                self.in_table = self.has_dashes(span);
            }
            Tag::TableRow => self.row = span.start,
            Tag::TableCell if self.in_table => {
                self.cell = Some(span);
                self.rendered.cells.push(Cell { span, row: self.row, header: self.header });
            }
            Tag::Link { .. } | Tag::Image { .. } => self.rendered.linked.push(span),
            Tag::Strong => self.marks.mark(Span { end: span.start + 2, ..span }, Mark::Opens),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, span: Span) {
        match tag {
            TagEnd::CodeBlock => self.end_code(),
            TagEnd::Strong => {
                self.marks.mark(Span { start: span.end.saturating_sub(2), ..span }, Mark::Closes);
            }
            _ if is_inline(tag) => {}
            _ => {
                self.end_text();
                self.cell = None;
            }
        }
    }

    /// Whether a quotation begins as an alert does. Those within each other begin with the same one.
    fn begins_alert(&mut self, quotation: Span) -> bool {
        if self.quoted <= quotation.start {
            let written = self.slice(quotation);
            let margin = written.len() - written.trim_start_matches(['>', ' ']).len();
            self.quoted = quotation.start + u32::try_from(margin).unwrap_or_default();
        }
        self.slice(Span { start: self.quoted, ..quotation }).starts_with(['[', '［'])
    }

    fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// Whether the cells below a header are of dashes and colons without blanks between them (GFM §4.10), on which the
    /// parser does not insist.
    fn has_dashes(&self, header: Span) -> bool {
        let below = self.text.get(header.end as usize..).unwrap_or_default();
        let line = below.split('\n').next().unwrap_or_default().trim_start_matches(['>', ' ', '\t']);
        line.split('|').all(|cell| !cell.trim().contains([' ', '\t']))
    }

    /// Notes a fence that nothing closes: its text reaches to its end.
    fn end_code(&mut self) {
        let Some((block, end)) = self.code.take() else { return };
        let written = self.slice(block).trim_end();
        let has_text = end > block.start;
        let closed = if has_text {
            block.start as usize + written.len() > end as usize
        } else {
            written.contains('\n')
        };
        if !closed && self.rendered.fenced.last() == Some(&block) {
            let opening = blocks::first_line(self.text, block);
            self.rendered.unclosed.push((opening, "the fence".to_owned()));
        }
    }

    fn html(&mut self, block: Span) {
        self.rendered.html.push(block);
        let written = self.slice(block).trim_start();
        match blocks::html_end(written) {
            Some(end) if !blocks::contains(written, end) => {
                let opening = blocks::first_line(self.text, block);
                let name = format!("`{}`", blocks::opening_of(written));
                self.rendered.unclosed.push((opening, name));
            }
            Some(_) => {}
            // Markdown in a block of HTML is shown as it is written.
            None => {
                self.rendered.text.push(block);
                self.marks.text(block);
                self.end_text();
            }
        }
    }

    fn text(&mut self, span: Span) {
        if let Some((_, end)) = &mut self.code {
            *end = span.end;
            return;
        }
        self.rendered.text.push(span);
        if self.slice(span) == "<"
            && self.text.get(span.start as usize..).is_some_and(|rest| rest.starts_with("<!--"))
        {
            // The first one opens the rest of the line.
            if self.rendered.unclosed.last().is_none_or(|(line, _)| line.end <= span.start) {
                let opening = blocks::first_line(self.text, span);
                self.rendered.unclosed.push((opening, "`<!--`".to_owned()));
            }
        }
        self.marks.text(span);
    }

    /// Ends a paragraph or cell.
    fn end_text(&mut self) {
        self.marks.end(self.cell.map(|cell| (self.row, cell)));
    }
}

/// Whether a span begins in one of the spans, which are in order and apart.
#[must_use]
pub fn is_in(spans: &[Span], span: Span) -> bool {
    at(spans, |span| *span, span.start).is_some()
}

/// Whether a paragraph goes on after a tag.
fn is_inline(tag: TagEnd) -> bool {
    use TagEnd::{Emphasis, Image, Link, Strikethrough, Strong};
    matches!(tag, Emphasis | Image | Link | Strikethrough | Strong)
}
