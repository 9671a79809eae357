//! Cuts text that is longer than its line.

use crate::output::terminal::span::{StyledSpan, StyledText};
use crate::output::terminal::wrap::{need, width};

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

/// The beginning of a text that takes no more than `room` columns.
fn beginning(text: &str, room: usize) -> &str {
    let ends = text.char_indices().map(|(at, character)| at + character.len_utf8());
    let beginnings = ends.filter_map(|end| text.get(..end)).take_while(|beginning| width(beginning) <= room);
    beginnings.last().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Tone;
    use crate::output::terminal::plain;

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
    fn an_item_is_left_out_rather_than_cut() {
        let items: Vec<StyledSpan> = ["Exchange, ", "Teams, ", "Yammer"]
            .iter()
            .map(|item| StyledSpan::new(item, Tone::Plain).whole())
            .collect();
        assert_eq!(plain(&cut(&items, 20)), "Exchange, Teams,…");
        assert_eq!(plain(&cut(&items, 5)), "Exch…");
    }
}
