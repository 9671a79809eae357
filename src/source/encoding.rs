//! From bytes to text: byte order marks, UTF-16, invalid bytes, NUL, and the three kinds of line end.

use std::borrow::Cow;

/// Something unusual in the bytes of a page; each becomes a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// A UTF-8 byte order mark before the text.
    ByteOrderMark,
    /// UTF-16, with a byte order mark.
    Utf16,
    /// Bytes that are invalid in the page's encoding and are read as U+FFFD; the offset of the first.
    InvalidBytes(usize),
    /// NUL characters, read as U+FFFD (`CommonMark` 0.31 §2.3); the offset of the first.
    Nul(usize),
}

/// A page's text with `\n` line ends.
#[derive(Debug)]
pub struct Decoded<'a> {
    /// The text; borrowed from the bytes where they are plain UTF-8.
    pub text: Cow<'a, str>,
    /// What was unusual about the bytes, in order.
    pub oddities: Vec<Oddity>,
}

/// Decodes a page. Any bytes give a text.
#[must_use]
pub fn decode<'a>(bytes: impl Into<Cow<'a, [u8]>>) -> Decoded<'a> {
    let (bytes, mut oddities) = (bytes.into(), Vec::new());
    let text = match bytes.get(..2) {
        Some([0xFF, 0xFE]) => utf16(&bytes, u16::from_le_bytes, &mut oddities).into(),
        Some([0xFE, 0xFF]) => utf16(&bytes, u16::from_be_bytes, &mut oddities).into(),
        _ => utf8(bytes, &mut oddities),
    };
    let text = without_nul(text, &mut oddities);
    Decoded { text: with_plain_line_ends(text), oddities }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, oddities: &mut Vec<Oddity>) -> String {
    oddities.push(Oddity::Utf16);
    let (pairs, rest) = bytes.get(2..).unwrap_or_default().as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let mut text = String::with_capacity(bytes.len());
    let mut invalid = None;
    for (index, result) in char::decode_utf16(units).enumerate() {
        text.push(result.unwrap_or_else(|_| {
            invalid.get_or_insert(2 + 2 * index);
            char::REPLACEMENT_CHARACTER
        }));
    }
    if !rest.is_empty() {
        invalid.get_or_insert(bytes.len() - 1);
        text.push(char::REPLACEMENT_CHARACTER);
    }
    oddities.extend(invalid.map(Oddity::InvalidBytes));
    text
}

fn utf8<'a>(bytes: Cow<'a, [u8]>, oddities: &mut Vec<Oddity>) -> Cow<'a, str> {
    let text = match bytes {
        Cow::Borrowed(bytes) => str::from_utf8(bytes).map(Cow::from).map_err(|error| (error, bytes.into())),
        Cow::Owned(bytes) => {
            String::from_utf8(bytes).map(Cow::from).map_err(|error| (error.utf8_error(), error.into_bytes()))
        }
    };
    let text = text.unwrap_or_else(|(error, bytes)| {
        oddities.push(Oddity::InvalidBytes(error.valid_up_to()));
        String::from_utf8_lossy(&bytes).into_owned().into()
    });
    match text.strip_prefix('\u{FEFF}') {
        Some(rest) => {
            oddities.insert(0, Oddity::ByteOrderMark);
            rest.to_owned().into()
        }
        None => text,
    }
}

fn without_nul<'a>(text: Cow<'a, str>, oddities: &mut Vec<Oddity>) -> Cow<'a, str> {
    match memchr::memchr(0, text.as_bytes()) {
        Some(at) => {
            oddities.push(Oddity::Nul(at));
            text.replace('\0', "\u{FFFD}").into()
        }
        None => text,
    }
}

/// `\r\n` and `\r` become `\n` (`CommonMark` 0.31 §2.1), so that no later step has to handle them.
fn with_plain_line_ends(text: Cow<'_, str>) -> Cow<'_, str> {
    if memchr::memchr(b'\r', text.as_bytes()).is_none() {
        return text;
    }
    let joined = if text.contains("\r\n") { text.replace("\r\n", "\n").into() } else { text };
    if joined.contains('\r') { joined.replace('\r', "\n").into() } else { joined }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> (String, Vec<Oddity>) {
        let decoded = decode(bytes);
        (decoded.text.into_owned(), decoded.oddities)
    }

    #[test]
    fn all_line_ends_become_one() {
        assert_eq!(text(b"a\r\nb\rc\n"), ("a\nb\nc\n".into(), vec![]));
    }

    #[test]
    fn a_byte_order_mark_is_dropped_and_reported() {
        assert_eq!(text(b"\xEF\xBB\xBFa"), ("a".into(), vec![Oddity::ByteOrderMark]));
    }

    #[test]
    fn utf16_is_read_in_both_orders() {
        assert_eq!(text(b"\xFF\xFEa\0\x87\x65"), ("a文".into(), vec![Oddity::Utf16]));
        assert_eq!(text(b"\xFE\xFF\0a\x65\x87"), ("a文".into(), vec![Oddity::Utf16]));
    }

    #[test]
    fn broken_utf16_keeps_what_can_be_read() {
        let (read, oddities) = text(b"\xFF\xFEa\0\x00\xD8b\0c");
        assert_eq!(read, "a\u{FFFD}b\u{FFFD}");
        assert_eq!(oddities, [Oddity::Utf16, Oddity::InvalidBytes(4)]);
    }

    #[test]
    fn invalid_bytes_and_nul_become_replacement_characters() {
        assert_eq!(text(b"a\xFFb"), ("a\u{FFFD}b".into(), vec![Oddity::InvalidBytes(1)]));
        assert_eq!(text(b"a\0b"), ("a\u{FFFD}b".into(), vec![Oddity::Nul(1)]));
    }
}
