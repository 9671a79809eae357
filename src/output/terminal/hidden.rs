//! Characters that nobody sees, shown as their code points.

use std::borrow::Cow;

use crate::source::fold::is_invisible;

/// Whether a character leaves no mark on a screen.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    c.is_control() || is_invisible(c) || matches!(c, '\u{2028}' | '\u{2029}')
}

/// A character as its code point: `<U+200B>`.
#[must_use]
pub fn code_point(c: char) -> String {
    format!("<U+{:04X}>", u32::from(c))
}

/// A line whose hidden characters, tabs aside, are shown as code points, and blanks at its end as dots.
#[must_use]
pub fn with_hidden(line: &str) -> Cow<'_, str> {
    let is_shown = |c: char| c == '\t' || !is_hidden(c);
    let words = line.trim_end_matches(' ');
    if words.len() == line.len() && line.chars().all(is_shown) {
        return line.into();
    }
    let shown = words.chars().map(|c| if is_shown(c) { c.to_string() } else { code_point(c) });
    shown.chain(std::iter::once("·".repeat(line.len() - words.len()))).collect::<String>().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_named() {
        assert!(matches!(with_hidden("a\tb 語"), Cow::Borrowed(_)));
        assert_eq!(with_hidden("+a\u{200B}\tb  "), "+a<U+200B>\tb··");
        assert_eq!(with_hidden("-\u{FEFF}--- "), "-<U+FEFF>---·");
    }
}
