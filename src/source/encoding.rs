//! From bytes to text: byte order marks, UTF-16 and UTF-32, invalid bytes, NUL, and the three kinds of line end.

use std::borrow::Cow;

/// Something unusual in the bytes of a page; each becomes a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EncodingIssue {
    /// A UTF-8 byte order mark before the text, or several: an editor may put one before that of another.
    ByteOrderMark,
    /// UTF-16, with a byte order mark or without.
    Utf16,
    /// UTF-32.
    Utf32,
    /// Bytes that are invalid in the page's encoding and are read as U+FFFD; where the first stand in the decoded text.
    InvalidBytes(usize),
    /// NUL characters, read as U+FFFD (`CommonMark` 0.31 §2.3); where the first stands in the decoded text.
    Nul(usize),
}

/// A page's text with `\n` line ends.
#[derive(Debug)]
pub struct Decoded<'a> {
    /// The text; borrowed from the bytes where they are plain UTF-8.
    pub text: Cow<'a, str>,
    /// What was unusual about the bytes, in order.
    pub issues: Vec<EncodingIssue>,
}

/// Decodes a page. Any bytes give a text.
#[must_use]
pub fn decode<'a>(bytes: impl Into<Cow<'a, [u8]>>) -> Decoded<'a> {
    let (bytes, mut issues) = (bytes.into(), Vec::new());
    let text = match Units::of(&bytes) {
        Some(units) => units.decode(&bytes, &mut issues).into(),
        None => utf8(bytes, &mut issues),
    };
    let text = without_nul(text, &mut issues);
    Decoded { text: with_plain_line_ends(text, &mut issues), issues }
}

/// The units that a text is written in, if they are longer than a byte.
#[derive(Clone, Copy)]
struct Units {
    /// 2 or 4.
    length: usize,
    is_little_endian: bool,
    /// How long the byte order mark is.
    mark: usize,
}

impl Units {
    /// The units that a byte order mark tells, or, without one, the NUL in each of the first units: a page begins with
    /// letters of ASCII.
    fn of(bytes: &[u8]) -> Option<Self> {
        /// How many bytes are looked at, and how many units they have to be at least.
        const MOST: usize = 64;
        const FEWEST: usize = 4;
        let units = |length, is_little_endian, mark| Some(Self { length, is_little_endian, mark });
        match bytes {
            [0xFF, 0xFE, 0, 0, ..] if bytes.len().is_multiple_of(4) => return units(4, true, 4),
            [0, 0, 0xFE, 0xFF, ..] => return units(4, false, 4),
            [0xFF, 0xFE, ..] => return units(2, true, 2),
            [0xFE, 0xFF, ..] => return units(2, false, 2),
            _ => {}
        }
        let first = bytes.get(..MOST).unwrap_or(bytes);
        memchr::memchr(0, first)?;
        let are = |length: usize, letter: usize| {
            let units = first.chunks_exact(length);
            let is_letter =
                |unit: &[u8]| unit.iter().enumerate().all(|(at, byte)| (*byte != 0) == (at == letter));
            units.len() >= FEWEST
                && units.clone().filter(|unit| is_letter(unit)).count() * 4 >= units.len() * 3
        };
        let orders = [(4, true), (4, false), (2, true), (2, false)].into_iter();
        let mut orders =
            orders.filter(|(length, is_little)| are(*length, if *is_little { 0 } else { length - 1 }));
        orders.next().and_then(|(length, is_little)| units(length, is_little, 0))
    }

    fn decode(self, bytes: &[u8], issues: &mut Vec<EncodingIssue>) -> String {
        issues.push(if self.length == 4 { EncodingIssue::Utf32 } else { EncodingIssue::Utf16 });
        let units = bytes.get(self.mark..).unwrap_or_default().chunks_exact(self.length);
        let is_cut = !units.remainder().is_empty();
        let number = |unit: &[u8]| {
            let add = |number: u32, byte: &u8| number << 8 | u32::from(*byte);
            if self.is_little_endian { unit.iter().rev().fold(0, add) } else { unit.iter().fold(0, add) }
        };
        let numbers = units.map(number);
        let mut text = String::with_capacity(bytes.len());
        let mut invalid = None;
        let mut push = |c: Option<char>| {
            if c.is_none() {
                invalid.get_or_insert(text.len());
            }
            text.push(c.unwrap_or(char::REPLACEMENT_CHARACTER));
        };
        if self.length == 4 {
            numbers.map(char::from_u32).for_each(&mut push);
        } else {
            let short = numbers.map(|number| u16::try_from(number).unwrap_or_default());
            char::decode_utf16(short).map(Result::ok).for_each(&mut push);
        }
        if is_cut {
            invalid.get_or_insert(text.len());
            text.push(char::REPLACEMENT_CHARACTER);
        }
        issues.extend(invalid.map(EncodingIssue::InvalidBytes));
        text
    }
}

fn utf8<'a>(bytes: Cow<'a, [u8]>, issues: &mut Vec<EncodingIssue>) -> Cow<'a, str> {
    let text = match bytes {
        Cow::Borrowed(bytes) => str::from_utf8(bytes).map(Cow::from).map_err(|error| (error, bytes.into())),
        Cow::Owned(bytes) => {
            String::from_utf8(bytes).map(Cow::from).map_err(|error| (error.utf8_error(), error.into_bytes()))
        }
    };
    let text = text.unwrap_or_else(|(error, bytes)| {
        issues.push(EncodingIssue::InvalidBytes(error.valid_up_to()));
        String::from_utf8_lossy(&bytes).into_owned().into()
    });
    match marks(text.as_bytes()) {
        0 => text,
        marks => {
            move_places(issues, |at| at.saturating_sub(marks));
            issues.insert(0, EncodingIssue::ByteOrderMark);
            text.get(marks..).unwrap_or_default().to_owned().into()
        }
    }
}

