//! The screen of a state: only the lines that are seen are drawn, however long a page is.

pub(super) mod help;
mod hints;
pub(super) mod hits;
mod paint;
pub(super) mod tabs;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use crate::browse::history::Focus;
use crate::browse::state::{Mode, State};
use crate::browse::thing::Kind;
use crate::browse::tree::Node;
use crate::output::Tone;
use crate::output::terminal::{StyledText, cut, width};
use crate::playbook::Requirement;
use paint::{draw, fill, text};

/// Draws a state.
pub fn view(state: &State, buffer: &mut Buffer) {
    let layout = state.layout();
    if let Mode::Help(top) = state.mode {
        let body = Rect { y: 0, height: layout.keys.y, ..layout.bar };
        help::help(state, top, body, buffer);
        return hints::hints(state, layout.keys, buffer);
    }
    tabs::bar(state, layout.bar, buffer);
    if state.searched().is_some() {
        hits::hits(state, layout.tree, buffer);
    } else {
        customer(state, layout.customer, buffer);
        tree(state, layout.tree, buffer);
    }
    if layout.has_both() {
        let rule = [text("│", Tone::Faint)];
        for y in layout.page.y..layout.page.bottom() {
            draw(state, &rule, Rect::new(layout.tree.width, y, 1, 1), buffer);
        }
    }
    page(state, layout.page, buffer);
    hints::hints(state, layout.keys, buffer);
    said(state, layout.keys, buffer);
}

/// What there is to say, above the last line.
fn said(state: &State, keys: Rect, buffer: &mut Buffer) {
    let lines = state.said_lines();
    let first = keys.y.saturating_sub(u16::try_from(lines.len()).unwrap_or(u16::MAX));
    for (y, line) in (first..).zip(&lines) {
        let area = Rect { y, ..keys };
        fill(area, buffer);
        draw(state, line, Rect { x: 1, width: area.width.saturating_sub(1), ..area }, buffer);
        buffer.set_style(area.intersection(buffer.area), Modifier::REVERSED);
    }
}

/// The customer in use, and how far: the boxes of the tree are those of the checklist.
fn customer(state: &State, area: Rect, buffer: &mut Buffer) {
    let Some(customer) = &state.loaded.customer else { return };
    let count = format!(" {}/{}", customer.done, customer.all);
    let room = usize::from(area.width.saturating_sub(2));
    let mut line = vec![text(" ", Tone::Plain)];
    line.extend(cut(&[text(&customer.title, Tone::Strong)], room.saturating_sub(width(&count))));
    line.push(text(&count, Tone::Faint));
    draw(state, &line, area, buffer);
}

fn tree(state: &State, area: Rect, buffer: &mut Buffer) {
    let rows = state.tree.seen(state.tree_top).take(usize::from(area.height));
    for (y, (row, node)) in (area.y..).zip(rows) {
        let area = Rect { y, height: 1, ..area };
        draw(state, &node_line(state, row, node, usize::from(area.width.saturating_sub(1))), area, buffer);
        if row == state.tree.at() {
            let look = if state.focus == Focus::Tree { Modifier::REVERSED } else { Modifier::BOLD };
            buffer.set_style(area, look);
        }
    }
}

/// A row of the tree: what it is below, whether it is unfolded, what it is, and how many tasks it has.
fn node_line(state: &State, row: usize, node: &Node, room: usize) -> StyledText {
    let is_chosen = row == state.tree.at();
    let mark = match state.tree.is_unfolded(row) {
        Some(true) => "▾ ",
        Some(false) => "▸ ",
        None => "  ",
    };
    let lead = format!("{}{}{mark}", if is_chosen { "›" } else { " " }, " ".repeat(node.level));
    let count = count(node);
    let title = match node.thing.kind {
        Kind::Task => {
            let tick = match (node.listed, node.done) {
                (0, _) => "",
                (_, 0) => "[ ] ",
                _ => "[x] ",
            };
            let star = match node.requirement {
                Some(Requirement::Mandatory) => " * ",
                Some(Requirement::Unknown) => " ? ",
                _ => "   ",
            };
            vec![
                text(tick, Tone::Plain),
                text(&node.thing.id, Tone::Id),
                text(star, Tone::Strong),
                text(&node.thing.title, Tone::Plain),
            ]
        }
        Kind::Phase | Kind::Pages => vec![text(&node.thing.title, Tone::Strong)],
        Kind::Process | Kind::Activity | Kind::Page => vec![text(&node.thing.title, Tone::Plain)],
    };
    let left = room.saturating_sub(width(&lead) + width(&count) + usize::from(!count.is_empty()));
    let title = cut(&title, left);
    let used: usize = title.iter().map(|span| width(span.text())).sum();
    let mut line = vec![text(&lead, Tone::Plain)];
    line.extend(title);
    if !count.is_empty() {
        line.push(text(&" ".repeat((left + 1).saturating_sub(used)), Tone::Plain));
        let is_all = node.listed > 0 && node.done == node.listed;
        line.push(text(&count, if is_all { Tone::Good } else { Tone::Faint }));
    }
    line
}

/// How many tasks: those that are done of those that the checklist has, else all.
fn count(node: &Node) -> String {
    match (node.thing.kind, node.listed, node.tasks) {
        (Kind::Task | Kind::Page, ..) | (_, 0, 0) => String::new(),
        (_, 0, tasks) => tasks.to_string(),
        (_, listed, _) => format!("{}/{listed}", node.done),
    }
}

fn page(state: &State, area: Rect, buffer: &mut Buffer) {
    let lines = state.answer.lines.iter().skip(state.visit.top).take(usize::from(area.height));
    for (y, line) in (area.y..).zip(lines) {
        let line_area = Rect { x: area.x + 1, y, width: area.width.saturating_sub(1), height: 1 };
        draw(state, line, line_area, buffer);
    }
    let Some(link) = state.chosen_link() else { return };
    let Some(row) = link.line.checked_sub(state.visit.top).and_then(|row| u16::try_from(row).ok()) else {
        return;
    };
    let column = |column: usize| u16::try_from(column).unwrap_or(u16::MAX).min(area.width.saturating_sub(1));
    let (from, to) = (column(link.from), column(link.to));
    if row < area.height {
        let chosen = Rect { x: area.x + 1 + from, y: area.y + row, width: to - from, height: 1 };
        buffer.set_style(chosen, Modifier::REVERSED);
    }
}
