//! What an event makes of the state, and what is to be done in the world.

mod act;
mod mouse;
mod typing;

use crossterm::event::{KeyEvent, KeyEventKind};

use crate::browse::Loaded;
use crate::browse::answer::{Answer, Hit, Question};
use crate::browse::history::{Focus, Visit};
use crate::browse::input::{Input, Purpose};
use crate::browse::keys::{self, Action};
use crate::browse::state::{Event, Mode, State};
use crate::browse::thing::{Kind, Thing};
use crate::browse::tree::Node;
use crate::browse::view::help;
use crate::output::terminal::plain;

/// Something to do in the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Read the playbook again.
    Load,
    /// Run a command that changes something.
    Run(Vec<String>),
    /// Find the thing that a reference means.
    Resolve(String),
    /// Copy a text to the clipboard.
    Copy(String),
    /// Copy the command that gives the answer, and show it.
    Line(Question),
    /// Open a web or mail address.
    Open(String),
    /// Edit the page of a thing.
    Edit(Thing),
    /// Complete filters.
    Complete(String),
    /// Take the mouse, or give it to the terminal.
    Mouse(bool),
    /// Stop the program until the shell continues it.
    Suspend,
    /// End.
    Quit,
}

/// Takes an event.
pub fn update(state: &mut State, event: Event) -> Vec<Effect> {
    let is_resized = matches!(event, Event::Resize(..));
    let is_walk = !is_resized && !matches!(event, Event::Answered(..));
    let effects = match event {
        Event::Key(key) => state.key(key),
        Event::Mouse(mouse) => state.mouse(mouse),
        Event::Paste(text) => state.paste(&text),
        Event::Resize(width, height) => {
            (state.width, state.height) = (width, height);
            // Whoever gets the old size back sees the old lines.
            (state.tree_top, state.visit.top) = state.tops;
            Vec::new()
        }
        Event::Loaded(loaded) => state.take(loaded),
        Event::Answered(question, answer) => {
            state.tree_top = state.tops.0;
            state.answered(question, answer)
        }
        Event::Found(words, found) => state.found(words, found),
        Event::Meant(thing) => {
            let thing = state.of_shown_process(thing);
            state.open(Visit::of(thing))
        }
        Event::Completed(filters) => state.completed(filters),
        Event::Said(text) => {
            state.said = Some(text).filter(|text| !text.is_empty());
            Vec::new()
        }
        Event::Refused(sentence) => {
            // The reader goes on typing where the filter was.
            let text = std::mem::take(&mut state.filters);
            state.mode = Mode::Typing(Input::new(Purpose::Filter, text));
            state.said = Some(sentence);
            Vec::new()
        }
        Event::Changed => {
            state.said = Some(state.word("browse-read-again").to_owned());
            vec![Effect::Load]
        }
    };
    state.keep_in_view();
    state.tops.0 = if is_walk { state.tree_top } else { state.tops.0 };
    state.tops.1 = if is_resized { state.tops.1 } else { state.visit.top };
    effects
}

impl State {
    fn key(&mut self, key: KeyEvent) -> Vec<Effect> {
        if key.kind == KeyEventKind::Release {
            return Vec::new();
        }
        self.said = None;
        match &mut self.mode {
            Mode::Walking => keys::action(key).map_or_else(Vec::new, |action| self.act(action)),
            Mode::Typing(_) => self.typed(key),
            Mode::Copying => self.copied(key),
            Mode::Help(top) => {
                let page = usize::from(self.height.saturating_sub(2));
                match keys::action(key) {
                    Some(Action::Down) => *top += 1,
                    Some(Action::Up) => *top = top.saturating_sub(1),
                    Some(Action::PageDown) => *top += page,
                    Some(Action::PageUp) => *top = top.saturating_sub(page),
                    Some(Action::First) => *top = 0,
                    Some(Action::Last) => *top = usize::MAX,
                    _ => self.mode = Mode::Walking,
                }
                Vec::new()
            }
        }
    }

    fn take(&mut self, loaded: Loaded) -> Vec<Effect> {
        let is_first = self.reading == 0;
        self.reading += 1;
        self.loaded = loaded;
        self.tree.replace(std::mem::take(&mut self.loaded.nodes), !self.filters.is_empty());
        // A thing is called otherwise in another language.
        if let Some(node) = self.tree.node(&self.visit.thing) {
            self.visit.thing = node.thing.clone();
        }
        if is_first && !self.visit.thing.reference.is_empty() {
            self.tree.reveal(&self.visit.thing);
            self.history.open(&self.visit, &self.visit);
        } else if self.focus == Focus::Tree {
            self.look_at_chosen();
        }
        Vec::new()
    }

