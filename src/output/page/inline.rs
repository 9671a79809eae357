//! Inline text: words with emphasis, links, images and breaks.

use anstyle::{Effects, Style};

use crate::output::Tone;
use crate::output::page::links::{Links, unwrapped};
use crate::output::terminal::{StyledSpan, StyledText, clean, hyperlink};
use crate::source::markdown::emphasis::{self, Mark};

/// Text that is being built from the events of a page.
#[derive(Default)]
pub(super) struct Inline {
    pieces: Vec<Piece>,
    /// The emphasis that is open, each with what is around it.
    effects: Vec<Effects>,
    open: Vec<Open>,
    /// How many of the open ones are images.
    open_images: usize,
    /// Whether asterisks are escaped.
    escaped: bool,
}

/// Text in one style.
#[derive(Clone, Default)]
struct Piece {
    text: String,
    style: Style,
    /// Where it leads, if that may be opened.
    link: Option<String>,
    /// Whether its asterisks are text, and not emphasis that CommonMark did not recognize.
    literal: bool,
    /// Whether it breaks between its words only.
    whole: bool,
    /// Where bold text begins or ends; the piece has no text then.
    mark: Option<Mark>,
}

/// An open link or image.
struct Open {
    /// The index of its first piece.
    from: usize,
    target: String,
}

impl Inline {
    /// Adds text.
    pub(super) fn text(&mut self, text: &str) {
        // Nothing is no piece, so that the last character is near.
        if text.is_empty() {
            return;
        }
        let style = Style::new().effects(self.effects.last().copied().unwrap_or_default());
        self.push(text, &Piece { style, ..Piece::default() });
    }

    /// Says that the next text begins with an escaped asterisk.
    pub(super) fn escaped(&mut self) {
        self.escaped = true;
    }

    /// Adds inline code.
    pub(super) fn code(&mut self, text: &str) {
        self.push(text, &Piece { style: Tone::Code.style(), literal: true, whole: true, ..Piece::default() });
    }

    /// Opens emphasis.
    pub(super) fn emphasize(&mut self, effect: Effects) {
        let outer = self.effects.last().copied().unwrap_or_default();
        self.effects.push(outer | effect);
    }

    /// Closes the innermost emphasis.
    pub(super) fn close_emphasis(&mut self) {
        self.effects.pop();
    }

    /// Opens or closes bold text.
    pub(super) fn bold(&mut self, mark: Mark) {
        self.pieces.push(Piece { mark: Some(mark), ..Piece::empty() });
    }

    /// Opens an image.
    pub(super) fn open_image(&mut self, target: &str) {
        self.open_images += 1;
        self.open(target);
    }

    /// Opens a link.
    pub(super) fn open(&mut self, target: &str) {
        self.open.push(Open {
            from: self.pieces.len(),
            target: clean(unwrapped(target).trim()).replace(['\n', '\t'], " "),
        });
        // The next piece must not be merged with the one before the link.
        self.pieces.push(Piece::empty());
    }

    /// Closes the innermost link.
    pub(super) fn close_link(&mut self, links: &mut Links<'_>) {
        let Some(Open { from, target }) = self.open.pop() else {
            return;
        };
        let mut text: String = self.pieces.iter().skip(from).map(|piece| piece.text.as_str()).collect();
        if text.trim().is_empty() {
            let last = self.last().filter(|c| !c.is_whitespace());
            self.text(if last.is_some_and(char::is_alphanumeric) { " " } else { "" });
            self.text(&target);
            text.clone_from(&target);
        }
        let address = hyperlink(&target);
        let anchor = if address.is_none() { links.anchor(&target) } else { None };
        let after = if anchor.is_none() { links.after(&text, &target) } else { None };
        let link = anchor.or(address);
        for piece in self.pieces.iter_mut().skip(from) {
            piece.link.clone_from(&link);
        }
        self.pieces.push(Piece::empty());
        if let Some(after) = after {
            let faint = Piece { style: Tone::Faint.style(), literal: true, ..Piece::default() };
            self.push(" ", &faint);
            self.push(&after, &Piece { whole: true, ..faint });
            self.pieces.push(Piece::empty());
        }
    }

    /// Closes the innermost image, as `[image: what it shows]`. Of an image within what another one shows there is only its
    /// own text, as CommonMark has it (section 6.4).
    pub(super) fn close_image(&mut self, word: &str) {
        let Some(Open { from, target }) = self.open.pop() else {
            return;
        };
        self.open_images = self.open_images.saturating_sub(1);
        if self.open_images > 0 {
            return;
        }
        let alt: String = self.pieces.drain(from..).map(|piece| piece.text).collect();
        let file = target.rsplit('/').next().unwrap_or(&target);
        let shown = if alt.trim().is_empty() { file } else { alt.trim() };
        let faint = Piece { style: Tone::Faint.style(), literal: true, ..Piece::default() };
        self.push(&format!("[{word}: {shown}]"), &faint);
    }

    /// The last character.
    pub(super) fn last(&self) -> Option<char> {
        self.pieces.iter().rev().find_map(|piece| piece.text.chars().next_back())
    }

