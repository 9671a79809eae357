//! Draws the blocks of a page to the width of the window.

use anstyle::{AnsiColor, Color, Effects, Style as Look};

use crate::output::page::block::Block;
use crate::output::terminal::{StyledSpan, StyledText, need, plain, width, wrap};
use crate::output::{Style, Tone};

/// The maximum width of text, since longer lines are hard to read; tables use the full width.
const TEXT_WIDTH: usize = 100;

/// Blocks are not indented further if that leaves less width than this.
const MIN_WIDTH: usize = 16;

/// The whole page.
pub(super) fn page(blocks: &[Block], style: &Style, alerts: &[(String, String)]) -> Vec<StyledText> {
    let canvas = Canvas { style, alerts, width: style.width };
    canvas.blocks(blocks)
}

/// The headings, indented by their level.
pub(super) fn outline(blocks: &[Block], width: Option<usize>) -> Vec<StyledText> {
    let headings = blocks.iter().filter_map(|block| match block {
        Block::Heading(level, text) => Some((*level, text)),
        _ => None,
    });
    let top = headings.clone().map(|(level, _)| level).min().unwrap_or(1);
    headings
        .flat_map(|(level, text)| {
            let tone = if level == top { Tone::Heading } else { Tone::Plain };
            let text = vec![StyledSpan::new(&plain(text).replace('\n', " "), tone)];
            let indent = "  ".repeat(level - top);
            indented(&indent, &indent, width, |width| wrap(&text, width))
        })
        .collect()
}

/// The width and the options for drawing blocks.
struct Canvas<'page> {
    style: &'page Style,
    alerts: &'page [(String, String)],
    width: Option<usize>,
}

impl Canvas<'_> {
    fn blocks(&self, blocks: &[Block]) -> Vec<StyledText> {
        let mut lines = Vec::new();
        for block in blocks {
            if !lines.is_empty() {
                lines.push(StyledText::new());
            }
            lines.extend(self.block(block));
        }
        lines
    }

    fn block(&self, block: &Block) -> Vec<StyledText> {
        match block {
            Block::Heading(level, text) => self.heading(*level, text),
            Block::Paragraph(text) => wrap(text, self.text_width()),
            Block::List(start, items) => self.list(*start, items),
            Block::Quote(kind, blocks) => self.quote(kind.as_deref(), blocks),
            Block::Code(code) => self.code(code),
            Block::Table(grid, header, notes) => {
                let mut lines = grid.lines(self.width, *header);
                lines.extend(notes.iter().flat_map(|note| wrap(note, self.width)));
                lines
            }
            Block::Rule => vec![rule('─', self.text_width().unwrap_or(MIN_WIDTH))],
        }
    }

    /// The width of text.
    fn text_width(&self) -> Option<usize> {
        self.width.map(|width| width.min(TEXT_WIDTH))
    }

    /// The same canvas with another width.
    fn within(&self, width: Option<usize>) -> Self {
        Self { width, ..*self }
    }

    /// Headings of the first two levels are underlined, and without colours all of them; the others are bold, then
    /// italic.
    fn heading(&self, level: usize, text: &[StyledSpan]) -> Vec<StyledText> {
        let effect = if level < 4 { Effects::BOLD } else { Effects::ITALIC };
        let look = |span: &StyledSpan| span.clone().with_style(span.style() | effect);
        let bold: StyledText = text.iter().map(look).collect();
        let mut lines = wrap(&bold, self.text_width());
        // An unbroken address may be wider than the terminal; the line below it is not.
        let longest = lines.iter().map(|line| need(line)).max().unwrap_or(0);
        let longest = longest.min(self.text_width().unwrap_or(longest));
        match level {
            1 => lines.push(rule('═', longest)),
            2 => lines.push(rule('─', longest)),
            _ if !self.style.painter.color => lines.push(rule('╌', longest)),
            _ => {}
        }
        lines
    }

    /// The items of a list, with empty lines between them if one has several paragraphs.
    fn list(&self, start: Option<u64>, items: &[Vec<Block>]) -> Vec<StyledText> {
        let paragraphs = |item: &Vec<Block>| {
            let text = item.iter().filter(|block| !matches!(block, Block::List(..)));
            text.count() > 1
        };
        let apart = items.iter().any(paragraphs);
        let mut lines = Vec::new();
        for (index, item) in items.iter().enumerate() {
            if apart && index > 0 {
                lines.push(StyledText::new());
            }
            let mark = start.map_or_else(
                || "  • ".to_owned(),
                |start| format!("{:>3}. ", start.saturating_add(index as u64)),
            );
            let hang = " ".repeat(width(&mark));
            lines.extend(indented(&mark, &hang, self.width, |width| self.within(width).item(item)));
        }
        lines
    }

    /// The blocks of an item; a nested list follows its text without an empty line.
    fn item(&self, blocks: &[Block]) -> Vec<StyledText> {
        let mut lines = Vec::new();
        for block in blocks {
            if !lines.is_empty() && !matches!(block, Block::List(..)) {
                lines.push(StyledText::new());
            }
            lines.extend(self.block(block));
        }
        if lines.is_empty() {
            lines.push(StyledText::new());
        }
        lines
    }

    /// A quote with a bar on its left; an alert starts with its kind.
    fn quote(&self, kind: Option<&str>, blocks: &[Block]) -> Vec<StyledText> {
        let look = kind.map_or_else(|| Tone::Faint.style(), color);
        let drawn = |width| {
            let title = kind.map(|kind| [StyledSpan::styled(&alert_word(self.alerts, kind), look.bold())]);
            let mut lines = title.map(|title| wrap(&title, width)).unwrap_or_default();
            lines.extend(self.within(width).blocks(blocks));
            lines
        };
        let mut lines = indented("│ ", "│ ", self.width, drawn);
        for line in &mut lines {
            if let Some(bar) = line.first_mut().filter(|bar| bar.text() == "│ ") {
                *bar = bar.clone().with_style(look);
            }
        }
        lines
    }

    fn code(&self, code: &str) -> Vec<StyledText> {
        let text = vec![StyledSpan::new(&without_tabs(code.trim_end_matches('\n')), Tone::Code)];
        indented("    ", "    ", self.width, |width| wrap(&text, width))
    }
}

