//! Wraps the columns of a drawing into rows, so that it fills a slide.

use std::ops::Range;

use crate::output::format::picture::svg::layout::{Layout, Position, columns, layout};
use crate::output::format::picture::{Arrow, Node, Picture};

/// A row of columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its columns.
    pub columns: Range<usize>,
    /// Its upper edge.
    pub top: f64,
    /// Where its boxes end.
    pub bottom: f64,
    /// How many arrows run below its boxes.
    pub lanes: usize,
}

/// The space around the rows and their boxes.
#[derive(Debug, Clone, Copy)]
pub struct Space {
    /// Above all rows.
    pub top: f64,
    /// Above the boxes.
    pub head: f64,
    /// Below the boxes.
    pub foot: f64,
    /// For each arrow below the boxes.
    pub lane: f64,
}

/// The layout of all columns in so many rows of about the same length, and the rows.
#[must_use]
pub fn rows(
    picture: &Picture,
    count: usize,
    width: f64,
    heights: &[f64],
    space: Space,
) -> (Layout, Vec<Row>) {
    let all = picture.columns.len().max(1);
    let length = all.div_ceil(count.max(1));
    let mut whole = Layout {
        boxes: vec![Position::default(); picture.boxes.len()],
        columns: Vec::new(),
        passages: vec![Vec::new(); picture.arrows.len()],
    };
    let (mut rows, mut top) = (Vec::new(), space.top);
    for start in (0..all).step_by(length) {
        let columns = start..(start + length).min(all);
        let high = place(&mut whole, picture, &columns, width, heights, top + space.head);
        let lanes = below(picture, &columns, length);
        let bottom = top + space.head + high + space.foot;
        rows.push(Row { columns, top, bottom, lanes });
        top = bottom + space.lane * f64::from(u32::try_from(lanes).unwrap_or(u32::MAX));
    }
    (whole, rows)
}

/// The number of arrows that run below a row: those from it that lead back or into another row.
fn below(picture: &Picture, row: &Range<usize>, length: usize) -> usize {
    let leaves = |(from, to): (usize, usize)| row.contains(&from) && goes_below(from, to, length);
    (0..picture.arrows.len()).filter_map(|arrow| columns(picture, arrow)).filter(|ends| leaves(*ends)).count()
}

/// Whether an arrow between two columns runs below its row.
const fn goes_below(from: usize, to: usize, length: usize) -> bool {
    to < from || to / length != from / length
}

/// Lays out some columns as a picture of their own, and returns the height.
fn place(
    whole: &mut Layout,
    picture: &Picture,
    row: &Range<usize>,
    width: f64,
    heights: &[f64],
    top: f64,
) -> f64 {
    let own: Vec<usize> = (0..picture.boxes.len())
        .filter(|at| picture.boxes.get(*at).is_some_and(|node| row.contains(&node.column)))
        .collect();
    let local = |at: usize| own.iter().position(|own| *own == at);
    let arrows: Vec<usize> = (0..picture.arrows.len())
        .filter(|at| columns(picture, *at).is_some_and(|(a, b)| row.contains(&a) && row.contains(&b)))
        .collect();
    let mut part = Picture {
        columns: picture.columns.get(row.clone()).unwrap_or_default().to_vec(),
        ..Picture::default()
    };
    for node in own.iter().filter_map(|at| picture.boxes.get(*at)) {
        part.boxes.push(Node { column: node.column - row.start, ..node.clone() });
    }
    for arrow in arrows.iter().filter_map(|at| picture.arrows.get(*at)) {
        if let (Some(from), Some(to)) = (local(arrow.from), local(arrow.to)) {
            part.arrows.push(Arrow { from, to, ..*arrow });
        }
    }
    let own_heights: Vec<f64> = own.iter().filter_map(|at| heights.get(*at)).copied().collect();
    let laid = layout(&part, width, &own_heights);
    let high = laid.boxes.iter().map(Position::below).fold(0.0, f64::max);
    for (at, position) in own.iter().zip(&laid.boxes) {
        if let Some(there) = whole.boxes.get_mut(*at) {
            *there = Position { y: position.y + top, ..*position };
        }
    }
    for (at, passages) in arrows.iter().zip(laid.passages) {
        if let Some(there) = whole.passages.get_mut(*at) {
            *there = passages.into_iter().map(|(column, y)| (column + row.start, y + top)).collect();
        }
    }
    whole.columns.extend(laid.columns);
    high
}
