//! Decides which addresses become hyperlinks, and escapes them.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// The ASCII characters to percent-encode; other characters are always encoded, and existing `%XX` is kept.
const UNSAFE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The address as the target of a hyperlink; `None` for other schemes than `http`, `https` and `mailto`.
///
/// A click must not run a script or open a local file.
#[must_use]
pub fn hyperlink(target: &str) -> Option<String> {
    let target = target.trim();
    let (scheme, rest) = target.split_once(':')?;
    let known = ["http", "https", "mailto"].into_iter().find(|known| scheme.eq_ignore_ascii_case(known))?;
    if known != "mailto" && !rest.starts_with("//") {
        return None;
    }
    Some(format!("{known}:{}", utf8_percent_encode(rest, UNSAFE)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn web_and_mail_addresses_pass() {
        for (target, link) in [
            ("https://aka.ms/a?b=c#d%20e", "https://aka.ms/a?b=c#d%20e"),
            ("HTTP://example.com/ä b", "http://example.com/%C3%A4%20b"),
            ("mailto:a@example.com", "mailto:a@example.com"),
            (" https://x.test/ ", "https://x.test/"),
        ] {
            assert_eq!(hyperlink(target).as_deref(), Some(link), "{target}");
        }
    }

    #[test]
    fn other_schemes_and_files_do_not() {
        for target in ["javascript:alert(1)", "file:///etc", "page.md", "#a", "", "https:x"] {
            assert_eq!(hyperlink(target), None, "{target}");
        }
    }

    #[test]
    fn an_address_cannot_end_its_own_sequence() {
        let link = hyperlink("https://x.test/\u{1b}\\\u{7}\u{9c}\u{202e}").unwrap();
        assert!(link.bytes().all(|byte| (0x21..0x7f).contains(&byte)), "{link}");
        assert!(!link.contains('\\'));
    }
}
