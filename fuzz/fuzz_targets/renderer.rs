//! The renderer: whatever a page holds, a terminal gets text, colours (SGR) and hyperlinks (OSC 8) and nothing
//! else, and no line is wider than it may be.

#![no_main]

use ftpb::output::Style;
use ftpb::output::page::{Options, render};
use ftpb::output::terminal::{Painter, width};
use ftpb_fuzz::bounded;
use libfuzzer_sys::fuzz_target;

const WIDTH: usize = 60;

fn is_hazard(c: char) -> bool {
    let bidi = matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    bidi || (c.is_control() && !matches!(c, '\n' | '\t'))
}

/// The text without colours and hyperlinks to the addresses that may be opened.
fn without_own(text: &str) -> String {
    let mut left = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(is_hazard) {
        left.push_str(&rest[..at]);
        rest = after_own(&rest[at..]).unwrap_or_else(|| panic!("{:?} reaches the terminal", &rest[at..]));
    }
    left + rest
}

fn after_own(text: &str) -> Option<&str> {
    if let Some(rest) = text.strip_prefix("\u{1b}[") {
        return rest.trim_start_matches(|c: char| c == ';' || c.is_ascii_digit()).strip_prefix('m');
    }
    let (target, rest) = text.strip_prefix("\u{1b}]8;;")?.split_once("\u{1b}\\")?;
    let opens = ["http://", "https://", "mailto:"].iter().any(|scheme| target.starts_with(scheme));
    let plain = target.bytes().all(|byte| byte.is_ascii_graphic());
    (target.is_empty() || (opens && plain)).then_some(rest)
}

/// Whether a line holds what is never broken: an address, the name of a file or host.
fn is_whole(line: &str) -> bool {
    line.split_whitespace().any(|word| {
        let dotted = word.match_indices('.').any(|(at, _)| word[at + 1..].starts_with(char::is_alphanumeric));
        dotted || word.contains("://") || word.contains("mailto:")
    })
}

fuzz_target!(|input: &[u8]| {
    let text = String::from_utf8_lossy(input);
    let (plain, painted) =
        (Painter::default(), Painter { color: true, hyperlinks: true, ..Painter::default() });
    // One way of drawing for each input; which one is the input's to choose.
    let (painter, numbered, outline) = match input.len() % 4 {
        0 | 1 => (painted, false, false),
        2 => (plain, true, false),
        _ => (plain, false, true),
    };
    let style = Style { width: Some(WIDTH), painter, ..Style::default() };
    let options = Options { numbered, outline, ..Options::default() };
    let drawn = bounded(input, || render(&text, &style, &options));
    let shown = if painter == plain { drawn } else { without_own(&drawn) };
    assert!(!shown.contains(is_hazard), "without colours and links, no sequence is left");
    for line in shown.lines() {
        assert!(width(line) <= WIDTH || is_whole(line), "{} cells: {line:?}", width(line));
    }
});