/// How many bytes the byte order marks at the start of UTF-8 have.
#[must_use]
pub fn marks(bytes: &[u8]) -> usize {
    const MARK: &[u8] = "\u{FEFF}".as_bytes();
    bytes.chunks_exact(MARK.len()).take_while(|chunk| *chunk == MARK).count() * MARK.len()
}

fn without_nul<'a>(text: Cow<'a, str>, issues: &mut Vec<EncodingIssue>) -> Cow<'a, str> {
    match memchr::memchr(0, text.as_bytes()) {
        Some(at) => {
            let added = "\u{FFFD}".len() - "\0".len();
            move_places(issues, |at| at + added * count(&text, at, "\0"));
            issues.push(EncodingIssue::Nul(at));
            text.replace('\0', "\u{FFFD}").into()
        }
        None => text,
    }
}

/// `\r\n` and `\r` become `\n` (`CommonMark` 0.31 §2.1), so that no later step has to handle them.
fn with_plain_line_ends<'a>(text: Cow<'a, str>, issues: &mut [EncodingIssue]) -> Cow<'a, str> {
    if memchr::memchr(b'\r', text.as_bytes()).is_none() {
        return text;
    }
    move_places(issues, |at| at - count(&text, at, "\r\n"));
    let joined = if text.contains("\r\n") { text.replace("\r\n", "\n").into() } else { text };
    if joined.contains('\r') { joined.replace('\r', "\n").into() } else { joined }
}

/// Moves the places of what was found so far, when the text before them gets another length.
fn move_places(issues: &mut [EncodingIssue], moved: impl Fn(usize) -> usize) {
    for issue in issues {
        if let EncodingIssue::InvalidBytes(at) | EncodingIssue::Nul(at) = issue {
            *at = moved(*at);
        }
    }
}

/// How often something stands before a place.
fn count(text: &str, at: usize, wanted: &str) -> usize {
    text.get(..at).unwrap_or_default().matches(wanted).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> (String, Vec<EncodingIssue>) {
        let decoded = decode(bytes);
        (decoded.text.into_owned(), decoded.issues)
    }

    #[test]
    fn all_line_ends_become_one() {
        assert_eq!(text(b"a\r\nb\rc\n"), ("a\nb\nc\n".into(), vec![]));
    }

    #[test]
    fn byte_order_marks_are_dropped_and_reported() {
        assert_eq!(text("\u{FEFF}a".as_bytes()), ("a".into(), vec![EncodingIssue::ByteOrderMark]));
        assert_eq!(
            text("\u{FEFF}\u{FEFF}é\u{FEFF}".as_bytes()),
            ("é\u{FEFF}".into(), vec![EncodingIssue::ByteOrderMark])
        );
    }

    #[test]
    fn utf16_is_read_in_both_orders() {
        assert_eq!(text(b"\xFF\xFEa\0\x87\x65"), ("a文".into(), vec![EncodingIssue::Utf16]));
        assert_eq!(text(b"\xFE\xFF\0a\x65\x87"), ("a文".into(), vec![EncodingIssue::Utf16]));
    }

    #[test]
    fn units_without_a_mark_are_told_by_their_nul() {
        let page = "---\ntitle: Prüfung 文";
        let little: Vec<u8> = page.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = page.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let long =
            |bytes: fn(u32) -> [u8; 4]| page.chars().flat_map(|c| bytes(c.into())).collect::<Vec<u8>>();
        let marked = [vec![0xFF, 0xFE, 0, 0], long(u32::to_le_bytes)].concat();
        for (bytes, issue) in [
            (little, EncodingIssue::Utf16),
            (big, EncodingIssue::Utf16),
            (long(u32::to_le_bytes), EncodingIssue::Utf32),
            (long(u32::to_be_bytes), EncodingIssue::Utf32),
            (marked, EncodingIssue::Utf32),
        ] {
            assert_eq!(text(&bytes), (page.to_owned(), vec![issue]));
        }
        assert_eq!(text(b"a\0b\0").0, "a\u{FFFD}b\u{FFFD}", "two letters are too few");
    }

    #[test]
    fn broken_utf16_keeps_what_can_be_read() {
        let (read, issues) = text(b"\xFF\xFEa\0\x00\xD8b\0c");
        assert_eq!(read, "a\u{FFFD}b\u{FFFD}");
        assert_eq!(issues, [EncodingIssue::Utf16, EncodingIssue::InvalidBytes(1)]);
    }

    #[test]
    fn invalid_bytes_and_nul_become_replacement_characters() {
        assert_eq!(text(b"a\xFFb"), ("a\u{FFFD}b".into(), vec![EncodingIssue::InvalidBytes(1)]));
        assert_eq!(text(b"a\0b"), ("a\u{FFFD}b".into(), vec![EncodingIssue::Nul(1)]));
        let both = vec![EncodingIssue::ByteOrderMark, EncodingIssue::InvalidBytes(10), EncodingIssue::Nul(1)];
        assert_eq!(text(b"\xEF\xBB\xBF\n\0\r\n\0\r\r\xFF").1, both.clone());
        assert_eq!(text(b"\xEF\xBB\xBF\r\n\0\n\0\r\r\n\xFF").1, both);
    }
}
