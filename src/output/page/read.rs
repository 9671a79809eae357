//! Reads the blocks of a page from the events of pulldown-cmark.

use std::iter::Peekable;
use std::ops::Range;

use anstyle::Effects;
use pulldown_cmark::{Alignment, Event, OffsetIter, Options, Parser, Tag, TagEnd};

use crate::output::page::block::Block;
use crate::output::page::inline::Inline;
use crate::output::page::links::Links;
use crate::output::page::repair;
use crate::output::table::{Align, Grid, Heading};
use crate::output::terminal::{StyledText, plain, slice, width};
use crate::source::markdown::emphasis::{self, Mark};
use crate::source::markdown::{alert, html};

/// Deeper blocks are shown at this depth, since a hostile page could exhaust the stack.
const MAX_DEPTH: usize = 24;

/// The blocks of a page; `image` is the word for an image.
pub(super) fn blocks(markdown: &str, links: &mut Links<'_>, image: &str) -> Vec<Block> {
    Reader::new(markdown, links, image, true).read()
}

struct Reader<'page, 'playbook> {
    source: &'page str,
    events: Peekable<OffsetIter<'page>>,
    links: &'page mut Links<'playbook>,
    image: &'page str,
    /// Whether to repair damaged tables; false within a repaired table.
    repairs: bool,
    open: Vec<Frame>,
    inline: Inline,
}

/// An open container, with its content so far.
#[derive(Default)]
struct Frame {
    blocks: Vec<Block>,
    items: Vec<Vec<Block>>,
    start: Option<u64>,
    quote: bool,
}

impl<'page, 'playbook> Reader<'page, 'playbook> {
    fn new(source: &'page str, links: &'page mut Links<'playbook>, image: &'page str, repairs: bool) -> Self {
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
        Self {
            source,
            events: Parser::new_ext(source, options).into_offset_iter().peekable(),
            links,
            image,
            repairs,
            open: vec![Frame::default()],
            inline: Inline::default(),
        }
    }

