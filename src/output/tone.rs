//! What a piece of text is, and the colour that goes with it.
//!
//! Only the sixteen colours that a terminal's own theme defines, and of these the ones that are legible on
//! light and on dark; no meaning rests on them alone.

use anstyle::{AnsiColor, Style};

use crate::source::Severity;

/// What a field or a piece of a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Ordinary text.
    #[default]
    Plain,
    /// What a reader copies to name a thing: an id, a key.
    Id,
    /// What stands out: a mandatory task, a title.
    Strong,
    /// What is as it should be.
    Good,
    /// What wants a look.
    Warning,
    /// What is wrong.
    Bad,
    /// What steps back: a place, a label, an address.
    Faint,
    /// A heading of a page or of a table.
    Heading,
    /// Code, written as it is to be typed.
    Code,
}

impl Tone {
    /// The terminal's style for it.
    #[must_use]
    pub const fn style(self) -> Style {
        let plain = Style::new();
        match self {
            Self::Plain => plain,
            Self::Id | Self::Code => plain.fg_color(Some(anstyle::Color::Ansi(AnsiColor::Cyan))),
            Self::Strong | Self::Heading => plain.bold(),
            Self::Good => plain.fg_color(Some(anstyle::Color::Ansi(AnsiColor::Green))),
            Self::Warning => plain.fg_color(Some(anstyle::Color::Ansi(AnsiColor::Yellow))),
            Self::Bad => plain.fg_color(Some(anstyle::Color::Ansi(AnsiColor::Red))),
            Self::Faint => plain.dimmed(),
        }
    }
}

impl From<Severity> for Tone {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Info => Self::Faint,
            Severity::Warning => Self::Warning,
            Severity::Error => Self::Bad,
        }
    }
}
