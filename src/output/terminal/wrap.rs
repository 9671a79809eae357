//! Breaks styled text into lines, by the line breaking rules of Unicode (UAX #14) and the width of characters.

use std::ops::Range;

use textwrap::core::Word;
use textwrap::word_splitters::split_words;
use textwrap::{WordSeparator, WordSplitter};
use unicode_width::UnicodeWidthStr;

use crate::output::terminal::span::{StyledSpan, StyledText, plain};
use crate::output::terminal::unbreakable::{has_address, is_within, unbreakable};

/// A narrower Japanese word is not broken.
const JAPANESE_WORD: usize = 16;

/// The columns that a line of text takes.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) { text.len() } else { text.width() }
}

/// The width of the longest line of a text, without wrapping.
#[must_use]
pub fn need(text: &[StyledSpan]) -> usize {
    let longest = |text: &str| text.split('\n').map(width).max().unwrap_or(0);
    match text {
        [only] => longest(only.text()),
        _ => longest(&plain(text)),
    }
}

/// The places where a line of the text may break, as byte offsets; its own line breaks are not among them.
#[must_use]
pub fn break_points(text: &[StyledSpan]) -> Vec<usize> {
    let whole = plain(text);
    let ranges = unbreakable(text, &whole);
    let mut points = Vec::new();
    let mut start = 0;
    for line in whole.split('\n') {
        let mut at = start;
        for word in words(line, start, &ranges) {
            at += word.len() + word.whitespace.len();
            points.push(at);
        }
        start += line.len() + 1;
        points.pop_if(|at| *at + 1 == start);
    }
    points
}

/// The width of the longest piece of a text that wrapping does not break.
#[must_use]
pub fn longest_word(text: &[StyledSpan]) -> usize {
    let whole = plain(text);
    let ranges = unbreakable(text, &whole);
    let mut longest = 0;
    let mut start = 0;
    for line in whole.split('\n') {
        let words = words(line, start, &ranges);
        longest = words.iter().map(|word| width(word.word)).max().unwrap_or(0).max(longest);
        start += line.len() + 1;
    }
    longest
}

/// Text in lines of at most `limit` columns; without a limit, it breaks only at its own line breaks.
///
/// Chinese breaks between characters, Japanese between words. A word is cut only if it is wider than the limit; an address never is.
#[must_use]
pub fn wrap(text: &[StyledSpan], limit: Option<usize>) -> Vec<StyledText> {
    let whole = plain(text);
    if limit.is_some_and(|limit| is_one_line(&whole, limit)) {
        return vec![text.iter().filter(|span| !span.text().is_empty()).cloned().collect()];
    }
    let ranges = unbreakable(text, &whole);
    let mut spans = Spans::of(text);
    let mut lines = Vec::new();
    let mut start = 0;
    for line in whole.split('\n') {
        match limit {
            None => lines.push(spans.slice(start..start + line.len())),
            Some(limit) => {
                for range in break_line(line, start, &ranges, limit.max(1)) {
                    lines.push(spans.slice(start + range.start..start + range.end));
                }
            }
        }
        start += line.len() + 1;
    }
    lines
}

/// Whether a text is one line of at most `limit` columns: then nothing has to be known of where it may break.
fn is_one_line(whole: &str, limit: usize) -> bool {
    !whole.contains('\n') && !whole.ends_with(' ') && width(whole) <= limit
}

/// The words of one line, each with the blanks after it; `offset` is the start of the line in the text to which the
/// unbreakable ranges refer.
pub(super) fn words<'text>(line: &'text str, offset: usize, ranges: &[Range<usize>]) -> Vec<Word<'text>> {
    let is_japanese = line.chars().any(|c| Script::of(c).is_kana());
    pieces(line, |start, end| {
        is_within(ranges, offset + end) || is_japanese && in_japanese_word(line, start, end)
    })
}

/// The pieces of a line between which Unicode permits a break, unless `is_inside` a piece from one byte to another.
fn pieces(line: &str, is_inside: impl Fn(usize, usize) -> bool) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let (mut start, mut end) = (0, 0);
    let found = WordSeparator::UnicodeBreakProperties.find_words(line);
    for piece in split_words(found, &WordSplitter::HyphenSplitter) {
        end += piece.word.len() + piece.whitespace.len();
        let apart = !piece.whitespace.is_empty();
        let open = if apart { is_before_unit(line, end) } else { is_inside(start, end) };
        if !open {
            words.extend(line.get(start..end).map(Word::from));
            start = end;
        }
    }
    words.extend(line.get(start..).filter(|rest| !rest.is_empty()).map(Word::from));
    words
}

