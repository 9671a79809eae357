//! Whatever a page holds: the terminal gets the browser's own sequences, and nothing else.

use super::screen::browse;
use crate::answers::safety::playbook;

/// The modes that the browser sets and resets.
const MODES: [&str; 8] = ["25", "1000", "1002", "1003", "1006", "1015", "1049", "2004"];

/// The first thing in the bytes that is none of the browser's own sequences, with what follows it.
fn foreign(bytes: &[u8]) -> Option<String> {
    let text = String::from_utf8(bytes.to_vec()).expect("the screen gets UTF-8");
    let mut rest = text.as_str();
    while let Some(at) =
        rest.find(|c: char| c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
    {
        let hazard = &rest[at..];
        match after_own(hazard) {
            Some(after) => rest = after,
            None => return Some(hazard.chars().take(40).collect()),
        }
    }
    None
}

fn after_own(text: &str) -> Option<&str> {
    // The copies of this test are to the clipboard: letters of base64, and nothing else.
    if let Some(copied) = text.strip_prefix("\u{1b}]52;c;") {
        let rest = copied.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || "+/=".contains(c));
        return rest.strip_prefix("\u{1b}\\");
    }
    let rest = text.strip_prefix("\u{1b}[")?;
    let values =
        rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';' || c == '?').len();
    let (values, rest) = rest.split_at(values);
    let end = rest.chars().next()?;
    let is_own = match values.strip_prefix('?') {
        Some(mode) => "hl".contains(end) && MODES.contains(&mode),
        None => "HmJKABCD".contains(end),
    };
    is_own.then(|| &rest[1..])
}

#[test]
fn foreign_sequences_are_told_from_own_ones() {
    assert_eq!(foreign(b"\x1b[?1049h\x1b[1;2Ha\x1b[0m\x1b]52;c;YQ==\x1b\\"), None);
    for other in
        ["\u{1b}]0;x\u{7}", "\u{1b}c", "\u{9b}1m", "\u{1b}[?5h", "\u{202e}", "\u{1b}]52;c;?\u{7}", "\r"]
    {
        assert!(foreign(format!("a{other}b").as_bytes()).is_some(), "{other:?}");
    }
}

#[test]
fn no_page_steers_the_terminal() {
    let folder = playbook();
    for (columns, rows) in [(80, 24), (40, 10)] {
        let mut browser = browse("").env("FTPB_PLAYBOOKS", folder.path()).sized(columns, rows).open();
        browser.shows("?");
        for keys in
            ["z", "j", "j", "j", "\r", "J", "2", "3", "4", "5", "6", "7", "1", "yt", "yi", "ya", ":", "G"]
        {
            browser.types(keys).rests();
        }
        browser.types("/evil").rests().types("\r").rests();
        browser.types("/\u{1b}").rests().types("frole:evil\r").rests().types("\u{1b}?").rests();
        assert_eq!(foreign(&browser.bytes()), None);
        browser.types("qq");
    }
}
