//! Where pages come from: the playbook compiled into the program, or a folder, or one page.

mod directory;
mod embedded;
pub mod file;
pub mod folder;
mod git;
mod hold;

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use thiserror::Error;

pub use directory::Directory;
pub use embedded::Embedded;
pub use git::{Changed, GitError, changed_since};

/// Pages and the few other files of a playbook, by name.
///
/// Names are relative to the playbook's folder, with `/` on every system, and sorted by their bytes.
pub trait Store: Send + Sync {
    /// The names of all files: pages, tables of contents, lexicons.
    fn files(&self) -> &[String];

    /// The bytes of a file.
    ///
    /// # Errors
    /// A sentence that says why it cannot be read.
    fn read(&self, file: &str) -> Result<Cow<'static, [u8]>, StoreError>;

    /// The name by which a person knows the store: a path, or words for the built-in one.
    fn origin(&self) -> String;

    /// Whether the pages are those that the program carries.
    fn is_built_in(&self) -> bool {
        false
    }

    /// The names of the files in a folder, those that are no pages included; none where there is no such
    /// folder, or nothing can be told.
    fn names_in(&self, _folder: &str) -> Vec<String> {
        Vec::new()
    }

    /// Where the system keeps a file; nothing where it cannot be written.
    fn path(&self, _file: &str) -> Option<&Path> {
        None
    }

    /// What was passed over while listing, one sentence each.
    fn passed_over(&self) -> &[StoreError] {
        &[]
    }
}

/// Why a playbook or a file of it cannot be read.
#[derive(Debug, Error)]
pub enum StoreError {
    /// Nothing stands at the path.
    #[error("there is no playbook at `{}`; name a folder of Markdown pages, or leave --playbooks out for the built-in one", .0.display())]
    Missing(PathBuf),
    /// A folder without a page.
    #[error("`{}` holds no Markdown page; name a folder that holds files ending in .md", .0.display())]
    NoPages(PathBuf),
    /// The path is neither a folder nor a Markdown page.
    #[error("`{}` is no Markdown page and no folder; name a folder or a file ending in .md", .0.display())]
    NoPage(PathBuf),
    /// The system refuses.
    #[error("cannot read `{}`: {reason}", .path.display())]
    Unreadable {
        /// What was to be read.
        path: PathBuf,
        /// Why not, in words.
        reason: &'static str,
    },
    /// A page beyond any that people write.
    #[error("`{}` is {bytes} bytes long and was not read; pages of up to {MOST_BYTES} bytes are", .path.display())]
    TooLarge {
        /// The page.
        path: PathBuf,
        /// Its length.
        bytes: u64,
    },
}

/// The longest page that is read, in bytes. The largest real ones are a ten-thousandth of it.
pub const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// Opens the playbook at a path, or the built-in one.
///
/// # Errors
/// When the path does not exist, cannot be read, or holds no page.
pub fn open(path: Option<&Path>) -> Result<Box<dyn Store>, StoreError> {
    match path {
        Some(path) => Ok(Box::new(Directory::open(path)?)),
        None => Ok(Box::new(Embedded::new())),
    }
}

/// Whether a file name is a page's.
#[must_use]
pub fn is_page(file: &str) -> bool {
    let is_one_of =
        |extension: &str| ["md", "markdown"].iter().any(|own| own.eq_ignore_ascii_case(extension));
    file.rsplit_once('.').is_some_and(|(_, extension)| is_one_of(extension))
}
