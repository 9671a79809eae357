//! Lines of findings.

use crate::playbook::Page;
use crate::source::Span;

/// The text of the line in which a span of a page begins.
#[must_use]
pub fn line_of(page: &Page, span: Span) -> &str {
    page.text.slice(page.text.line_at(span.start))
}

/// What a diff did to a line that begins with this sign.
#[must_use]
pub fn change_of_diff(sign: &str) -> Option<&'static str> {
    match sign {
        // An editor may have made a minus sign or a dash of the hyphen.
        "-" | "−" | "–" | "<" => Some("removed"),
        "+" => Some("added"),
        _ => None,
    }
}

/// The line, or the part of it around a span if it is longer than any screen.
///
/// A page of one long line may have thousands of findings, each of which is shown with its line.
#[must_use]
pub fn excerpt_of(text: &str, line: Span, span: Span) -> Span {
    const MOST: usize = 600;
    let (start, end) = (line.start as usize, line.end as usize);
    let is_end = |at: &usize| text.is_char_boundary(*at);
    let from = (start..=span.start.max(line.start) as usize).rev().nth(MOST);
    let to = (span.start.max(line.start) as usize).saturating_add(MOST).min(end);
    let from = from.and_then(|from| (start..=from).rev().find(is_end)).unwrap_or(start);
    Span::new(from, (to..=end).find(is_end).unwrap_or(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceText;

    #[test]
    fn a_usual_line_is_whole_and_a_long_one_is_cut_between_characters() {
        let text = format!("a\n{}\nb", "語".repeat(10_000));
        assert_eq!(excerpt_of(&text, Span::new(0, 1), Span::new(0, 1)), Span::new(0, 1));
        let line = SourceText::new(text.clone()).line_at(15_002);
        let piece = excerpt_of(&text, line, Span::new(15_002, 15_005));
        assert!(text.get(piece.range()).is_some_and(|piece| (1_190..1_210).contains(&piece.len())));
        assert!(piece.range().contains(&15_002));
    }
}
