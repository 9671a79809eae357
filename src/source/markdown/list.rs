//! The markers of list items (`CommonMark` 0.31 §5.2), and `•`, which is left where text came from a word processor.

/// What follows a marker, whether or not a blank stands between them.
#[must_use]
pub fn after_marker(line: &str) -> Option<&str> {
    after_bullet(line).or_else(|| {
        let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
        if (1..=9).contains(&(line.len() - rest.len())) { rest.strip_prefix(['.', ')']) } else { None }
    })
}

fn after_bullet(line: &str) -> Option<&str> {
    line.strip_prefix(['-', '*', '+', '•'])
}

/// The text of a list item that begins here, with a bullet or a number.
#[must_use]
pub fn item(line: &str) -> Option<&str> {
    after_marker(line).filter(|rest| rest.starts_with(char::is_whitespace)).map(str::trim_start)
}

/// Whether a character right before the first pipe of a row means nothing: a control character, the replacement of an invalid
/// byte, a full stop, a bullet that Markdown does not know.
#[must_use]
pub fn is_slip(c: char) -> bool {
    c.is_control() || matches!(c, '.' | ',' | '·' | '▪' | '◦' | '‣' | char::REPLACEMENT_CHARACTER)
}

/// The text of a list item that begins here with a bullet.
#[must_use]
pub fn bullet_item(line: &str) -> Option<&str> {
    item(line).filter(|_| after_bullet(line).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_begin_with_a_bullet_or_a_number_and_a_blank() {
        for line in ["- a", "*\ta", "+ a", "• a", "1. a", "12)  a"] {
            assert_eq!(item(line), Some("a"), "{line}");
        }
        for line in ["-a", "**a**", "1 a", "1.5 a", ". a", "1234567890. a", ""] {
            assert_eq!(item(line), None, "{line}");
        }
        assert_eq!((bullet_item("- a"), bullet_item("1. a")), (Some("a"), None));
    }
}
