//! A text as it is searched: its letters and digits folded and closed up, each with the place it came from.
//!
//! Blanks, hyphens and punctuation are not there at all; where they stood a word begins. So `kick-off`,
//! `Kick off` and `kickoff` are one run of letters, and what a search marks are the very characters.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::source::fold::{folded, is_invisible};

/// A folded text with its places.
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
        let mut this = Self::default();
        let mut apart = true;
        walk(original, |c, range| this.take(c, range, &mut apart));
        this
    }

    fn take(&mut self, c: char, original: Range<usize>, apart: &mut bool) {
        if !is_letter(c) {
            *apart = true;
            return;
        }
        let unspaced = is_unspaced(c);
        let begins = *apart || unspaced || self.text.chars().next_back().is_some_and(is_unspaced);
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        let at = narrow(self.text.len());
        self.letters.push(Letter { at, from: narrow(original.start), to: narrow(original.end), begins });
        self.text.push(c);
        *apart = false;
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

    /// The letter that begins at a byte of the folded text; the one after the last at its end.
    fn index(&self, at: usize) -> usize {
        self.letters.partition_point(|letter| (letter.at as usize) < at)
    }

    /// Whether a word begins or the text ends at a letter.
    fn is_edge(&self, index: usize) -> bool {
        self.letters.get(index).is_none_or(|letter| letter.begins)
    }

    /// The words: runs of letters that nothing divides.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let mut starts = self.letters.iter().filter(|letter| letter.begins).map(|letter| letter.at as usize);
        let mut start = starts.next();
        std::iter::from_fn(move || {
            let from = start?;
            start = starts.next();
            self.text.get(from..start.unwrap_or(self.text.len()))
        })
    }

    /// Where a pattern stands in this text: every occurrence, from left to right, none over another.
    pub fn find<'a>(&'a self, pattern: &'a Self) -> impl Iterator<Item = Found> + 'a {
        let wanted = pattern.text();
        let mut from = if wanted.is_empty() { usize::MAX } else { 0 };
        std::iter::from_fn(move || {
            while let Some(at) = self.text.get(from..).and_then(|rest| rest.find(wanted)) {
                let start = from + at;
                let found = self.judge(start, wanted.len(), pattern);
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

    /// An occurrence counts where words are divided as in the pattern, or where it is a run of whole words
    /// however they are divided. A letter alone counts as a word alone.
    fn judge(&self, at: usize, length: usize, pattern: &Self) -> Option<Found> {
        let (first, last) = (self.index(at), self.index(at + length));
        let (begins, ends) = (self.is_edge(first), self.is_edge(last));
        let whole = begins && ends;
        let inner = self.letters.get(first + 1..last)?.iter().map(|letter| letter.begins);
        let divided = pattern.letters.iter().skip(1).map(|letter| letter.begins);
        if !whole && (pattern.len() == 1 || !inner.eq(divided)) {
            return None;
        }
        let from = self.letters.get(first)?.from as usize;
        let to = self.letters.get(last.checked_sub(1)?)?.to as usize;
        let how = match (begins, ends) {
            (true, true) => Whole::Word,
            (true, false) => Whole::Beginning,
            _ => Whole::Part,
        };
        Some(Found { range: from..to, letters: first..last, how })
    }
}

/// Adds the letters of a text, without their places: a tenth of the work, for texts that may hold nothing.
pub fn close_up(original: &str, letters: &mut String) {
    walk(original, |c, _| {
        if is_letter(c) {
            letters.push(c);
        }
    });
}

/// Folds letter by letter, so that each knows the bytes it came from.
fn walk(original: &str, mut take: impl FnMut(char, Range<usize>)) {
    let mut cluster: Vec<char> = Vec::new();
    let mut at = 0;
    loop {
        at = walk_ascii(original, at, &mut take);
        let Some(rest) = original.get(at..).filter(|rest| !rest.is_empty()) else { return };
        at += walk_letter(rest, at, &mut cluster, &mut take);
    }
}

/// Walks on as long as one byte is one letter, which is most of most texts; returns where that ends.
fn walk_ascii(original: &str, from: usize, take: &mut impl FnMut(char, Range<usize>)) -> usize {
    let bytes = original.as_bytes().get(from..).unwrap_or_default();
    let mut at = from;
    let mut following = bytes.iter().skip(1);
    for byte in bytes {
        // A mark may follow and join the letter.
        if !byte.is_ascii() || following.next().is_some_and(|next| !next.is_ascii()) {
            break;
        }
        take(char::from(byte.to_ascii_lowercase()), at..at + 1);
        at += 1;
    }
    at
}

/// Walks over one letter with all that joins it, or over what nobody sees; returns its bytes.
fn walk_letter(
    text: &str,
    offset: usize,
    cluster: &mut Vec<char>,
    take: &mut impl FnMut(char, Range<usize>),
) -> usize {
    let mut rest = text.char_indices().filter(|(_, c)| !is_invisible(*c)).peekable();
    let Some((start, first)) = rest.next() else { return text.len() };
    let mut end = start + first.len_utf8();
    cluster.clear();
    while let Some((at, mark)) = rest.next_if(|(_, c)| joins_the_letter_before(*c)) {
        cluster.push(mark);
        end = at + mark.len_utf8();
    }
    let place = || offset + start..offset + end;
    if !cluster.is_empty() {
        let whole = std::iter::once(first).chain(cluster.iter().copied());
        folded(whole).for_each(|c| take(c, place()));
    } else if first.is_ascii() {
        take(first.to_ascii_lowercase(), place());
    } else if is_folded_already(first) {
        take(first, place());
    } else {
        folded(std::iter::once(first)).for_each(|c| take(c, place()));
    }
    end
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || (!c.is_ascii() && (c.is_alphanumeric() || is_combining_mark(c)))
}

/// Kana and the common ideographs fold to themselves.
fn is_folded_already(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}' | '\u{4E00}'..='\u{9FA5}')
}

/// How much of a word an occurrence takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whole {
    /// Letters within a word.
    Part,
    /// The beginning of a word.
    Beginning,
    /// Whole words.
    Word,
}

/// An occurrence of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The bytes of the original text.
    pub range: Range<usize>,
    /// The letters of the folded text.
    pub letters: Range<usize>,
    /// How much of a word it takes.
    pub how: Whole,
}

