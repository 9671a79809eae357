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
    let trimmed = trimmed(text);
    if is_tidy(trimmed, Dress::of(trimmed)) {
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

/// A text without blanks and invisible characters at its ends.
fn trimmed(text: &str) -> &str {
    if has_plain_ends(text) { text } else { text.trim_matches(|c| is_blank(c) || is_invisible(c)) }
}

/// Whether a text begins and ends with a letter, a digit or a sign of ASCII, as most do: whatever blanks there are,
/// nothing has to be trimmed.
#[must_use]
pub fn has_plain_ends(text: &str) -> bool {
    matches!(text.as_bytes(), [b'!'..=b'~', .., b'!'..=b'~'] | [b'!'..=b'~'])
}

/// What the bytes of a text tell of it, all looked at once.
#[derive(Clone, Copy)]
struct Dress(u8);

impl Dress {
    const BLANK: u8 = 1;
    const TWO_BLANKS: u8 = 2;
    const ODD_BLANK: u8 = 4;
    const ASTERISK: u8 = 8;
    const BEYOND_ASCII: u8 = 16;
    /// With these bytes begin all blanks and invisible characters beyond ASCII, and few others.
    const MAY_BE_ODD: u8 = 32;

    fn of(text: &str) -> Self {
        let (mut all, mut before) = (0, 0);
        for byte in text.bytes() {
            let own = Self::OF_BYTE.get(usize::from(byte)).copied().unwrap_or_default();
            all |= own | (own & before & Self::BLANK) << 1;
            before = own;
        }
        Self(all)
    }

    /// What each byte tells.
    const OF_BYTE: [u8; 256] = {
        let mut table = [0; 256];
        let mut rest: &mut [u8] = &mut table;
        let mut byte = 0_u8;
        while let [own, after @ ..] = rest {
            *own = match byte {
                b' ' => Self::BLANK,
                b'\t' | b'\n' | b'\r' => Self::ODD_BLANK,
                b'*' => Self::ASTERISK,
                0xC2 | 0xE2 | 0xE3 | 0xEF => Self::BEYOND_ASCII | Self::MAY_BE_ODD,
                0x80.. => Self::BEYOND_ASCII,
                _ => 0,
            };
            rest = after;
            byte = byte.wrapping_add(1);
        }
        table
    };

    fn has(self, what: u8) -> bool {
        self.0 & what != 0
    }
}

/// Whether a text without blanks at its ends has one blank between words and nothing hidden.
fn is_tidy(text: &str, dress: Dress) -> bool {
    if dress.has(Dress::TWO_BLANKS | Dress::ODD_BLANK) {
        return false;
    }
    let odd = |c: char| is_blank(c) && c != ' ' || is_invisible(c);
    !dress.has(Dress::MAY_BE_ODD) || !text.chars().any(odd)
}

/// The text as lexicons compare it: tidy, without asterisks and a closing colon or stop, dashes as
/// hyphens, in lower case.
#[must_use]
pub fn same(text: &str) -> String {
    let trimmed = trimmed(text);
    let dress = Dress::of(trimmed);
    if !dress.has(Dress::TWO_BLANKS | Dress::ODD_BLANK | Dress::ASTERISK | Dress::BEYOND_ASCII) {
        return trimmed.trim_end_matches([':', '.', ' ']).to_ascii_lowercase();
    }
    let tidied = if is_tidy(trimmed, dress) { Cow::Borrowed(trimmed) } else { tidy(trimmed) };
    let mut same = String::with_capacity(tidied.len());
    for c in tidied.chars() {
        match c {
            '*' => {}
            '–' | '—' => same.push('-'),
            ' ' if same.is_empty() || same.ends_with(' ') => {}
            c if c.is_ascii() => same.push(c.to_ascii_lowercase()),
            // Hiragana, Katakana and Han have no case, nor have these small letters.
            'ß'..='ÿ' | '\u{3000}'..='\u{9FFF}' => same.push(c),
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
    plain(&tidied).unwrap_or_else(|| folded(tidied.chars()).collect())
}

/// What [`folded`] makes of a text of the letters of western Europe, of kana and Han alone, which most are, without
/// normalising it; nothing where it holds any other character beyond ASCII.
fn plain(text: &str) -> Option<String> {
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
            '«' | '»' | '¿' | '¡' | '–'..='—' | '‘'..='„' | '、'..='〃' | '「'..='】' => c,
            // But for kana that stand for two, and marks that join the letter before.
            c if matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ー' | '\u{4E00}'..='\u{9FFF}') => c,
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
    fn usual_letters_are_folded_as_all_others() {
        let usual = ('\u{0}'..='\u{24f}').chain('\u{2000}'..='\u{206f}').chain('\u{3000}'..='\u{9fff}');
        let known = usual.clone().filter(|c| plain(&c.to_string()).is_some()).count();
        assert!(known > 128 + 50 + 180 + 20_000);
        for c in usual {
            for text in [c.to_string(), format!("x{c}{c}y"), format!("か{c}ハ")] {
                let all: String = folded(text.chars()).collect();
                assert_eq!(plain(&text).unwrap_or(all.clone()), all, "{text}");
            }
        }
    }

    #[test]
    fn what_is_tidy_has_one_blank_between_words_and_nothing_hidden() {
        let is_tidy = |text: &str| is_tidy(text, Dress::of(text));
        let odd = ('\u{0}'..='\u{ffff}').filter(|c| is_blank(*c) || is_invisible(*c));
        for c in odd.filter(|c| *c != ' ') {
            assert!(!is_tidy(&format!("a{c}b")), "{c:?}");
            assert_eq!(tidy(&format!("{c}a{c}")), "a", "{c:?}");
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
