//! A short text that is copied often: one of the program's own, or one that a page brings.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// A text that costs nothing to copy. Two are equal where their letters are.
#[derive(Clone)]
pub(super) enum Shared {
    /// The program carries it.
    Fixed(&'static str),
    /// Its owners share one allocation.
    Counted(Arc<str>),
}

impl Shared {
    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::Fixed(text) => text,
            Self::Counted(text) => text,
        }
    }
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

impl From<&str> for Shared {
    fn from(text: &str) -> Self {
        Self::Counted(Arc::from(text))
    }
}

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Shared {}

impl PartialOrd for Shared {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Shared {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl Hash for Shared {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn where_a_text_comes_from_makes_no_difference() {
        let (fixed, counted) = (Shared::Fixed("de"), Shared::from("de"));
        assert_eq!(fixed, counted);
        assert_eq!(HashSet::from([fixed, counted.clone()]).len(), 1);
        assert!(Shared::Fixed("en") > counted);
    }
}
