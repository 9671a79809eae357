//! Links of a page and what they lead to. Every command that asks whether a link is broken asks [`resolve`].

pub(super) mod directive;
mod file_names;
mod foreign;
mod home;
mod html;
mod mistyped;
pub(super) mod page;
mod resolving;
mod row;
mod shown;
mod target;

use crate::playbook::LazyPage;
use crate::playbook::identity::key_of_file;
use crate::source::Lexicons;

pub use file_names::file_names;
pub use foreign::{ForeignLink, foreign_links};
pub use home::file_of;
pub use mistyped::{MistypedLink, mistyped_links};
pub use resolving::{kind_of_link, resolve, resolve_target, resolve_written};
pub use target::{LinkKind, kind_of};

/// Whether a link leads where it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkState {
    /// It does.
    Ok,
    /// It leads to another site or to a mailbox, where ftpb does not look.
    Unchecked,
    /// It leads out of the playbook, to a file that may or may not exist.
    Unknown,
    /// It leads nowhere, and no single page can be meant.
    Broken,
    /// It names a page in another language.
    WrongLanguage,
    /// It leads nowhere, but one page or image is plainly meant.
    Repaired,
}

impl LinkState {
    /// Every word of the output contract.
    pub const WORDS: [&'static str; 6] =
        ["ok", "unchecked", "unknown", "broken", "wrong_language", "repaired"];

    /// Whether `check` has nothing to say of the link.
    #[must_use]
    pub fn is_fine(self) -> bool {
        matches!(self, Self::Ok | Self::Unchecked | Self::Unknown)
    }

    /// The word of the output contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Unchecked => "unchecked",
            Self::Unknown => "unknown",
            Self::Broken => "broken",
            Self::WrongLanguage => "wrong_language",
            Self::Repaired => "repaired",
        }
    }
}

/// What a link leads to.
#[derive(Clone, Debug)]
pub struct Resolution<'a> {
    /// What kind of target it has.
    pub kind: LinkKind,
    /// What the target turns out to be.
    pub destination: Destination<'a>,
}

/// What the target of a link turns out to be.
#[derive(Clone, Debug)]
pub enum Destination<'a> {
    /// A heading of the same page, or a file that exists.
    Fine,
    /// Another site, or a mailbox.
    Elsewhere,
    /// A file outside the playbook, or in a folder that the playbook came without.
    Outside,
    /// A page.
    Page(&'a LazyPage),
    /// A heading that the page does not have: another page, or `None` for the link's own.
    MissingAnchor(Option<&'a LazyPage>),
    /// Nothing, and no single page can be meant.
    Broken,
    /// Nothing, but this page is plainly meant.
    Meant(&'a LazyPage),
    /// A page in another language.
    WrongLanguage {
        /// The page.
        page: &'a LazyPage,
        /// Its only translation into the language of the link's page.
        translation: Option<&'a LazyPage>,
    },
    /// Nothing: the name of this page without its language suffix, as the original is named.
    MissingSuffix(&'a LazyPage),
    /// A file whose name is written with other capitals.
    WrongCase {
        /// The file, relative to the playbook's folder.
        file: String,
        /// The page of that file; `None` for another file.
        page: Option<&'a LazyPage>,
    },
    /// An image that does not exist.
    MissingImage,
    /// A malformed address.
    Malformed {
        /// What is wrong with it, to follow the address in a sentence.
        why: &'static str,
        /// The page that is plainly meant.
        page: Option<&'a LazyPage>,
    },
}

impl<'a> Resolution<'a> {
    /// Whether the link leads where it says.
    #[must_use]
    pub fn state(&self) -> LinkState {
        match self.destination {
            Destination::Fine | Destination::Page(_) => LinkState::Ok,
            Destination::Elsewhere => LinkState::Unchecked,
            Destination::Outside => LinkState::Unknown,
            Destination::WrongLanguage { .. } | Destination::MissingSuffix(_) => LinkState::WrongLanguage,
            Destination::Meant(_)
            | Destination::WrongCase { .. }
            | Destination::Malformed { page: Some(_), .. } => LinkState::Repaired,
            Destination::Broken
            | Destination::MissingAnchor(_)
            | Destination::MissingImage
            | Destination::Malformed { page: None, .. } => LinkState::Broken,
        }
    }

    /// The page that the link leads to or plainly means.
    #[must_use]
    pub fn page(&self) -> Option<&'a LazyPage> {
        match self.destination {
            Destination::Page(page)
            | Destination::Meant(page)
            | Destination::MissingSuffix(page)
            | Destination::WrongLanguage { page, .. } => Some(page),
            Destination::MissingAnchor(page)
            | Destination::WrongCase { page, .. }
            | Destination::Malformed { page, .. } => page,
            Destination::Fine
            | Destination::Elsewhere
            | Destination::Outside
            | Destination::Broken
            | Destination::MissingImage => None,
        }
    }

    /// Whether the target as written does not lead to [`Self::page`].
    #[must_use]
    pub fn is_repaired(&self) -> bool {
        self.state() == LinkState::Repaired || matches!(self.destination, Destination::MissingSuffix(_))
    }

    /// The file that the link should name instead of what it names.
    #[must_use]
    pub fn intended_file(&self) -> Option<&str> {
        match &self.destination {
            Destination::Meant(page)
            | Destination::MissingSuffix(page)
            | Destination::WrongLanguage { translation: Some(page), .. } => Some(&page.file),
            Destination::WrongCase { file, .. } => Some(file),
            _ => None,
        }
    }
}

/// The key of the file that a target names.
#[must_use]
pub fn key_of_target(target: &str, lexicons: &Lexicons) -> String {
    let path = target.split(['#', '?']).next().unwrap_or_default();
    key_of_file(path, lexicons).0
}
