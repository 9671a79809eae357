//! Which texts count as the same, whatever their blanks, invisible characters, case, accents and width.
//!
//! Three strengths: [`tidy`] for showing, [`same`] for the words of a lexicon, [`fold`] for what a
//! person types.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Whether a character is invisible: soft hyphens, zero-width blanks, byte order marks, joiners, direction marks.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    // All of ASCII comes before the first of them.
    c >= '\u{AD}' && is_invisible_sign(c)
}

fn is_invisible_sign(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
        || is_joiner(c)
        || is_direction_mark(c)
}

/// Whether a character joins its neighbours into one sign, or keeps them apart.
#[must_use]
pub fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// Whether a character changes the direction of writing.
#[must_use]
pub fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{A0}' | '\u{202F}' | '\u{3000}')
}

/// The text as it is shown: no invisible characters, odd and doubled blanks as one, none at the ends.
#[must_use]
pub fn tidy(text: &str) -> Cow<'_, str> {
    let trimmed = text.trim_matches(|c| is_blank(c) || is_invisible(c));
    if is_tidy(trimmed) {
        return Cow::Borrowed(trimmed);
    }
    let mut tidied = String::with_capacity(trimmed.len());
    for c in trimmed.chars().filter(|c| !is_invisible(*c)) {
        if !is_blank(c) {
            tidied.push(c);
        } else if !tidied.ends_with(' ') {
            tidied.push(' ');
        }
    }
    Cow::Owned(tidied)
}

/// Whether a text has single blanks between words and nothing invisible.
fn is_tidy(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Counts, since a search that ends early compares one byte at a time.
    let is_plain = bytes.iter().filter(|byte| matches!(byte, b' '..=b'~')).count() == bytes.len();
    let is_doubled = bytes.windows(2).filter(|pair| pair == b"  ").count() > 0;
    !is_doubled && (is_plain || is_tidy_beyond_ascii(text))
}

/// Whether no character is an odd blank or invisible.
fn is_tidy_beyond_ascii(text: &str) -> bool {
    text.chars().all(|c| (' '..'\u{A0}').contains(&c) || !is_blank(c) && !is_invisible(c))
}

/// The text as lexicons compare it: tidy, composed (Unicode NFC), without asterisks and a closing colon or stop, dashes
/// as hyphens, in lower case.
#[must_use]
pub fn normalized(text: &str) -> String {
    let tidied = tidy(text);
    let mut same = if tidied.is_ascii() && !tidied.contains('*') {
        tidied.to_ascii_lowercase()
    } else {
        same_letters(&composed(&tidied))
    };
    same.truncate(same.trim_end_matches([':', '：', '.', '。', ' ']).len());
    same
}

fn same_letters(composed: &str) -> String {
    let mut same = String::with_capacity(composed.len());
    for c in composed.chars() {
        match c {
            '*' => {}
            '–' | '—' => same.push('-'),
            ' ' if same.is_empty() || same.ends_with(' ') => {}
            c if c.is_ascii() => same.push(c.to_ascii_lowercase()),
            c => same.extend(c.to_lowercase()),
        }
    }
    same
}

