//! Pictures of boxes and arrows: written as a tree, Mermaid, DOT or SVG.
//!
//! A [`Picture`] is filled once, in the reader's words; each file here writes it in one way.

pub mod dot;
mod layout;
pub mod mermaid;
pub mod svg;
pub mod tree;

/// Boxes in columns, with arrows between them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Picture {
    /// What it shows.
    pub title: String,
    /// The columns, from the left to the right.
    pub columns: Vec<Column>,
    /// The boxes, in the order of the columns and within them.
    pub boxes: Vec<Node>,
    /// The arrows.
    pub arrows: Vec<Arrow>,
    /// What the kinds of arrows mean, in the reader's words; those that the picture has.
    pub legend: Vec<(ArrowKind, String)>,
}

/// A column of boxes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// A name of ASCII letters, digits and dashes.
    pub key: String,
    /// Its heading.
    pub title: String,
}

/// A box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// A name of ASCII letters, digits and dashes, which no other box has.
    pub key: String,
    /// What stands in it.
    pub title: String,
    /// A second, smaller line.
    pub note: String,
    /// The index of its column.
    pub column: usize,
}

/// An arrow from box to box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrow {
    /// The index of the box it leaves.
    pub from: usize,
    /// The index of the box it leads to.
    pub to: usize,
    /// What kind of arrow it is.
    pub kind: ArrowKind,
}

/// What kind of arrow it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ArrowKind {
    /// A step onward.
    Onward,
    /// A step back, where a cycle closes.
    Back,
    /// Only the usual order.
    Order,
}

impl Picture {
    /// The boxes of a column, with their indices.
    pub fn in_column(&self, column: usize) -> impl Iterator<Item = (usize, &Node)> {
        self.boxes.iter().enumerate().filter(move |(_, node)| node.column == column)
    }

    /// The arrows that leave a box.
    pub fn leaving(&self, from: usize) -> impl Iterator<Item = &Arrow> {
        self.arrows.iter().filter(move |arrow| arrow.from == from)
    }
}

/// A name as every language of pictures takes it.
fn name(key: &str) -> String {
    key.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two columns, a step on, a step back, and a title that hurts.
    pub(super) fn picture() -> Picture {
        let column = |key: &str, title: &str| Column { key: key.into(), title: title.into() };
        let node = |key: &str, title: &str, column| Node {
            key: key.into(),
            title: title.into(),
            note: "6 tasks, 2 mandatory".into(),
            column,
        };
        Picture {
            title: "Flow".into(),
            columns: vec![column("initiate", "Initiate"), column("assess", "Assess")],
            boxes: vec![
                node("kick-off", "Kick-off", 0),
                node("end", "a \"b\" <c> & \u{1b}[31m[d]", 1),
                node("last", "顧客と一緒に ワークショップの計画を立てる", 1),
            ],
            arrows: vec![
                Arrow { from: 0, to: 1, kind: ArrowKind::Onward },
                Arrow { from: 2, to: 0, kind: ArrowKind::Back },
                Arrow { from: 1, to: 2, kind: ArrowKind::Order },
            ],
            legend: vec![
                (ArrowKind::Back, "a step back".into()),
                (ArrowKind::Order, "only the order".into()),
            ],
        }
    }

    #[test]
    fn no_picture_holds_what_a_terminal_obeys() {
        let picture = picture();
        let all = [
            mermaid::write(&picture),
            dot::write(&picture),
            svg::write(&picture),
            tree::lines(&picture, Some(40)).iter().map(|line| crate::output::terminal::plain(line)).collect(),
        ];
        for text in all {
            assert!(!text.contains('\u{1b}'), "{text}");
            assert!(text.contains("ワークショップ") || text.contains("顧客"), "{text}");
        }
    }
}
