//! The hits of a search while its words are typed: two lines each.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use crate::browse::state::State;
use crate::browse::view::paint::{draw, text};
use crate::output::Tone;
use crate::output::terminal::cut;

/// The first hit that is seen.
pub(in crate::browse) fn first(state: &State, area: Rect) -> usize {
    let seen = usize::from(area.height / 2).max(1);
    state.hits.at / seen * seen
}

pub(super) fn hits(state: &State, area: Rect, buffer: &mut Buffer) {
    let first = first(state, area);
    let room = usize::from(area.width.saturating_sub(1));
    let list = state.hits.list.iter().enumerate().skip(first).take(usize::from(area.height / 2));
    for (y, (at, hit)) in (area.y..).step_by(2).zip(list) {
        let mark = if at == state.hits.at { "›" } else { " " };
        let title = [text(mark, Tone::Plain), text(&hit.title, Tone::Strong)];
        let below = [text("  ", Tone::Plain), text(&hit.below, Tone::Faint)];
        draw(state, &cut(&title, room), Rect { y, height: 1, ..area }, buffer);
        draw(state, &cut(&below, room), Rect { y: y + 1, height: 1, ..area }, buffer);
        if at == state.hits.at {
            buffer.set_style(Rect { y, height: 2, ..area }.intersection(buffer.area), Modifier::REVERSED);
        }
    }
    if state.hits.list.is_empty() && !state.hits.words.is_empty() {
        draw(state, &[text(&format!(" {}", state.word("browse-no-hits")), Tone::Faint)], area, buffer);
    }
}
