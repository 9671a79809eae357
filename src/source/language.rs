//! A language, named by its BCP 47 tag.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::source::shared::Shared;

/// A BCP 47 language tag such as `de` or `zh-Hans`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tag(Shared);

impl Default for Tag {
    /// English, in which there is everything.
    fn default() -> Self {
        Self::english()
    }
}

impl Tag {
    /// A tag from its text.
    #[must_use]
    pub fn new(tag: &str) -> Self {
        Self(Shared::from(tag))
    }

    /// A tag that is a constant of the program.
    #[must_use]
    pub const fn fixed(tag: &'static str) -> Self {
        Self(Shared::Fixed(tag))
    }

    /// English: the language in which pages are written first, and the last fallback of a language preference.
    #[must_use]
    pub const fn english() -> Self {
        Self::fixed("en")
    }

    /// The tag's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Tag {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
