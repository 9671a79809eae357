//! Writes styled text. No other module writes escape sequences.

use std::fmt::Write;

use crate::output::terminal::span::StyledSpan;

/// Writes styled text with or without colours and hyperlinks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Painter {
    /// Whether colours (SGR) are written.
    pub color: bool,
    /// Whether hyperlinks (OSC 8) are written.
    pub hyperlinks: bool,
    /// Whether links within the playbook lead to the command that shows their target, for a reader who follows them
    /// in ftpb itself.
    pub commands: bool,
}

impl Painter {
    /// The spans one after the other.
    #[must_use]
    pub fn paint(self, spans: &[StyledSpan]) -> String {
        let mut painted = String::new();
        self.add_all(spans, &mut painted);
        painted
    }

    /// The lines, each with its newline and without the blanks at its end.
    #[must_use]
    pub fn paint_lines(self, lines: &[Vec<StyledSpan>]) -> String {
        let mut painted = String::new();
        for line in lines {
            self.add_line_end(line, &mut painted);
            painted.push('\n');
        }
        painted
    }

    /// Adds spans as they are.
    fn add_all(self, spans: &[StyledSpan], painted: &mut String) {
        for span in spans {
            self.add(span, span.text(), painted);
        }
    }

    /// Adds the spans that a line ends with, without the blanks at its end.
    fn add_line_end(self, spans: &[StyledSpan], painted: &mut String) {
        let seen = spans.iter().rposition(|span| !span.text().trim_end().is_empty());
        let Some((last, before)) =
            seen.and_then(|last| spans.get(..=last)).and_then(<[StyledSpan]>::split_last)
        else {
            return;
        };
        self.add_all(before, painted);
        self.add(last, last.text().trim_end(), painted);
    }

    /// Adds a text in the style of a span.
    fn add(self, span: &StyledSpan, text: &str, painted: &mut String) {
        if text.is_empty() {
            return;
        }
        let link = span.link().filter(|_| self.hyperlinks);
        let styled = self.color && !span.style().is_plain();
        // Writing to a string cannot fail.
        if let Some(link) = link {
            let _ = write!(painted, "\u{1b}]8;;{link}\u{1b}\\");
        }
        if styled {
            let _ = write!(painted, "{}", span.style().render());
        }
        painted.push_str(text);
        if styled {
            let _ = write!(painted, "{}", span.style().render_reset());
        }
        if link.is_some() {
            painted.push_str("\u{1b}]8;;\u{1b}\\");
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::output::Tone;

    /// The text without the sequences that a painter writes.
    fn without_own(painted: &str) -> String {
        let mut rest = painted;
        let mut left = String::new();
        while let Some((before, after)) = rest.split_once('\u{1b}') {
            left.push_str(before);
            let sgr = after
                .strip_prefix('[')
                .map(|after| after.trim_start_matches(|c: char| c == ';' || c.is_ascii_digit()));
            let link = after.strip_prefix("]8;;").and_then(|after| after.split_once("\u{1b}\\"));
            rest = match (sgr.and_then(|after| after.strip_prefix('m')), link) {
                (Some(after), _) => after,
                (_, Some((target, after))) if target.bytes().all(|byte| byte.is_ascii_graphic()) => after,
                _ => panic!("a sequence that is not ftpb's own: {after:?}"),
            };
        }
        left + rest
    }

    #[test]
    fn colours_and_hyperlinks_are_written_only_if_enabled() {
        let span = [StyledSpan::new("a", Tone::Strong).linked("https://x.test/")];
        assert_eq!(Painter::default().paint(&span), "a");
        let painter = Painter { color: true, hyperlinks: true, ..Painter::default() };
        assert_eq!(
            painter.paint(&span),
            "\u{1b}]8;;https://x.test/\u{1b}\\\u{1b}[1ma\u{1b}[0m\u{1b}]8;;\u{1b}\\"
        );
    }

    #[test]
    fn lines_end_without_blanks() {
        let line = vec![StyledSpan::new("a  ", Tone::Plain), StyledSpan::new("  ", Tone::Strong)];
        assert_eq!(Painter::default().paint_lines(&[line]), "a\n");
    }

    proptest! {
        #[test]
        fn nothing_but_own_sequences_comes_out(
            text in any::<String>(),
            raw in "[\u{0}-\u{a0}\u{2020}-\u{2070}]*",
            target in "(https?:|mailto:|file:|javascript:|)[\u{0}-\u{a0}\u{2020}-\u{2070}]*",
        ) {
            let painter = Painter { color: true, hyperlinks: true, ..Painter::default() };
            let spans = [
                StyledSpan::new(&text, Tone::Bad).linked(&target),
                StyledSpan::new(&raw, Tone::Plain).linked(&text),
            ];
            let left = without_own(&painter.paint(&spans));
            let harmless = left.chars().all(|c| c == '\n' || !c.is_control())
                && !left.contains(|c| matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
            prop_assert!(harmless, "{:?}", left);
        }
    }
}
