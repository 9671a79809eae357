//! What a text is to the words of the lexicons: none, one of them, or the beginning of one.

use crate::source::Key;

/// What a text is to the words of the lexicons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beginning {
    /// No word begins so.
    OfNone,
    /// Words begin like this, but it is not one of them.
    OfSome,
    /// It is a word; others may begin so.
    Whole(Key),
}

impl Beginning {
    /// The key, of a whole word.
    #[must_use]
    pub fn key(self) -> Option<Key> {
        match self {
            Self::Whole(key) => Some(key),
            Self::OfNone | Self::OfSome => None,
        }
    }
}
