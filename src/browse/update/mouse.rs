//! What the mouse does: the wheel scrolls, a click chooses, and a second one opens.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};

use crate::browse::history::Focus;
use crate::browse::state::{Mode, State};
use crate::browse::update::Effect;
use crate::browse::view::tabs::tabs;

/// How many lines the wheel scrolls.
const STEP: usize = 3;

impl State {
    pub(super) fn mouse(&mut self, mouse: MouseEvent) -> Vec<Effect> {
        let layout = self.layout();
        let at = Position::new(mouse.column, mouse.row);
        match mouse.kind {
            MouseEventKind::ScrollUp | MouseEventKind::ScrollDown => {
                self.scroll(at, mouse.kind == MouseEventKind::ScrollDown);
                Vec::new()
            }
            MouseEventKind::Down(MouseButton::Left) if self.mode == Mode::Walking => {
                self.said = None;
                if layout.bar.contains(at) {
                    let tabs = tabs(self);
                    let tab = tabs.iter().find(|tab| (tab.from..tab.to).contains(&usize::from(at.x)));
                    return tab
                        .map(|tab| tab.pane)
                        .map_or_else(Vec::new, |pane| self.act(crate::browse::keys::Action::Show(pane)));
                }
                if layout.tree.contains(at) { self.click_tree(at) } else { self.click_page(layout.page, at) }
            }
            MouseEventKind::Down(MouseButton::Left)
                if self.searched().is_some() && layout.tree.contains(at) =>
            {
                let rows = usize::from(at.y - layout.tree.y) / 2;
                let first = crate::browse::view::hits::first(self, layout.tree);
                if self.hits.at == first + rows {
                    return self.accept();
                }
                self.choose_hit(first + rows);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn scroll(&mut self, at: Position, down: bool) {
        let by = |from: usize| if down { from + STEP } else { from.saturating_sub(STEP) };
        let is_over_tree = self.layout().tree.contains(at);
        if let Mode::Help(top) = &mut self.mode {
            *top = by(*top);
        } else if self.searched().is_some() {
            self.choose_hit(if down { self.hits.at + 1 } else { self.hits.at.saturating_sub(1) });
        } else if is_over_tree {
            self.focus = Focus::Tree;
            self.move_to(by(self.tree.at()));
        } else {
            self.visit.top = by(self.visit.top);
        }
    }

    fn click_tree(&mut self, at: Position) -> Vec<Effect> {
        let row = self.tree_top + usize::from(at.y - self.layout().tree.y);
        if row >= self.tree.len() {
            return Vec::new();
        }
        let was_chosen = self.focus == Focus::Tree && self.tree.at() == row;
        self.focus = Focus::Tree;
        if !was_chosen {
            self.move_to(row);
            return Vec::new();
        }
        match self.tree.is_unfolded(row) {
            Some(true) => self.tree.fold(),
            Some(false) => drop(self.tree.unfold()),
            None => return self.follow(),
        }
        Vec::new()
    }

    fn click_page(&mut self, area: Rect, at: Position) -> Vec<Effect> {
        if !area.contains(at) {
            return Vec::new();
        }
        if self.focus == Focus::Tree {
            // The layout may change with the focus: the click is for the page as it was seen.
            self.act(crate::browse::keys::Action::Follow);
        }
        let line = self.visit.top + usize::from(at.y - area.y);
        let column = usize::from(at.x.saturating_sub(area.x + 1));
        let is_there =
            |link: &crate::browse::answer::Link| link.line == line && (link.from..link.to).contains(&column);
        match self.answer.links.iter().position(is_there) {
            Some(at) => {
                self.link = Some(at);
                self.follow()
            }
            None => Vec::new(),
        }
    }
}
