//! What counts as the same text: blanks and invisible characters, case, accents, width.
//!
//! Three strengths: [`tidy`] for showing, [`same`] for the words of a lexicon, [`fold`] for what a
//! person types.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Characters that pages carry and nobody sees.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
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

fn is_tidy(text: &str) -> bool {
    if text.is_ascii() {
        let odd = |pair: &[u8]| matches!(pair, [b'\t' | b'\n' | b'\r', _] | [b' ', b' ']);
        // The last one is no blank: those at the end are gone.
        return !text.as_bytes().windows(2).any(odd);
    }
    let mut blank = false;
    for c in text.chars() {
        let odd = (is_blank(c) && (blank || c != ' ')) || is_invisible(c);
        if odd {
            return false;
        }
        blank = c == ' ';
    }
    true
}

/// The text as lexicons compare it: tidy, without asterisks and a closing colon or stop, dashes as
/// hyphens, in lower case.
#[must_use]
pub fn same(text: &str) -> String {
    let tidied = tidy(text);
    let mut same = String::with_capacity(tidied.len());
    if tidied.is_ascii() && !tidied.contains('*') {
        same.push_str(&tidied);
        same.make_ascii_lowercase();
        same.truncate(same.trim_end_matches([':', '.', ' ']).len());
        return same;
    }
    for c in tidied.chars() {
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

/// Letters as [`fold`] compares them, blanks and punctuation left as they are: for those who keep account of
/// which letter became which.
pub fn folded(text: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    let lower = text.nfkc().flat_map(char::to_lowercase);
    lower.flat_map(spelled_out).nfd().filter(|c| !is_accent(*c)).nfc()
}

/// `ß` as `ss`; the sigma at the end of a Greek word is the same letter as any other.
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
    fn tidying_folds_blanks_and_drops_what_nobody_sees() {
        assert_eq!(tidy(" \u{3000}Alle\u{A0} \tDienste\u{200B} "), "Alle Dienste");
        assert_eq!(tidy("custome\u{200B}\u{200B}r"), "customer");
        assert!(matches!(tidy(" plain text "), Cow::Borrowed("plain text")));
    }

    #[test]
    fn words_are_the_same_whatever_dresses_them() {
        for dressed in ["**Ziele**", "ZIELE:", "  ziele ", "Ziele：", "Zi\u{AD}ele."] {
            assert_eq!(same(dressed), "ziele", "{dressed}");
        }
    }

    #[test]
    fn folding_forgives_case_accents_and_width() {
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
