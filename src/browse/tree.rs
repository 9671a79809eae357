//! The tree of phases, processes, activities and tasks, with what is unfolded and chosen in it.

use foldhash::HashSet;

use crate::browse::thing::{Kind, Thing};
use crate::playbook::Requirement;

/// A thing in the tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Node {
    /// The thing.
    pub thing: Thing,
    /// How many things it is below.
    pub level: usize,
    /// The number of its tasks; of pages, the number of them.
    pub tasks: usize,
    /// Whether a task is mandatory; none for what is no task.
    pub requirement: Option<Requirement>,
    /// How many of its tasks the checklist has, and how many of those are done.
    pub listed: usize,
    /// How many of its tasks are done.
    pub done: usize,
}

/// The tree.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    nodes: Vec<Node>,
    /// For each node, the place behind what is below it.
    ends: Vec<usize>,
    /// The things that show what is below them.
    unfolded: HashSet<(String, String)>,
    /// Those that did so before everything was unfolded for a filter.
    before: Option<HashSet<(String, String)>>,
    /// The nodes that are seen.
    rows: Vec<usize>,
    /// The row that is chosen.
    at: usize,
}

impl Tree {
    /// Takes other nodes; what was unfolded and chosen stays so.
    pub fn replace(&mut self, nodes: Vec<Node>, unfolds_all: bool) {
        let chosen = self.chosen().map(|node| node.thing.clone());
        let is_new = self.nodes.is_empty();
        self.ends = ends(&nodes);
        if unfolds_all {
            self.before.get_or_insert_with(|| self.unfolded.clone());
        } else if let Some(before) = self.before.take() {
            self.unfolded = before;
        }
        if is_new || unfolds_all {
            let opens = |node: &&Node| unfolds_all || node.thing.kind == Kind::Phase;
            self.unfolded.extend(nodes.iter().filter(opens).map(|node| node.thing.key()));
        }
        self.nodes = nodes;
        self.look();
        if let Some(thing) = chosen {
            self.reveal(&thing);
        }
        self.at = self.at.min(self.rows.len().saturating_sub(1));
    }

    /// The nodes that are seen, from a row on.
    pub fn seen(&self, from: usize) -> impl Iterator<Item = (usize, &Node)> {
        let rows = self.rows.iter().enumerate().skip(from);
        rows.filter_map(|(row, at)| Some((row, self.nodes.get(*at)?)))
    }

    /// How many are seen.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The row that is chosen.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// What is chosen.
    #[must_use]
    pub fn chosen(&self) -> Option<&Node> {
        self.nodes.get(*self.rows.get(self.at)?)
    }

    /// The node of a thing: the one on its page, if several pages have it.
    #[must_use]
    pub fn node(&self, thing: &Thing) -> Option<&Node> {
        self.place(thing).and_then(|at| self.nodes.get(at))
    }

    fn place(&self, thing: &Thing) -> Option<usize> {
        let find = |is_meant: &dyn Fn(&Node) -> bool| {
            self.nodes.iter().position(|node| node.thing.is(thing) && is_meant(node))
        };
        // Of several processes with one task, the one of the checklist is meant.
        let own = find(&|node| node.thing.page == thing.page);
        own.or_else(|| find(&|node| node.listed > 0)).or_else(|| find(&|_| true))
    }

    /// Chooses a row.
    pub fn choose(&mut self, row: usize) {
        self.at = row.min(self.rows.len().saturating_sub(1));
    }

    /// Whether what is below a node is seen; none where nothing is below it.
    #[must_use]
    pub fn is_unfolded(&self, row: usize) -> Option<bool> {
        let at = *self.rows.get(row)?;
        let has_more = self.ends.get(at).is_some_and(|end| *end > at + 1);
        has_more.then(|| self.nodes.get(at).is_some_and(|node| self.unfolded.contains(&node.thing.key())))
    }

    /// Unfolds what is chosen, and returns whether it was folded.
    pub fn unfold(&mut self) -> bool {
        let opens = self.is_unfolded(self.at) == Some(false);
        if opens && let Some(key) = self.chosen().map(|node| node.thing.key()) {
            self.unfolded.insert(key);
            self.look();
        }
        opens
    }

    /// Folds what is chosen; chooses what it is below, if there is nothing to fold.
    pub fn fold(&mut self) {
        if self.is_unfolded(self.at) == Some(true) {
            if let Some(key) = self.chosen().map(|node| node.thing.key()) {
                self.unfolded.remove(&key);
                self.look();
            }
            return;
        }
        let Some(level) = self.chosen().map(|node| node.level) else { return };
        let above = self
            .rows
            .iter()
            .take(self.at)
            .rposition(|at| self.nodes.get(*at).is_some_and(|node| node.level < level));
        self.at = above.unwrap_or(self.at);
    }

