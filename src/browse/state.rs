//! The state of the browser: all that decides about what is seen.

use crossterm::event::{KeyEvent, MouseEvent};

use crate::browse::answer::{Answer, Goal, Hit, Link, Question};
use crate::browse::history::{Focus, History, Hits, Visit};
use crate::browse::input::{Input, Purpose, options};
use crate::browse::layout::{Layout, TWO_LANGUAGES, Wanted};
use crate::browse::thing::{Kind, Pane, Thing};
use crate::browse::tree::{Node, Tree};
use crate::browse::{Loaded, Start};
use crate::output::Tone;
use crate::output::terminal::{StyledSpan, StyledText, fold, wrap};
use crate::source::Tag;

/// What happens to the browser.
#[derive(Debug)]
pub enum Event {
    /// A key was pressed.
    Key(KeyEvent),
    /// The mouse was used.
    Mouse(MouseEvent),
    /// A text was pasted.
    Paste(String),
    /// The screen has another size.
    Resize(u16, u16),
    /// The playbook was read.
    Loaded(Loaded),
    /// A question was answered.
    Answered(Question, Answer),
    /// A search has found something, or says why not.
    Found(String, Result<Vec<Hit>, String>),
    /// A reference means this thing.
    Meant(Thing),
    /// What completes the filters that are typed.
    Completed(Vec<String>),
    /// There is something to say.
    Said(String),
    /// The playbook cannot be read as it was asked for.
    Refused(String),
    /// The playbook or the checklist has changed.
    Changed,
}

/// What keys are taken as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Mode {
    /// Keys walk.
    #[default]
    Walking,
    /// Keys write.
    Typing(Input),
    /// The keys are shown, from a row on.
    Help(usize),
    /// The next key chooses what to copy.
    Copying,
}

/// The state of the browser.
#[derive(Debug, Default)]
pub struct State {
    pub(super) width: u16,
    pub(super) height: u16,
    pub(super) color: bool,
    pub(super) loaded: Loaded,
    /// How often the playbook was read.
    pub(super) reading: u64,
    pub(super) tree: Tree,
    /// The first row of the tree that is seen.
    pub(super) tree_top: usize,
    /// The first row of the tree and of the page before the screen had another size.
    pub(super) tops: (usize, usize),
    pub(super) focus: Focus,
    pub(super) visit: Visit,
    pub(super) history: History,
    /// The last answer, and what it answers.
    pub(super) question: Question,
    pub(super) answer: Answer,
    /// A place in the page, and the line that has it since lines are broken otherwise.
    pub(super) anchor: Option<((usize, usize), usize)>,
    /// The link that is chosen.
    pub(super) link: Option<usize>,
    pub(super) mode: Mode,
    pub(super) hits: Hits,
    pub(super) filters: String,
    pub(super) lang: Tag,
    pub(super) beside: Option<Tag>,
    /// The language that was beside last.
    pub(super) last_beside: Option<Tag>,
    /// Whether the mouse is the terminal's.
    pub(super) mouse_is_free: bool,
    pub(super) said: Option<String>,
}

impl State {
    /// A browser that has read nothing yet.
    #[must_use]
    pub fn new((width, height): (u16, u16), start: Start) -> Self {
        let focus = if start.thing.is_some() { Focus::Page } else { Focus::Tree };
        let visit = Visit::of(start.thing.unwrap_or_default());
        Self {
            width,
            height,
            color: start.color,
            focus,
            visit,
            lang: start.lang,
            last_beside: start.beside.clone(),
            beside: start.beside,
            ..Self::default()
        }
    }

    /// The columns and rows of the screen.
    #[must_use]
    pub fn size(&self) -> (u16, u16) {
        (self.width, self.height)
    }

    /// The language to read the playbook in, and the filters.
    #[must_use]
    pub fn wanted(&self) -> (&Tag, &str) {
        (&self.lang, &self.filters)
    }

    /// What has to be asked for what is to be seen; nothing where the answer is there.
    #[must_use]
    pub fn open_question(&self) -> Option<Question> {
        let question = self.asked();
        (question != self.question && !self.tree.is_empty()).then_some(question)
    }

    /// Whether the next key means something else before the answer is there than after it: whoever types ahead means
    /// what will be seen.
    #[must_use]
    pub fn has_to_answer(&self) -> bool {
        let is_reading = self.mode == Mode::Walking && self.focus == Focus::Page;
        (is_reading && self.open_question().is_some())
            || (self.hits.is_awaited && self.open_search().is_some())
    }

    /// The words that are to be searched for; nothing where the hits are there.
    #[must_use]
    pub fn open_search(&self) -> Option<&str> {
        self.searched().filter(|words| *words != self.hits.words)
    }

    /// The words of a search that is being typed.
    pub(super) fn searched(&self) -> Option<&str> {
        match &self.mode {
            Mode::Typing(Input { purpose: Purpose::Search(_), text, .. }) => Some(text),
            _ => None,
        }
    }

    /// The question whose answer is to be seen.
    #[must_use]
    pub fn asked(&self) -> Question {
        let Visit { thing, pane, .. } = &self.visit;
        let mut command = pane.command(thing);
        if *pane == Pane::Tasks {
            command.extend(options(&self.filters));
        }
        let layout = self.layout();
        // Beside the tree, one language is enough where two would stand below one another.
        let has_room = !layout.has_both() || layout.text_width() + 1 >= TWO_LANGUAGES;
        let is_double = has_room && *pane == Pane::Page && thing.kind != Kind::Pages;
        Question {
            command,
            lang: self.lang.clone(),
            beside: self.beside.clone().filter(|_| is_double),
            width: layout.text_width().max(20),
            reading: self.reading,
        }
    }

    pub(super) fn layout(&self) -> Layout {
        Layout::of(Wanted {
            width: self.width,
            height: self.height,
            in_page: self.focus == Focus::Page,
            is_double: self.beside.is_some() && self.visit.pane == Pane::Page,
            has_hits: self.searched().is_some(),
            has_customer: self.loaded.customer.is_some(),
        })
    }

    /// The node of what is shown.
    pub(super) fn node(&self) -> Option<&Node> {
        self.tree.node(&self.visit.thing)
    }

    /// The link that is chosen.
    pub(super) fn chosen_link(&self) -> Option<&Link> {
        self.answer.links.get(self.link?)
    }

    /// The address that is chosen.
    pub(super) fn address(&self) -> Option<&str> {
        match &self.chosen_link()?.goal {
            Goal::Address(address) => Some(address),
            Goal::Reference(_) => None,
        }
    }

    /// A word of the browser.
    pub(super) fn word<'a>(&'a self, id: &'a str) -> &'a str {
        self.loaded.words.get(id)
    }

    /// What there is to say, in lines that fit; at most half of the screen.
    pub(super) fn said_lines(&self) -> Vec<StyledText> {
        let Some(said) = &self.said else { return Vec::new() };
        let room = usize::from(self.width.saturating_sub(2)).max(1);
        let said = StyledSpan::new(&said.replace('\n', " "), Tone::Strong);
        let lines = wrap(&[said], Some(room)).into_iter().flat_map(|line| fold(&line, room));
        lines.take(usize::from(self.height / 2).max(1)).collect()
    }

    /// The rows of a pane.
    pub(super) fn rows(&self) -> usize {
        usize::from(self.layout().page.height)
    }

    /// The last line that a page is scrolled to.
    pub(super) fn last_top(&self) -> usize {
        self.answer.lines.len().saturating_sub(self.rows())
    }
}
