//! The positions of boxes and arrows in a drawing.
//!
//! A layered layout after Sugiyama, Tagawa and Toda (1981) whose layers are the columns of the picture: sweeps order the
//! boxes of each column so that few arrows cross, then move them up and down so that arrows run level. An arrow that
//! crosses columns has a place in each of them, like a box.

use crate::output::format::picture::Picture;
use crate::output::format::picture::svg::order::{Item, Layers, mean};

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

/// The least space between two boxes of a column.
const BETWEEN: f64 = 22.0;
/// How often boxes are moved towards their neighbours.
const SWEEPS: usize = 12;

/// The layout of a picture whose boxes have this width and these heights.
#[must_use]
pub fn layout(picture: &Picture, width: f64, heights: &[f64]) -> Layout {
    let left = |column: usize| f64::from(u32::try_from(column).unwrap_or(u32::MAX)) * (width + GAP);
    let mut layers = Layers::default();
    for (node, height) in picture.boxes.iter().zip(heights) {
        layers.add(Item::new(node.column, *height));
    }
    let ways: Vec<Vec<usize>> =
        (0..picture.arrows.len()).map(|arrow| way(&mut layers, picture, arrow)).collect();
    layers.order();
    level(&mut layers);
    let place = |item: &Item| Position {
        x: left(item.column),
        y: item.middle - item.height / 2.0,
        width,
        height: item.height,
    };
    let passage = |item: &usize| layers.items.get(*item).map(|item| (item.column, item.middle));
    Layout {
        boxes: layers.items.iter().take(picture.boxes.len()).map(place).collect(),
        columns: (0..picture.columns.len()).map(left).collect(),
        passages: ways.iter().map(|items| items.iter().filter_map(passage).collect()).collect(),
    }
}

/// The columns in which an arrow starts and ends.
#[must_use]
pub fn columns(picture: &Picture, arrow: usize) -> Option<(usize, usize)> {
    let arrow = picture.arrows.get(arrow)?;
    Some((picture.boxes.get(arrow.from)?.column, picture.boxes.get(arrow.to)?.column))
}

/// Leads an arrow to the right through the columns between its ends, and returns the items it passes.
fn way(layers: &mut Layers, picture: &Picture, index: usize) -> Vec<usize> {
    let (Some(arrow), Some((from, to))) = (picture.arrows.get(index), columns(picture, index)) else {
        return Vec::new();
    };
    let passed: Vec<usize> = (from + 1..to).map(|column| layers.add(Item::new(column, 0.0))).collect();
    if from < to {
        let (mut last, mut stops) = (arrow.from, passed.clone());
        stops.push(arrow.to);
        for stop in stops {
            layers.connect(last, stop);
            last = stop;
        }
    }
    passed
}

/// Gives each item its height: near to its neighbours, below the item above it.
fn level(layers: &mut Layers) {
    let columns = layers.columns.clone();
    for column in &columns {
        settle(layers, column, |_| Some(0.0));
    }
    for _ in 0..SWEEPS {
        for column in columns.iter().chain(columns.iter().rev()) {
            let middles: Vec<f64> = layers.items.iter().map(|item| item.middle).collect();
            settle(layers, column, |item| {
                mean(item.before.iter().chain(&item.after).filter_map(|at| middles.get(*at)))
            });
        }
    }
    let top = layers.items.iter().map(|item| item.middle - item.height / 2.0).fold(f64::INFINITY, f64::min);
    layers.items.iter_mut().for_each(|item| item.middle -= top);
}

/// Moves the items of a column as near as possible to where their neighbours are. What has no neighbours stays.
///
/// In the order of the column and with the space between them taken out, the places must not fall: that is isotonic
/// regression, solved by pooling adjacent violators.
fn settle(layers: &mut Layers, column: &[usize], target: impl Fn(&Item) -> Option<f64>) {
    let (mut pools, mut offsets): (Vec<(f64, f64)>, Vec<f64>) = (Vec::new(), Vec::new());
    let mut below = 0.0;
    for item in column.iter().filter_map(|at| layers.items.get(*at)) {
        let offset = below + item.height / 2.0;
        below = offset + item.height / 2.0 + BETWEEN;
        let mut pool = (target(item).unwrap_or(item.middle) - offset, 1.0);
        while let Some((above, size)) = pools.pop_if(|(above, _)| *above > pool.0) {
            pool = ((pool.0 * pool.1 + above * size) / (pool.1 + size), pool.1 + size);
        }
        pools.push(pool);
        offsets.push(offset);
    }
    let mut places = pools
        .iter()
        .flat_map(|(place, size)| (0..).map(f64::from).take_while(move |at| at < size).map(move |_| *place));
    for (at, offset) in column.iter().zip(offsets) {
        if let (Some(item), Some(place)) = (layers.items.get_mut(*at), places.next()) {
            item.middle = place + offset;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::format::picture::tests::picture;

    #[test]
    fn a_box_stands_beside_what_leads_to_it_and_boxes_keep_their_space() {
        let layout = layout(&picture(), 200.0, &[60.0, 40.0, 40.0]);
        let [first, second, third] = layout.boxes.as_slice() else { panic!("{layout:?}") };
        assert!((first.middle() - second.middle()).abs() < 0.5, "{layout:?}");
        assert!(third.y - second.below() >= BETWEEN - 0.5, "{layout:?}");
        assert!(layout.boxes.iter().all(|place| place.y >= 0.0), "{layout:?}");
    }

    #[test]
    fn a_long_arrow_passes_beside_the_boxes_of_the_columns_between() {
        let mut picture = picture();
        picture.columns.push(picture.columns[1].clone());
        picture.boxes[2].column = 2;
        picture.arrows[0].to = 2;
        let layout = layout(&picture, 200.0, &[60.0, 60.0, 60.0]);
        let [(1, height)] = layout.passages[0].as_slice() else { panic!("{layout:?}") };
        let between = &layout.boxes[1];
        assert!(
            *height <= between.y - BETWEEN + 0.5 || *height >= between.below() + BETWEEN - 0.5,
            "{layout:?}"
        );
    }
}
