//! A text as it is searched: its letters and digits folded and joined, each with the place it came from.
//!
//! Blanks, hyphens and punctuation are left out; a word begins after them. So `kick-off`, `Kick off` and `kickoff` are
//! the same letters, and a match can be marked in the original text to the character.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::source::fold::fold_each;

/// A folded text with the places of its letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    text: String,
    letters: Vec<Letter>,
}

/// A letter of the folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Letter {
    /// Its first byte in the folded text.
    at: u32,
    /// The bytes of the original that it stands for.
    from: u32,
    to: u32,
    /// Whether a word begins with it.
    begins: bool,
}

impl Folded {
    /// Folds a text.
    #[must_use]
    pub fn of(original: &str) -> Self {
        let Self { mut text, mut letters } = Self::default();
        text.reserve(original.len());
        letters.reserve(original.len());
        let offset = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        let mut after_gap = true;
        let mut after_unspaced = false;
        fold_each(original, |c, range| {
            if !is_letter(c) {
                after_gap = true;
                return;
            }
            let begins = after_gap || after_unspaced || is_unspaced(c);
            let (from, to) = (offset(range.start), offset(range.end));
            letters.push(Letter { at: offset(text.len()), from, to, begins });
            text.push(c);
            (after_gap, after_unspaced) = (false, is_unspaced(c));
        });
        Self { text, letters }
    }

    /// The letters.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many letters there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.letters.len()
    }

    /// Whether there is no letter.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.letters.is_empty()
    }

    /// The index of the letter that begins at a byte of the folded text; the number of letters at its end.
    fn index(&self, at: usize) -> usize {
        self.letters.partition_point(|letter| (letter.at as usize) < at)
    }

    /// Whether a word begins or the text ends at a letter.
    fn is_edge(&self, index: usize) -> bool {
        self.letters.get(index).is_none_or(|letter| letter.begins)
    }

    /// The occurrences of a pattern, from left to right, without overlaps.
    pub fn find<'a>(&'a self, pattern: &'a Self) -> impl Iterator<Item = Occurrence> + 'a {
        let wanted = pattern.text();
        let mut from = if wanted.is_empty() { usize::MAX } else { 0 };
        std::iter::from_fn(move || {
            while let Some(at) = self.text.get(from..).and_then(|rest| rest.find(wanted)) {
                let start = from + at;
                let found = self.occurrence(start, wanted.len(), pattern);
                // One that does not count may begin within one that does.
                let first = wanted.chars().next().map_or(1, char::len_utf8);
                from = start + if found.is_some() { wanted.len() } else { first };
                if found.is_some() {
                    return found;
                }
            }
            None
        })
    }

    /// The same letters count as an occurrence if they are divided into words as the pattern is, or are a run of whole
    /// words. A single letter has to be a word.
    fn occurrence(&self, at: usize, length: usize, pattern: &Self) -> Option<Occurrence> {
        let (first, last) = (self.index(at), self.index(at + length));
        let (begins, ends) = (self.is_edge(first), self.is_edge(last));
        let inner = self.letters.get(first + 1..last)?.iter().map(|letter| letter.begins);
        let divided = pattern.letters.iter().skip(1).map(|letter| letter.begins);
        if !(begins && ends) && (pattern.len() == 1 || !inner.eq(divided)) {
            return None;
        }
        let from = self.letters.get(first)?.from as usize;
        let to = self.letters.get(last.checked_sub(1)?)?.to as usize;
        let extent = match (begins, ends) {
            (true, true) => Extent::Word,
            (true, false) => Extent::Beginning,
            _ => Extent::Inside,
        };
        Some(Occurrence { range: from..to, letters: first..last, extent })
    }
}

/// The letters of a text, folded and joined: enough to tell that it cannot contain a pattern.
#[must_use]
pub fn letters(original: &str) -> String {
    let mut letters = String::with_capacity(original.len());
    if original.is_ascii() {
        let own = original.bytes().filter(u8::is_ascii_alphanumeric);
        letters.extend(own.map(|byte| char::from(byte.to_ascii_lowercase())));
        return letters;
    }
    fold_each(original, |c, _| {
        if is_letter(c) {
            letters.push(c);
        }
    });
    letters
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || (!c.is_ascii() && (c.is_alphanumeric() || is_combining_mark(c)))
}

