//! The roles of text, and the style of each.
//!
//! The colours are from the sixteen that the theme of a terminal defines, and legible on light and on dark backgrounds.
//! No meaning depends on colour alone.

use anstyle::{AnsiColor, Style};

use crate::source::Severity;

/// The role of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Ordinary text.
    #[default]
    Plain,
    /// An id or a key, for the reader to copy.
    Id,
    /// What stands out, such as a title.
    Strong,
    /// Good news, such as a count of zero findings.
    Good,
    /// What needs attention.
    Warning,
    /// What is wrong.
    Bad,
    /// What is less important: a location, a label, an address.
    Faint,
    /// A heading of a page or of a table.
    Heading,
    /// Code, and commands to type.
    Code,
}

impl Tone {
    /// The style of the terminal for it.
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
