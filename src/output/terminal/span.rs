//! Text with a look.

use anstyle::Style;

use crate::output::Tone;
use crate::output::terminal::clean::{clean, is_hazard};
use crate::output::terminal::link::hyperlink;
use crate::source::fold::{is_direction_mark, is_invisible, is_joiner};

/// Pieces of text that follow one another; a newline within is a line break.
pub type StyledText = Vec<StyledSpan>;

/// A piece of text with one look. Its text is clean from the moment it exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StyledSpan {
    text: String,
    style: Style,
    link: Option<String>,
    whole: bool,
}

impl StyledSpan {
    /// A piece of text in a tone.
    #[must_use]
    pub fn new(text: &str, tone: Tone) -> Self {
        Self::styled(text, tone.style())
    }

    /// A piece of text in a style of its own.
    #[must_use]
    pub fn styled(text: &str, style: Style) -> Self {
        Self::owned(text.to_owned(), style)
    }

    /// The same of a text that nobody else needs.
    #[must_use]
    pub(in crate::output) fn owned(text: String, style: Style) -> Self {
        Self { text: cleaned(text), style, link: None, whole: false }
    }

    /// The same with a hyperlink, if the target is one that may be opened.
    #[must_use]
    pub fn linked(mut self, target: &str) -> Self {
        self.link = hyperlink(target);
        self
    }

    /// The same with a link to a place of the same document.
    #[must_use]
    pub fn leading_to(mut self, anchor: &str) -> Self {
        self.link = Some(anchor.to_owned());
        self
    }

    /// The same, broken between its words alone: what is to be copied or typed.
    #[must_use]
    pub const fn whole(mut self) -> Self {
        self.whole = true;
        self
    }

    /// Whether it breaks between its words alone.
    #[must_use]
    pub(super) const fn is_whole(&self) -> bool {
        self.whole
    }

    /// Another text with the look of this one.
    #[must_use]
    pub fn with_text(&self, text: &str) -> Self {
        let link = self.link.clone();
        Self { link, whole: self.whole, ..Self::styled(text, self.style) }
    }

    /// The same text with another style.
    #[must_use]
    pub fn with_style(self, style: Style) -> Self {
        Self { style, ..self }
    }

    /// What is read.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How it looks.
    #[must_use]
    pub const fn style(&self) -> Style {
        self.style
    }

    /// Where it leads, ready to be written.
    #[must_use]
    pub fn link(&self) -> Option<&str> {
        self.link.as_deref()
    }
}

/// Text as it is shown: without what could steer a terminal, or what no reader sees.
fn cleaned(text: String) -> String {
    let is_clean = is_clean(&text) || text.chars().all(|c| (' '..='~').contains(&c) || seen(c) == Some(c));
    if is_clean { text } else { clean(&text).chars().filter_map(seen).collect() }
}

/// Whether the bytes of a text tell that nothing has to be dropped: what has to begins, beyond ASCII, with three of
/// them, and little else does. The bytes of a piece are looked at all together, which takes one instruction for many.
fn is_clean(text: &str) -> bool {
    let is_doubtful = |byte: u8| match byte {
        b'\n' | b' '..=b'~' => false,
        0xC2 | 0xE2 | 0xEF => true,
        _ => byte.is_ascii(),
    };
    let pieces = text.as_bytes().chunks(32);
    !pieces.into_iter().any(|piece| piece.iter().fold(false, |any, byte| any | is_doubtful(*byte)))
}

/// What is seen of a character.
fn seen(character: char) -> Option<char> {
    match character {
        // A tab's width depends on where it stands; a blank's does not. A narrow blank that forbids a break
        // is the translators' habit, and would tie a word to an address as long as the line.
        '\t' | '\u{202f}' => Some(' '),
        // Left behind by editors in the middle of words: no reader sees them, and lines would break there.
        c if is_invisible(c) && !is_joiner(c) && !is_direction_mark(c) => None,
        hazard if is_hazard(hazard) => None,
        other => Some(other),
    }
}

/// What is read of all pieces together.
#[must_use]
pub fn plain(text: &[StyledSpan]) -> String {
    text.iter().map(StyledSpan::text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_clean_at_sight_is_clean() {
        let clean = ('\0'..=char::MAX).map(String::from).filter(|text| is_clean(text));
        let mut count = 0;
        for text in clean {
            assert!(super::clean(&text).chars().filter_map(seen).eq(text.chars()), "{text:?}");
            count += 1;
        }
        assert!(count > 1_000_000);
    }
}
