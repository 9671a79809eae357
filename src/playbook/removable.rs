//! The invisible characters that can be removed from a page.

use std::collections::BTreeSet;

use crate::playbook::model::Page;
use crate::source::Span;
use crate::source::fold::is_direction_mark;
use crate::source::invisible::stray;
use crate::source::markdown::shown::Shown;

/// How often a page is read to find which places need their characters, before all keep them.
const ROUNDS: usize = 6;

impl Page {
    /// The stray invisible characters that are no direction marks and can be removed: Markdown shows the same without
    /// them, and no two ids become one number. In order.
    #[must_use]
    pub fn removable_characters(&self) -> &[Span] {
        self.computed.removable.get_or_init(|| {
            let text = self.text.as_str();
            let body = self.sections.first().map_or(0, |section| section.body.start as usize);
            let all = stray(text).filter(|(at, c)| !is_direction_mark(*c) && !is_between_ids(text, *at, *c));
            let all: Vec<Span> = all.map(|(at, c)| Span::new(at, at + c.len_utf8())).collect();
            let front = all.partition_point(|span| (span.start as usize) < body);
            let own = all.get(front..).unwrap_or_default();
            let own = if own.is_empty() { Vec::new() } else { removable(text, body, own) };
            all.iter().take(front).copied().chain(own).collect()
        })
    }
}

/// Those of some characters, behind the front matter, without which Markdown shows the same. In order.
fn removable(text: &str, body: usize, all: &[Span]) -> Vec<Span> {
    let in_page = |span: Span| Span::new(body + span.start as usize, body + span.end as usize);
    let before = Shown::of(text.get(body..).unwrap_or_default());
    let mut removed = all.to_vec();
    // What opens a block may change all that is below it: first each piece is read alone.
    let pieces = before.lines().into_iter().map(in_page).map(|piece| (piece, within(all, piece)));
    let needed = pieces.filter(|(piece, own)| !own.is_empty() && is_needed(text, *piece, own));
    let mut needed: BTreeSet<Span> = needed.flat_map(|(_, own)| own.iter().copied()).collect();
    for round in 1..=ROUNDS {
        removed.retain(|span| !needed.contains(span));
        let after = Shown::of(&without(text, Span::new(body, text.len()), &removed));
        let changes: Vec<Span> = before.changes(&after).into_iter().map(in_page).collect();
        if changes.is_empty() {
            return removed;
        }
        // One change may make those below it, but not for ever.
        let few = if round < ROUNDS { 1 } else { changes.len() };
        needed = changes.iter().take(few).flat_map(|change| near(text, &removed, *change)).collect();
    }
    Vec::new()
}

/// Those of some spans, in order, that are within a change; where none is, those next to it, in its paragraph if there are.
fn near(text: &str, spans: &[Span], change: Span) -> Vec<Span> {
    let inside = within(spans, change);
    if !inside.is_empty() {
        return inside.to_vec();
    }
    let next = spans.partition_point(|span| span.start < change.start);
    let both = spans.get(next.saturating_sub(1)..spans.len().min(next + 1)).unwrap_or_default();
    let is_joined = |span: &&Span| {
        let between = Span { start: span.end.min(change.end), end: span.start.max(change.start) };
        !text.get(between.range()).unwrap_or_default().contains("\n\n")
    };
    let joined: Vec<Span> = both.iter().filter(is_joined).copied().collect();
    if joined.is_empty() { both.to_vec() } else { joined }
}

/// Whether Markdown shows something else of a piece of a page, read alone, without some of its characters.
fn is_needed(text: &str, piece: Span, characters: &[Span]) -> bool {
    let after = Shown::of(&without(text, piece, characters));
    !Shown::of(text.get(piece.range()).unwrap_or_default()).changes(&after).is_empty()
}

/// Those of some spans, in order, that are within another one.
fn within(spans: &[Span], outer: Span) -> &[Span] {
    let first = spans.partition_point(|span| span.start < outer.start);
    let end = spans.partition_point(|span| span.start < outer.end);
    spans.get(first..end).unwrap_or_default()
}

/// A part of a text without some spans.
fn without(text: &str, part: Span, spans: &[Span]) -> String {
    let mut left = String::with_capacity(part.range().len());
    let mut at = part.start as usize;
    for span in spans {
        left.push_str(text.get(at..span.start as usize).unwrap_or_default());
        at = span.end as usize;
    }
    left.push_str(text.get(at..part.end as usize).unwrap_or_default());
    left
}

/// Whether a character stands between two numbers of which each may be an id.
fn is_between_ids(text: &str, at: usize, c: char) -> bool {
    let is_id = |bytes: &mut dyn Iterator<Item = &u8>| {
        bytes.take(3).filter(|byte| byte.is_ascii_digit()).count() == 3
    };
    let (before, after) = text.as_bytes().split_at_checked(at).unwrap_or_default();
    is_id(&mut before.iter().rev()) && is_id(&mut after.iter().skip(c.len_utf8()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PIECES: [&str; 22] = [
        "a",
        " ",
        "\n",
        "\n\n",
        "*",
        "**",
        "`",
        "```\n",
        "#",
        "-",
        "- ",
        "> ",
        "| b |\n|---|\n",
        "|",
        "&",
        "lt;",
        "\\",
        "!",
        "[c](d)",
        "<",
        "!-- e -->",
        "    ",
    ];

    proptest! {
        #[test]
        fn a_page_shows_the_same_without_what_can_be_removed(
            pieces in prop::collection::vec((0..PIECES.len(), any::<bool>()), 0..40),
        ) {
            let piece = |(at, is_followed): &(usize, bool)| {
                format!("{}{}", PIECES[*at], if *is_followed { "\u{200B}" } else { "" })
            };
            let text: String = pieces.iter().map(piece).collect();
            let all: Vec<Span> =
                stray(&text).map(|(at, c)| Span::new(at, at + c.len_utf8())).collect();
            let after = without(&text, Span::new(0, text.len()), &removable(&text, 0, &all));
            prop_assert_eq!(Shown::of(&text).changes(&Shown::of(&after)), vec![], "{:?} {:?}", text, after);
        }
    }

    #[test]
    fn a_character_between_two_ids_stays() {
        let is_between = |text: &str| stray(text).all(|(at, c)| is_between_ids(text, at, c));
        assert!(is_between("| 1001\u{200B}1002 |"));
        assert!(!is_between("| 10\u{200B}01 |"));
        assert!(!is_between("\u{200B}1001"));
    }
}
