//! The layout of a topic: paragraphs and entries, wrapped to the width of the screen.

use crate::output::Tone;
use crate::output::terminal::{Painter, StyledSpan, StyledText, width as cells, wrap};

/// A text with one line per paragraph, for a renderer that wraps lines itself.
#[must_use]
pub fn joined(text: &str) -> String {
    let mut joined = String::new();
    let mut before = "";
    for line in text.lines() {
        let goes_on = is_prose(before) && !before.ends_with(':') && is_prose(line);
        joined.push_str(if goes_on { " " } else { "\n" });
        joined.push_str(line);
        before = line;
    }
    joined.trim_start_matches('\n').to_owned()
}

/// A text wrapped to a width; the lines of an entry are aligned with its explanation.
#[must_use]
pub fn wrapped(text: &str, width: usize) -> String {
    let mut lines: Vec<StyledText> = Vec::new();
    for line in joined(text).lines() {
        let (head, body) = line.split_at_checked(hanging(line)).unwrap_or(("", line));
        let room = width.saturating_sub(cells(head));
        let head = if room < width / 3 { "" } else { head };
        let body = if head.is_empty() { line } else { body };
        let room = width - cells(head);
        for (index, mut part) in
            wrap(&[StyledSpan::new(body, Tone::Plain)], Some(room)).into_iter().enumerate()
        {
            let blank = " ".repeat(cells(head));
            part.insert(0, StyledSpan::new(if index == 0 { head } else { &blank }, Tone::Plain));
            lines.push(part);
        }
    }
    Painter::default().paint_lines(&lines)
}

fn is_prose(line: &str) -> bool {
    !line.is_empty() && !line.starts_with(' ')
}

/// The length in bytes of what precedes the explanation of an entry: indent, name and blanks.
fn hanging(line: &str) -> usize {
    let name = line.len() - line.trim_start_matches(' ').len();
    let rest = line.get(name..).unwrap_or_default();
    match rest.find("  ").filter(|_| name > 0) {
        Some(end) => line.len() - rest.get(end..).unwrap_or_default().trim_start_matches(' ').len(),
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Title\n\nOne sentence that goes\non. See\nthis:\n\n  --lang de  strict and more\n             of it\n\n  ftpb x\n";

    #[test]
    fn paragraphs_are_wrapped_and_explanations_aligned() {
        assert_eq!(
            wrapped(TEXT, 24),
            "Title\n\nOne sentence that goes\non. See this:\n\n  --lang de  strict and\n             more\n             of it\n\n  ftpb x\n"
        );
        assert!(wrapped(TEXT, 80).contains("\nOne sentence that goes on. See this:\n"));
    }
}
