//! Removes or escapes the characters that a terminal could obey.

use std::borrow::Cow;
use std::fmt::Write;

/// Text without what could steer a terminal or turn the order of letters around.
///
/// Control characters (C0 but newline and tab, DEL, C1) and bidirectional overrides and isolates are dropped;
/// the line and paragraph separators U+2028 and U+2029 become blanks, so that words stay separate.
/// Decode entities first: `&#27;` would become an escape character afterwards.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hazard) {
        return Cow::Borrowed(text);
    }
    let keep = |character| match character {
        '\u{2028}' | '\u{2029}' => Some(' '),
        hazard if is_hazard(hazard) => None,
        harmless => Some(harmless),
    };
    Cow::Owned(text.chars().filter_map(keep).collect())
}

/// Clean text without tabs and line breaks: a value on a line of its own, such as the name of a file.
#[must_use]
pub fn on_one_line(text: &str) -> String {
    clean(text).replace(['\t', '\n'], " ")
}

/// JSON with the characters that a terminal might obey written as `\uXXXX`.
///
/// The document keeps its meaning: in JSON such characters occur only in strings.
#[must_use]
pub fn escape_json(json: &str) -> Cow<'_, str> {
    if !json.chars().any(is_unprintable) {
        return Cow::Borrowed(json);
    }
    let mut escaped = String::with_capacity(json.len() + 16);
    for character in json.chars() {
        if is_unprintable(character) {
            // Writing to a string cannot fail.
            let _ = write!(escaped, "\\u{:04x}", u32::from(character));
        } else {
            escaped.push(character);
        }
    }
    Cow::Owned(escaped)
}

/// Whether a terminal may obey it, or show the text in another order.
pub(super) fn is_hazard(character: char) -> bool {
    matches!(
        character,
        '\0'..='\u{8}'
            | '\u{b}'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
    )
}

/// Hazards, and what YAML calls not printable. Line breaks and tabs belong to the document.
fn is_unprintable(character: char) -> bool {
    is_hazard(character) || matches!(character, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn harmless_text_is_not_copied() {
        assert!(matches!(clean("Prüfung\t成功\n"), Cow::Borrowed("Prüfung\t成功\n")));
    }

    #[test]
    fn every_kind_of_hazard_is_dropped() {
        for hazard in ["\u{1b}", "\u{7f}", "\u{9b}", "\r", "\u{202e}", "\u{2066}", "\0"] {
            assert_eq!(clean(&format!("a{hazard}b")), "ab", "{hazard:?}");
        }
    }

    #[test]
    fn separators_become_blanks() {
        assert_eq!(clean("a\u{2028}b\u{2029}c"), "a b c");
    }

    #[test]
    fn escaped_json_holds_the_same_text() {
        let text = "a\u{9b}2J\u{202e}\u{7f}\u{1b}\n";
        let json = serde_json::to_string(text).unwrap();
        let escaped = escape_json(&json);
        assert!(escaped.is_ascii(), "{escaped}");
        assert_eq!(serde_json::from_str::<String>(&escaped).unwrap(), text);
    }
}
