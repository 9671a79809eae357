//! How a call ends: with an outcome or an error, and the exit code that belongs to it.
//!
//! `anyhow` carries the errors of every layer up to here. Only the errors whose message needs more than a sentence
//! have a type.

use std::borrow::Borrow;
use std::fmt;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use thiserror::Error;

use crate::query::reference::{Name, closest_keys};
use crate::source::lexicon::Message;

/// How a command ended that could be carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Something was found.
    Found,
    /// Nothing was found.
    Nothing,
    /// There are differences or findings.
    Different,
    /// Pages could not be read, and the answer is about the others only.
    Incomplete,
}

impl Outcome {
    /// 0 if something was found, 2 if nobody knows, else 1.
    #[must_use]
    pub fn exit_code(self) -> ExitCode {
        ExitCode::from(match self {
            Self::Found => 0,
            Self::Nothing | Self::Different => 1,
            Self::Incomplete => 2,
        })
    }
}

/// An error about something that was typed, with what could have been typed instead.
#[derive(Debug, Error)]
pub enum Error {
    /// A reference that matches several things.
    #[error("`{reference}` matches several {what}")]
    Ambiguous {
        /// What was typed.
        reference: String,
        /// What was looked for, in the plural.
        what: &'static str,
        /// References that match one thing each.
        candidates: Vec<String>,
        /// What each of them is, where the reference does not say so.
        titles: Vec<String>,
        /// The command that searches everything for it.
        search: String,
    },
    /// What a message of the lexicons says.
    #[error("{}", said(.id, .names))]
    Said {
        /// The name of the message.
        id: &'static str,
        /// The values that it names.
        names: Vec<(&'static str, String)>,
    },
    /// A reference that matches nothing.
    #[error("there is no {what} `{reference}`{elsewhere}")]
    NotFound {
        /// What was typed.
        reference: String,
        /// What was looked for.
        what: &'static str,
        /// Where it is not, and where it is.
        elsewhere: Box<Elsewhere>,
        /// The closest references.
        suggestions: Vec<String>,
        /// A command that lists what there is.
        list: Option<String>,
    },
    /// A line that is written otherwise.
    #[error("{}", said(.why, .names))]
    Rewritten {
        /// The name of the message that says why.
        why: &'static str,
        /// The values that the message names.
        names: [(&'static str, String); 2],
        /// The whole line as it is written.
        line: String,
    },
    /// A value that an option or argument does not take.
    #[error("there is no {what} `{value}`")]
    Usage {
        /// What the option takes.
        what: &'static str,
        /// What was typed.
        value: String,
        /// The closest values.
        suggestions: Vec<String>,
        /// All values.
        known: Vec<String>,
        /// A command that lists them, where they are too many for a message.
        list: Option<String>,
    },
}

/// Where a thing that was not found is not, and where it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Elsewhere {
    /// Nowhere.
    #[default]
    Nowhere,
    /// It is not on the page with this key.
    NotOn(String),
    /// It is not in this file.
    NotIn(String),
    /// It is none of these.
    NoneOf(Vec<String>),
    /// It is not in the wanted languages, but there are others.
    In {
        /// The wanted languages.
        wanted: Vec<String>,
        /// The languages that have it.
        there: Vec<String>,
    },
}

impl Elsewhere {
    /// The languages that have a thing, besides the wanted ones: a page that cannot be read may be in one of those.
    #[must_use]
    pub fn besides(wanted: Vec<String>, mut there: Vec<String>) -> Self {
        there.retain(|lang| !wanted.contains(lang));
        if wanted.is_empty() || there.is_empty() { Self::Nowhere } else { Self::In { wanted, there } }
    }
}

impl fmt::Display for Elsewhere {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nowhere | Self::NoneOf(_) => Ok(()),
            Self::NotOn(page) => write!(f, " on `{page}`"),
            Self::NotIn(file) => write!(f, " in `{file}`"),
            Self::In { wanted, there } => {
                write!(f, " in {}; it is there in {}", in_backticks(wanted), in_backticks(there))
            }
        }
    }
}

/// Names between backticks.
pub fn in_backticks<S: Borrow<str>>(names: &[S]) -> String {
    format!("`{}`", names.join("`, `"))
}

impl Error {
    /// What a message of the lexicons says about a file.
    #[must_use]
    pub fn of_file(id: &'static str, file: &Path) -> Self {
        Self::Said { id, names: vec![("file", file.display().to_string())] }
    }

