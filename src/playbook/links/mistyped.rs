//! Links that a person means and Markdown does not know: `(page.md)[text]`, `[text] (page.md)`.

use std::ops::Range;

use crate::source::store::is_page;
use crate::source::text::positions;

/// A link whose text and target are in the wrong order or apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MistypedLink {
    /// Where it is written.
    pub range: Range<usize>,
    /// Where its target is written.
    pub target: Range<usize>,
    /// Whether the target comes first.
    pub reversed: bool,
}

const OPENING: [char; 2] = ['(', '（'];
const CLOSING: [char; 2] = [')', '）'];

/// The mistyped links in a text.
#[must_use]
pub fn mistyped_links(text: &str) -> Vec<MistypedLink> {
    let mut found: Vec<MistypedLink> = Vec::new();
    let mut bracket = LastBracket::default();
    for (at, sign) in positions(text, [b'(', 0xEF], &OPENING) {
        let before = text.get(..at).unwrap_or_default();
        if before.ends_with(']') && sign == '(' {
            continue;
        }
        let start = at + sign.len_utf8();
        let rest = text.get(start..).unwrap_or_default();
        let end = rest.find(|c: char| c.is_whitespace() || OPENING.contains(&c) || CLOSING.contains(&c));
        let Some(target) = end.map(|end| start..start + end) else { break };
        let (written, after) = (text.get(target.clone()), text.get(target.end..).unwrap_or_default());
        let end = after.chars().next().filter(|c| CLOSING.contains(c)).map(|c| target.end + c.len_utf8());
        let Some(end) = end.filter(|_| written.is_some_and(is_target)) else { continue };
        bracket.follow(text, at);
        let closed = before.trim_end_matches([' ', '\t', '\u{3000}']).ends_with([']', '］']);
        let behind = text.get(end..).and_then(text_behind).map(|length| end + length);
        let range = match (bracket.at.filter(|_| closed), behind) {
            (Some(begin), _) => begin..end,
            (None, Some(last)) => at..last,
            (None, None) => continue,
        };
        bracket = LastBracket { at: None, seen: range.end };
        found.push(MistypedLink { reversed: range.start == at, range, target });
    }
    found
}

/// The last opening bracket of a line, as far as it was read.
#[derive(Default)]
struct LastBracket {
    at: Option<usize>,
    seen: usize,
}

impl LastBracket {
    /// Reads on; what has been read is not read again.
    fn follow(&mut self, text: &str, to: usize) {
        let Some(next) = text.get(self.seen..to) else { return };
        let line = next.rsplit('\n').next().unwrap_or(next);
        let last = line.rfind(['[', '［']).map(|at| to - line.len() + at);
        self.at = last.or(self.at.filter(|_| line.len() == next.len()));
        self.seen = to;
    }
}

fn is_target(written: &str) -> bool {
    let path = written.split(['#', '?']).next().unwrap_or_default();
    is_page(path) || written.starts_with("http://") || written.starts_with("https://")
}

/// How far behind a target its `[text]` ends.
fn text_behind(after: &str) -> Option<usize> {
    let words = after.trim_start_matches([' ', '\u{3000}']).strip_prefix(['[', '［'])?;
    let end = words.find([']', '］', '[', '［', '\n'])?;
    // A number is a note's.
    words.get(..end).filter(|text| text.contains(char::is_alphabetic))?;
    let rest = words.get(end..)?.strip_prefix([']', '］'])?;
    (!rest.starts_with(['(', '（', '[', '［'])).then_some(after.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_target_are_found_in_either_order() {
        for (text, link, target, reversed) in [
            ("Go to (b.md)[the next] then", "(b.md)[the next]", "b.md", true),
            ("- [The next] (b.md#c).", "[The next] (b.md#c)", "b.md#c", false),
            ("［甲］（b.md）", "［甲］（b.md）", "b.md", false),
            ("（https://a.org/b） [甲]", "（https://a.org/b） [甲]", "https://a.org/b", true),
        ] {
            let found = mistyped_links(text);
            let one = found.first().unwrap();
            assert_eq!((&text[one.range.clone()], &text[one.target.clone()]), (link, target));
            assert_eq!(one.reversed, reversed, "{text}");
        }
    }

    #[test]
    fn what_is_a_link_or_no_target_is_none() {
        for text in [
            "[a](b.md)",
            "[a](b.md) [c](d.md)",
            "[a](b.md)[c](d.md)",
            "[a] (of b.md)",
            "(see above)[a]",
            "(b.md)",
            "(b.md) [3]",
            "(b.md)[]",
            "a (b.md\n[c]",
        ] {
            assert_eq!(mistyped_links(text), [], "{text}");
        }
    }
}