    fn answered(&mut self, question: Question, answer: Answer) -> Vec<Effect> {
        if question != self.asked() {
            return Vec::new();
        }
        let was = std::mem::replace(&mut self.answer, answer);
        if question.command == self.question.command {
            let is_as_wide = question.width == self.question.width && question.beside == self.question.beside;
            if !is_as_wide || question.lang != self.question.lang {
                self.go_on_at_same_place(&was);
            }
            self.link = self.link.and_then(|link| self.answer.same_link(&was, link));
            self.see_link();
        } else {
            self.link = None;
        }
        self.question = question;
        if let Some(words) = self.visit.find.take() {
            self.visit.top = self.line_of(&words).unwrap_or_default();
        }
        Vec::new()
    }

    /// Lets the reader go on where lines are broken otherwise. Whoever gets the old lines back is where they were.
    fn go_on_at_same_place(&mut self, was: &Answer) {
        let known = self.anchor.take().filter(|(_, top)| *top == self.visit.top);
        let place = known.map_or_else(|| was.place(self.visit.top), |(place, _)| place);
        self.visit.top = self.answer.line_of(place).min(self.last_top());
        self.anchor = Some((place, self.visit.top));
    }

    /// The line of the answer that has words. A long title is broken: its first line is enough.
    fn line_of(&self, words: &str) -> Option<usize> {
        let lines = || self.answer.lines.iter().map(|line| plain(line).trim().to_owned());
        let is_beginning = |line: &String| line.chars().count() > 7 && words.starts_with(line.as_str());
        lines().position(|line| line.contains(words)).or_else(|| lines().position(|line| is_beginning(&line)))
    }

    fn found(&mut self, words: String, found: Result<Vec<Hit>, String>) -> Vec<Effect> {
        if self.searched() == Some(words.as_str()) {
            self.hits.words = words;
            self.hits.at = 0;
            match found {
                Ok(list) => self.hits.list = list,
                Err(sentence) => self.said = Some(sentence),
            }
            self.look_at_hit();
            if std::mem::take(&mut self.hits.is_awaited) {
                return self.accept();
            }
        }
        Vec::new()
    }

    /// Shows what is chosen in the tree.
    fn look_at_chosen(&mut self) {
        let Some(node) = self.tree.chosen() else { return };
        let visit = Visit { pane: self.visit.pane, ..Visit::of(node.thing.clone()) };
        if !visit.is_at(&self.visit) {
            self.show(visit);
        }
    }

    /// Shows the hit that is chosen.
    fn look_at_hit(&mut self) {
        if let Some(hit) = self.hits.list.get(self.hits.at) {
            let visit = Visit { find: hit.find.clone(), ..Visit::of(hit.thing.clone()) };
            self.show(visit);
        }
    }

    fn show(&mut self, visit: Visit) {
        self.visit = visit;
        self.link = None;
        // The same answer may be there already, at another place.
        if self.asked() == self.question
            && let Some(words) = self.visit.find.take()
        {
            self.visit.top = self.line_of(&words).unwrap_or_default();
        }
    }

    /// A task of the process that is shown, if that has it: several may have a task.
    fn of_shown_process(&self, thing: Thing) -> Thing {
        let page = &self.visit.thing.page;
        let own = Thing { page: page.clone(), ..thing.clone() };
        let is_own = |node: &Node| node.thing.page == own.page;
        let has_it = thing.page.is_empty() && self.tree.node(&own).is_some_and(is_own);
        if has_it { own } else { thing }
    }

    /// Opens something, so that the way back leads here.
    fn open(&mut self, mut visit: Visit) -> Vec<Effect> {
        if let Some(node) = self.tree.node(&visit.thing) {
            visit.thing = node.thing.clone();
        }
        self.history.open(&self.visit, &visit);
        self.go_to(visit);
        Vec::new()
    }

    /// Shows something, in the tree as well.
    fn go_to(&mut self, visit: Visit) {
        self.tree.reveal(&visit.thing);
        self.focus = Focus::Page;
        self.show(visit);
    }

    /// The task that is shown or chosen.
    fn task(&self) -> Option<&Thing> {
        Some(&self.visit.thing).filter(|thing| thing.kind == Kind::Task)
    }

    /// Scrolls so far that what is chosen is seen.
    fn keep_in_view(&mut self) {
        if let Mode::Help(top) = &mut self.mode {
            *top = (*top).min(help::last_top(self.width, self.height));
        }
        // What is said covers the last rows.
        let rows = usize::from(self.layout().tree.height).saturating_sub(self.said_lines().len()).max(1);
        let at = self.tree.at();
        self.tree_top = self.tree_top.clamp((at + 1).saturating_sub(rows), at);
        self.tree_top = self.tree_top.min(self.tree.len().saturating_sub(rows));
        if self.asked() == self.question {
            self.visit.top = self.visit.top.min(self.last_top());
        }
    }
}
