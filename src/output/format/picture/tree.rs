//! `tree`: the columns, their boxes, and where each box leads, as lines of text.

use std::io;

use crate::output::format::Format;
use crate::output::format::picture::{ArrowKind, Picture};
use crate::output::terminal::{StyledSpan, StyledText, width as cells, wrap};
use crate::output::{Style, Tone};

pub(super) struct Tree;

impl Format<Picture> for Tree {
    fn name(&self) -> &'static str {
        "tree"
    }

    fn about(&self) -> &'static str {
        "lines of text, for reading"
    }

    fn write(&self, picture: &Picture, style: &Style, out: &mut dyn io::Write) -> io::Result<()> {
        out.write_all(style.painter.paint_lines(&lines(picture, style.width)).as_bytes())
    }
}

/// The lines of the tree, none wider than `width`.
pub(super) fn lines(picture: &Picture, width: Option<usize>) -> Vec<StyledText> {
    let mut lines = Vec::new();
    for (index, column) in picture.columns.iter().enumerate() {
        if !lines.is_empty() {
            lines.push(StyledText::new());
        }
        push(&mut lines, ["", ""], &[StyledSpan::new(&column.title, Tone::Heading)], width);
        let boxes: Vec<_> = picture.in_column(index).collect();
        for (count, (at, node)) in boxes.iter().enumerate() {
            let last = count + 1 == boxes.len();
            let [head, below] = if last { ["└─ ", "   "] } else { ["├─ ", "│  "] };
            let arrows: Vec<_> = picture.leaving(*at).collect();
            let under = if arrows.is_empty() { below.to_owned() } else { format!("{below}│  ") };
            // The note is not broken: it follows the title, or goes below it.
            let whole = cells(&under) + cells(&node.title) + 2 + cells(&node.note);
            let between = if width.is_some_and(|width| whole > width) { "\n" } else { "  " };
            let text = vec![
                StyledSpan::new(&node.title, Tone::Plain),
                StyledSpan::new(if node.note.is_empty() { "" } else { between }, Tone::Plain),
                StyledSpan::new(&node.note, Tone::Faint),
            ];
            push(&mut lines, [head, &under], &text, width);
            for (count, arrow) in arrows.iter().enumerate() {
                let [turn, under] =
                    if count + 1 == arrows.len() { ["└", "    "] } else { ["├", "│   "] };
                let Some(target) = picture.boxes.get(arrow.to) else { continue };
                let head = format!("{below}{turn}{} ", sign(arrow.kind));
                let text = vec![StyledSpan::new(&target.title, tone(arrow.kind))];
                push(&mut lines, [&head, &format!("{below}{under}")], &text, width);
            }
        }
    }
    // An arrow onward is what a tree is made of.
    let legend: Vec<_> = picture.legend.iter().filter(|(kind, _)| *kind != ArrowKind::Onward).collect();
    if !legend.is_empty() {
        lines.push(StyledText::new());
    }
    for (kind, words) in legend {
        let text = vec![StyledSpan::new(words, Tone::Faint)];
        push(&mut lines, [&format!("{} ", sign(*kind)), "   "], &text, width);
    }
    lines
}

/// Adds a text after its branch, wrapped and indented to itself.
fn push(lines: &mut Vec<StyledText>, [head, below]: [&str; 2], text: &[StyledSpan], width: Option<usize>) {
    let indent = head.chars().count().max(below.chars().count());
    let limit = width.map(|width| width.saturating_sub(indent).max(10));
    for (count, line) in wrap(text, limit).into_iter().enumerate() {
        let mut whole = vec![StyledSpan::new(if count == 0 { head } else { below }, Tone::Faint)];
        whole.extend(line);
        lines.push(whole);
    }
}

fn sign(kind: ArrowKind) -> &'static str {
    match kind {
        ArrowKind::Onward => "─→",
        ArrowKind::Back => "─↩",
        ArrowKind::Order => "┄→",
    }
}

fn tone(kind: ArrowKind) -> Tone {
    match kind {
        ArrowKind::Onward => Tone::Plain,
        ArrowKind::Back => Tone::Warning,
        ArrowKind::Order => Tone::Faint,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::format::picture::tests::picture;
    use crate::output::terminal::{plain, width};

    #[test]
    fn the_tree_shows_boxes_steps_and_steps_back() {
        let shown: Vec<String> = lines(&picture(), Some(60)).iter().map(|line| plain(line)).collect();
        assert_eq!(shown[0], "Initiate");
        assert_eq!(shown[1], "└─ Kick-off  6 tasks, 2 mandatory");
        assert!(shown[2].starts_with("   └─→ a \"b\""), "{shown:?}");
        assert!(shown.iter().any(|line| line.contains("─↩ Kick-off")), "{shown:?}");
        assert_eq!(shown.last().unwrap(), "┄→ only the order");
    }

    #[test]
    fn the_note_follows_the_title_or_goes_below_it_unbroken() {
        let shown: Vec<String> = lines(&picture(), Some(30)).iter().map(|line| plain(line)).collect();
        assert_eq!(shown[1..3], ["└─ Kick-off", "   │  6 tasks, 2 mandatory"], "{shown:?}");
    }

    #[test]
    fn no_line_is_wider_than_the_screen() {
        for limit in [24, 40, 80] {
            for line in lines(&picture(), Some(limit)) {
                assert!(width(&plain(&line)) <= limit, "{limit}: {}", plain(&line));
            }
        }
    }
}