    fn read(mut self) -> Vec<Block> {
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(tag) => self.start(tag, range),
                Event::End(tag) => self.end(tag),
                event => self.inline_event(&event, &range),
            }
        }
        self.paragraph();
        let mut open = self.open.into_iter();
        open.next().map(|page| page.blocks).unwrap_or_default()
    }

    fn start(&mut self, tag: Tag<'page>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => {
                self.paragraph();
                self.damaged_table(&range, TagEnd::Paragraph);
            }
            Tag::Heading { .. } => self.paragraph(),
            Tag::HtmlBlock => {
                self.paragraph();
                self.html();
            }
            Tag::BlockQuote(_) => self.begin(Frame { quote: true, ..Frame::default() }),
            Tag::List(start) => self.begin(Frame { start, ..Frame::default() }),
            Tag::Item => self.begin(Frame::default()),
            Tag::CodeBlock(_) => {
                self.paragraph();
                self.code();
            }
            Tag::Table(alignments) => {
                self.paragraph();
                if !self.damaged_table(&range, TagEnd::Table) {
                    self.table(&alignments);
                }
            }
            Tag::Strong => self.inline.bold(Mark::Opens),
            Tag::Emphasis => self.inline.emphasize(Effects::ITALIC),
            Tag::Strikethrough => {
                self.inline.emphasize(Effects::STRIKETHROUGH);
                self.inline.text(self.links.strike());
            }
            Tag::Link { dest_url, .. } => self.inline.open(&dest_url),
            Tag::Image { dest_url, .. } => self.inline.open_image(&dest_url),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.paragraph(),
            TagEnd::Heading(level) => {
                let text = self.take_inline();
                self.push(Block::Heading(level as usize, text));
            }
            TagEnd::BlockQuote(_) => self.finish(|frame| quote(frame.blocks)),
            TagEnd::List(_) => self.finish(|frame| Block::List(frame.start, frame.items)),
            TagEnd::Item => self.item(),
            TagEnd::Strong => self.inline.bold(Mark::Closes),
            TagEnd::Strikethrough => {
                self.inline.text(self.links.strike());
                self.inline.close_emphasis();
            }
            TagEnd::Emphasis => self.inline.close_emphasis(),
            TagEnd::Link => self.inline.close_link(self.links),
            TagEnd::Image => self.inline.close_image(self.image),
            _ => {}
        }
    }

    /// Adds an event of inline text.
    fn inline_event(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Text(text) => {
                if text.starts_with('*') && emphasis::is_escaped(self.source, range.start) {
                    self.inline.escaped();
                }
                self.inline.text(text);
            }
            Event::Code(code) => self.inline.code(code),
            Event::InlineHtml(html) => self.inline_html(html),
            Event::SoftBreak => self.soft_break(range),
            Event::HardBreak => self.inline.text("\n"),
            Event::Rule => {
                self.paragraph();
                self.push(Block::Rule);
            }
            _ => {}
        }
    }

    /// Blocks in a line or a cell begin and end a line of it; two of them, side by side, one.
    fn inline_html(&mut self, html: &str) {
        if html::strikes(html) {
            return self.inline.text(self.links.strike());
        }
        let text = html::text(html, '\n');
        let begun = self.inline.last().is_none_or(|c| c == '\n');
        let is_break = html.to_ascii_lowercase().starts_with("<br");
        self.inline.text(if begun && !is_break { text.trim_start_matches('\n') } else { &text });
    }

    /// A line break in the source: a blank, or a break around labels, or nothing between Japanese or Chinese characters,
    /// which are written without blanks.
    fn soft_break(&mut self, range: &Range<usize>) {
        let before = self.source.get(..range.start).and_then(|text| text.lines().next_back());
        let after = self.source.get(range.end..).and_then(|text| text.lines().next());
        let (before, after) = (before.unwrap_or(""), after.unwrap_or(""));
        let wide = |c: Option<char>| c.is_some_and(|c| width(c.encode_utf8(&mut [0; 4])) == 2);
        if repair::breaks(before, after) {
            self.inline.text("\n");
        } else if !(wide(self.inline.last()) && wide(after.trim_start().chars().next())) {
            self.inline.text(" ");
        }
    }

    fn begin(&mut self, frame: Frame) {
        self.paragraph();
        self.open.push(frame);
    }

    /// Closes a container. One that is nested too deeply leaves its blocks to its parent.
    fn finish(&mut self, block: impl FnOnce(Frame) -> Block) {
        self.paragraph();
        let deep = self.open.len() > MAX_DEPTH;
        let Some(frame) = self.open.pop() else {
            return;
        };
        if deep {
            let blocks = frame.items.into_iter().flatten().chain(frame.blocks);
            blocks.for_each(|block| self.push(block));
        } else {
            let block = block(frame);
            self.push(block);
        }
    }

    fn item(&mut self) {
        self.paragraph();
        if let Some(item) = self.open.pop()
            && let Some(list) = self.open.last_mut()
        {
            list.items.push(item.blocks);
        }
    }

    /// Ends the paragraph, if it has text.
    fn paragraph(&mut self) {
        let text = self.take_inline();
        let said = plain(&text);
        if said.trim().is_empty() {
            return;
        }
        let quoted = self.open.last().is_some_and(|frame| frame.quote);
        let kind = alert::of_text(&said).filter(|_| !quoted).and_then(|marker| said.get(marker.kind));
        let is_alert = kind.is_some_and(|kind| alert::KINDS.contains(&kind.to_lowercase().as_str()));
        self.push(if is_alert { quote(vec![Block::Paragraph(text)]) } else { Block::Paragraph(text) });
    }

    fn take_inline(&mut self) -> StyledText {
        std::mem::take(&mut self.inline).finish()
    }

    fn push(&mut self, block: Block) {
        if let Some(frame) = self.open.last_mut() {
            frame.blocks.push(block);
        }
    }

    fn code(&mut self) {
        let mut code = String::new();
        while let Some((event, _)) = self.events.next_if(|(event, _)| matches!(event, Event::Text(_))) {
            if let Event::Text(text) = event {
                code.push_str(&text);
            }
        }
        self.push(Block::Code(code));
    }

    /// A block of HTML is one event per line, and a comment may span several lines.
    fn html(&mut self) {
        let mut html = String::new();
        while let Some((event, _)) = self.events.next_if(|(event, _)| matches!(event, Event::Html(_))) {
            if let Event::Html(line) = event {
                html.push_str(&line);
            }
        }
        let text = html::text(&html, '\n');
        let lines: Vec<&str> = text.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
        self.inline.text(lines.join("\n").trim());
    }

    /// Reads the repaired source of a damaged table, and skips its events.
    fn damaged_table(&mut self, range: &Range<usize>, end: TagEnd) -> bool {
        let quoted = self.open.iter().any(|frame| frame.quote);
        let source = self.source.get(range.clone()).filter(|_| self.repairs && !quoted);
        let Some(repaired) = source.and_then(repair::table) else {
            return false;
        };
        for (event, _) in self.events.by_ref() {
            if event == Event::End(end) {
                break;
            }
        }
        let blocks = Reader::new(&repaired, self.links, self.image, false).read();
        for block in blocks {
            self.push(block);
        }
        true
    }

    fn table(&mut self, alignments: &[Alignment]) {
        self.links.enter_table();
        let mut rows: Vec<Vec<StyledText>> = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::End(TagEnd::Table) => break,
                Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
                Event::End(TagEnd::TableCell) => {
                    let cell = self.take_inline();
                    if let Some(row) = rows.last_mut() {
                        row.push(cell);
                    }
                }
                Event::Start(tag) => self.start(tag, range),
                Event::End(tag) => self.end(tag),
                event => self.inline_event(&event, &range),
            }
        }
        let notes = self.links.leave_table();
        let mut rows = rows.into_iter();
        let head = rows.next().unwrap_or_default();
        let header = head.iter().any(|heading| !heading.is_empty());
        let headings = head.into_iter().zip(alignments).map(|(text, alignment)| heading(text, *alignment));
        let grid = Grid { headings: headings.collect(), rows: rows.collect(), cuts_long_words: false };
        self.push(Block::Table(grid, header, notes));
    }
}

