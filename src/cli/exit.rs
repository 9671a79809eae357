//! How a call ends: with an outcome or an error, and the exit code that belongs to it.
//!
//! `anyhow` carries the errors of every floor up to here. Only the errors whose message needs more than a sentence
//! have a type.

use std::io;
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
}

impl Outcome {
    /// 0 if something was found, else 1.
    #[must_use]
    pub fn exit_code(self) -> ExitCode {
        ExitCode::from(u8::from(self != Self::Found))
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
    },
    /// A reference that matches nothing.
    #[error("there is no {what} `{reference}`{where_else}")]
    NotFound {
        /// What was typed.
        reference: String,
        /// What was looked for.
        what: &'static str,
        /// Where it exists instead: in which languages.
        where_else: String,
        /// The closest references.
        suggestions: Vec<String>,
        /// A command that lists what there is.
        list: Option<&'static str>,
    },
    /// A line that is written otherwise.
    #[error("{why}:")]
    Rewritten {
        /// The reason.
        why: String,
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

impl Error {
    /// The sentence for readers of other languages than English; none where only English has one.
    ///
    /// `kind` is the word for what was looked for.
    #[must_use]
    pub fn message(&self, kind: impl Fn(&str) -> Option<String>) -> Option<Message> {
        match self {
            Self::Ambiguous { reference, .. } => {
                Some(Message::new("ambiguous").with("name", reference.clone()))
            }
            Self::NotFound { reference: name, what, where_else, .. } if where_else.is_empty() => {
                Some(match kind(what) {
                    Some(what) => Message::new("not-found").with("name", name.clone()).with("what", what),
                    None => Message::new("nothing-named").with("name", name.clone()),
                })
            }
            _ => None,
        }
    }

    /// An error for a value that is none of the known ones, with the closest of them.
    #[must_use]
    pub fn unknown_value(what: &'static str, value: &str, known: Vec<String>) -> Self {
        let names: Vec<Name> = known.iter().map(|known| Name::new(known)).collect();
        let suggestions = closest_keys(value, &names);
        Self::Usage { what, value: value.to_owned(), suggestions, known, list: None }
    }
}

/// The exit code of an error: 1 if nothing matched, 2 if the question could not be asked.
#[must_use]
pub fn code_of(error: &anyhow::Error) -> ExitCode {
    let not_found = matches!(error.downcast_ref(), Some(Error::NotFound { .. }));
    ExitCode::from(if not_found { 1 } else { 2 })
}

/// Whether the reader of the answer has closed the pipe, which is not an error.
#[must_use]
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// The sentence of an error. An [`io::Error`] comes from writing the answer: files have errors of their own.
#[must_use]
pub fn sentence(error: &anyhow::Error) -> String {
    let Some(refused) = error.downcast_ref::<io::Error>() else { return error.to_string() };
    let reason = match refused.kind() {
        io::ErrorKind::StorageFull => "no space is left; free some, or write elsewhere",
        io::ErrorKind::PermissionDenied => "permission denied",
        io::ErrorKind::WriteZero => "the output accepts no more data",
        _ => "the output cannot be written to",
    };
    format!("cannot write the answer: {reason}")
}
