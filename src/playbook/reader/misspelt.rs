//! Misspelt words: standard headings are read as what they are meant to be, and labels ask for the nearest word.

use crate::source::lexicon::{Group, WordTable};
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
        if words.is_empty() || level < 2 || self.kind != PageKind::Process && !is_phased() {
            return None;
        }
        // Activities have headings of their own, but none that is like that of a task table.
        let may_be = |key: &str| (key == "task-table") == (level > 2);
        let tables = self.vocabulary.of_page().map(|own| own.group(Group::Sections));
        let known = tables.flat_map(WordTable::iter).filter(|(key, _)| may_be(key));
        let known = known.flat_map(|(key, words)| words.map(move |word| (key, word)));
        let (key, meant) = nearest_word(words, known)?;
        let key = Key::new(key);
        if key.as_str() != "task-table" && !self.marked_sections().insert(key.clone()) {
            return None;
        }
        let message = format!("`{words}`: did you mean `{meant}`? It is read as that");
        self.report(&reading_rules::MISSPELT, title, message);
        Some(key)
    }
}

/// The word that a text misspells, and its key: the nearest of some, the first of several.
pub(super) fn nearest_word<'w>(
    text: &str,
    known: impl Iterator<Item = (&'w str, &'w str)>,
) -> Option<(&'w str, &'w str)> {
    if text.len() > 4 * LONGEST || text.chars().count() > LONGEST {
        return None;
    }
    let text = text.to_lowercase();
    let count = text.chars().count();
    // A short text is never taken for a typo, and a page may have thousands.
    allowed(count, count)?;
    let (first, last) = ends(&text);
    // Two edits of four bytes each. A typo seldom hits both ends.
    let is_about = |word: &str| {
        let ends = ends(word);
        word.len().abs_diff(text.len()) <= 8 && (ends.0 == first || ends.1 == last)
    };
    let near = known.filter(|(_, word)| is_about(word)).filter_map(|(key, word)| {
        let allowed = allowed(count, word.chars().count())?;
        Some((distance(&text, &word.to_lowercase(), allowed)?, key, word))
    });
    near.min_by_key(|(distance, ..)| *distance).map(|(_, key, word)| (key, word))
}

/// How many edits a typo has between texts of so many characters: one, or two where both are long; none if one of them is
/// short, or the numbers are further apart.
fn allowed(a: usize, b: usize) -> Option<usize> {
    let allowed = match a.min(b) {
        0..=4 => return None,
        5..=9 => 1,
        _ => 2,
    };
    (a.abs_diff(b) <= allowed).then_some(allowed)
}

/// The first and the last character of a text, in lower case.
fn ends(text: &str) -> (Option<char>, Option<char>) {
    let lower = |c: Option<char>| c.and_then(|c| c.to_lowercase().next());
    (lower(text.chars().next()), lower(text.chars().next_back()))
}

/// How many edits are between two texts, if there are some and at most so many.
fn distance(text: &str, word: &str, allowed: usize) -> Option<usize> {
    Some(strsim::osa_distance(text, word)).filter(|distance| (1..=allowed).contains(distance))
}

#[cfg(test)]
mod tests {
    use super::{allowed, distance};

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
            let allowed = allowed(text.chars().count(), word.chars().count());
            assert_eq!(allowed.and_then(|allowed| distance(text, word, allowed)), expected, "{text}");
        }
    }
}
