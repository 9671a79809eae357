//! The sentence in which a hit stands, with the characters that matched.

use std::ops::Range;

use crate::query::search::Hit;
use crate::query::search::field::MatchRank;

/// A text with the places that matched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// The text.
    pub text: String,
    /// The bytes that matched, in order, none over another.
    pub marks: Vec<Range<usize>>,
    /// The line it stands on.
    pub line: u32,
}

impl Hit<'_> {
    /// The title, with what matched in it.
    #[must_use]
    pub fn title(&self) -> Marked {
        let at = self.thing.fields.iter().position(|field| field.level != MatchRank::Id).unwrap_or_default();
        self.field(at)
    }

    /// The id, with what matched in it.
    #[must_use]
    pub fn id(&self) -> Marked {
        match self.thing.fields.first().filter(|field| field.level == MatchRank::Id) {
            Some(_) => self.field(0),
            None => Marked { text: self.thing.id.clone(), marks: Vec::new(), line: self.thing.line },
        }
    }

    /// The sentence with the most of what matched, and so many sentences before and after it; the title where
    /// nothing else matched.
    #[must_use]
    pub fn excerpt(&self, context: usize) -> Marked {
        let telling = |field: usize| {
            let mut terms: Vec<usize> = self
                .spots
                .iter()
                .flatten()
                .filter(|spot| spot.field == field)
                .map(|spot| spot.term)
                .collect();
            terms.sort_unstable();
            terms.dedup();
            terms.len()
        };
        let title =
            self.thing.fields.iter().position(|field| field.level != MatchRank::Id).unwrap_or_default();
        // A page's key is no sentence.
        let key =
            |at: usize| self.thing.fields.get(at).is_some_and(|field| field.text == self.thing.page.key);
        let rest = (0..self.thing.fields.len()).filter(|at| *at > title && telling(*at) > 0 && !key(*at));
        // The first of those that hold the most terms.
        let best = rest.reduce(|best, at| if telling(at) > telling(best) { at } else { best });
        let whole = self.field(best.filter(|best| telling(*best) >= telling(title)).unwrap_or(title));
        around(&whole, context)
    }

    fn field(&self, at: usize) -> Marked {
        let Some(field) = self.thing.fields.get(at) else { return Marked::default() };
        let own = self.spots.iter().flatten().filter(|spot| spot.field == at);
        let mut ranges: Vec<Range<usize>> = own.map(|spot| spot.found.range.clone()).collect();
        ranges.sort_by_key(|range| (range.start, range.end));
        let mut marks: Vec<Range<usize>> = Vec::new();
        for range in ranges {
            match marks.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => marks.push(range),
            }
        }
        Marked { text: field.text.clone(), marks, line: field.line }
    }
}

/// The sentences around the first mark.
fn around(whole: &Marked, context: usize) -> Marked {
    let Some(first) = whole.marks.first() else { return whole.clone() };
    let ends = sentence_ends(&whole.text);
    let at = ends.partition_point(|end| *end <= first.start);
    let start = at.checked_sub(context + 1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
    let stop = ends.get(at.saturating_add(context)).copied().unwrap_or(whole.text.len());
    let text = whole.text.get(start..stop).unwrap_or_default();
    let blanks = text.len() - text.trim_start().len();
    let (from, text) = (start + blanks, text.trim());
    let inside = whole.marks.iter().filter(|mark| mark.start >= from && mark.start < from + text.len());
    let marks = inside.map(|mark| mark.start - from..(mark.end - from).min(text.len())).collect();
    Marked { text: text.to_owned(), marks, line: whole.line }
}

/// The bytes after each sentence. Points end one before a blank, and not after an abbreviation or a number.
fn sentence_ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut word = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        let blank = chars.peek().is_none_or(|(_, next)| next.is_whitespace());
        let ended = match c {
            '。' | '！' | '？' => true,
            '!' | '?' => blank,
            '.' => blank && word > 2,
            _ => false,
        };
        if ended {
            ends.push(end);
        }
        word = if c.is_alphabetic() { word + 1 } else { 0 };
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, word: &str, context: usize) -> (String, String) {
        let at = text.find(word).unwrap();
        let whole =
            Marked { text: text.to_owned(), marks: std::iter::once(at..at + word.len()).collect(), line: 1 };
        let marked = around(&whole, context);
        let mark = marked.marks.first().unwrap().clone();
        (marked.text[mark].to_owned(), marked.text)
    }

    #[test]
    fn the_sentence_of_the_match_is_cut_out_and_the_match_stays_marked() {
        let text = "One review. Two workshops, e.g. Teams or No. 3! Three?";
        for (word, context, sentence) in [
            ("One", 0, "One review."),
            ("workshops", 0, "Two workshops, e.g. Teams or No. 3!"),
            ("Three", 0, "Three?"),
            ("Three", 1, "Two workshops, e.g. Teams or No. 3! Three?"),
            ("One", 9, text),
        ] {
            assert_eq!(cut(text, word, context), (word.to_owned(), sentence.to_owned()));
        }
        assert_eq!(cut("评审会。客户成功计划！结束", "成功", 0), ("成功".into(), "客户成功计划！".into()));
    }
}
