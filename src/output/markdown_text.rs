//! Text in the Markdown that listings and reports write.

use crate::output::terminal::clean;

/// Text that stays text, on its line and within its cell.
pub(super) fn escaped(text: &str) -> String {
    let text = clean(text);
    let mut escaped = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    let mut within_word = false;
    while let Some(character) = characters.next() {
        match character {
            '\n' => escaped.push_str("<br>"),
            '\t' => escaped.push(' '),
            // Between letters it is no markup, and names read better without.
            '_' if within_word && characters.peek().is_some_and(|next| next.is_alphanumeric()) => {
                escaped.push('_');
            }
            '|' | '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '&' | '~' => {
                escaped.push('\\');
                escaped.push(character);
            }
            other => escaped.push(other),
        }
        within_word = character.is_alphanumeric();
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_underscores_and_emphasis_gets_a_backslash() {
        assert_eq!(escaped("role_text _x_ a__b"), "role_text \\_x\\_ a\\_\\_b");
    }
}
