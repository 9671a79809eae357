//! What can go wrong, as data with a sentence; and the exit code that belongs to it.

use std::io;
use std::process::ExitCode;

use thiserror::Error;

use crate::cli::settings::ConfigError;
use crate::query::search::QueryError;
use crate::source::store::file::FileError;
use crate::source::store::{GitError, StoreError};

/// Why there is no answer.
#[derive(Debug, Error)]
pub enum Error {
    /// A reference that means several things.
    #[error("`{reference}` means several {what}")]
    Ambiguous {
        /// What was typed.
        reference: String,
        /// What was looked for, in the plural.
        what: &'static str,
        /// References that mean one each.
        candidates: Vec<String>,
    },
    /// A reference that means nothing.
    #[error("there is no {what} `{reference}`{where_else}")]
    NotFound {
        /// What was typed.
        reference: String,
        /// What was looked for.
        what: &'static str,
        /// Where it is to be had instead: in which languages.
        where_else: String,
        /// References that come close.
        suggestions: Vec<String>,
        /// A command that lists what there is.
        list: Option<&'static str>,
    },
    /// A word that is no value of an option.
    #[error("there is no {what} `{value}`")]
    Usage {
        /// What the option takes.
        what: &'static str,
        /// What was typed.
        value: String,
        /// Values that come close.
        suggestions: Vec<String>,
        /// What there is.
        known: Vec<String>,
    },
    /// Settings that cannot be used.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// No place for a file of settings is known.
    #[error(
        "there is no folder for settings, as neither XDG_CONFIG_HOME nor HOME is set; name a file with --config"
    )]
    Homeless,
    /// A checklist that cannot be used as it is.
    #[error("`{file}` cannot be used as it is, and nothing was changed:\n  {problems}")]
    Checklist {
        /// The file.
        file: String,
        /// What is wrong with it, one a line.
        problems: String,
    },
    /// A file that cannot be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// A query that cannot be asked.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// A reference was to come from a pipe, and there is none.
    #[error(
        "`-` reads a reference from a pipe, and nothing is piped in; try `ftpb find | fzf | ftpb show -`"
    )]
    NoPipe,
    /// Pages that cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Git gives no answer.
    #[error(transparent)]
    Git(#[from] GitError),
    /// A file or a program that is there and of no use.
    #[error("the {what} `{name}` cannot be used: {reason}")]
    Unusable {
        /// What it was to be.
        what: &'static str,
        /// Its name.
        name: String,
        /// Why not.
        reason: String,
    },
    /// The answer cannot be written.
    #[error("cannot write the answer: {}", reason(.0))]
    Write(#[from] io::Error),
}

impl Error {
    /// 1: looked, and there is none. 2: could not look.
    #[must_use]
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(if matches!(self, Self::NotFound { .. }) { 1 } else { 2 })
    }

    /// Whether nobody listens any more, which is no fault.
    #[must_use]
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Write(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

fn reason(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::StorageFull => "no space is left; free some, or write elsewhere",
        io::ErrorKind::PermissionDenied => "permission denied",
        io::ErrorKind::WriteZero => "the output takes no more",
        _ => "the output does not take it",
    }
}
