//! All keys, in as many columns as there is room for.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::browse::keys::{KEYS, Key};
use crate::browse::state::State;
use crate::browse::view::paint::{draw, text};
use crate::output::Tone;
use crate::output::terminal::{cut, width};

/// The width of the names of keys.
const NAMES: usize = 10;

/// The keys that have a name, in how many columns and rows.
fn listed(width: u16) -> (Vec<&'static Key>, usize, usize) {
    let keys: Vec<&Key> = KEYS.iter().filter(|key| !key.name.is_empty()).collect();
    let columns = usize::from(width / 39).max(1);
    let rows = keys.len().div_ceil(columns);
    (keys, columns, rows)
}

/// The last row that the keys are scrolled to, on a screen of a size.
pub(in crate::browse) fn last_top(width: u16, height: u16) -> usize {
    listed(width).2.saturating_sub(usize::from(height.saturating_sub(1)))
}

pub(super) fn help(state: &State, top: usize, area: Rect, buffer: &mut Buffer) {
    let (keys, columns, rows) = listed(area.width);
    let room = usize::from(area.width) / columns;
    for (column, keys) in keys.chunks(rows.max(1)).enumerate() {
        for (y, key) in (area.y..area.bottom()).zip(keys.iter().skip(top)) {
            let gap = " ".repeat(NAMES.saturating_sub(width(key.name)) + 1);
            let word = text(state.word(key.action.word()), Tone::Plain);
            let line = [text(" ", Tone::Plain), text(key.name, Tone::Strong), text(&gap, Tone::Plain), word];
            let x = area.x + u16::try_from(column * room).unwrap_or(u16::MAX);
            let own = Rect { x, y, width: u16::try_from(room).unwrap_or(area.width), height: 1 };
            draw(state, &cut(&line, room.saturating_sub(1)), own, buffer);
        }
    }
}
