//! Finds the ranges that no line break may split: addresses, names of files and hosts, and commands to type.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use crate::output::terminal::span::StyledSpan;

/// The unbreakable ranges of a text, in order; `plain` is the text of the spans.
pub(super) fn unbreakable(text: &[StyledSpan], plain: &str) -> Vec<Range<usize>> {
    // Without a colon there is no address, without a dot no name, and without a hyphen no date.
    let words = if memchr::memchr3(b':', b'.', b'-', plain.as_bytes()).is_some() { plain } else { "" };
    let mut ranges: Vec<Range<usize>> = tokens(words)
        .filter_map(|token| {
            let word = plain.get(token.clone())?;
            let start =
                address(word).or_else(|| (is_name(word) || is_date(word) || is_tag(word)).then_some(0))?;
            Some(token.start + start..token.end)
        })
        .collect();
    let mut start = 0;
    for span in text {
        let end = start + span.text().len();
        if span.is_whole() {
            ranges.push(start..end);
        }
        start = end;
    }
    merged(ranges)
}

/// Whether a line break at this byte would split one of the ranges.
pub(super) fn is_within(ranges: &[Range<usize>], at: usize) -> bool {
    let next = ranges.partition_point(|range| range.end <= at);
    ranges.get(next).is_some_and(|range| range.start < at)
}

/// Whether a word contains an address, which is useless once it is split.
pub(super) fn has_address(word: &str) -> bool {
    address(word).is_some()
}

/// The byte at which an address begins in a word.
fn address(word: &str) -> Option<usize> {
    memchr::memchr(b':', word.as_bytes())?;
    if let Some(at) = word.find("://") {
        let scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
        let before = word.get(..at)?;
        let start = before.trim_end_matches(scheme).len();
        return (start < at).then_some(start);
    }
    word.find("mailto:")
}

/// Whether it is the name of a file or a host, which nobody could copy once it is split.
fn is_name(word: &str) -> bool {
    let mut dots = word.match_indices('.');
    dots.any(|(at, _)| {
        let after = word.get(at + 1..).and_then(|rest| rest.chars().next());
        after.is_some_and(char::is_alphanumeric)
    })
}

/// Whether it is a date, or another number with signs within.
fn is_date(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_punctuation())
        && word.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether it is short and has a part of two letters, as `zh-Hans` and `E-Mail` have.
fn is_tag(word: &str) -> bool {
    let mut parts = word.split('-');
    word.contains('-') && word.len() <= 10 && parts.any(|part| matches!(part.len(), 1 | 2))
}

/// Runs of characters without blanks. Japanese and Chinese characters also end a run: they are written without blanks
/// around addresses and names.
fn tokens(text: &str) -> impl Iterator<Item = Range<usize>> {
    let ends = |c: char| c.is_whitespace() || c.width() == Some(2);
    let mut at = 0;
    text.split(ends).filter_map(move |token| {
        let start = at;
        at += token.len();
        at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        (!token.is_empty()).then_some(start..start + token.len())
    })
}

/// The ranges sorted, with overlapping ones merged.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| range.start);
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Tone;

    fn found(text: &str) -> Vec<&str> {
        unbreakable(&[StyledSpan::new(text, Tone::Plain)], text)
            .into_iter()
            .filter_map(|range| text.get(range))
            .collect()
    }

    #[test]
    fn addresses_and_names_are_found_and_words_are_not() {
        assert_eq!(found("Deck (https://aka.ms/a-b)。次 and/or self-service"), ["https://aka.ms/a-b)"]);
        assert_eq!(found("en/next-page.md:60 mailto:a-b@c"), ["en/next-page.md:60", "mailto:a-b@c"]);
        assert_eq!(found("資料はhttps://aka.ms/aです。"), ["https://aka.ms/a"]);
        assert_eq!(found("on 2020-03-27, self-service"), ["2020-03-27,"]);
        assert!(found("Well. Done: a://b c...").iter().all(|word| *word == "a://b"));
    }

    #[test]
    fn commands_are_unbreakable_and_overlapping_ranges_are_merged() {
        let text =
            [StyledSpan::new("type ", Tone::Plain), StyledSpan::new("x-y https://a.b/c", Tone::Code).whole()];
        let ranges = unbreakable(&text, "type x-y https://a.b/c");
        assert_eq!(ranges.iter().map(|range| (range.start, range.end)).collect::<Vec<_>>(), [(5, 22)]);
        assert!(is_within(&ranges, 6) && !is_within(&ranges, 5) && !is_within(&ranges, 22));
    }
}
