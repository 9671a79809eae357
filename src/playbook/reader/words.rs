//! Words of a cell or label to keys: one role, several services, the motions of a campaign.

use std::collections::HashSet;

use crate::source::fold::{same, tidy};
use crate::source::lexicon::Group;
use crate::source::{Key, Lexicons, Tag};

/// Turns the words of one page into keys.
#[derive(Clone, Copy)]
pub(super) struct Vocabulary<'a> {
    pub(super) lexicons: &'a Lexicons,
    pub(super) lang: &'a Tag,
}

/// Keys of a text, and the words among them that no lexicon knows.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Keys {
    pub(super) keys: Vec<Key>,
    pub(super) unknown: Vec<String>,
}

impl Vocabulary<'_> {
    pub(super) fn key(&self, group: Group, word: &str) -> Option<Key> {
        self.lexicons.key(self.lang, group, word)
    }

    /// The keys of a text that may name several things.
    ///
    /// The whole text is tried first, so that a name with a slash stays one; then its pieces, of which
    /// neighbours may belong together (`Classroom/SDS`).
    pub(super) fn keys(&self, group: Group, words: &str) -> Keys {
        let words = tidy(words);
        let mut found = Keys::default();
        if is_nobody(&words) {
            return found;
        }
        if let Some(key) = self.key(group, &words) {
            found.keys.push(key);
            return found;
        }
        let pieces = pieces(&words);
        let mut seen = HashSet::new();
        let mut at = 0;
        while at < pieces.len() {
            let (key, taken) = self.longest(group, &words, pieces.get(at..).unwrap_or_default());
            if seen.insert(key.0.clone()) {
                found.keys.push(key.0);
            }
            found.unknown.extend(key.1);
            at += taken;
        }
        found
    }

    /// The key of the longest run of pieces that is one word, else the first piece's own key.
    fn longest(
        &self,
        group: Group,
        words: &str,
        pieces: &[(usize, usize)],
    ) -> ((Key, Option<String>), usize) {
        let first = pieces.first().copied().unwrap_or_default();
        for taken in (1..=pieces.len().min(3)).rev() {
            let end = pieces.get(taken - 1).map_or(first.1, |piece| piece.1);
            let run = words.get(first.0..end).unwrap_or_default();
            if let Some(key) = self.key(group, run) {
                return ((key, None), taken);
            }
        }
        let word = words.get(first.0..first.1).unwrap_or_default();
        ((Key::from_words(word), Some(word.to_owned())), 1)
    }

    pub(super) fn knows(&self, group: Group, words: &str) -> bool {
        let found = self.keys(group, words);
        !found.keys.is_empty() && found.unknown.is_empty()
    }
}

/// `-` as a value says that nobody in particular is meant.
pub(super) fn is_nobody(words: &str) -> bool {
    let words = same(words);
    words.is_empty() || words.chars().all(|c| matches!(c, '-' | '/' | '_'))
}

/// The pieces of an enumeration, by their bytes: cut at slashes, commas, semicolons and ampersands.
fn pieces(words: &str) -> Vec<(usize, usize)> {
    let cuts = ['/', '／', '&', ',', ';', '、', '，', '；', '|', '｜', '\n'];
    let mut pieces = Vec::new();
    let mut start = 0;
    let ends = words.char_indices().filter(|(_, c)| cuts.contains(c)).map(|(at, c)| (at, at + c.len_utf8()));
    for (end, next) in ends.chain([(words.len(), words.len())]) {
        let piece = words.get(start..end).unwrap_or_default();
        let inner = piece.trim();
        if !inner.is_empty() {
            let from = start + (piece.len() - piece.trim_start().len());
            pieces.push((from, from + inner.len()));
        }
        start = next;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(group: Group, words: &str) -> (Vec<String>, Vec<String>) {
        let lexicons = Lexicons::default();
        let vocabulary = Vocabulary { lexicons: &lexicons, lang: &Tag::new("de") };
        let found = vocabulary.keys(group, words);
        (found.keys.iter().map(ToString::to_string).collect(), found.unknown)
    }

    #[test]
    fn enumerations_are_cut_and_names_with_slashes_are_not() {
        let cases: [(&str, &[&str]); 5] = [
            ("Outlook Mobile / Teams/Yammer", &["outlook-mobile", "teams", "yammer"]),
            ("Classroom/SDS", &["classroom-sds"]),
            ("Teams / Classroom/SDS & Yammer", &["teams", "classroom-sds", "yammer"]),
            ("Skype for Business - PSTN-Konferenz/Teams", &["skype-for-business-pstn-conferencing", "teams"]),
            ("Alle Dienste", &["all-services"]),
        ];
        for (words, expected) in cases {
            assert_eq!(
                keys(Group::Services, words),
                (expected.iter().map(ToString::to_string).collect(), vec![]),
                "{words}"
            );
        }
    }

    #[test]
    fn unknown_words_keep_their_text_and_get_a_key() {
        let (found, unknown) = keys(Group::Services, "Teams / Hologram Mail");
        assert_eq!(found, ["teams", "hologram-mail"]);
        assert_eq!(unknown, ["Hologram Mail"]);
    }

    #[test]
    fn a_dash_is_nobody() {
        assert_eq!(keys(Group::Roles, "-"), (vec![], vec![]));
        assert_eq!(keys(Group::Roles, "FM / SME").0, ["fasttrack-manager", "sme"]);
    }
}
