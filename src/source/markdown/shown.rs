//! What Markdown shows of a text, line by line, so that two versions of it can be compared. Whether words are a paragraph or
//! an item of a list is no difference: a character that nobody sees parts a number from the item that was meant.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use crate::source::Span;
use crate::source::fold::is_invisible;
use crate::source::markdown::{inline, nesting};

/// Parts what is shown from what it is shown as.
const MARK: char = '\u{1}';

/// What is shown of a text whose lines are those of another one, without invisible characters and further blanks.
#[derive(Debug)]
pub struct Shown {
    pieces: Vec<Piece>,
    length: usize,
}

/// What is shown of a line, and of the lines below it that have nothing of their own.
#[derive(Debug)]
struct Piece {
    line: usize,
    /// The first byte of the line.
    start: usize,
    shown: String,
}

impl Shown {
    /// What is shown of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let bounded = nesting::bounded(text);
        let mut walk = Walk { text: &bounded, at: 0, line: 0, pieces: Vec::new() };
        let options = inline::options() | Options::ENABLE_FOOTNOTES;
        for (event, range) in Parser::new_ext(&bounded, options).into_offset_iter() {
            walk.event(&event, range.start);
        }
        let mut pieces = walk.pieces;
        pieces.retain(|piece| !piece.shown.is_empty());
        Self { pieces, length: text.len() }
    }

    /// The lines of each piece, in order and apart: all from the first piece on.
    #[must_use]
    pub fn lines(&self) -> Vec<Span> {
        let ends = self.pieces.iter().skip(1).map(|piece| piece.start).chain([self.length]);
        self.pieces.iter().zip(ends).map(|(piece, end)| Span::new(piece.start, end)).collect()
    }

    /// The lines of this text of which another version shows something else, in order and apart.
    #[must_use]
    pub fn changes(&self, other: &Self) -> Vec<Span> {
        let mut others = other.pieces.iter().peekable();
        let mut changes = Vec::new();
        // What stands above the first piece shows nothing.
        let above = Piece { line: 0, start: 0, shown: String::new() };
        let above = Some(&above).filter(|_| self.pieces.first().is_none_or(|piece| piece.line > 0));
        let mut pieces = above.into_iter().chain(&self.pieces).peekable();
        while let Some(piece) = pieces.next() {
            let next = pieces.peek().map(|next| (next.line, next.start));
            let (line, end) = next.unwrap_or((usize::MAX, self.length));
            let mut is_same = piece.shown.is_empty();
            while let Some(own) = others.next_if(|own| own.line < line) {
                is_same = own.line == piece.line && own.shown == piece.shown;
                if !is_same {
                    break;
                }
            }
            // More pieces than one stand where one stood.
            while others.next_if(|own| own.line < line).is_some() {
                is_same = false;
            }
            if !is_same {
                changes.push(Span::new(piece.start, end));
            }
        }
        changes
    }
}

struct Walk<'a> {
    text: &'a str,
    /// How far lines are counted, and the number of the line there.
    at: usize,
    line: usize,
    pieces: Vec<Piece>,
}