    /// Unfolds everything; or folds it to the first levels, if everything is unfolded.
    pub fn fold_all(&mut self) {
        let chosen = self.chosen().map(|node| node.thing.clone());
        if self.rows.len() == self.nodes.len() {
            self.unfolded.clear();
            let phases = self.nodes.iter().filter(|node| node.thing.kind == Kind::Phase);
            self.unfolded.extend(phases.map(|node| node.thing.key()));
        } else {
            self.unfolded.extend(self.nodes.iter().map(|node| node.thing.key()));
        }
        self.look();
        if let Some(at) = chosen.and_then(|thing| self.place(&thing)) {
            // What is folded away is found in what it is below.
            let row = self.rows.iter().rposition(|row| *row <= at);
            self.at = row.unwrap_or_default();
        }
    }

    /// Chooses a thing, and unfolds what it is below; returns whether the tree has it.
    pub fn reveal(&mut self, thing: &Thing) -> bool {
        let Some(place) = self.place(thing) else { return false };
        let above = self.ends.iter().take(place).enumerate().filter(|(_, end)| **end > place);
        let above: Vec<_> =
            above.filter_map(|(at, _)| self.nodes.get(at)).map(|node| node.thing.key()).collect();
        self.unfolded.extend(above);
        self.look();
        self.at = self.rows.iter().position(|at| *at == place).unwrap_or(self.at);
        true
    }

    /// Finds the rows that are seen.
    fn look(&mut self) {
        self.rows.clear();
        let mut at = 0;
        while let (Some(node), Some(end)) = (self.nodes.get(at), self.ends.get(at)) {
            self.rows.push(at);
            at = if self.unfolded.contains(&node.thing.key()) { at + 1 } else { *end };
        }
    }
}

/// For each node, the place behind what is below it.
fn ends(nodes: &[Node]) -> Vec<usize> {
    let mut ends = vec![nodes.len(); nodes.len()];
    let mut open: Vec<usize> = Vec::new();
    for (at, node) in nodes.iter().enumerate() {
        while let Some(last) = open.pop_if(|last| nodes.get(*last).is_some_and(|one| one.level >= node.level))
        {
            if let Some(end) = ends.get_mut(last) {
                *end = at;
            }
        }
        open.push(at);
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(level: usize, id: &str) -> Node {
        let kind = [Kind::Phase, Kind::Process, Kind::Activity, Kind::Task][level];
        let thing = Thing { kind, id: id.to_owned(), ..Thing::default() };
        Node { thing, level, ..Node::default() }
    }

    fn tree() -> Tree {
        let mut tree = Tree::default();
        let nodes = [(0, "p"), (1, "a"), (2, "b"), (3, "1"), (3, "2"), (1, "c"), (0, "q")];
        tree.replace(nodes.map(|(level, id)| node(level, id)).into(), false);
        tree
    }

    fn seen(tree: &Tree) -> String {
        tree.seen(0).map(|(_, node)| node.thing.id.as_str()).collect()
    }

    #[test]
    fn phases_are_unfolded_at_first_and_the_rest_is_not() {
        let mut tree = tree();
        assert_eq!(seen(&tree), "pacq");
        tree.choose(1);
        assert!(tree.unfold() && !tree.unfold());
        assert_eq!(seen(&tree), "pabcq");
        tree.fold();
        assert_eq!(seen(&tree), "pacq");
        tree.fold();
        assert_eq!(tree.at(), 0);
    }

    #[test]
    fn a_thing_is_revealed_wherever_it_stands() {
        let mut tree = tree();
        assert!(tree.reveal(&node(3, "2").thing));
        assert_eq!((seen(&tree).as_str(), tree.at()), ("pab12cq", 4));
        assert!(!tree.reveal(&node(3, "3").thing));
        tree.replace(
            [(0, "p"), (1, "a"), (2, "b"), (3, "2")].map(|(level, id)| node(level, id)).into(),
            false,
        );
        assert_eq!((seen(&tree).as_str(), tree.at()), ("pab2", 3));
    }

    #[test]
    fn what_a_filter_unfolds_is_folded_without_it() {
        let mut tree = tree();
        let nodes = || [(0, "p"), (1, "a"), (2, "b")].map(|(level, id)| node(level, id)).into();
        tree.replace(nodes(), true);
        assert_eq!(seen(&tree), "pab");
        tree.replace(nodes(), false);
        assert_eq!(seen(&tree), "pa");
    }

    #[test]
    fn all_is_unfolded_and_folded_around_what_is_chosen() {
        let mut tree = tree();
        tree.reveal(&node(3, "2").thing);
        tree.fold_all();
        assert_eq!((seen(&tree).as_str(), tree.at()), ("pacq", 1));
        tree.fold_all();
        assert_eq!(seen(&tree), "pab12cq");
    }
}