fn heading(text: StyledText, alignment: Alignment) -> Heading {
    let bold = |span: crate::output::terminal::StyledSpan| {
        let style = span.style() | Effects::BOLD;
        span.with_style(style)
    };
    Heading {
        text: text.into_iter().map(bold).collect(),
        align: match alignment {
            Alignment::Right => Align::Right,
            Alignment::Center => Align::Center,
            Alignment::Left | Alignment::None => Align::Left,
        },
        ..Heading::default()
    }
}

fn quote(blocks: Vec<Block>) -> Block {
    let (kind, blocks) = alert(blocks);
    Block::Quote(kind, blocks)
}

/// The kind of an alert, and the quote without its marker `[!KIND]`; translated kinds count too.
fn alert(mut blocks: Vec<Block>) -> (Option<String>, Vec<Block>) {
    let Some(Block::Paragraph(text)) = blocks.first_mut() else {
        return (None, blocks);
    };
    let said = plain(text);
    let marker = alert::of_text(&said);
    let kind = marker.as_ref().and_then(|marker| said.get(marker.kind.clone())).map(str::trim);
    let Some((marker, kind)) =
        marker.as_ref().zip(kind.filter(|kind| !kind.is_empty() && kind.chars().all(char::is_alphabetic)))
    else {
        return (None, blocks);
    };
    let kind = kind.to_uppercase();
    let rest = said.get(marker.range.end..).unwrap_or_default();
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：')).len();
    *text = slice(text, said.len() - rest..said.len());
    if rest == 0 {
        blocks.remove(0);
    }
    (Some(kind), blocks)
}