impl Walk<'_> {
    fn event(&mut self, event: &Event<'_>, start: usize) {
        match event {
            Event::Start(tag) => self.start(tag, start),
            Event::End(tag) => self.end(*tag),
            Event::SoftBreak => {}
            _ => {
                self.begin(start);
                self.content(event);
            }
        }
    }

    fn content(&mut self, event: &Event<'_>) {
        match event {
            Event::Text(text) => self.words(text),
            Event::Code(code) => self.as_it_is("code", code),
            Event::Html(html) | Event::InlineHtml(html) => self.as_it_is("html", html),
            Event::FootnoteReference(name) => self.as_it_is("note", name),
            Event::Rule => self.mark("rule"),
            _ => self.mark("break"),
        }
    }

    fn start(&mut self, tag: &Tag<'_>, start: usize) {
        if matches!(tag, Tag::Paragraph | Tag::List(_)) {
            return;
        }
        self.begin(start);
        let name = format!("{:?}", tag.to_end());
        match tag {
            Tag::Item => {
                let marker = self.text.get(start..).and_then(|text| text.split_whitespace().next());
                self.words(marker.unwrap_or_default());
                self.words(" ");
            }
            Tag::Link { dest_url, title, .. } | Tag::Image { dest_url, title, .. } => {
                self.as_it_is(&name, dest_url);
                self.as_it_is("title", title);
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(language)) => self.as_it_is(&name, language),
            _ => self.mark(&name),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        let is_inline = matches!(
            tag,
            TagEnd::Link | TagEnd::Image | TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough
        );
        if let Some(piece) = self.pieces.last_mut().filter(|_| !is_inline) {
            piece.shown.truncate(piece.shown.trim_end_matches(' ').len());
        }
        if !matches!(tag, TagEnd::Paragraph | TagEnd::List(_) | TagEnd::Item) {
            self.mark("end");
        }
    }

    /// Begins a piece, where this is the first that is shown of its line.
    fn begin(&mut self, start: usize) {
        let passed = self.text.get(self.at..start).unwrap_or_default();
        self.line += memchr::memchr_iter(b'\n', passed.as_bytes()).count();
        self.at = self.at.max(start);
        if self.pieces.last().is_none_or(|piece| piece.line < self.line) {
            let start = self.text.get(..start).and_then(|text| text.rfind('\n')).map_or(0, |end| end + 1);
            self.pieces.push(Piece { line: self.line, start, shown: String::new() });
        }
    }

    fn mark(&mut self, name: &str) {
        self.as_it_is(name, "");
    }

    /// Notes a mark, and a text in which each blank counts.
    fn as_it_is(&mut self, name: &str, text: &str) {
        let Some(piece) = self.pieces.last_mut() else { return };
        piece.shown.push(MARK);
        piece.shown.push_str(name);
        piece.shown.push(MARK);
        piece.shown.extend(text.chars().filter(|c| !is_invisible(*c)));
    }

    /// Notes words, in which several blanks are one.
    fn words(&mut self, text: &str) {
        let Some(piece) = self.pieces.last_mut() else { return };
        for c in text.chars().filter(|c| !is_invisible(*c)) {
            let is_blank = matches!(c, ' ' | '\t');
            if !is_blank {
                piece.shown.push(c);
            } else if !piece.shown.is_empty() && !piece.shown.ends_with([' ', MARK]) {
                piece.shown.push(' ');
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_told_with_its_lines() {
        let changed = |before: &str, after: &str| {
            let changes = Shown::of(before).changes(&Shown::of(after)).into_iter();
            changes.filter_map(|span| before.get(span.range())).collect::<String>()
        };
        let before = "# a\n\nb *c*\nd\n\n- e\n- f\n\n| g | h |\n|---|---|\n| i | j |\n";
        assert_eq!(changed(before, before), "");
        assert_eq!(changed(before, &before.replace("# a", "# a\u{200B}")), "");
        assert_eq!(changed(before, &before.replace("# a", "#\u{200B} a")), "# a\n\n");
        assert_eq!(changed(before, &before.replace("\nd", "\n\u{200B}  d")), "");
        assert_eq!(changed(before, &before.replace("*c*", "c")), "b *c*\n");
        assert_eq!(changed(before, &before.replace("- f", "-f")), "- f\n\n");
        assert_eq!(changed("a\n1.\u{200B} b\n2.\u{200B} c\n", "a\n1. b\n2. c\n"), "");
        assert_eq!(changed("# a\n\u{200B}\nb\n", "# a\n\nb\n"), "");
        assert_eq!(changed(before, &before.replace('i', "`i`")), "| i | j |\n");
        assert_eq!(changed("\u{200B}    a\n", "    a\n"), "\u{200B}    a\n");
        assert_eq!(changed("a\n\n\u{200B}\n\nb\n", "a\n\n\n\nb\n"), "");
        assert_eq!(changed("a\nb\n", "a\n# b\n"), "b\n");
        assert_eq!(changed("a\n", ""), "a\n");
        assert_eq!(changed("\n\na\n", "b\n\na\n"), "\n\n");
    }
}