    /// An option that stands elsewhere or is missing, and the line that has it in its place.
    #[must_use]
    pub fn option_behind(option: String, command: String, line: String) -> Self {
        Self::Rewritten { why: "option-behind", names: [("option", option), ("command", command)], line }
    }

    /// An option about records for a command that prints none.
    #[must_use]
    pub fn no_records(command: String, option: &str) -> Self {
        Self::Said { id: "no-records", names: vec![("command", command), ("option", option.to_owned())] }
    }

    /// What should be text, and is not in the encoding of text.
    #[must_use]
    pub fn no_text(legible: String) -> Self {
        Self::Said { id: "no-text", names: vec![("name", legible)] }
    }

    /// What a message of the lexicons says that names nothing.
    #[must_use]
    pub fn said(id: &'static str) -> Self {
        Self::Said { id, names: Vec::new() }
    }

    /// The sentence for readers of other languages than English.
    ///
    /// `kind` is the word for what was looked for.
    #[must_use]
    pub fn message(&self, kind: impl Fn(&str) -> Option<String>) -> Message {
        match self {
            Self::Ambiguous { reference, .. } => Message::new("ambiguous").with("name", reference.clone()),
            Self::NotFound { reference: name, what, elsewhere, .. } => {
                let kind = kind(what);
                let message = match (&**elsewhere, &kind) {
                    (Elsewhere::Nowhere | Elsewhere::NoneOf(_), None) => Message::new("nothing-named"),
                    (Elsewhere::Nowhere | Elsewhere::NoneOf(_), _) => Message::new("not-found"),
                    (Elsewhere::NotOn(page) | Elsewhere::NotIn(page), _) => {
                        Message::new("not-found-on").with("page", page.clone())
                    }
                    (Elsewhere::In { wanted, there }, _) => Message::new("not-found-in")
                        .with("wanted", in_backticks(wanted))
                        .with("there", in_backticks(there)),
                };
                let kind = kind.unwrap_or_else(|| "?".to_owned());
                message.with("name", name.clone()).with("what", kind)
            }
            Self::Said { id, names } => said(id, names),
            Self::Usage { value, what, .. } => match kind(what) {
                Some(what) => Message::new("not-found").with("name", value.clone()).with("what", what),
                None => Message::new("nothing-named").with("name", value.clone()),
            },
            Self::Rewritten { why, names, .. } => said(why, names),
        }
    }

    /// The same with a command that lists what there is.
    #[must_use]
    pub fn listed_by(mut self, command: &str) -> Self {
        if let Self::Usage { list, .. } = &mut self {
            *list = Some(command.to_owned());
        }
        self
    }

    /// An error for a value that is none of the known ones, with the closest of them.
    #[must_use]
    pub fn unknown_value(what: &'static str, value: &str, known: Vec<String>) -> Self {
        let names: Vec<Name> = known.iter().map(|known| Name::new(known)).collect();
        let suggestions = closest_keys(value, &names);
        Self::Usage { what, value: value.to_owned(), suggestions, known, list: None }
    }
}

/// A message with the values that it names.
fn said(id: &'static str, names: &[(&'static str, String)]) -> Message {
    names.iter().fold(Message::new(id), |message, (name, value)| message.with(name, value.clone()))
}

/// The exit code of an error: 1 if nothing matched in all that there is, 2 if the command could not run or not read
/// everything.
#[must_use]
pub fn code_of(error: &anyhow::Error, incomplete: bool) -> ExitCode {
    let not_found = matches!(error.downcast_ref(), Some(Error::NotFound { .. }));
    ExitCode::from(if not_found && !incomplete { 1 } else { 2 })
}

/// Whether the reader of the answer has closed the pipe, which is not an error.
#[must_use]
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// Why the answer could not be written.
#[must_use]
pub fn refused(error: &io::Error) -> Message {
    Message::new("answer-refused").with(
        "reason",
        match error.kind() {
            io::ErrorKind::StorageFull => "full",
            io::ErrorKind::PermissionDenied => "denied",
            io::ErrorKind::WriteZero => "closed",
            io::ErrorKind::FileTooLarge => "limit",
            _ => "other",
        },
    )
}

/// The sentence of an error. An [`io::Error`] comes from writing the answer: files have errors of their own.
#[must_use]
pub fn sentence(error: &anyhow::Error) -> String {
    error.downcast_ref().map_or_else(|| error.to_string(), |error| refused(error).to_string())
}