/// Whether a number ends there and its sign follows, as in `10 %`.
fn is_before_unit(line: &str, end: usize) -> bool {
    let number = line.get(..end).and_then(|text| text.trim_end().chars().next_back());
    let sign = line.get(end..).and_then(|text| text.chars().next());
    number.is_some_and(|c| c.is_ascii_digit()) && sign.is_some_and(|c| matches!(c, '%' | '‰' | '€' | '°'))
}

/// Whether `end` is inside a Japanese word that starts at `start`. Unicode permits a break there, but readers expect one
/// between words: after the Hiragana that end a word, and where the script changes otherwise, but for the お and ご of
/// politeness, which belong to what follows. Very long words break all the same. A line without Kana is no Japanese.
fn in_japanese_word(line: &str, start: usize, end: usize) -> bool {
    let before = line.get(start..end).unwrap_or("");
    let after = line.get(end..).unwrap_or("");
    let mut following = after.chars();
    let (Some(last), Some(next)) = (before.chars().next_back(), following.next()) else { return false };
    let is_han = |c: char| Script::of(c) == Script::Han;
    let is_one = match Script::of(next) {
        Script::Hiragana if is_polite(next) && following.next().is_some_and(is_han) => false,
        Script::Hiragana if ends_word(before) => matches!(next, 'は' | 'も' | 'て'),
        Script::Hiragana => Script::of(last) != Script::Other || last.is_alphanumeric(),
        Script::Han if is_polite(last) => true,
        Script::Other => false,
        script => Script::of(last) == script,
    };
    is_one && width(before) < JAPANESE_WORD
}

/// Whether it may be the prefix of politeness.
fn is_polite(character: char) -> bool {
    matches!(character, 'お' | 'ご')
}

/// Whether a text ends with a particle that is no part of a longer word.
fn ends_word(text: &str) -> bool {
    let mut last = text.chars().rev();
    match (last.next(), last.next()) {
        (Some('を'), _) => true,
        (Some('に'), Some(noun)) => Script::of(noun) == Script::Katakana,
        _ => false,
    }
}

/// The script of a character, as far as Japanese words depend on it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Hiragana,
    Katakana,
    Han,
    Other,
}

impl Script {
    fn of(character: char) -> Self {
        match character {
            '\u{3041}'..='\u{309f}' => Self::Hiragana,
            '\u{30a1}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' => Self::Katakana,
            '\u{3005}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => Self::Han,
            _ => Self::Other,
        }
    }

    fn is_kana(self) -> bool {
        matches!(self, Self::Hiragana | Self::Katakana)
    }
}

/// The bytes of each line, without the blanks at its end.
fn break_line(line: &str, offset: usize, ranges: &[Range<usize>], limit: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut current = 0..0;
    let mut used = 0;
    let mut at = 0;
    for word in words(line, offset, ranges) {
        for piece in cut(&word, limit) {
            let cells = width(piece.word);
            if used > 0 && used + cells > limit {
                // A line of blanks alone is dropped.
                lines.extend((!current.is_empty()).then_some(current));
                current = at..at;
                used = 0;
            }
            current.end = at + piece.word.len();
            used += cells + width(piece.whitespace);
            at += piece.word.len() + piece.whitespace.len();
        }
    }
    lines.push(current);
    lines
}

/// A word, cut if it is wider than the limit: where Unicode permits it, else anywhere.
fn cut<'text>(word: &Word<'text>, limit: usize) -> Vec<Word<'text>> {
    if width(word.word) <= limit || has_address(word.word) {
        return vec![*word];
    }
    let loose = pieces(word.word, |_, _| false).into_iter();
    let mut pieces: Vec<Word<'text>> = loose
        .flat_map(|piece| {
            let fits = width(piece.word) <= limit;
            if fits { vec![piece] } else { piece.break_apart(limit).collect() }
        })
        .collect();
    if let Some(last) = pieces.last_mut() {
        last.whitespace = word.whitespace;
    }
    pieces
}

/// A range of bytes of a text, with its styles.
#[must_use]
pub fn slice(text: &[StyledSpan], range: Range<usize>) -> StyledText {
    Spans::of(text).slice(range)
}

/// The spans of a text, from which ranges are taken in order, in time linear in the whole text.
pub struct Spans<'text> {
    rest: &'text [StyledSpan],
    /// The start of the first of them in the whole text.
    start: usize,
}

impl<'text> Spans<'text> {
    /// All spans of a text.
    #[must_use]
    pub fn of(text: &'text [StyledSpan]) -> Self {
        Self { rest: text, start: 0 }
    }

