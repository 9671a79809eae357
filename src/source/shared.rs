//! Text that is cheap to clone: a constant of the program, or one allocation with several owners.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// Text that is cheap to clone. Equality, order and hash are those of the text.
#[derive(Clone)]
pub(super) enum Shared {
    /// A constant of the program.
    Fixed(&'static str),
    /// One allocation with several owners.
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

    use foldhash::HashSet;

    use super::*;

    #[test]
    fn constants_and_allocated_texts_are_equal() {
        let (fixed, counted) = (Shared::Fixed("de"), Shared::from("de"));
        assert_eq!(fixed, counted);
        assert_eq!(HashSet::<Shared>::from_iter([fixed, counted.clone()]).len(), 1);
        assert!(Shared::Fixed("en") > counted);
    }
}
