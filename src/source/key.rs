//! Keys: the name of a role, service, motion or phase that is the same in every language.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::source::fold;
use crate::source::shared::Shared;

/// A key such as `fasttrack-manager`. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(Shared);

impl Key {
    /// A key from its text.
    #[must_use]
    pub fn new(key: &str) -> Self {
        Self(Shared::from(key))
    }

    /// A key that is a constant of the program.
    #[must_use]
    pub const fn fixed(key: &'static str) -> Self {
        Self(Shared::Fixed(key))
    }

    /// A key made from words that no lexicon knows: `Digital Advisor` becomes `digital-advisor`.
    ///
    /// Letters of every script are kept, so that two unknown Japanese words stay two keys.
    #[must_use]
    pub fn from_words(words: &str) -> Self {
        let folded = fold::fold(words);
        let parts: Vec<&str> =
            folded.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
        Self::new(&parts.join("-"))
    }

    /// The key's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_words_become_a_key_in_any_script() {
        assert_eq!(Key::from_words("Digital  Advisor (v2)").as_str(), "digital-advisor-v2");
        assert_eq!(Key::from_words("デジタル担当").as_str(), "デジタル担当");
        assert_eq!(Key::from_words("Ingénieur").as_str(), "ingenieur");
    }
}
