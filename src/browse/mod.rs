//! Layer 3, the browser: the playbook as a tree, and beside it the answer of a command about what is chosen there.
//!
//! The browser asks and draws; it answers nothing itself. Whatever it shows is what a command writes, which an
//! [`Answers`] runs for it. Inside it is pure: a [`State`], the events that [`update`] it, and a [`view`] of it. [`run`]
//! alone meets the terminal, which [`guard`] gives back as it was, however the browser ends.

pub mod answer;
mod guard;
mod history;
pub mod input;
pub mod keys;
mod layout;
pub mod read;
mod run;
pub mod state;
#[cfg(test)]
mod tests;
pub mod thing;
pub mod tree;
mod update;
mod view;
mod words;

use std::path::PathBuf;

use crate::source::Tag;
use answer::{Answer, Hit, Question};
pub use run::run;
pub use state::{Event, State};
use thing::Thing;
use tree::Node;
pub use update::{Effect, update};
pub use view::view;
pub use words::Words;

/// What the browser asks for.
pub trait Answers {
    /// Reads the playbook, as readers of a language see it, narrowed by filters as they are typed.
    ///
    /// # Errors
    /// When a filter means nothing: a sentence.
    fn load(&mut self, lang: &Tag, filters: &str) -> Result<Loaded, String>;

    /// The answer of a command, or the sentence that it fails with.
    fn ask(&mut self, question: &Question) -> Answer;

    /// What `ftpb search` finds, the best first.
    ///
    /// # Errors
    /// When the words cannot be searched for: a sentence.
    fn search(&mut self, words: &str) -> Result<Vec<Hit>, String>;

    /// The thing that a reference means.
    ///
    /// # Errors
    /// When it means none or several: a sentence.
    fn thing(&mut self, reference: &str) -> Result<Thing, String>;

    /// Runs a command for its effect, and returns what it says.
    ///
    /// # Errors
    /// The sentence that it fails with.
    fn run(&mut self, command: &[String]) -> Result<String, String>;

    /// The line to type into a shell for the same answer.
    fn line(&self, question: &Question) -> String;

    /// Opens a web or mail address, and returns what there is to say.
    fn open(&mut self, address: &str) -> String;

    /// The file of a thing and its line, if it can be edited.
    fn place(&mut self, thing: &Thing) -> Option<(PathBuf, u32)>;

    /// The filters with each value that completes the last of them.
    fn completed(&mut self, filters: &str) -> Vec<String>;

    /// Whether a page or the checklist has changed on the disk since the last time.
    ///
    /// # Errors
    /// When the pages have, and cannot be read: a sentence.
    fn changed(&mut self) -> Option<Result<(), String>>;
}

/// The playbook in one language.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// The language.
    pub lang: Tag,
    /// All languages, each with its name.
    pub languages: Vec<(Tag, String)>,
    /// The tree, each thing before what is below it.
    pub nodes: Vec<Node>,
    /// The words of the browser.
    pub words: Words,
    /// The customer in use.
    pub customer: Option<Customer>,
}

/// A customer, by the title of the checklist, and how far the tasks of the checklist are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Customer {
    /// The title.
    pub title: String,
    /// How many tasks are done.
    pub done: usize,
    /// How many there are.
    pub all: usize,
}

/// Where the browser begins, and how it looks.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// What to show; the top of the tree if there is none.
    pub thing: Option<Thing>,
    /// The language.
    pub lang: Tag,
    /// The language beside it.
    pub beside: Option<Tag>,
    /// Whether there are colours.
    pub color: bool,
}
