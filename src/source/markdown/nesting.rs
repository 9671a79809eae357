//! Bounds how many quotations and lists one line opens within each other.

use std::borrow::Cow;
use std::ops::Range;

use crate::source::markdown::list;

/// The most that a line opens.
const MOST: usize = 100;

/// The text with blanks for all markers of a line that would open more than a hundred quotations and lists within each
/// other. No byte moves, and no other text changes.
///
/// Nobody writes such a line to be read. pulldown-cmark looks at every open container for each line below it, which
/// would take the square of the time.
#[must_use]
pub fn bounded(text: &str) -> Cow<'_, str> {
    let mut bounded: Option<String> = None;
    let mut start = 0;
    let ends = memchr::memchr2_iter(b'\n', b'\r', text.as_bytes()).map(|end| end + 1);
    for end in ends.chain([text.len()]) {
        let excess = text.get(start..end).and_then(excess);
        if let Some(excess) = excess {
            let blanks = " ".repeat(excess.len());
            let range = start + excess.start..start + excess.end;
            bounded.get_or_insert_with(|| text.to_owned()).replace_range(range, &blanks);
        }
        start = end;
    }
    bounded.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Where the markers of a line stand beyond the most.
fn excess(line: &str) -> Option<Range<usize>> {
    if line.len() <= MOST {
        return None;
    }
    let mut markers = std::iter::successors(Some(line), |line| within(line)).skip(MOST);
    let first = markers.next()?;
    let last = markers.last()?;
    Some(line.len() - first.len()..line.len() - last.len())
}

/// What the first container of a line contains.
fn within(line: &str) -> Option<&str> {
    let marker = line.trim_start();
    marker.strip_prefix('>').or_else(|| list::item(marker))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_opens_a_hundred_containers_and_no_more() {
        for marker in [">", "> ", "- ", "1. ", "> - "] {
            let usual = format!("a\n{}b\n", marker.repeat(50));
            assert_eq!(bounded(&usual), usual, "{marker}");
            let deep = format!("a\n{}b\nc\r{}d", marker.repeat(500), marker.repeat(500));
            let bounded = bounded(&deep);
            assert_eq!(bounded.len(), deep.len(), "{marker}");
            assert!(
                bounded.lines().chain(bounded.split('\r')).all(|line| excess(line).is_none()),
                "{marker}"
            );
            let text = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
            assert_eq!((text(&bounded), bounded.lines().next()), ("abcd".to_owned(), Some("a")), "{marker}");
        }
    }

    #[test]
    fn long_lines_without_containers_stay() {
        let rows = format!("{}\n{}\n", "- | ".repeat(200), "word > ".repeat(200));
        assert!(matches!(bounded(&rows), Cow::Borrowed(_)));
    }
}
