//! Calendars: tasks as to-dos, or as events of a day, for calendar programs.

mod ics;

use crate::output::format::Formats;

/// To-dos, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    /// Its name, which calendar programs show.
    pub name: String,
    /// The to-dos.
    pub todos: Vec<Todo>,
}

/// One to-do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Todo {
    /// An identifier that is the same in every export, so that an import updates the to-do.
    pub uid: String,
    /// Its title.
    pub summary: String,
    /// Its description; line breaks are kept.
    pub description: String,
    /// Its categories.
    pub categories: Vec<String>,
    /// Whether it has the highest priority rather than a medium one.
    pub important: bool,
    /// Whether it is completed.
    pub completed: bool,
    /// Its day, as `20200131`: then it is an event of that day, and no to-do.
    pub day: Option<String>,
}

/// The formats of calendars.
pub static FORMATS: &Formats<Calendar> = &[&ics::Ics];
