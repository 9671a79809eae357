//! A key: the one name of a role, service, motion or phase, the same in every language.

use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::fold;

/// A key such as `fasttrack-manager`. Cheap to copy: the words of a lexicon share one allocation.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key(Arc<str>);

impl Key {
    /// A key that is already written as one.
    #[must_use]
    pub fn new(key: &str) -> Self {
        Self(Arc::from(key))
    }

    /// A key made from words that no lexicon knows: `Digital Advisor` becomes `digital-advisor`.
    ///
    /// Letters of every script are kept, so that two unknown Japanese words stay two keys.
    #[must_use]
    pub fn from_words(words: &str) -> Self {
        let folded = fold::fold(words);
        let parts: Vec<&str> =
            folded.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
        Self(Arc::from(parts.join("-")))
    }

    /// The key's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
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
