//! Links that a person means and Markdown does not know: `(page.md)[text]`, `[text] (page.md)`.

use std::ops::Range;

use crate::source::store::is_page;

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
    for (at, sign) in text.match_indices(OPENING) {
        let start = at + sign.len();
        let rest = text.get(start..).unwrap_or_default();
        let end = rest.find(|c: char| c.is_whitespace() || OPENING.contains(&c) || CLOSING.contains(&c));
        let Some(target) = end.map(|end| start..start + end) else { break };
        let (written, after) = (text.get(target.clone()), text.get(target.end..).unwrap_or_default());
        let end = after.chars().next().filter(|c| CLOSING.contains(c)).map(|c| target.end + c.len_utf8());
        let Some(end) = end.filter(|_| written.is_some_and(is_target)) else { continue };
        let begin = found.last().map_or(0, |last| last.range.end);
        let before = text.get(begin..at).and_then(text_before).map(|length| at - length);
        let behind = text.get(end..).and_then(text_behind).map(|length| end + length);
        let is_link = text.get(..start).is_some_and(|before| before.ends_with("]("));
        match (before, behind) {
            _ if is_link => {}
            (Some(begin), _) => found.push(MistypedLink { range: begin..end, target, reversed: false }),
            (None, Some(last)) => found.push(MistypedLink { range: at..last, target, reversed: true }),
            (None, None) => {}
        }
    }
    found
}

fn is_target(written: &str) -> bool {
    let path = written.split(['#', '?']).next().unwrap_or_default();
    is_page(path) || written.starts_with("http://") || written.starts_with("https://")
}

/// How far before a target its `[text] ` begins, on the same line.
fn text_before(before: &str) -> Option<usize> {
    let bracket = before.trim_end_matches([' ', '\t', '\u{3000}']);
    let words = bracket.strip_suffix([']', '］'])?;
    let line = words.rsplit('\n').next()?;
    Some(before.len() - (words.len() - line.len()) - line.rfind(['[', '［'])?)
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
