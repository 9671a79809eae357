//! The sentence in which a document matches, with the characters that matched.

use std::ops::Range;

use crate::query::search::field::FieldRank;
use crate::query::search::matching::Match;
use crate::query::search::rank::by_field;
use crate::query::search::thing::Document;

/// A text with the places that matched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// The text.
    pub text: String,
    /// The bytes that matched, in order, without overlaps.
    pub marks: Vec<Range<usize>>,
    /// The line of the text.
    pub line: u32,
}

/// The index of the field that is the title.
pub(super) fn title_field(document: &Document<'_>) -> usize {
    usize::from(document.fields.first().is_some_and(|first| first.rank == FieldRank::Id))
}

/// The sentence that matches the most terms, with as many sentences before and after it as `context` says; the title if
/// nothing else matches.
pub(super) fn excerpt(document: &Document<'_>, matches: &[Vec<Match>], context: usize) -> Marked {
    let fields = by_field(matches);
    let terms = |field: usize| {
        fields.get(&field).map_or(0, |terms| terms.iter().filter(|own| !own.is_empty()).count())
    };
    let title = title_field(document);
    // A page's key is no sentence.
    let is_key = |text: &str| text == document.thing.page.key;
    let rest = document.fields.iter().enumerate().skip(title + 1);
    let rest = rest.filter(|(_, field)| !is_key(&field.text)).map(|(at, _)| at).filter(|at| terms(*at) > 0);
    let first_of_the_best = rest.reduce(|best, at| if terms(at) > terms(best) { at } else { best });
    let best = first_of_the_best.filter(|best| terms(*best) >= terms(title)).unwrap_or(title);
    around(&field(document, matches, best), context)
}

/// A field with what matched in it.
pub(super) fn field(document: &Document<'_>, matches: &[Vec<Match>], at: usize) -> Marked {
    let Some(field) = document.fields.get(at) else { return Marked::default() };
    let own = matches.iter().flatten().filter(|found| found.field == at);
    let mut ranges: Vec<Range<usize>> = own.map(|found| found.occurrence.range.clone()).collect();
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

/// The sentences around the first mark.
fn around(whole: &Marked, context: usize) -> Marked {
    let Some(first) = whole.marks.first() else { return whole.clone() };
    let ends = sentence_ends(&whole.text);
    let at = ends.partition_point(|end| *end <= first.start);
    let start = at.checked_sub(context + 1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
    let stop = ends.get(at.saturating_add(context)).copied().unwrap_or(whole.text.len());
    let text = whole.text.get(start..stop).unwrap_or(&whole.text);
    let blanks = text.len() - text.trim_start().len();
    let (from, text) = (start + blanks, text.trim());
    let inside = whole.marks.iter().filter(|mark| mark.start >= from && mark.start < from + text.len());
    let marks = inside.map(|mark| mark.start - from..(mark.end - from).min(text.len())).collect();
    Marked { text: text.to_owned(), marks, line: whole.line }
}

/// The byte after each sentence. A full stop ends one if a blank follows and neither a number nor an abbreviation
/// precedes it.
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
