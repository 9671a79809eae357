//! The browser on a terminal: draws, waits for events, and does what they ask for.

use std::env;
use std::io::{self, BufWriter, Stdout, stdout};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crossterm::clipboard::CopyToClipboard;
use crossterm::{event, execute};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use crate::browse::guard::{self, Guard};
use crate::browse::state::{Event, State};
use crate::browse::thing::Thing;
use crate::browse::update::{Effect, update};
use crate::browse::view::view;
use crate::browse::{Answers, Start};
use crate::output::terminal::clean;

/// How long to wait for a key before looking for changes on the disk.
const IDLE: Duration = Duration::from_millis(200);

type Screen = Terminal<CrosstermBackend<BufWriter<Stdout>>>;

/// Browses until the reader quits.
///
/// # Errors
/// When the terminal refuses, or is gone.
pub fn run(answers: &mut dyn Answers, start: Start) -> io::Result<()> {
    let _guard = Guard::take()?;
    let mut screen = Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(1 << 16, stdout())))?;
    let size = screen.size()?;
    let mut browser = Browser { state: State::new((size.width, size.height), start), answers, to_edit: None };
    browser.first();
    loop {
        browser.draw(&mut screen)?;
        if !browser.wait()? {
            return Ok(());
        }
    }
}

struct Browser<'a> {
    state: State,
    answers: &'a mut dyn Answers,
    /// What is to be edited when the work is done: signals are not to wait for the editor.
    to_edit: Option<Thing>,
}

