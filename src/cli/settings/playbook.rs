//! Which playbook a call asks, and who says so.

use std::env;
use std::path::{Path, PathBuf};

use crate::playbook::nearest::nearest;

/// The playbook of a call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PlaybookPlace {
    /// An option, a variable or a setting names it.
    Named(PathBuf),
    /// The reader stands in it.
    Nearest(PathBuf),
    /// Nobody named one: the built-in playbook answers.
    #[default]
    Unnamed,
}

impl PlaybookPlace {
    /// The playbook that is named, else the one that the reader stands in.
    #[must_use]
    pub fn named_or_nearest(named: Option<PathBuf>) -> Self {
        if let Some(path) = named {
            return Self::Named(path);
        }
        let Some(here) = env::current_dir().ok() else { return Self::Unnamed };
        match nearest(&here) {
            Some(path) if path == here => Self::Nearest(PathBuf::from(".")),
            Some(path) => Self::Nearest(path),
            None => Self::Unnamed,
        }
    }

    /// The path to open; none for the built-in playbook that nobody named.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Named(path) | Self::Nearest(path) => Some(path),
            Self::Unnamed => None,
        }
    }
}

/// The playbook that `FTPB_PLAYBOOKS` names.
#[must_use]
pub fn of_environment() -> Option<PathBuf> {
    env::var_os("FTPB_PLAYBOOKS").filter(|path| !path.is_empty()).map(Into::into)
}
