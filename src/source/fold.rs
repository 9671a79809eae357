//! Which texts count as the same, whatever their blanks, invisible characters, case, accents and width.
//!
//! Three strengths: [`tidy`] for showing, [`same`] for the words of a lexicon, [`fold`] for what a
//! person types.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Whether a character is invisible: soft hyphens, zero-width blanks, byte order marks, joiners, direction marks.
#[must_use]
pub fn is_invisible(c: char) -> bool {
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
    let is_common = |c| (' '..'\u{A0}').contains(&c);
    !text.contains("  ") && !text.chars().any(|c| !is_common(c) && (is_blank(c) || is_invisible(c)))
}

/// The text as lexicons compare it: tidy, composed (Unicode NFC), without asterisks and a closing colon or stop, dashes
/// as hyphens, in lower case.
#[must_use]
pub fn same(text: &str) -> String {
    let mut same = String::with_capacity(text.len());
    for c in composed(&tidy(text)).chars() {
        match c {
            '*' => {}
            '–' | '—' => same.push('-'),
            ' ' if same.is_empty() || same.ends_with(' ') => {}
            c if c.is_ascii() => same.push(c.to_ascii_lowercase()),
            c => same.extend(c.to_lowercase()),
        }
    }
    same.truncate(same.trim_end_matches([':', '：', '.', '。', ' ']).len());
    same
}

/// The text with each letter and its marks as one character. Some file systems and editors write them apart.
fn composed(text: &str) -> Cow<'_, str> {
    let is_apart = |c| matches!(c, '\u{300}'..='\u{36F}' | '\u{3099}' | '\u{309A}');
    if text.contains(is_apart) { Cow::Owned(text.nfc().collect()) } else { Cow::Borrowed(text) }
}

/// The text as a person may type it: [`tidy`], Unicode NFKC, lower case, `ß` as `ss`, without accents.
///
/// Only the marks of alphabets are dropped: が and か stay two letters.
#[must_use]
pub fn fold(text: &str) -> String {
    let tidied = tidy(text);
    if tidied.is_ascii() {
        return tidied.to_ascii_lowercase();
    }
    folded(tidied.chars()).collect()
}

/// Letters as [`fold`] compares them, with blanks and punctuation left as they are.
pub fn folded(text: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
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
            assert_eq!(same(written), "ziele", "{written}");
        }
        assert_eq!(same("Migracio\u{301}n"), "migración");
        assert_eq!(same("カ\u{3099}イト\u{3099}"), "ガイド");
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
}