impl Browser<'_> {
    /// Reads the playbook, so that the first screen is whole.
    fn first(&mut self) {
        let _work = Guard::work();
        self.perform(Effect::Load).unwrap_or_default();
        self.answer();
    }

    fn draw(&mut self, screen: &mut Screen) -> io::Result<()> {
        let _work = Guard::work();
        let size = screen.size()?;
        // A key that comes along with a resize may hide it: crossterm then tells the key alone.
        if Guard::take_stale() || (size.width, size.height) != self.state.size() {
            update(&mut self.state, Event::Resize(size.width, size.height));
            // `Screen::clear` would ask the terminal where its cursor is, and wait for the answer.
            screen.resize(ratatui::layout::Rect::new(0, 0, size.width, size.height))?;
        }
        screen.draw(|frame| view(&self.state, frame.buffer_mut()))?;
        Ok(())
    }

    /// Waits until there is something to draw. Keys come before answers, so that the screen follows them at once.
    /// Returns whether the reader goes on.
    fn wait(&mut self) -> io::Result<bool> {
        loop {
            let is_busy = self.state.open_search().is_some() || self.state.open_question().is_some();
            if event::poll(if is_busy { Duration::ZERO } else { IDLE })? {
                return self.events();
            }
            let _work = Guard::work();
            if is_busy {
                self.answer();
                return Ok(true);
            }
            if let Some(changed) = self.answers.changed() {
                self.take(changed.map_or_else(Event::Said, |()| Event::Changed))?;
                return Ok(true);
            }
            if Guard::has_to_draw() {
                return Ok(true);
            }
        }
    }

    /// Takes all events that are there.
    fn events(&mut self) -> io::Result<bool> {
        loop {
            let event = event::read()?;
            let work = Guard::work();
            while self.state.has_to_answer() {
                self.answer();
            }
            let goes_on = match event {
                event::Event::Key(key) => self.take(Event::Key(key))?,
                event::Event::Mouse(mouse) => self.take(Event::Mouse(mouse))?,
                event::Event::Paste(text) => self.take(Event::Paste(text))?,
                event::Event::Resize(width, height) => self.take(Event::Resize(width, height))?,
                event::Event::FocusGained | event::Event::FocusLost => true,
            };
            drop(work);
            if let Some(thing) = self.to_edit.take() {
                self.edit(&thing)?;
            }
            if !goes_on || !event::poll(Duration::ZERO)? {
                return Ok(goes_on);
            }
        }
    }

    /// Answers what is open: the search first, since it decides about the rest.
    fn answer(&mut self) {
        if let Some(words) = self.state.open_search().map(str::to_owned) {
            let found = if words.trim().is_empty() { Ok(Vec::new()) } else { self.answers.search(&words) };
            update(&mut self.state, Event::Found(words, found));
        } else if let Some(question) = self.state.open_question() {
            let answer = self.answers.ask(&question);
            update(&mut self.state, Event::Answered(question, answer));
        }
    }

    /// Takes an event, and does what it asks for. Returns whether the reader goes on.
    fn take(&mut self, event: Event) -> io::Result<bool> {
        let effects = update(&mut self.state, event);
        effects.into_iter().try_fold(true, |goes_on, effect| Ok(goes_on && self.perform(effect)?))
    }

    fn perform(&mut self, effect: Effect) -> io::Result<bool> {
        let event = match effect {
            Effect::Quit => return Ok(false),
            Effect::Load => self.load(),
            Effect::Run(command) => {
                let said = self.answers.run(&command).unwrap_or_else(|sentence| sentence);
                let loaded = self.load();
                update(&mut self.state, loaded);
                Event::Said(said)
            }
            Effect::Resolve(reference) => {
                self.answers.thing(&reference).map_or_else(Event::Said, Event::Meant)
            }
            Effect::Copy(text) => self.copy(&text)?,
            Effect::Line(question) => {
                let line = self.answers.line(&question);
                self.copy(&line)?
            }
            Effect::Open(address) => Event::Said(self.answers.open(&address)),
            Effect::Edit(thing) => {
                self.to_edit = Some(thing);
                return Ok(true);
            }
            Effect::Complete(filters) => Event::Completed(self.answers.completed(&filters)),
            Effect::Mouse(has) => {
                Guard::mouse(has)?;
                return Ok(true);
            }
            Effect::Suspend => {
                guard::stop();
                return Ok(true);
            }
        };
        self.take(event)
    }

    fn load(&mut self) -> Event {
        let (lang, filters) = self.state.wanted();
        let (lang, filters) = (lang.clone(), filters.to_owned());
        self.answers.load(&lang, &filters).map_or_else(Event::Refused, Event::Loaded)
    }

    /// Copies a text through the terminal (OSC 52), which may have a clipboard even where the program has none.
    fn copy(&self, text: &str) -> io::Result<Event> {
        let text = clean(text);
        execute!(stdout(), CopyToClipboard::to_clipboard_from(text.as_bytes()))?;
        Ok(Event::Said(format!("{} (OSC 52): {text}", self.state.word("browse-copied"))))
    }

    /// Lets the reader edit the page of a thing.
    fn edit(&mut self, thing: &Thing) -> io::Result<bool> {
        let event = match self.answers.place(thing) {
            None => Event::Said(self.state.word("browse-cannot-edit").to_owned()),
            // What has changed in the file is noticed as every change is.
            Some((path, line)) => {
                Event::Said(Guard::suspend_for(|| edited(&path, line))?.err().unwrap_or_default())
            }
        };
        let _work = Guard::work();
        self.take(event)
    }
}

/// Edits a file in the reader's editor, at a line.
fn edited(path: &Path, line: u32) -> Result<(), String> {
    let set = |name| env::var(name).ok().filter(|value| !value.trim().is_empty());
    let editor = set("VISUAL").or_else(|| set("EDITOR")).unwrap_or_else(|| "vi".to_owned());
    let words =
        shlex::split(&editor).filter(|words| !words.is_empty()).unwrap_or_else(|| vec![editor.clone()]);
    let Some((program, options)) = words.split_first() else { return Err(editor) };
    let mut command = Command::new(program);
    command.args(options);
    let file = path.display();
    // Editors of windows have another way to name a line than those of terminals.
    let name = Path::new(program).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    match name.as_str() {
        "code" | "codium" | "cursor" => command.args(["--wait", "--goto", &format!("{file}:{line}")]),
        "hx" | "subl" | "zed" => command.arg(format!("{file}:{line}")),
        _ => command.arg(format!("+{line}")).arg(path),
    };
    match command.status() {
        Ok(_) => Ok(()),
        Err(error) => Err(format!("`{editor}`: {error}")),
    }
}
