//! Inline Markdown that is told at sight: strong words and plain links, which is nearly all that pages have. It
//! costs a small part of what a parser does; whatever else stands in a fragment is the parser's.

use super::inline::Link;
use crate::source::fold::tidy;

/// What the eye sees of a fragment.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Seen {
    /// The text, not yet tidy.
    pub(super) text: String,
    /// The links, in order.
    pub(super) links: Vec<Link>,
}

/// Reads a fragment; nothing where it takes a parser.
pub(super) fn read(fragment: &str) -> Option<Seen> {
    if fragment.bytes().any(is_for_the_parser) {
        return None;
    }
    let mut seen = Seen { text: String::with_capacity(fragment.len()), links: Vec::new() };
    let mut at = 0;
    while let Some(found) = fragment.get(at..)?.find(['*', '[']) {
        let from = at + found;
        seen.text.push_str(fragment.get(at..from)?);
        at = match fragment.as_bytes().get(from)? {
            b'*' => after_strong(fragment, from)?,
            _ => link(fragment, from, &mut seen)?,
        };
    }
    seen.text.push_str(fragment.get(at..)?);
    Some(seen)
}

/// Whether a byte may mean something that is not told at sight: other emphasis, code, HTML, entities, escapes,
/// images, and lines, which may be blocks.
fn is_for_the_parser(byte: u8) -> bool {
    matches!(byte, b'_' | b'`' | b'<' | b'&' | b'\\' | b'!' | b'~' | b'\n')
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
    let plain_text = !text.contains(['[', '*']);
    let plain_target =
        !target.is_empty() && target.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'(');
    if !plain_text || !plain_target {
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