/// The text with each letter and its marks as one character. Some file systems and editors write them apart.
fn composed(text: &str) -> Cow<'_, str> {
    let is_apart = |c| matches!(c, '\u{300}'..='\u{36F}' | '\u{3099}' | '\u{309A}');
    if !text.is_ascii() && text.contains(is_apart) {
        Cow::Owned(text.nfc().collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// The text as a person may type it: [`tidy`], Unicode NFKC, lower case, `ß` as `ss`, without accents.
///
/// Only the marks of alphabets are dropped: が and か stay two letters.
#[must_use]
pub fn fold(text: &str) -> String {
    let tidied = tidy(text);
    let mut folded = String::with_capacity(tidied.len());
    fold_each(&tidied, |c, _| folded.push(c));
    folded
}

/// Calls `take` with each visible character of the folded text and the bytes of the original that it stands for: a letter is
/// folded together with the marks that follow it.
pub fn fold_each(original: &str, mut take: impl FnMut(char, Range<usize>)) {
    let mut at = 0;
    while let Some(rest) = original.get(at..).filter(|rest| !rest.is_empty()) {
        // Nearly all of most texts. A mark may follow the last letter.
        let ascii = rest.bytes().take_while(u8::is_ascii).count();
        let alone = if ascii < rest.len() { ascii.saturating_sub(1) } else { ascii };
        for (offset, byte) in rest.bytes().take(alone).enumerate() {
            take(char::from(byte.to_ascii_lowercase()), at + offset..at + offset + 1);
        }
        at += alone;
        at += rest.get(alone..).map_or(0, |rest| fold_cluster(rest, at, &mut take));
    }
}

/// Folds the first letter of a text, which is at a byte of the original, and says how long it is with its marks.
fn fold_cluster(text: &str, at: usize, take: &mut impl FnMut(char, Range<usize>)) -> usize {
    let mut chars = text.char_indices().filter(|(_, c)| !is_invisible(*c)).peekable();
    let Some((start, first)) = chars.next() else { return text.len() };
    let mut end = start + first.len_utf8();
    let is_alone = chars.peek().is_none_or(|(_, next)| !joins_the_letter_before(*next));
    if let Some(c) = folded_alone(first).filter(|_| is_alone) {
        take(c, at + start..at + end);
        return end;
    }
    let mut cluster = String::from(first);
    while let Some((next, mark)) = chars.next_if(|(_, c)| joins_the_letter_before(*c)) {
        cluster.push(mark);
        end = next + mark.len_utf8();
    }
    folded(cluster.chars()).for_each(|c| take(c, at + start..at + end));
    end
}

/// What a character folds to, if that is one character and known without the tables of Unicode, which take twenty times
/// as long.
fn folded_alone(c: char) -> Option<char> {
    match c {
        '\0'..='\x7F' => Some(c.to_ascii_lowercase()),
        'À'..='Å' | 'à'..='å' => Some('a'),
        'Ç' | 'ç' => Some('c'),
        'È'..='Ë' | 'è'..='ë' => Some('e'),
        'Ì'..='Ï' | 'ì'..='ï' => Some('i'),
        'Ñ' | 'ñ' => Some('n'),
        'Ò'..='Ö' | 'ò'..='ö' => Some('o'),
        'Ù'..='Ü' | 'ù'..='ü' => Some('u'),
        // Dashes and quotation marks, kana, the common ideographs and what stands for no character fold to themselves.
        '\u{2010}'
        | '\u{2012}'..='\u{2016}'
        | '\u{2018}'..='\u{201F}'
        | '\u{3001}'..='\u{3003}'
        | '\u{3008}'..='\u{3011}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30A1}'..='\u{30FA}'
        | '\u{30FC}'
        | '\u{4E00}'..='\u{9FA5}'
        | '\u{FFFD}' => Some(c),
        _ => None,
    }
}

/// Whether a character belongs to the letter before it: accents, voicing marks (ﾞ of half-width kana included) and the
/// later parts of Korean syllables.
fn joins_the_letter_before(c: char) -> bool {
    c >= '\u{300}' && (is_combining_mark(c) || matches!(c, '\u{FF9E}' | '\u{FF9F}' | '\u{1160}'..='\u{11FF}'))
}

/// Letters as [`fold`] compares them, with blanks and punctuation left as they are.
fn folded(text: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let lower = text.nfkc().flat_map(char::to_lowercase);
    lower.flat_map(spelled_out).nfd().filter(|c| !is_accent(*c)).nfc()
}

/// `ß` as `ss`; a final sigma as any other sigma.
fn spelled_out(c: char) -> impl Iterator<Item = char> {
    let (first, second) = match c {
        'ß' => ('s', Some('s')),
        'ς' => ('σ', None),
        other => (other, None),
    };
    std::iter::once(first).chain(second)
}

fn is_accent(c: char) -> bool {
    is_combining_mark(c) && ('\u{300}'..='\u{36F}').contains(&c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn tidy_text_has_single_blanks_and_nothing_invisible() {
        assert_eq!(tidy(" \u{3000}Alle\u{A0} \tDienste\u{200B} "), "Alle Dienste");
        assert_eq!(tidy("custome\u{200B}\u{200B}r"), "customer");
        assert!(matches!(tidy(" plain text "), Cow::Borrowed("plain text")));
    }

    #[test]
    fn same_ignores_emphasis_case_and_stops() {
        for written in ["**Ziele**", "ZIELE:", "  ziele ", "Ziele：", "Zi\u{AD}ele."] {
            assert_eq!(normalized(written), "ziele", "{written}");
        }
        assert_eq!(normalized("Migracio\u{301}n"), "migración");
        assert_eq!(normalized("カ\u{3099}イト\u{3099}"), "ガイド");
    }

    #[test]
    fn every_odd_blank_and_invisible_character_is_untidy() {
        let odd = ('\u{0}'..='\u{ffff}').filter(|c| is_blank(*c) || is_invisible(*c));
        for c in odd.filter(|c| *c != ' ') {
            assert!(!is_tidy(&format!("a{c}b")), "{c:?}");
            assert_eq!(tidy(&format!("{c}a{c}")), "a", "{c:?}");
        }
        assert!(is_tidy("a b 評価。 „c“") && !is_tidy("a  b"));
    }

    #[test]
    fn fold_ignores_case_accents_and_width() {
        assert_eq!(fold("ÜBERSICHT"), "ubersicht");
        assert_eq!(fold("Éxito"), "exito");
        assert_eq!(fold("Ｔｅａｍｓ"), "teams");
        assert_eq!(fold("ｻｸｾｽ"), "サクセス");
        assert_eq!(fold("Maß"), "mass");
        assert_eq!(fold("STRAẞE"), "strasse");
        assert_eq!(fold("ΟΔΟΣ"), fold("οδος"));
        assert_ne!(fold("が"), fold("か"));
    }

    #[test]
    fn what_is_folded_without_the_tables_is_what_they_say() {
        for c in ('\0'..='\u{ffff}').filter(|c| folded_alone(*c).is_some()) {
            assert_eq!(
                folded_alone(c).map(String::from),
                Some(folded(std::iter::once(c)).collect()),
                "{c:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn folding_letter_by_letter_is_folding_the_whole(text in "[a-zäÄßéＡﾜｶﾞ\u{301}\u{200B} 成功ガΣς–-]{0,20}") {
            let visible: String = text.chars().filter(|c| !is_invisible(*c)).collect();
            let mut each = String::new();
            fold_each(&text, |c, range| {
                assert!(text.get(range).is_some());
                each.push(c);
            });
            prop_assert_eq!(each, folded(visible.chars()).collect::<String>());
        }
    }
}
