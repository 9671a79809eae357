//! What is typed: searches, filters, notes, and the letter that chooses what to copy.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::browse::answer::Goal;
use crate::browse::history::{Before, Focus};
use crate::browse::input::{Input, Purpose};
use crate::browse::state::{Mode, State};
use crate::browse::thing::Kind;
use crate::browse::update::Effect;

impl State {
    pub(super) fn typed(&mut self, key: KeyEvent) -> Vec<Effect> {
        let Mode::Typing(input) = &mut self.mode else { return Vec::new() };
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        match (key.code, &input.purpose) {
            (KeyCode::Enter, _) => return self.accept(),
            (KeyCode::Esc, _) => self.cancel(),
            (KeyCode::Char('c'), _) if control => self.cancel(),
            // Whoever deletes more than there is wants to leave.
            (KeyCode::Backspace, Purpose::Search(_)) if input.text.is_empty() => self.cancel(),
            (KeyCode::Tab | KeyCode::BackTab, Purpose::Filter) => {
                if !input.choose(key.code == KeyCode::Tab) {
                    return vec![Effect::Complete(input.text.clone())];
                }
                self.said = input.choice();
            }
            (KeyCode::Down | KeyCode::Tab, Purpose::Search(_)) => self.choose_hit(self.hits.at + 1),
            (KeyCode::Up | KeyCode::BackTab, Purpose::Search(_)) => {
                self.choose_hit(self.hits.at.saturating_sub(1));
            }
            _ => drop(input.take(key)),
        }
        Vec::new()
    }

    /// Chooses a hit while words are typed.
    pub(super) fn choose_hit(&mut self, at: usize) {
        self.hits.at = at.min(self.hits.list.len().saturating_sub(1));
        self.look_at_hit();
    }

    pub(super) fn paste(&mut self, text: &str) -> Vec<Effect> {
        if let Mode::Typing(input) = &mut self.mode {
            input.paste(text);
        }
        Vec::new()
    }

    /// Takes what is typed.
    pub(super) fn accept(&mut self) -> Vec<Effect> {
        if self.open_search().is_some() {
            // Whoever types fast does not wait for the hits.
            self.hits.is_awaited = true;
            return Vec::new();
        }
        let Mode::Typing(Input { purpose, text, .. }) = std::mem::take(&mut self.mode) else {
            return Vec::new();
        };
        let text = text.trim();
        match purpose {
            Purpose::Search(before) if self.hits.list.is_empty() => {
                self.give_up(*before);
                let nothing = self.word("browse-no-hits").to_owned();
                self.said = self.said.take().or(Some(nothing).filter(|_| !text.is_empty()));
                Vec::new()
            }
            Purpose::Search(before) => {
                self.visit = before.visit;
                self.open_hit()
            }
            Purpose::Filter => {
                text.clone_into(&mut self.filters);
                self.focus = Focus::Tree;
                vec![Effect::Load]
            }
            Purpose::Note(_) if text.is_empty() => Vec::new(),
            Purpose::Note(id) => {
                vec![Effect::Run(["checklist", "note", "--", &id, text].map(str::to_owned).into())]
            }
        }
    }

    fn cancel(&mut self) {
        if let Mode::Typing(Input { purpose: Purpose::Search(before), .. }) = std::mem::take(&mut self.mode) {
            self.give_up(*before);
        }
    }

    /// Goes back to where the reader was before a search.
    fn give_up(&mut self, before: Before) {
        (self.focus, self.hits) = (before.focus, before.hits);
        self.show(before.visit);
    }

    pub(super) fn completed(&mut self, candidates: Vec<String>) -> Vec<Effect> {
        let nothing = candidates.is_empty().then(|| self.word("browse-no-hits").to_owned());
        if let Mode::Typing(input) = &mut self.mode {
            input.complete(candidates);
            self.said = nothing.or_else(|| input.choice());
        }
        Vec::new()
    }

    /// Copies what a letter means: the id, the title, the address or the command.
    pub(super) fn copied(&mut self, key: KeyEvent) -> Vec<Effect> {
        self.mode = Mode::Walking;
        let thing = &self.visit.thing;
        let text = match key.code {
            KeyCode::Char('i') if thing.kind == Kind::Task => Some(thing.id.clone()),
            KeyCode::Char('i') => Some(thing.reference.clone()),
            KeyCode::Char('t') => Some(thing.title.clone()),
            KeyCode::Char('a') => self.some_address(),
            KeyCode::Char('c') => return vec![Effect::Line(self.asked())],
            _ => return Vec::new(),
        };
        let text = text.filter(|text| !text.is_empty());
        if text.is_none() {
            self.said = Some(self.word("browse-no-link").to_owned());
        }
        text.into_iter().map(Effect::Copy).collect()
    }

    /// The address that is chosen, else the first one of the page.
    fn some_address(&self) -> Option<String> {
        let first = || {
            self.answer.links.iter().find_map(|link| match &link.goal {
                Goal::Address(address) => Some(address.clone()),
                Goal::Reference(_) => None,
            })
        };
        self.address().map(str::to_owned).or_else(first)
    }
}