    /// A range of bytes, with its styles. It does not begin before the end of the one before it.
    pub fn slice(&mut self, range: Range<usize>) -> StyledText {
        while let Some((first, rest)) = self.rest.split_first()
            && self.start + first.text().len() <= range.start
        {
            self.start += first.text().len();
            self.rest = rest;
        }
        let mut start = self.start;
        let mut sliced = StyledText::new();
        for span in self.rest {
            if start >= range.end {
                break;
            }
            let from = range.start.saturating_sub(start);
            let to = (range.end - start).min(span.text().len());
            if let Some(part) = span.text().get(from..to).filter(|part| !part.is_empty()) {
                sliced.push(span.with_text(part));
            }
            start += span.text().len();
        }
        sliced
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::output::Tone;

    fn wrapped(text: &str, limit: usize) -> Vec<String> {
        let lines = wrap(&[StyledSpan::new(text, Tone::Plain)], Some(limit));
        lines.iter().map(|line| plain(line)).collect()
    }

    #[test]
    fn lines_break_between_words_and_lose_their_blanks() {
        assert_eq!(wrapped("one two  three", 7), ["one two", "three"]);
        assert_eq!(wrapped("one\ntwo", 80), ["one", "two"]);
        assert_eq!(wrapped("mindestens 10 % davon", 14), ["mindestens", "10 % davon"]);
        assert_eq!(wrapped("", 10), [""]);
    }

    #[test]
    fn a_japanese_word_wider_than_the_line_breaks_but_not_before_a_full_stop() {
        assert_eq!(wrapped("日本語です。", 8), ["日本語で", "す。"]);
        assert_eq!(wrapped("日本語です。", 10), ["日本語で", "す。"]);
    }

    #[test]
    fn japanese_words_stay_whole() {
        assert_eq!(wrapped("担当マネージャー", 14), ["担当", "マネージャー"]);
        assert_eq!(wrapped("別のものは指定できます", 18), ["別のものは", "指定できます"]);
        assert_eq!(wrapped("計画の進捗状況を見る", 12), ["計画の", "進捗状況を", "見る"]);
        assert_eq!(wrapped("新しいお客様にご確認", 12), ["新しい", "お客様に", "ご確認"]);
        assert_eq!(wrapped("コミュニティにつなぎます", 18), ["コミュニティに", "つなぎます"]);
        // Chinese has no such words: it has no Kana.
        assert_eq!(wrapped("客户成功评审会议", 10), ["客户成功评", "审会议"]);
        assert!(wrapped(&"ア".repeat(20), 10).iter().all(|line| width(line) <= 10));
    }

    #[test]
    fn only_a_word_longer_than_the_line_is_cut() {
        assert_eq!(wrapped("supercalifragilistic-ally", 22), ["supercalifragilistic-", "ally"]);
        assert!(wrapped("abcdefghijkl", 5).iter().all(|line| width(line) <= 5));
        assert_eq!(wrapped("self-service", 8), ["self-", "service"]);
        assert_eq!(wrapped("see next-page.md", 12), ["see", "next-page.md"]);
    }

    #[test]
    fn an_address_is_never_cut_and_gets_a_line_of_its_own() {
        assert_eq!(
            wrapped("Deck (https://aka.ms/success-workshop-decks-all) now", 20),
            ["Deck", "(https://aka.ms/success-workshop-decks-all)", "now"]
        );
        assert_eq!(wrapped("  https://x.test/a?b", 18), ["https://x.test/a?b"]);
        let address = format!("https://x.test/{}", "a/b?c=d-".repeat(20));
        assert_eq!(wrapped(&format!("資料は{address}です"), 20), ["資料は", &address, "です"]);
    }

    #[test]
    fn commands_break_between_words_only() {
        let text = [StyledSpan::new("see (ftpb show success-execution)", Tone::Plain).whole()];
        let lines: Vec<String> = wrap(&text, Some(24)).iter().map(|line| plain(line)).collect();
        assert_eq!(lines, ["see (ftpb show", "success-execution)"]);
    }

    #[test]
    fn styles_are_kept() {
        let text = [StyledSpan::new("one ", Tone::Plain), StyledSpan::new("two three", Tone::Strong)];
        let lines = wrap(&text, Some(7));
        assert_eq!(lines[0].len(), 2);
        assert_eq!(lines[1][0].style(), Tone::Strong.style());
        assert_eq!(plain(&lines[1]), "three");
    }

    proptest! {
        #[test]
        fn no_line_is_wider_and_nothing_but_blanks_is_lost(text in any::<String>(), limit in 2usize..40) {
            let text = StyledSpan::new(&text, Tone::Plain);
            let lines = wrap(std::slice::from_ref(&text), Some(limit));
            let solid = |text: &str| text.replace([' ', '\n'], "");
            let joined: String = lines.iter().map(|line| plain(line)).collect();
            prop_assert_eq!(solid(&joined), solid(text.text()));
            for line in &lines {
                prop_assert!(width(&plain(line)) <= limit, "{:?}", plain(line));
            }
        }
    }
}
