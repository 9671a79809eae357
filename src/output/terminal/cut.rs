//! Cuts text that is longer than its line.

use crate::output::Tone;
use crate::output::terminal::span::{StyledSpan, StyledText, plain};
use crate::output::terminal::wrap::{need, slice, width};

/// The text, if it is longer than `limit` columns only its beginning and `…`. A span that is to stay whole is left out
/// rather than cut, unless it is the first.
#[must_use]
pub fn cut(text: &[StyledSpan], limit: usize) -> StyledText {
    if need(text) <= limit {
        return text.to_vec();
    }
    let mut room = limit.saturating_sub(1);
    let mut kept = StyledText::new();
    for span in text {
        let beginning = beginning(span.text(), room);
        room -= width(beginning);
        let is_all = beginning.len() == span.text().len();
        if is_all || kept.is_empty() || !span.is_whole() {
            kept.push(span.with_text(beginning));
        }
        if !is_all {
            break;
        }
    }
    if let Some(last) = kept.last_mut() {
        *last = last.with_text(&format!("{}…", last.text().trim_end()));
    }
    kept
}

/// The text in lines of at most `limit` columns, broken wherever a line is full; each begins as far to the right as the
/// first. Nothing is lost of what has no place to break.
#[must_use]
pub fn fold(text: &[StyledSpan], limit: usize) -> Vec<StyledText> {
    let whole = plain(text);
    let indent = " ".repeat((whole.len() - whole.trim_start_matches(' ').len()).min(limit / 2));
    let mut lines = vec![StyledText::new()];
    let mut room = limit;
    for span in text {
        let mut rest = span.text();
        while let Some(first) = rest.chars().next() {
            let fits = beginning(rest, room);
            // A character that is wider than a whole line stands there all the same.
            let is_full = fits.is_empty() && room < limit.saturating_sub(indent.len());
            if is_full {
                lines.push(vec![StyledSpan::new(&indent, Tone::Plain)]);
                room = limit.saturating_sub(indent.len());
                continue;
            }
            let length = fits.len().max(first.len_utf8());
            let (line, after) = rest.split_at(length);
            room = room.saturating_sub(width(line).max(1));
            lines.last_mut().into_iter().for_each(|last| last.push(span.with_text(line)));
            rest = after;
        }
    }
    lines
}

/// The text, if it is longer than `limit` columns its beginning, `…` and its end: for texts that begin alike.
#[must_use]
pub fn cut_within(text: &[StyledSpan], limit: usize) -> StyledText {
    if need(text) <= limit {
        return text.to_vec();
    }
    let whole = plain(text);
    let ends = whole.char_indices().filter_map(|(at, _)| whole.get(at..));
    let end = ends.into_iter().find(|end| width(end) <= limit / 2).unwrap_or("");
    // A whole word, if there is one that takes most of the room.
    let end =
        end.split_once(' ').map(|(_, word)| word).filter(|word| width(word) >= limit / 4).unwrap_or(end);
    let mut kept = cut(text, limit.saturating_sub(width(end)));
    kept.extend(slice(text, whole.len() - end.len()..whole.len()));
    kept
}

/// The beginning of a text that takes no more than `room` columns.
fn beginning(text: &str, room: usize) -> &str {
    let ends = text.char_indices().map(|(at, character)| at + character.len_utf8());
    let beginnings = ends.filter_map(|end| text.get(..end)).take_while(|beginning| width(beginning) <= room);
    beginnings.last().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_ends_with_an_ellipsis() {
        let text = |text: &str| vec![StyledSpan::new(text, Tone::Plain)];
        assert_eq!(plain(&cut(&text("one two"), 7)), "one two");
        assert_eq!(plain(&cut(&text("one two"), 6)), "one t…");
        assert_eq!(plain(&cut(&text("one two"), 5)), "one…");
        assert_eq!(plain(&cut(&text("日本語です"), 6)), "日本…");
        assert_eq!(plain(&cut(&text("日本語です"), 7)), "日本語…");
    }

    #[test]
    fn a_line_without_a_place_to_break_is_folded_where_it_is_full() {
        let folded = |text: &str, limit| {
            let text = [StyledSpan::new(text, Tone::Plain)];
            fold(&text, limit).iter().map(|line| plain(line)).collect::<Vec<_>>()
        };
        assert_eq!(folded("  https://x.test/abc", 10), ["  https://", "  x.test/a", "  bc"]);
        assert_eq!(folded("日本語です", 5), ["日本", "語で", "す"]);
        assert_eq!(folded("日a", 1), ["日", "a"]);
        assert_eq!(folded("", 5), [""]);
    }

    #[test]
    fn a_long_text_keeps_its_end_where_that_tells_it_from_others() {
        let within = |text: &str, limit| plain(&cut_within(&[StyledSpan::new(text, Tone::Plain)], limit));
        assert_eq!(within("one two three", 13), "one two three");
        assert_eq!(within("one two three (a)", 12), "one two…(a)");
        assert_eq!(within("Unterstützung (Migration)", 20), "Unterstüt…Migration)");
        assert_eq!(within("日本語です (移行)", 12), "日本…(移行)");
    }

    #[test]
    fn an_item_is_left_out_rather_than_cut() {
        let items: Vec<StyledSpan> = ["Exchange, ", "Teams, ", "Yammer"]
            .iter()
            .map(|item| StyledSpan::new(item, Tone::Plain).whole())
            .collect();
        assert_eq!(plain(&cut(&items, 20)), "Exchange, Teams,…");
        assert_eq!(plain(&cut(&items, 5)), "Exch…");
    }
}