    /// The text, with asterisks that Markdown shows read as they are meant.
    pub(super) fn finish(mut self) -> StyledText {
        if self.pieces.iter().any(Piece::shows_marks) {
            self.pieces = self.pieces.iter().flat_map(Piece::divided).collect();
        }
        let marks: Vec<Mark> = self.pieces.iter().filter_map(|piece| piece.mark).collect();
        // Two escaped ones with no others are a note's.
        let is_note = self.escaped && marks.iter().filter(|mark| **mark == Mark::Shown).count() == 1;
        let mut meant = emphasis::meant(&marks);
        let mut depth: usize = 0;
        let mut text = StyledText::with_capacity(self.pieces.len());
        for piece in self.pieces {
            match if piece.mark.is_some() { meant.next().flatten() } else { None } {
                Some(Mark::Closes) => depth = depth.saturating_sub(1),
                Some(_) => depth += 1,
                None if is_note && piece.mark == Some(Mark::Shown) => {
                    text.push(StyledSpan::owned("**".to_owned(), piece.style));
                }
                None => text.push(piece.span(depth > 0)),
            }
        }
        text.retain(|span| !span.text().is_empty());
        text
    }

    /// Adds text that looks as a piece does.
    fn push(&mut self, text: &str, look: &Piece) {
        if let Some(last) = self.pieces.last_mut()
            && (last.style, last.literal, last.whole) == (look.style, look.literal, look.whole)
            && !last.text.is_empty()
        {
            last.text.push_str(text);
            return;
        }
        self.pieces.push(Piece { text: text.to_owned(), ..look.clone() });
    }
}

impl Piece {
    fn empty() -> Self {
        Self { literal: true, ..Self::default() }
    }

    /// Whether it has asterisks that are not text.
    fn shows_marks(&self) -> bool {
        !self.literal && emphasis::narrow(&self.text).contains("**")
    }

    /// Its parts, with a mark between one and the next.
    fn divided(&self) -> Vec<Self> {
        if !self.shows_marks() {
            return vec![self.clone()];
        }
        let mark = Self { mark: Some(Mark::Shown), ..Self::empty() };
        let text = emphasis::narrow(&self.text);
        let look = Self { text: String::new(), ..self.clone() };
        let parts = text.split("**").map(|part| Self { text: part.to_owned(), ..look.clone() });
        parts.flat_map(|part| [mark.clone(), part]).skip(1).collect()
    }

    fn span(self, bold: bool) -> StyledSpan {
        let style = if bold { self.style | Effects::BOLD } else { self.style };
        let mut span = StyledSpan::owned(self.text, style);
        if let Some(link) = self.link {
            span = span.leading_to(&link).with_style(style | Effects::UNDERLINE);
        }
        if self.whole { span.whole() } else { span }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::terminal::{Painter, plain};

    fn said(text: &str) -> StyledText {
        let mut inline = Inline::default();
        inline.text(text);
        inline.finish()
    }

    #[test]
    fn emphasis_that_was_not_closed_is_emphasis() {
        let text = said("**定義：**客户");
        assert_eq!(plain(&text), "定義：客户");
        assert_eq!(text[0].style(), Style::new().bold());
        assert_eq!(text[1].style(), Style::new());
    }

    #[test]
    fn what_markdown_takes_for_emphasis_gives_way_to_what_is_meant() {
        let mut inline = Inline::default();
        inline.text("甲**「乙」");
        inline.bold(Mark::Opens);
        inline.text("丙");
        inline.bold(Mark::Closes);
        inline.text("「丁」**戊");
        let bold = |span: &StyledSpan| span.style() == Style::new().bold();
        let text = inline.finish();
        let words: Vec<&str> = text.iter().filter(|span| bold(span)).map(StyledSpan::text).collect();
        assert_eq!((plain(&text).as_str(), words), ("甲「乙」丙「丁」戊", vec!["「乙」", "「丁」"]));
    }

    #[test]
    fn full_width_asterisks_are_bold_in_pairs() {
        assert_eq!(plain(&said("＊＊注意＊＊する")), "注意する");
        assert_eq!(plain(&said("＊＊注意")), "＊＊注意");
    }

    #[test]
    fn escaped_asterisks_are_bold_in_pairs_and_a_note_alone() {
        for (written, shown) in [("**twice** done", "twice done"), ("** only there", "** only there")] {
            let mut inline = Inline::default();
            inline.escaped();
            inline.text(written);
            assert_eq!(plain(&inline.finish()), shown);
        }
    }

    #[test]
    fn an_unpaired_mark_is_dropped() {
        let text = said("**Note: a word");
        assert_eq!(plain(&text), "Note: a word");
        assert!(text.iter().all(|span| span.style().is_plain()));
    }

    #[test]
    fn asterisks_of_code_stay() {
        let mut inline = Inline::default();
        inline.code("**/*.md");
        assert_eq!(plain(&inline.finish()), "**/*.md");
    }

    #[test]
    fn a_link_without_text_shows_its_address() {
        let mut inline = Inline::default();
        inline.open("https://x.test/");
        inline.close_link(&mut Links::new(Painter::default(), false, &|_| None));
        assert_eq!(plain(&inline.finish()), "https://x.test/");
    }

    #[test]
    fn of_an_image_within_an_image_there_is_its_description() {
        let mut inline = Inline::default();
        inline.open_image("a.png");
        inline.text("A bed ");
        inline.open_image("b.png");
        inline.text("of beans");
        inline.close_image("image");
        inline.close_image("image");
        assert_eq!(plain(&inline.finish()), "[image: A bed of beans]");
    }

    #[test]
    fn an_image_is_shown_by_its_description_or_its_file() {
        let mut inline = Inline::default();
        inline.open_image("media/flow.png");
        inline.text("The flow");
        inline.close_image("Bild");
        inline.open_image("media/flow.png");
        inline.close_image("Bild");
        assert_eq!(plain(&inline.finish()), "[Bild: The flow][Bild: flow.png]");
    }
}
