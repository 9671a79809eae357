//! Standard headings that are misspelt: they are read as what they are meant to be.

use crate::source::lexicon::Group;
use crate::source::{Key, Span};

use crate::playbook::identity::PageKind;
use crate::playbook::reader::Reader;
use crate::playbook::reading_rules;

/// The longest heading or label that is compared, in characters.
const LONGEST: usize = 40;

impl Reader<'_> {
    /// The section that a heading is meant to be, if it is misspelt and the page has no such section otherwise.
    pub(super) fn misspelt_section(&mut self, words: &str, level: u8, title: Span) -> Option<Key> {
        let is_phased = || self.draft.labels.iter().any(|label| label.label.as_str() == "phase");
        if level < 2 || self.kind != PageKind::Process && !is_phased() {
            return None;
        }
        // Activities have headings of their own, but none that is like that of a task table.
        let may_be = |key: &str| (key == "task-table") == (level > 2);
        let (key, meant) = self.nearest_word(Group::Sections, words, may_be)?;
        let key = Key::new(key);
        if key.as_str() != "task-table" && !self.marked_sections().insert(key.clone()) {
            return None;
        }
        let message = format!("`{words}`: did you mean `{meant}`? It is read as that");
        self.report(&reading_rules::MISSPELT, title, message);
        Some(key)
    }
}

impl<'a> Reader<'a> {
    /// The word of the page's language, or of English, that a text misspells, and its key.
    pub(super) fn nearest_word(
        &self,
        group: Group,
        text: &str,
        may_be: impl Fn(&str) -> bool,
    ) -> Option<(&'a str, &'a str)> {
        let vocabulary = self.vocabulary;
        if text.len() > 4 * LONGEST || text.chars().count() > LONGEST {
            return None;
        }
        let text = text.to_lowercase();
        let lexicons = vocabulary.lexicons.of_page(vocabulary.lang);
        let words = lexicons.flat_map(|lexicon| lexicon.words().group(group).iter());
        let words =
            words.filter(|(key, _)| may_be(key)).flat_map(|(key, words)| words.map(move |word| (key, word)));
        let near = words.filter_map(|(key, word)| Some((distance(&text, &word.to_lowercase())?, key, word)));
        near.min_by_key(|(distance, ..)| *distance).map(|(_, key, word)| (key, word))
    }
}

/// How many edits are between two texts, if they are few: one, or two where both are long.
fn distance(text: &str, word: &str) -> Option<usize> {
    let (a, b) = (text.chars().count(), word.chars().count());
    let allowed = match a.min(b) {
        0..=4 => return None,
        5..=9 => 1,
        _ => 2,
    };
    if a.abs_diff(b) > allowed {
        return None;
    }
    Some(strsim::osa_distance(text, word)).filter(|distance| (1..=allowed).contains(distance))
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn few_edits_are_a_typo() {
        for (text, word, expected) in [
            ("overwiew", "overview", Some(1)),
            ("apporach", "approach", Some(1)),
            ("ftop taks", "ftop tasks", Some(1)),
            ("refersh sumary", "refresh summary", Some(2)),
            ("approaches", "approach", None),
            ("goals", "roles", None),
            ("role", "rolo", None),
            ("overview", "overview", None),
        ] {
            assert_eq!(distance(text, word), expected, "{text}");
        }
    }
}
