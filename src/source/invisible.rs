//! Invisible characters that serve nothing, as they come into a text with what is copied from elsewhere.

use crate::source::fold::{is_invisible, is_joiner};

/// The invisible characters of a text, without those that join others into one sign.
#[must_use = "nothing is searched until the items are asked for"]
pub fn stray(text: &str) -> impl Iterator<Item = (usize, char)> {
    let char_at = |at: usize| Some((at, text.get(at..)?.chars().next()?));
    // Their UTF-8 forms begin with one of these three bytes, which few others do.
    let found = memchr::memchr3_iter(0xC2, 0xE2, 0xEF, text.as_bytes()).filter_map(char_at);
    found.filter(|(at, c)| is_invisible(*c) && !is_needed(text, *at, *c))
}

/// Whether an invisible character belongs to the writing: a joiner between signs or at the end of a word of a script
/// that joins its letters, or a word break beside a letter of a language that writes no blanks.
fn is_needed(text: &str, at: usize, c: char) -> bool {
    let before = text.get(..at).and_then(|text| text.chars().next_back());
    let after = text.get(at + c.len_utf8()..).and_then(|text| text.chars().next());
    let is_sign = |c: char| is_emoji_style(c) || !c.is_ascii() && !is_invisible(c) && !c.is_whitespace();
    let is_word = |c: char| c.is_alphanumeric() || is_without_blanks(c);
    let (sign_before, sign_after) = (before.is_some_and(is_sign), after.is_some_and(is_sign));
    let joins = is_joiner(c) && sign_before && (sign_after || before.is_some_and(is_joined));
    let parts = c == '\u{200B}'
        && before.is_some_and(is_word)
        && after.is_some_and(is_word)
        && before.into_iter().chain(after).any(is_without_blanks);
    joins || parts
}

/// The sign that asks for the colored form of the emoji before it.
fn is_emoji_style(c: char) -> bool {
    c == '\u{FE0F}'
}

/// Letters of scripts that join: Arabic, Syriac and their neighbors, and those of India.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{DFF}' | '\u{1800}'..='\u{18AF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// Letters of languages without blanks between words: Thai, Lao, Burmese, Khmer and their neighbors.
fn is_without_blanks(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{1950}'..='\u{19DF}' | '\u{1A20}'..='\u{1AAF}' | '\u{A9E0}'..='\u{A9FF}' | '\u{AA60}'..='\u{AADF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joiners_and_word_breaks_that_a_script_needs_are_left() {
        for needed in [
            "\u{E44}\u{E17}\u{E22}\u{200B}\u{E04}\u{E33}",
            "\u{1781}\u{17D2}\u{1798}\u{17C2}\u{179A}\u{200B}\u{1797}\u{17B6}",
            "\u{EA5}\u{EB2}\u{EA7}\u{200B}\u{EAA}",
            "\u{E44}\u{E17}\u{E22}\u{200B}Teams",
            "\u{645}\u{6CC}\u{200C}\u{62E}",
            "\u{647}\u{200D}.",
            "\u{D28}\u{D4D}\u{200D} ",
            "\u{1F469}\u{1F3FD}\u{200D}\u{1F4BB}",
            "\u{2764}\u{FE0F}\u{200D}\u{1F525}",
        ] {
            assert_eq!(stray(needed).count(), 0, "{needed:?}");
        }
        for odd in
            ["Custo\u{200B}mer", "a\u{200D}b", "\u{E44}\u{E17}\u{200B} ", "\u{200B}\u{E44}", "測\u{200B}試"]
        {
            assert_eq!(stray(odd).count(), 1, "{odd:?}");
        }
    }
}
