//! Where the reader was, to go back there and forward again.

use crate::browse::answer::Hit;
use crate::browse::thing::{Pane, Thing};

/// What the page beside the tree shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Visit {
    pub(super) thing: Thing,
    pub(super) pane: Pane,
    /// The first line that is seen.
    pub(super) top: usize,
    /// The words to scroll to when the answer is there.
    pub(super) find: Option<String>,
}

impl Visit {
    pub(super) fn of(thing: Thing) -> Self {
        Self { thing, ..Self::default() }
    }

    /// Whether both show the same, wherever they are scrolled to.
    pub(super) fn is_at(&self, other: &Self) -> bool {
        self.thing.is(&other.thing) && self.thing.page == other.thing.page && self.pane == other.pane
    }
}

/// Which pane the keys are for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Focus {
    #[default]
    Tree,
    Page,
}

/// The hits of the last search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Hits {
    /// What was searched for.
    pub(super) words: String,
    pub(super) list: Vec<Hit>,
    pub(super) at: usize,
    /// Whether the reader opens the best hit as soon as there is one.
    pub(super) is_awaited: bool,
}

/// Where the reader was before a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Before {
    pub(super) visit: Visit,
    pub(super) focus: Focus,
    pub(super) hits: Hits,
}

/// What was opened before, and what after it.
#[derive(Debug, Default)]
pub(super) struct History {
    back: Vec<Visit>,
    forth: Vec<Visit>,
    /// What was opened last. Walking through the tree opens nothing.
    opened: Option<Visit>,
}

impl History {
    /// Opens something, from what is shown `now`.
    pub(super) fn open(&mut self, now: &Visit, next: &Visit) {
        self.note(now);
        if let Some(last) = self.opened.take().filter(|last| !last.is_at(next)) {
            self.back.push(last);
            self.forth.clear();
        }
        self.opened = Some(next.clone());
    }

    /// Goes back, from what is shown `now`.
    pub(super) fn back(&mut self, now: &Visit) -> Option<Visit> {
        self.note(now);
        // Who has walked on in the tree comes back to what was opened last.
        if let Some(last) = self.opened.clone().filter(|last| !last.is_at(now)) {
            return Some(last);
        }
        let before = self.back.pop()?;
        self.forth.extend(self.opened.replace(before.clone()));
        Some(before)
    }

    /// Goes forward again.
    pub(super) fn forward(&mut self, now: &Visit) -> Option<Visit> {
        self.note(now);
        let after = self.forth.pop()?;
        self.back.extend(self.opened.replace(after.clone()));
        Some(after)
    }

    /// Notes how far what is shown was read.
    fn note(&mut self, now: &Visit) {
        if let Some(last) = self.opened.as_mut().filter(|last| last.is_at(now)) {
            last.clone_from(now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(id: &str) -> Visit {
        Visit::of(Thing { id: id.to_owned(), ..Thing::default() })
    }

    #[test]
    fn the_way_back_is_the_way_there() {
        let mut history = History::default();
        let (a, b, c) = (visit("a"), visit("b"), visit("c"));
        history.open(&visit("home"), &a);
        history.open(&Visit { top: 7, ..a.clone() }, &b);
        assert_eq!(history.back(&b).map(|visit| (visit.thing.id, visit.top)), Some(("a".to_owned(), 7)));
        assert_eq!(history.back(&a), None);
        assert_eq!(history.forward(&a), Some(b.clone()));
        assert_eq!(history.forward(&b), None);
        history.back(&b);
        history.open(&a, &c);
        assert_eq!(history.forward(&c), None);
        assert_eq!(history.back(&visit("walked on")), Some(c));
    }
}
