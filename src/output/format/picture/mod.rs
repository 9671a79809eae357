//! Pictures of boxes and arrows, labelled in the reader's language.

mod dot;
mod mermaid;
mod svg;
mod tree;

use foldhash::{HashSet, HashSetExt};

use crate::output::format::Formats;

/// The formats of pictures; the default comes first.
pub static FORMATS: &Formats<Picture> = &[&tree::Tree, &mermaid::Mermaid, &dot::Dot, &svg::Svg];

/// Boxes in columns, with arrows between them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Picture {
    /// What it shows.
    pub title: String,
    /// Its date.
    pub note: String,
    /// Whether it is for a dark slide.
    pub dark: bool,
    /// Within an HTML document: what the picture's ids begin with. Then the document has the styles.
    pub within: Option<String>,
    /// The columns, from left to right.
    pub columns: Vec<Column>,
    /// The boxes, in the order of the columns and within them.
    pub boxes: Vec<Node>,
    /// The arrows.
    pub arrows: Vec<Arrow>,
    /// The kinds of arrows that the picture has and the reader needs explained, with the explanation.
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
    /// A unique name of ASCII letters, digits and dashes.
    pub key: String,
    /// Its text.
    pub title: String,
    /// A second, smaller line.
    pub note: String,
    /// The index of its column.
    pub column: usize,
    /// Where it leads to within an HTML document.
    pub link: Option<String>,
}

/// An arrow from box to box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrow {
    /// The index of the box where it starts.
    pub from: usize,
    /// The index of the box where it ends.
    pub to: usize,
    /// Its kind.
    pub kind: ArrowKind,
}

/// The kind of an arrow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ArrowKind {
    /// A step to a later process.
    Onward,
    /// A step back, which closes a cycle.
    Back,
    /// No link, only the order of the playbook.
    Order,
}

impl Picture {
    /// The boxes of a column, each with its index.
    pub fn in_column(&self, column: usize) -> impl Iterator<Item = (usize, &Node)> {
        self.boxes.iter().enumerate().filter(move |(_, node)| node.column == column)
    }

    /// The arrows that start at a box.
    pub fn leaving(&self, from: usize) -> impl Iterator<Item = &Arrow> {
        self.arrows.iter().filter(move |arrow| arrow.from == from)
    }
}

/// An identifier for each key, which are different for different keys.
fn names<'a>(keys: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut taken = HashSet::new();
    for key in keys {
        let plain = name(key);
        let numbered = (2..).map(|number| format!("{plain}_{number}"));
        let free = std::iter::once(plain.clone()).chain(numbered).find(|name| taken.insert(name.clone()));
        names.extend(free);
    }
    names
}

/// A name that every format accepts as an identifier.
fn name(key: &str) -> String {
    key.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Style;

    /// Two columns, a step on, a step back, and a hostile title.
    pub(super) fn picture() -> Picture {
        let column = |key: &str, title: &str| Column { key: key.into(), title: title.into() };
        let node = |key: &str, title: &str, column| Node {
            key: key.into(),
            title: title.into(),
            note: "6 tasks, 2 mandatory".into(),
            column,
            link: None,
        };
        Picture {
            title: "Flow".into(),
            note: "Updated 2020-05-12".into(),
            dark: false,
            within: None,
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
    fn different_keys_have_different_names() {
        let keys = ["a-b", "a_b", "手引", "概要", "a-b-2"];
        assert_eq!(names(keys.into_iter()), ["a_b", "a_b_2", "__", "___2", "a_b_2_2"]);
    }

    #[test]
    fn no_picture_holds_escape_sequences() {
        let picture = picture();
        for format in FORMATS {
            let mut out = Vec::new();
            format.write(&picture, &Style::default(), &mut out).unwrap();
            let text = String::from_utf8(out).unwrap();
            assert!(!text.contains('\u{1b}'), "{text}");
            assert!(text.contains("ワークショップ") || text.contains("顧客"), "{text}");
        }
    }
}