/// How much of a word an occurrence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// Letters inside a word.
    Inside,
    /// The beginning of a word.
    Beginning,
    /// Whole words.
    Word,
}

/// An occurrence of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The bytes of the original text.
    pub range: Range<usize>,
    /// The letters of the folded text.
    pub letters: Range<usize>,
    /// How much of a word it is.
    pub extent: Extent,
}

/// Whether a character is of a script that puts no blanks between words: any of them may begin one.
#[must_use]
pub fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}'
        | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::source::fold::fold;

    fn marked(text: &str, pattern: &str) -> Vec<String> {
        let (text_folded, pattern) = (Folded::of(text), Folded::of(pattern));
        text_folded.find(&pattern).map(|found| text[found.range].to_owned()).collect()
    }

    #[test]
    fn matches_are_marked_to_the_character() {
        for (text, pattern, expected) in [
            ("the custome\u{200B}\u{200B}r is", "customer", "custome\u{200B}\u{200B}r"),
            ("Ausführung", "ausfuhrung", "Ausführung"),
            ("el Éxito del", "exito", "Éxito"),
            ("e\u{301}xito", "éxito", "e\u{301}xito"),
            ("Übersicht", "UBERSICHT", "Übersicht"),
            ("in Teams!", "ｔｅａｍｓ", "Teams"),
            ("ａ Ｔｅａｍｓ ｂ", "teams", "Ｔｅａｍｓ"),
            ("顧客サクセス計画", "ｻｸｾｽ", "サクセス"),
            ("ﾜｰｸｼｮｯﾌﾟの", "ワークショップ", "ﾜｰｸｼｮｯﾌﾟ"),
            ("das Maß ist", "mass", "Maß"),
            ("a ﬁne day", "fine", "ﬁne"),
            ("Kick-off-Besprechung", "kickoff", "Kick-off"),
            ("Kickoff", "kick-off", "Kickoff"),
            ("FTOP タスク", "ftopタスク", "FTOP タスク"),
            ("a zero\u{AD}width", "zerowidth", "zero\u{AD}width"),
        ] {
            assert_eq!(marked(text, pattern), [expected], "{pattern} in {text}");
        }
    }

    #[test]
    fn letters_of_two_words_are_no_occurrence_unless_both_are_whole() {
        assert!(marked("this inside", "isin").is_empty());
        assert!(marked("it is in there", "sint").is_empty());
        assert_eq!(marked("it is in there", "isin"), ["is in"]);
        assert_eq!(marked("success reviews", "success review"), ["success review"]);
        assert_eq!(marked("success-support", "s s"), ["s-s"], "not the `ss` before it");
    }

    #[test]
    fn a_letter_alone_is_a_word_alone_but_a_character_is_a_character() {
        assert_eq!(marked("a man (M)", "m"), ["M"]);
        assert_eq!(marked("成功", "功"), ["功"]);
    }

    #[test]
    fn an_occurrence_knows_how_much_of_a_word_it_is() {
        let text = Folded::of("review reviews preview");
        let pattern = Folded::of("review");
        let extents: Vec<Extent> = text.find(&pattern).map(|found| found.extent).collect();
        assert_eq!(extents, [Extent::Word, Extent::Beginning, Extent::Inside]);
    }

    proptest! {
        #[test]
        fn a_text_contains_itself(text in any::<String>()) {
            let folded = Folded::of(&text);
            let found: Vec<Occurrence> = folded.find(&folded).collect();
            prop_assert_eq!(found.len(), usize::from(!folded.is_empty()));
            for found in found {
                prop_assert!(text.get(found.range).is_some());
            }
        }

        #[test]
        fn the_letters_of_a_text_are_those_of_its_fold(text in "[a-zäÄßéＡﾜｶﾞ\u{301}\u{200B} 成功ガΣς-]{0,20}") {
            let whole: String = fold(&text).chars().filter(|c| is_letter(*c)).collect();
            let folded = Folded::of(&text);
            prop_assert_eq!(folded.text(), &whole);
            prop_assert_eq!(letters(&text), whole);
        }
    }
}
