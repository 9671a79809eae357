//! The last line: what is typed, or the keys that work now.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use crate::browse::history::Focus;
use crate::browse::input::{Input, Purpose};
use crate::browse::keys::{Action, name};
use crate::browse::state::{Mode, State};
use crate::browse::thing::{Kind, Pane};
use crate::browse::view::paint::{draw, text};
use crate::output::Tone;
use crate::output::terminal::{StyledSpan, StyledText, width};

pub(super) fn hints(state: &State, area: Rect, buffer: &mut Buffer) {
    let room = usize::from(area.width);
    let line = match &state.mode {
        Mode::Typing(input) => return typing(state, input, area, buffer),
        Mode::Copying => copying(state, room),
        Mode::Help(_) => listed(state, &[Action::Up, Action::Close], room),
        Mode::Walking => walking(state, room),
    };
    draw(state, &line, area, buffer);
}

/// The keys that work where nothing is typed: those that lead out are always there.
fn walking(state: &State, room: usize) -> StyledText {
    let last = listed(state, &[Action::Help, Action::Quit], room);
    let left = room.saturating_sub(length(&last) + 1);
    let mut line = listed(state, &useful(state), left);
    line.push(text(&" ".repeat(room.saturating_sub(length(&line) + length(&last))), Tone::Plain));
    line.extend(last);
    line
}

/// What a reader may want to do now, the most useful first.
fn useful(state: &State) -> Vec<Action> {
    let is_in_tree = state.focus == Focus::Tree;
    let can_tick = state.node().is_some_and(|node| node.thing.kind == Kind::Task && node.listed > 0);
    let has_links = !is_in_tree && !state.answer.links.is_empty();
    let actions = [
        (Action::Up, true),
        (Action::Open, is_in_tree),
        (Action::Close, true),
        (Action::NextLink, has_links && state.link.is_none()),
        (Action::Follow, is_in_tree || state.link.is_some()),
        (Action::Tick, can_tick),
        (Action::Search, true),
        (Action::NextHit, !state.hits.list.is_empty()),
        (Action::Back, !is_in_tree),
        (Action::Beside, state.loaded.languages.len() > 1),
        (Action::Show(Pane::Page), true),
        (Action::Language, state.loaded.languages.len() > 1),
        (Action::Filter, is_in_tree),
        (Action::Copy, true),
        (Action::Note, can_tick),
        (Action::Line, true),
    ];
    actions.into_iter().filter(|(_, is_useful)| *is_useful).map(|(action, _)| action).collect()
}

/// Keys with what they do, as many as there is room for.
fn listed(state: &State, actions: &[Action], room: usize) -> StyledText {
    let mut line = StyledText::new();
    let mut used = 0;
    for action in actions {
        let word = match action {
            Action::Follow if state.focus == Focus::Tree => "browse-read",
            Action::Follow => "browse-go",
            Action::Tick if state.node().is_some_and(|node| node.done > 0) => "browse-untick",
            other => other.word(),
        };
        let (key, word) = (short(*action), state.word(word));
        let takes = width(key) + width(word) + 3;
        if used + takes > room + 1 {
            continue;
        }
        used += takes;
        line.extend([
            text(" ", Tone::Plain),
            text(key, Tone::Strong),
            text(" ", Tone::Plain),
            text(word, Tone::Faint),
            text(" ", Tone::Plain),
        ]);
    }
    line
}

/// A key by its shortest name.
fn short(action: Action) -> &'static str {
    match action {
        Action::Up => "↑↓",
        Action::Close => "←",
        Action::Back => "⌫",
        Action::Show(_) => "1-7",
        _ => name(action),
    }
}

/// What can be copied; without the word for it where there is little room.
fn copying(state: &State, room: usize) -> StyledText {
    let words = [
        ("i", "browse-copy-id"),
        ("t", "browse-copy-title"),
        ("a", "browse-copy-address"),
        ("c", "browse-copy-line"),
    ];
    let line = |lead: &str, gap: &str| {
        let mut line = vec![text(lead, Tone::Plain)];
        for (key, word) in words {
            line.extend([text(key, Tone::Strong), text(&format!(" {}{gap}", state.word(word)), Tone::Faint)]);
        }
        line
    };
    let whole = line(&format!(" {}: ", state.word("browse-copy")), "  ");
    if length(&whole) <= room { whole } else { line(" ", " ") }
}

/// What is typed, with the cursor behind it, then what to do with it.
fn typing(state: &State, input: &Input, area: Rect, buffer: &mut Buffer) {
    let (prompt, actions) = match &input.purpose {
        Purpose::Search(_) => ("/".to_owned(), &[Action::Accept, Action::Cancel, Action::Up][..]),
        Purpose::Filter => {
            let actions = &[Action::Accept, Action::Cancel, Action::Complete][..];
            (format!("{}: ", state.word("browse-filter")), actions)
        }
        Purpose::Note(id) => {
            (format!("{} {id}: ", state.word("browse-note")), &[Action::Accept, Action::Cancel][..])
        }
    };
    let room = usize::from(area.width).saturating_sub(width(&prompt) + 2);
    // The end of a long text is seen, where it is written.
    let seen = end(&input.text, room);
    let mut line = vec![text(" ", Tone::Plain), text(&prompt, Tone::Strong), text(seen, Tone::Plain)];
    let cursor = u16::try_from(length(&line)).unwrap_or(u16::MAX);
    line.push(text("   ", Tone::Plain));
    let left = |line: &StyledText| usize::from(area.width).saturating_sub(length(line));
    let example = text(state.word("browse-filter-example"), Tone::Faint);
    if input.purpose == Purpose::Filter && input.text.is_empty() && width(example.text()) <= left(&line) {
        line.push(example);
    }
    line.extend(listed(state, actions, left(&line)));
    draw(state, &line, area, buffer);
    let cursor = Rect { x: cursor, width: 1, ..area };
    buffer.set_style(cursor.intersection(buffer.area), Modifier::REVERSED);
}

/// The end of a text that takes no more than `room` columns.
fn end(text: &str, room: usize) -> &str {
    let ends = text.char_indices().filter_map(|(at, _)| text.get(at..));
    ends.into_iter().find(|end| width(end) <= room).unwrap_or("")
}

fn length(spans: &[StyledSpan]) -> usize {
    spans.iter().map(|span| width(span.text())).sum()
}
