//! Reads back what a [`Painter`](super::Painter) wrote: whoever draws an answer on a screen of cells needs its spans.

use anstyle::{AnsiColor, Color, Effects, Style};

use crate::output::terminal::span::{StyledSpan, StyledText};

/// The lines of a painted text.
#[must_use]
pub fn painted(text: &str) -> Vec<StyledText> {
    let mut look = Look::default();
    text.lines().map(|line| look.line(line)).collect()
}

/// The look that the sequences so far have set.
#[derive(Default)]
struct Look {
    style: Style,
    link: Option<String>,
}

impl Look {
    fn line(&mut self, line: &str) -> StyledText {
        let mut spans = StyledText::new();
        let mut rest = line;
        while let Some((before, after)) = rest.split_once('\u{1b}') {
            self.add(before, &mut spans);
            rest = self.obey(after);
        }
        self.add(rest, &mut spans);
        spans
    }

    fn add(&self, text: &str, spans: &mut StyledText) {
        if text.is_empty() {
            return;
        }
        let span = StyledSpan::styled(text, self.style);
        spans.push(match &self.link {
            Some(link) => span.leading_to(link),
            None => span,
        });
    }

    /// Takes the look of a sequence, and returns what follows it. Another sequence than a painter's is text.
    fn obey<'t>(&mut self, sequence: &'t str) -> &'t str {
        if let Some((link, rest)) = sequence.strip_prefix("]8;;").and_then(|own| own.split_once("\u{1b}\\")) {
            self.link = Some(link.to_owned()).filter(|link| !link.is_empty());
            return rest;
        }
        let Some((codes, rest)) = sequence.strip_prefix('[').and_then(|own| own.split_once('m')) else {
            return sequence;
        };
        for code in codes.split(';') {
            self.style = styled(self.style, code.parse().unwrap_or(0));
        }
        rest
    }
}

/// A style with the change of a code (SGR).
fn styled(style: Style, code: u8) -> Style {
    const COLORS: [AnsiColor; 8] = [
        AnsiColor::Black,
        AnsiColor::Red,
        AnsiColor::Green,
        AnsiColor::Yellow,
        AnsiColor::Blue,
        AnsiColor::Magenta,
        AnsiColor::Cyan,
        AnsiColor::White,
    ];
    let effect = |effect| style.effects(style.get_effects() | effect);
    match code {
        0 => Style::new(),
        1 => effect(Effects::BOLD),
        2 => effect(Effects::DIMMED),
        3 => effect(Effects::ITALIC),
        4 => effect(Effects::UNDERLINE),
        7 => effect(Effects::INVERT),
        9 => effect(Effects::STRIKETHROUGH),
        30..=37 => style.fg_color(COLORS.get(usize::from(code - 30)).copied().map(Color::Ansi)),
        _ => style,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Tone;
    use crate::output::terminal::Painter;

    #[test]
    fn what_was_painted_is_read_back() {
        let painter = Painter { color: true, hyperlinks: true, commands: true };
        let lines = vec![
            vec![
                StyledSpan::new("3735", Tone::Id),
                StyledSpan::new("  a ", Tone::Plain),
                StyledSpan::styled("b", Tone::Bad.style().bold().underline()).linked("https://x.test/"),
            ],
            Vec::new(),
            vec![StyledSpan::new("c", Tone::Faint).leading_to("ftpb show kick-off")],
        ];
        assert_eq!(painted(&painter.paint_lines(&lines)), lines);
    }

    #[test]
    fn no_sequence_but_the_painters_is_obeyed() {
        let lines = painted("a\u{1b}]0;x\u{7}b\u{1b}[2Jc");
        let text: String = lines.concat().iter().map(StyledSpan::text).collect();
        assert!(!text.contains('\u{1b}') && text.starts_with('a') && text.ends_with('c'), "{text:?}");
    }
}