/// Scripts that put no blank between words: each of their characters may begin one.
#[must_use]
pub fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}'
        | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Accents, voicing marks (ﾞ of half-width kana included) and the later parts of Korean syllables.
fn joins_the_letter_before(c: char) -> bool {
    c >= '\u{300}' && (is_combining_mark(c) || matches!(c, '\u{FF9E}' | '\u{FF9F}' | '\u{1160}'..='\u{11FF}'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn marked(text: &str, pattern: &str) -> Vec<String> {
        let (text_folded, pattern) = (Folded::of(text), Folded::of(pattern));
        text_folded.find(&pattern).map(|found| text[found.range].to_owned()).collect()
    }

    #[test]
    fn what_is_marked_are_the_very_characters() {
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
    fn occurrences_know_whether_they_are_words() {
        let text = Folded::of("review reviews preview");
        let pattern = Folded::of("review");
        let how: Vec<Whole> = text.find(&pattern).map(|found| found.how).collect();
        assert_eq!(how, [Whole::Word, Whole::Beginning, Whole::Part]);
    }

    #[test]
    fn words_are_what_blanks_and_punctuation_divide() {
        let folded = Folded::of("Kick-off, Übersicht 成功");
        assert_eq!(folded.words().collect::<Vec<_>>(), ["kick", "off", "ubersicht", "成", "功"]);
        assert_eq!(Folded::of("").words().count(), 0);
    }

    proptest! {
        #[test]
        fn a_text_holds_itself_whatever_it_is(text in any::<String>()) {
            let folded = Folded::of(&text);
            let found: Vec<Found> = folded.find(&folded).collect();
            prop_assert_eq!(found.len(), usize::from(!folded.is_empty()));
            for found in found {
                prop_assert!(text.get(found.range).is_some());
            }
            let mut letters = String::new();
            close_up(&text, &mut letters);
            prop_assert_eq!(letters, folded.text());
        }

        #[test]
        fn folding_letter_by_letter_is_folding_the_whole(text in "[a-zäÄßéＡﾜｶﾞ\u{301}\u{200B} 成功ガΣς-]{0,20}") {
            let visible: String = text.chars().filter(|c| !is_invisible(*c)).collect();
            let whole: String = folded(visible.chars()).filter(|c| is_letter(*c)).collect();
            let folded = Folded::of(&text);
            prop_assert_eq!(folded.text(), whole);
        }
    }
}
