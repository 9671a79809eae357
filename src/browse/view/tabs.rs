//! The first line: what can be shown about a thing, then the filters and the languages.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use crate::browse::state::State;
use crate::browse::thing::Pane;
use crate::browse::view::paint::{draw, text};
use crate::output::Tone;
use crate::output::terminal::{cut, width};

/// What can be shown, and the columns that it is named in.
pub(in crate::browse) struct Tab {
    pub(in crate::browse) pane: Pane,
    pub(in crate::browse) from: usize,
    pub(in crate::browse) to: usize,
    text: String,
}

/// All that can be shown: by name, or by number alone where there is no room for the names.
pub(in crate::browse) fn tabs(state: &State) -> Vec<Tab> {
    // Where the tree is narrowed, that has to be seen.
    let filters = if state.filters.is_empty() { 0 } else { width(&parts(state).join("  ")) + 3 };
    let room = usize::from(state.width).saturating_sub(filters);
    let all = named(state, |_| true);
    if all.last().is_some_and(|last| last.to <= room) {
        all
    } else {
        named(state, |pane| pane == state.visit.pane)
    }
}

fn named(state: &State, is_named: impl Fn(Pane) -> bool) -> Vec<Tab> {
    let mut from = 1;
    let tab = |(number, pane): (usize, Pane)| {
        let name = if is_named(pane) { state.word(pane.word()) } else { "" };
        let text = format!("{number} {name}").trim_end().to_owned();
        let tab = Tab { pane, from, to: from + width(&text), text };
        from = tab.to + 1 + usize::from(state.width >= 100);
        tab
    };
    (1..).zip(Pane::ALL).map(tab).collect()
}

pub(super) fn bar(state: &State, area: Rect, buffer: &mut Buffer) {
    let tabs = tabs(state);
    let column = |column: usize| u16::try_from(column).unwrap_or(u16::MAX);
    for tab in &tabs {
        let is_shown = tab.pane == state.visit.pane;
        let tone = if is_shown { Tone::Strong } else { Tone::Plain };
        let own = Rect { x: column(tab.from), width: column(tab.to - tab.from), ..area };
        draw(state, &[text(&tab.text, tone)], own, buffer);
        if is_shown {
            buffer.set_style(own.intersection(buffer.area), Modifier::REVERSED);
        }
    }
    let used = tabs.last().map_or(0, |tab| tab.to + 2);
    let room = usize::from(area.width).saturating_sub(used + 1);
    let about = about(state, room);
    let x = column(usize::from(area.width).saturating_sub(width(&about) + 1).max(used));
    let own = Rect { x, width: area.width.saturating_sub(x), ..area };
    draw(state, &cut(&[text(&about, Tone::Faint)], room), own, buffer);
}

/// The filters, if there are any, and the languages.
fn parts(state: &State) -> Vec<String> {
    let beside = state.beside.iter().map(|tag| format!(" │ {tag}"));
    let languages = std::iter::once(state.lang.to_string()).chain(beside).collect::<String>();
    let filters = Some(state.filters.clone()).filter(|filters| !filters.is_empty());
    [filters, Some(languages)].into_iter().flatten().collect()
}

/// The filters and the languages, as far as there is room: the filters are cut rather than left out.
fn about(state: &State, room: usize) -> String {
    let mut parts = parts(state);
    if parts.len() > 1 && width(&parts.join("  ")) > room {
        parts.pop();
        return parts.concat();
    }
    let joined = |from: usize| parts.get(from..).unwrap_or_default().join("  ");
    let fits = (0..parts.len()).map(joined).find(|text| width(text) <= room);
    fits.unwrap_or_default()
}
