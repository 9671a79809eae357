//! A text as it is searched: its letters and digits folded and closed up, each with the place it came from.
//!
//! Blanks, hyphens and punctuation are not there at all; where they stood a word begins. So `kick-off`,
//! `Kick off` and `kickoff` are one run of letters, and what a search marks are the very characters.

use std::ops::Range;
use std::sync::LazyLock;

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
        let mut writer = Writer { folded: Self::default(), apart: true };
        writer.folded.text.reserve(original.len());
        walk(original, &mut writer);
        writer.folded
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

/// Takes folded characters, those that are no letters included.
pub(super) trait Take {
    /// A run of ASCII, not folded yet, that begins at a byte of the original.
    fn ascii(&mut self, run: &[u8], at: usize);
    /// A character, with the bytes of the original that it stands for.
    fn one(&mut self, c: char, original: Range<usize>);
}

/// Writes a folded text.
struct Writer {
    folded: Folded,
    /// Whether a word ended.
    apart: bool,
}

impl Take for Writer {
    fn ascii(&mut self, run: &[u8], at: usize) {
        for (index, byte) in run.iter().enumerate() {
            self.one(char::from(byte.to_ascii_lowercase()), at + index..at + index + 1);
        }
    }

    fn one(&mut self, c: char, original: Range<usize>) {
        if !is_letter(c) {
            self.apart = true;
            return;
        }
        let Folded { text, letters } = &mut self.folded;
        let begins = self.apart || is_unspaced(c) || text.chars().next_back().is_some_and(is_unspaced);
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        let at = narrow(text.len());
        letters.push(Letter { at, from: narrow(original.start), to: narrow(original.end), begins });
        text.push(c);
        self.apart = false;
    }
}

/// Folds letter by letter, so that each knows the bytes it came from.
pub(super) fn walk(original: &str, take: &mut impl Take) {
    let bytes = original.as_bytes();
    let mut cluster: Vec<char> = Vec::new();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..) {
        let run = ascii_run(rest);
        let next = original.get(at + run..).and_then(|rest| rest.chars().next());
        // What follows may join the last letter.
        let run = run - usize::from(run > 0 && next.is_some_and(goes_with_the_letter_before));
        take.ascii(rest.get(..run).unwrap_or_default(), at);
        at += run;
        let Some(rest) = original.get(at..).filter(|rest| !rest.is_empty()) else { return };
        at += walk_letter(rest, at, &mut cluster, take);
    }
}

/// How many bytes of ASCII a text begins with, looked for in large steps first.
fn ascii_run(bytes: &[u8]) -> usize {
    const STEP: usize = 32;
    let steps = bytes.chunks_exact(STEP).take_while(|step| step.is_ascii()).count() * STEP;
    let rest = bytes.get(steps..).unwrap_or_default();
    steps + rest.iter().position(|byte| !byte.is_ascii()).unwrap_or(rest.len())
}

/// Walks over one letter with all that joins it, or over what nobody sees; returns its bytes.
fn walk_letter(text: &str, offset: usize, cluster: &mut Vec<char>, take: &mut impl Take) -> usize {
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
        folded(whole).for_each(|c| take.one(c, place()));
    } else if let Some(c) = folded_alone(first) {
        take.one(c, place());
    } else {
        folded(std::iter::once(first)).for_each(|c| take.one(c, place()));
    }
    end
}

/// What a character folds to, where it is one character and known without the tables of Unicode.
fn folded_alone(c: char) -> Option<char> {
    /// Latin letters: what each folds to, NUL where that is several.
    static LATIN: LazyLock<Vec<char>> = LazyLock::new(|| {
        let alone = |c: char| {
            let mut folded = folded(std::iter::once(c));
            folded.next().filter(|_| folded.next().is_none()).unwrap_or_default()
        };
        ('\0'..'\u{250}').map(alone).collect()
    });
    match c {
        '\0'..='\x7F' => Some(c.to_ascii_lowercase()),
        '\u{80}'..'\u{250}' => LATIN.get(c as usize).copied().filter(|folded| *folded != '\0'),
        // Dashes and quotation marks, kana and the common ideographs fold to themselves.
        '\u{2010}'
        | '\u{2012}'..='\u{201F}'
        | '\u{3001}'..='\u{3003}'
        | '\u{3008}'..='\u{3011}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30A1}'..='\u{30FA}'
        | '\u{30FC}'
        | '\u{4E00}'..='\u{9FA5}' => Some(c),
        _ => None,
    }
}

pub(super) fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || (!c.is_ascii() && (c.is_alphanumeric() || is_combining_mark(c)))
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

/// Whether a character may join the letter before it, or be hidden in it.
fn goes_with_the_letter_before(c: char) -> bool {
    is_invisible(c) || joins_the_letter_before(c)
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
