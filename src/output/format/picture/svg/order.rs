//! The order of boxes and passing arrows in each column, so that few arrows cross.

/// How often the columns are ordered anew, in turn from the left and from the right.
const SWEEPS: usize = 8;

/// A box, or the place where an arrow passes through a column between its ends.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its column.
    pub column: usize,
    /// Its height; nothing for an arrow.
    pub height: f64,
    /// The height of its middle.
    pub middle: f64,
    /// The items to the left with an arrow to it.
    pub before: Vec<usize>,
    /// The items to the right with an arrow from it.
    pub after: Vec<usize>,
}

impl Item {
    /// An item of this height, without arrows.
    #[must_use]
    pub const fn new(column: usize, height: f64) -> Self {
        Self { column, height, middle: 0.0, before: Vec::new(), after: Vec::new() }
    }
}

/// All items, and those of each column from top to bottom.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Layers {
    /// The items: first the boxes.
    pub items: Vec<Item>,
    /// The items of each column.
    pub columns: Vec<Vec<usize>>,
}

impl Layers {
    /// Adds an item at the end of its column, and returns its index.
    pub fn add(&mut self, item: Item) -> usize {
        let at = self.items.len();
        if self.columns.len() <= item.column {
            self.columns.resize(item.column + 1, Vec::new());
        }
        self.columns.get_mut(item.column).into_iter().for_each(|column| column.push(at));
        self.items.push(item);
        at
    }

    /// Draws an arrow between items of two columns that stand side by side.
    pub fn connect(&mut self, left: usize, right: usize) {
        self.items.get_mut(left).into_iter().for_each(|item| item.after.push(right));
        self.items.get_mut(right).into_iter().for_each(|item| item.before.push(left));
    }

    /// Orders the columns by the barycentre heuristic, and keeps the first of the orders with the fewest crossings.
    pub fn order(&mut self) {
        let mut best = (self.crossings(), self.columns.clone());
        for sweep in 0..SWEEPS {
            if best.0 == 0 {
                break;
            }
            self.sweep(sweep % 2 == 0);
            let crossings = self.crossings();
            if crossings < best.0 {
                best = (crossings, self.columns.clone());
            }
        }
        self.columns = best.1;
    }

    /// Sorts each column by where the neighbours on one side stand. What has none keeps its place.
    fn sweep(&mut self, rightwards: bool) {
        let mut places = self.places();
        let mut columns: Vec<&mut Vec<usize>> = self.columns.iter_mut().collect();
        if !rightwards {
            columns.reverse();
        }
        for column in columns {
            let target = |at: usize| {
                let item = self.items.get(at)?;
                let neighbours = if rightwards { &item.before } else { &item.after };
                mean(neighbours.iter().filter_map(|at| places.get(*at)))
            };
            let own = |at: usize| places.get(at).copied().unwrap_or(0.5);
            let mut sorted: Vec<(f64, usize)> =
                column.iter().map(|at| (target(*at).unwrap_or_else(|| own(*at)), *at)).collect();
            sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
            *column = sorted.into_iter().map(|(_, at)| at).collect();
            number(column, &mut places);
        }
    }

    /// Where each item stands in its column, from 0 (top) to 1.
    fn places(&self) -> Vec<f64> {
        let mut places = vec![0.0; self.items.len()];
        self.columns.iter().for_each(|column| number(column, &mut places));
        places
    }

    /// The number of crossings between neighbouring columns.
    fn crossings(&self) -> usize {
        let places = self.places();
        self.columns.iter().map(|column| self.crossings_after(column, &places)).sum()
    }

    fn crossings_after(&self, column: &[usize], places: &[f64]) -> usize {
        // The arrows to the right in the order of their starts: each crosses those before it that end below its end.
        let (mut ends, mut crossings): (Vec<f64>, usize) = (Vec::new(), 0);
        for item in column.iter().filter_map(|at| self.items.get(*at)) {
            let mut own: Vec<f64> = item.after.iter().filter_map(|at| places.get(*at)).copied().collect();
            own.sort_by(f64::total_cmp);
            for end in own {
                let above = ends.partition_point(|other| *other <= end);
                crossings += ends.len() - above;
                ends.insert(above, end);
            }
        }
        crossings
    }
}

/// Notes where each item of a column stands.
fn number(column: &[usize], places: &mut [f64]) {
    let step = 1.0 / f64::from(u32::try_from(column.len().max(1)).unwrap_or(u32::MAX));
    let mut place = step / 2.0;
    for at in column {
        places.get_mut(*at).into_iter().for_each(|there| *there = place);
        place += step;
    }
}

/// The mean of some numbers; of none, nothing.
#[must_use]
pub fn mean<'a>(numbers: impl Iterator<Item = &'a f64>) -> Option<f64> {
    let (sum, count) = numbers.fold((0.0, 0.0), |(sum, count), number| (sum + number, count + 1.0));
    (count > 0.0).then(|| sum / count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_that_cross_are_untangled() {
        let mut layers = Layers::default();
        for column in [0, 0, 0, 1, 1, 1] {
            layers.add(Item::new(column, 10.0));
        }
        for (left, right) in [(0, 5), (1, 4), (2, 3)] {
            layers.connect(left, right);
        }
        assert_eq!(layers.crossings(), 3);
        layers.order();
        assert_eq!((layers.crossings(), layers.columns), (0, vec![vec![0, 1, 2], vec![5, 4, 3]]));
    }

    #[test]
    fn without_crossings_the_order_of_the_playbook_stays() {
        let mut layers = Layers::default();
        for column in [0, 0, 1, 1] {
            layers.add(Item::new(column, 10.0));
        }
        layers.connect(0, 2);
        let before = layers.columns.clone();
        layers.order();
        assert_eq!(layers.columns, before);
    }
}
