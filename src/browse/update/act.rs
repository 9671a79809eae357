//! What the keys do.

use crate::browse::answer::Goal;
use crate::browse::history::{Before, Focus, Visit};
use crate::browse::input::{Input, Purpose};
use crate::browse::keys::Action;
use crate::browse::state::{Mode, State};
use crate::browse::thing::Pane;
use crate::browse::update::Effect;
use crate::source::Tag;

impl State {
    pub(super) fn act(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Up | Action::Down | Action::PageUp | Action::PageDown | Action::First | Action::Last => {
                self.walk(action);
            }
            Action::Open => self.go_in(),
            // The tree may lack what the page shows: then what is chosen in the tree is shown.
            Action::Close if self.focus == Focus::Page => self.in_tree(|_| {}),
            Action::Close => self.in_tree(|state| state.tree.fold()),
            Action::Fold => self.in_tree(|state| state.tree.fold_all()),
            Action::Follow => return self.follow(),
            Action::NextLink | Action::PreviousLink => self.choose_link(action == Action::NextLink),
            Action::Show(pane) => return self.show_pane(pane),
            Action::Back | Action::Forward => self.travel(action == Action::Back),
            Action::NextHit | Action::PreviousHit => return self.next_hit(action == Action::NextHit),
            Action::Language | Action::Beside | Action::OtherBeside => return self.speak(action),
            Action::Search | Action::Filter | Action::Note => self.begin(action),
            Action::Tick => return self.tick(),
            Action::Copy => self.mode = Mode::Copying,
            Action::Address => return self.open_address(),
            Action::Edit => return vec![Effect::Edit(self.visit.thing.clone())],
            Action::Line => return vec![Effect::Line(self.asked())],
            Action::Mouse => {
                self.mouse_is_free = !self.mouse_is_free;
                let word = if self.mouse_is_free { "browse-mouse-free" } else { "browse-mouse-taken" };
                self.said = Some(self.word(word).to_owned());
                return vec![Effect::Mouse(!self.mouse_is_free)];
            }
            Action::Help => self.mode = Mode::Help(0),
            Action::Suspend => return vec![Effect::Suspend],
            Action::Quit => return vec![Effect::Quit],
            Action::Accept | Action::Cancel | Action::Complete => {}
        }
        Vec::new()
    }

    /// Moves in the pane that the keys are for.
    fn walk(&mut self, action: Action) {
        let page = self.rows().saturating_sub(1).max(1);
        let (at, last) = match self.focus {
            Focus::Tree => (self.tree.at(), self.tree.len().saturating_sub(1)),
            Focus::Page => (self.visit.top, self.last_top()),
        };
        let to = match action {
            Action::Up => at.saturating_sub(1),
            Action::Down => at + 1,
            Action::PageUp => at.saturating_sub(page),
            Action::PageDown => at + page,
            Action::First => 0,
            _ => last,
        };
        self.move_to(to.min(last));
    }

    /// Moves to a row of the tree or a line of the page.
    pub(super) fn move_to(&mut self, to: usize) {
        match self.focus {
            Focus::Tree => self.in_tree(|state| state.tree.choose(to)),
            Focus::Page => self.visit.top = to,
        }
    }

    /// Changes the tree, and shows what is chosen then.
    fn in_tree(&mut self, change: impl FnOnce(&mut Self)) {
        self.focus = Focus::Tree;
        change(self);
        self.look_at_chosen();
    }

    /// Unfolds what is chosen; where that is done, goes into its page.
    fn go_in(&mut self) {
        if self.focus == Focus::Tree && !self.tree.unfold() {
            self.enter();
        }
    }

    /// Goes from the tree into the page.
    fn enter(&mut self) {
        self.history.open(&self.visit, &self.visit);
        self.focus = Focus::Page;
    }

    /// Shows the page of what is chosen in the tree; in a page, follows the link that is chosen, or chooses the first one
    /// that is seen.
    pub(super) fn follow(&mut self) -> Vec<Effect> {
        if self.focus == Focus::Tree {
            self.enter();
            return Vec::new();
        }
        match self.chosen_link().map(|link| link.goal.clone()) {
            Some(Goal::Reference(reference)) => vec![Effect::Resolve(reference)],
            Some(Goal::Address(address)) => vec![Effect::Open(address)],
            None => {
                self.choose_link(true);
                Vec::new()
            }
        }
    }

    /// Chooses the next link, or the one before; at first the first one that is seen.
    fn choose_link(&mut self, next: bool) {
        let (links, top) = (&self.answer.links, self.visit.top);
        let Some(last) = links.len().checked_sub(1) else {
            self.said = Some(self.word("browse-no-link").to_owned());
            return;
        };
        let first = links.iter().position(|link| link.line >= top).unwrap_or(last);
        // A link that is broken into lines is one.
        let begins =
            |at: &usize| match (at.checked_sub(1).and_then(|before| links.get(before)), links.get(*at)) {
                (Some(before), Some(one)) => one.goal != before.goal || one.line > before.line + 1,
                _ => true,
            };
        let chosen = match (self.link, next) {
            (None, _) => first,
            (Some(at), true) => (at + 1..=last).find(begins).unwrap_or(at),
            (Some(at), false) => (0..at).rev().find(begins).unwrap_or(at),
        };
        self.choose(chosen);
    }

    /// Chooses a link, and scrolls to it.
    fn choose(&mut self, link: usize) {
        self.focus = Focus::Page;
        self.link = Some(link);
        // Cells have no hyperlinks: the reader sees the address here.
        self.said = self.address().map(str::to_owned);
        self.see_link();
    }

    /// Scrolls to the link that is chosen, so that what is said does not cover it.
    pub(super) fn see_link(&mut self) {
        let Some(at) = self.chosen_link().map(|link| link.line) else { return };
        let rows = self.rows().saturating_sub(self.said_lines().len()).max(1);
        self.visit.top = self.visit.top.clamp((at + 1).saturating_sub(rows), at);
    }

    fn show_pane(&mut self, pane: Pane) -> Vec<Effect> {
        let visit = Visit { pane, ..Visit::of(self.visit.thing.clone()) };
        if self.focus == Focus::Page {
            self.history.open(&self.visit, &visit);
        }
        self.visit = visit;
        self.link = None;
        Vec::new()
    }

    fn travel(&mut self, back: bool) {
        let visit = if back { self.history.back(&self.visit) } else { self.history.forward(&self.visit) };
        if let Some(visit) = visit {
            self.go_to(visit);
        }
    }

    fn next_hit(&mut self, next: bool) -> Vec<Effect> {
        let Some(last) = self.hits.list.len().checked_sub(1) else {
            self.said = Some(self.word("browse-no-hits").to_owned());
            return Vec::new();
        };
        let at = self.hits.at;
        self.hits.at = if next { (at + 1).min(last) } else { at.saturating_sub(1) };
        self.open_hit()
    }

    /// Opens the hit that is chosen.
    pub(super) fn open_hit(&mut self) -> Vec<Effect> {
        let Some(hit) = self.hits.list.get(self.hits.at).cloned() else { return Vec::new() };
        self.said = Some(format!("{}/{}  {}", self.hits.at + 1, self.hits.list.len(), self.hits.words));
        self.open(Visit { find: hit.find, ..Visit::of(hit.thing) })
    }

    /// Changes the language, or the one beside it.
    fn speak(&mut self, action: Action) -> Vec<Effect> {
        let others: Vec<Tag> = self.loaded.languages.iter().map(|(tag, _)| tag.clone()).collect();
        let next = |now: &Tag, not: Option<&Tag>| {
            let at = others.iter().position(|tag| tag == now).map_or(0, |at| at + 1);
            others
                .iter()
                .cycle()
                .skip(at)
                .take(others.len())
                .find(|tag| Some(*tag) != not && *tag != now)
                .cloned()
        };
        let Some(first) = next(&self.lang, None) else {
            self.said = Some(self.word("browse-one-language").to_owned());
            return Vec::new();
        };
        match action {
            Action::Language => {
                let to = next(&self.lang, self.beside.as_ref()).unwrap_or(first);
                self.said =
                    self.loaded.languages.iter().find(|(tag, _)| *tag == to).map(|(_, name)| name.clone());
                self.lang = to;
                return vec![Effect::Load];
            }
            Action::Beside if self.beside.is_some() => self.last_beside = self.beside.take(),
            Action::Beside => {
                let english = Some(Tag::english()).filter(|tag| *tag != self.lang && others.contains(tag));
                let last = self.last_beside.clone().filter(|tag| *tag != self.lang);
                self.beside = last.or(english).or(Some(first));
                self.focus = Focus::Page;
            }
            _ => {
                let now = self.beside.clone().unwrap_or_else(|| self.lang.clone());
                self.beside = next(&now, Some(&self.lang));
                self.focus = Focus::Page;
            }
        }
        Vec::new()
    }

    /// Begins to type.
    fn begin(&mut self, action: Action) {
        let (purpose, text) = match action {
            Action::Search => {
                let (visit, hits) = (self.visit.clone(), std::mem::take(&mut self.hits));
                let before = Before { visit, focus: self.focus, hits };
                self.focus = Focus::Tree;
                (Purpose::Search(Box::new(before)), String::new())
            }
            Action::Filter => (Purpose::Filter, self.filters.clone()),
            _ => match self.task() {
                Some(task) => (Purpose::Note(task.id.clone()), String::new()),
                None => return self.said = Some(self.word("browse-no-task").to_owned()),
            },
        };
        self.mode = Mode::Typing(Input::new(purpose, text));
    }

    fn tick(&mut self) -> Vec<Effect> {
        let Some(task) = self.task() else {
            self.said = Some(self.word("browse-no-task").to_owned());
            return Vec::new();
        };
        let is_done = self.node().is_some_and(|node| node.done > 0);
        let change = if is_done { "undo" } else { "done" };
        vec![Effect::Run(["checklist", change, &task.id].map(str::to_owned).into())]
    }

    /// Opens the address that is chosen, or the only one there is; of several, lets the reader choose.
    fn open_address(&mut self) -> Vec<Effect> {
        if let Some(address) = self.address() {
            return vec![Effect::Open(address.to_owned())];
        }
        let addresses = self.answer.links.iter().enumerate().filter_map(|(at, link)| match &link.goal {
            Goal::Address(address) => Some((at, address)),
            Goal::Reference(_) => None,
        });
        let addresses: Vec<(usize, &String)> = addresses.collect();
        match &addresses[..] {
            [] => self.said = Some(self.word("browse-no-link").to_owned()),
            [(_, address), rest @ ..] if rest.iter().all(|(_, other)| other == address) => {
                return vec![Effect::Open((*address).clone())];
            }
            [(first, _), ..] => {
                let first = *first;
                self.choose(first);
                self.said = Some(self.word("browse-choose-link").to_owned());
            }
        }
        Vec::new()
    }
}
