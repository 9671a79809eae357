//! The positions of boxes and arrows in a drawing.
//!
//! dagre, the layout algorithm of Mermaid's flowcharts, orders the boxes of a column and routes long arrows between
//! them; this module ties its ranks to the columns of the picture.

use dagre::graph::{Graph, GraphOptions};
use dagre::{EdgeLabel, LayoutOptions, NodeLabel, RankDir};

use crate::output::format::picture::Picture;

/// The position of a box.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Position {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Position {
    /// The right edge.
    #[must_use]
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// The lower edge.
    #[must_use]
    pub fn below(&self) -> f64 {
        self.y + self.height
    }

    /// The height at which arrows start and end.
    #[must_use]
    pub fn middle(&self) -> f64 {
        self.y + self.height / 2.0
    }
}

/// The positions of all boxes, and the way of each arrow through the columns between its ends.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Layout {
    /// The boxes.
    pub boxes: Vec<Position>,
    /// The left edges of the columns.
    pub columns: Vec<f64>,
    /// Per arrow: the columns it crosses, each with the height.
    pub passages: Vec<Vec<(usize, f64)>>,
}

/// The gap between two columns, through which arrows turn.
pub const GAP: f64 = 76.0;

/// The layout of a picture whose boxes have this width and these heights.
#[must_use]
pub fn layout(picture: &Picture, width: f64, heights: &[f64]) -> Layout {
    let options = GraphOptions { directed: true, multigraph: true, compound: false };
    let mut graph: Graph<NodeLabel, EdgeLabel> = Graph::with_options(options);
    for (index, height) in heights.iter().enumerate() {
        let label = NodeLabel { width, height: *height, ..NodeLabel::default() };
        graph.set_node(node(index), Some(label));
    }
    fence(&mut graph, picture);
    for (index, arrow) in picture.arrows.iter().enumerate() {
        if columns(picture, index).is_some_and(|(from, to)| from < to) {
            let label = EdgeLabel { weight: 2, ..EdgeLabel::default() };
            graph.set_edge(node(arrow.from), node(arrow.to), Some(label), Some(&index.to_string()));
        }
    }
    let options = LayoutOptions {
        rankdir: RankDir::LR,
        nodesep: 22.0,
        edgesep: 14.0,
        ranksep: GAP / 2.0,
        ..LayoutOptions::default()
    };
    dagre::layout(&mut graph, Some(options));
    read(&graph, picture, width, heights)
}

fn node(index: usize) -> String {
    format!("box{index}")
}

/// The columns in which an arrow starts and ends.
#[must_use]
pub fn columns(picture: &Picture, arrow: usize) -> Option<(usize, usize)> {
    let arrow = picture.arrows.get(arrow)?;
    Some((picture.boxes.get(arrow.from)?.column, picture.boxes.get(arrow.to)?.column))
}

/// Adds a node between each two columns that follows every box to its left and precedes every box to its right: it
/// makes each column one rank.
fn fence(graph: &mut Graph<NodeLabel, EdgeLabel>, picture: &Picture) {
    for index in 0..=picture.columns.len() {
        graph.set_node(
            format!("fence{index}"),
            Some(NodeLabel { width: 1.0, height: 1.0, ..NodeLabel::default() }),
        );
    }
    let label = || Some(EdgeLabel { weight: 0, ..EdgeLabel::default() });
    for (index, boxed) in picture.boxes.iter().enumerate() {
        graph.set_edge(format!("fence{}", boxed.column), node(index), label(), None);
        graph.set_edge(node(index), format!("fence{}", boxed.column + 1), label(), None);
    }
}

fn read(graph: &Graph<NodeLabel, EdgeLabel>, picture: &Picture, width: f64, heights: &[f64]) -> Layout {
    let column = |index: usize| f64::from(u32::try_from(index).unwrap_or(u32::MAX)) * (width + GAP);
    let middle = |name: &str| graph.node(name).and_then(|label| label.y).unwrap_or_default();
    let place = |(index, height): (usize, &f64)| Position {
        x: picture.boxes.get(index).map_or(0.0, |boxed| column(boxed.column)),
        y: middle(&node(index)) - height / 2.0,
        width,
        height: *height,
    };
    let boxes: Vec<Position> = heights.iter().enumerate().map(place).collect();
    // The columns of dagre may be shifted: look for the point of the arrow nearest to a box of the column.
    let centre = |index: usize| {
        let at = picture.boxes.iter().position(|boxed| boxed.column == index)?;
        graph.node(&node(at)).and_then(|label| label.x)
    };
    let passages = picture.arrows.iter().enumerate().map(|(index, arrow)| {
        let Some((from, to)) = columns(picture, index) else { return Vec::new() };
        let edge = graph.edge(&node(arrow.from), &node(arrow.to), Some(&index.to_string()));
        let points = edge.map(|edge| edge.points.as_slice()).unwrap_or_default();
        let passage = |between: usize| {
            let x = centre(between)?;
            let near = points.iter().min_by(|a, b| (a.x - x).abs().total_cmp(&(b.x - x).abs()))?;
            Some((between, near.y))
        };
        (from + 1..to).filter_map(passage).collect()
    });
    Layout { columns: (0..picture.columns.len()).map(column).collect(), passages: passages.collect(), boxes }
}