/// The word for a kind of alert, or its name with one capital: `HINWEIS` as `Hinweis`.
pub(super) fn alert_word(alerts: &[(String, String)], kind: &str) -> String {
    let known = alerts.iter().find(|(known, _)| known.eq_ignore_ascii_case(kind));
    known.map_or_else(
        || {
            let mut letters = kind.chars();
            let first = letters.next().map(String::from).unwrap_or_default();
            first + &letters.as_str().to_lowercase()
        },
        |(_, word)| word.clone(),
    )
}

/// Code with blanks up to the next tab stop in place of each tab (CommonMark 0.31 §2.2: stops of four columns).
fn without_tabs(code: &str) -> String {
    const STOP: usize = 4;
    let mut lines = Vec::new();
    for line in code.split('\n') {
        let mut expanded = String::with_capacity(line.len());
        let mut column = 0;
        for (index, part) in line.split('\t').enumerate() {
            if index > 0 {
                let blanks = STOP - column % STOP;
                expanded.push_str(&" ".repeat(blanks));
                column += blanks;
            }
            expanded.push_str(part);
            column += width(part);
        }
        lines.push(expanded);
    }
    lines.join("\n")
}

/// Lines drawn at a smaller width and indented: the first after `first`, the others after `next`.
fn indented(
    first: &str,
    next: &str,
    room: Option<usize>,
    draw: impl FnOnce(Option<usize>) -> Vec<StyledText>,
) -> Vec<StyledText> {
    let left = room.map(|room| room.saturating_sub(width(first)));
    if left.is_some_and(|left| left < MIN_WIDTH) {
        return draw(room);
    }
    let lines = draw(left).into_iter().enumerate();
    lines
        .map(|(index, line)| {
            let start = if index == 0 { first } else { next };
            let start = narrowed(start, left.map_or(0, |left| need(&line).saturating_sub(left)));
            let mut indented = vec![StyledSpan::new(start, Tone::Plain)];
            indented.extend(line);
            indented
        })
        .collect()
}

/// The start of a line without up to `cells` of its blanks, for an address that is too wide.
fn narrowed(start: &str, cells: usize) -> &str {
    let blanks = start.len() - start.trim_start_matches(' ').len();
    start.get(cells.min(blanks)..).unwrap_or(start)
}

fn rule(character: char, length: usize) -> StyledText {
    vec![StyledSpan::new(&character.to_string().repeat(length), Tone::Faint)]
}

/// The colour of an alert's bar and title.
fn color(kind: &str) -> Look {
    let color = match kind {
        "TIP" => AnsiColor::Green,
        "WARNING" => AnsiColor::Yellow,
        "CAUTION" => AnsiColor::Red,
        "IMPORTANT" => AnsiColor::Magenta,
        _ => AnsiColor::Cyan,
    };
    Look::new().fg_color(Some(Color::Ansi(color)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tab_in_code_reaches_the_next_stop() {
        assert_eq!(without_tabs("all:\n\t@a\n手\tb\nfour\tc\t"), "all:\n    @a\n手  b\nfour    c   ");
    }
}
