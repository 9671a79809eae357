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
    matches!(
        c,
        '\u{AD}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}'
            | '\u{FEFF}'
    )
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
    let bytes = text.as_bytes();
    // The last one is no blank: those at the end are gone.
    let doubled = |pair: &[u8]| matches!(pair, [b'\t' | b'\n' | b'\r', _] | [b' ', b' ']);
    if bytes.windows(2).any(doubled) {
        return false;
    }
    // With these bytes begin all blanks and invisible characters beyond ASCII, and few others.
    let may_be_odd = |byte: u8| matches!(byte, 0xC2 | 0xE2 | 0xE3 | 0xEF);
    let char_at = |at: usize| text.get(at..).and_then(|rest| rest.chars().next());
    let odd = |at: usize| char_at(at).is_some_and(|c| is_blank(c) || is_invisible(c));
    !bytes.iter().enumerate().any(|(at, byte)| may_be_odd(*byte) && odd(at))
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
    plain_latin(&tidied).unwrap_or_else(|| folded(tidied.chars()).collect())
}

/// What [`folded`] makes of a text of the letters of western Europe alone, which most are, without normalising it;
/// nothing where it holds any other character beyond ASCII.
fn plain_latin(text: &str) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        let letter = match c {
            c if c.is_ascii() => c.to_ascii_lowercase(),
            'À'..='Å' | 'à'..='å' => 'a',
            'Ç' | 'ç' => 'c',
            'È'..='Ë' | 'è'..='ë' => 'e',
            'Ì'..='Ï' | 'ì'..='ï' => 'i',
            'Ñ' | 'ñ' => 'n',
            'Ò'..='Ö' | 'ò'..='ö' => 'o',
            'Ù'..='Ü' | 'ù'..='ü' => 'u',
            'Ý' | 'ý' | 'ÿ' => 'y',
            '–' | '—' | '‘' | '’' | '“' | '”' | '„' | '«' | '»' | '¿' | '¡' => c,
            'ß' => {
                plain.push_str("ss");
                continue;
            }
            _ => return None,
        };
        plain.push(letter);
    }
    Some(plain)
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
    fn letters_of_western_europe_are_folded_as_all_others() {
        let latin: Vec<char> = ('\u{0}'..='\u{24f}').chain('\u{2000}'..='\u{206f}').collect();
        let known = latin.iter().filter(|c| plain_latin(&c.to_string()).is_some()).count();
        assert!(known > 128 + 50);
        for c in latin {
            for text in [c.to_string(), format!("x{c}{c}y")] {
                let all: String = folded(text.chars()).collect();
                assert_eq!(plain_latin(&text).unwrap_or(all.clone()), all, "{text}");
            }
        }
    }

    #[test]
    fn what_is_tidy_has_one_blank_between_words_and_nothing_hidden() {
        let odd = ('\u{0}'..='\u{ffff}').filter(|c| is_blank(*c) || is_invisible(*c));
        for c in odd.filter(|c| *c != ' ') {
            assert!(!is_tidy(&format!("a{c}b")), "{c:?}");
        }
        assert!(is_tidy("a b 評価。 „c“") && !is_tidy("a  b"));
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
