//! Inline Markdown that is told at sight: strong words and plain links, which is nearly all that pages have. It
//! costs a small part of what a parser does; whatever else stands in a fragment is the parser's.

use crate::source::fold::tidy;
use crate::source::markdown::link::Link;

/// What the eye sees of a fragment.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Seen {
    /// The text, not yet tidy.
    pub(super) text: String,
    /// The links, in order.
    pub(super) links: Vec<Link>,
}

/// Reads a fragment of one line; nothing where it takes a parser.
pub(super) fn read(fragment: &str) -> Option<Seen> {
    let mut seen = Seen { text: String::with_capacity(fragment.len()), links: Vec::new() };
    let mut at = 0;
    while let Some(found) = fragment.as_bytes().get(at..)?.iter().position(|byte| is_special(*byte)) {
        let from = at + found;
        seen.text.push_str(fragment.get(at..from)?);
        at = match fragment.as_bytes().get(from)? {
            b'*' => after_strong(fragment, from)?,
            b'[' => link(fragment, from, &mut seen)?,
            b'!' if fragment.as_bytes().get(from + 1) != Some(&b'[') => {
                seen.text.push('!');
                from + 1
            }
            _ => return None,
        };
    }
    seen.text.push_str(fragment.get(at..)?);
    Some(seen)
}

/// The links of a fragment of several lines; nothing where it takes a parser.
pub(super) fn links(fragment: &str) -> Option<Vec<Link>> {
    // What begins in one line may end in another.
    if fragment.bytes().any(|byte| matches!(byte, b'`' | b'<' | b'\\' | b'~')) {
        return None;
    }
    let mut links = Vec::new();
    let mut start = 0;
    for line in fragment.split('\n') {
        if line.contains('[') {
            if line.starts_with(['\t', ' ']) && line.trim_start_matches(' ').len() + 4 <= line.len()
                || line.contains('\t')
            {
                return None;
            }
            let shifted =
                |link: Link| Link { range: link.range.start + start..link.range.end + start, ..link };
            links.extend(read(line)?.links.into_iter().map(shifted));
        } else if line.contains(']') {
            return None;
        }
        start += line.len() + 1;
    }
    Some(links)
}

/// Whether a byte may be more than itself: emphasis, code, HTML, entities, escapes, links, images, and the ends of
/// lines, which may begin blocks.
fn is_special(byte: u8) -> bool {
    matches!(byte, b'*' | b'[' | b'!' | b'_' | b'`' | b'<' | b'&' | b'\\' | b'~' | b'\n')
}

/// Two asterisks are never text: they make words strong, or were meant to. One, or three, may be.
fn after_strong(fragment: &str, from: usize) -> Option<usize> {
    let rest = fragment.get(from..)?;
    let run = rest.len() - rest.trim_start_matches('*').len();
    (run == 2).then_some(from + 2)
}

/// `[text](target)`, without a title, brackets or emphasis within (`CommonMark` 0.31 §6.3).
fn link(fragment: &str, from: usize, seen: &mut Seen) -> Option<usize> {
    let rest = fragment.get(from + 1..)?;
    let (text, rest) = rest.split_once(']')?;
    let (target, _) = rest.strip_prefix('(')?.split_once(')')?;
    let entity = target.contains('&') && target.contains(';');
    let may_stand = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'(' | b'<' | b'`' | b'\\' | b'|');
    // A pipe may divide cells.
    if text.contains('|')
        || text.bytes().any(is_special)
        || target.is_empty()
        || entity
        || !target.bytes().all(may_stand)
    {
        return None;
    }
    let end = from + 1 + text.len() + 2 + target.len() + 1;
    seen.text.push_str(text);
    seen.links.push(Link {
        text: tidy(text).into_owned(),
        target: target.to_owned(),
        image: false,
        range: from..end,
    });
    Some(end)
}
