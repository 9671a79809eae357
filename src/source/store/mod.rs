//! Where pages come from: the built-in playbook, a folder, or one page.

mod directory;
mod embedded;
pub mod file;
pub mod folder;
mod git;
pub mod hold;
pub mod names;
pub mod replace;
mod swap;

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::source::lexicon::Message;

pub use directory::Directory;
pub use embedded::Embedded;
pub use git::{Changed, GitError, changed_since, resolved, top};

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

    /// The store's name for people: a path, or `built in`.
    fn origin(&self) -> String;

    /// Whether this is the built-in playbook.
    fn is_built_in(&self) -> bool {
        false
    }

    /// The names of all files in a folder, also those that are not pages; none where it cannot be listed.
    fn names_in(&self, _folder: &str) -> Vec<String> {
        Vec::new()
    }

    /// The folder as a path below the nearest folder above that has a `docfx.json`, if one has.
    fn folder_below_docfx(&self) -> Option<&str> {
        None
    }

    /// The path of the folder or page that was opened; none for what is built in.
    fn root(&self) -> Option<&Path> {
        None
    }

    /// The path of a file, if it can be written.
    fn path(&self, _file: &str) -> Option<&Path> {
        None
    }

    /// What was skipped while listing, one sentence each.
    fn skipped(&self) -> &[StoreError] {
        &[]
    }
}

/// Why a playbook or a file of it cannot be read.
#[derive(Debug, Error)]
pub enum StoreError {
    /// There is nothing at the path.
    #[error("there is no playbook at `{}`; name a folder of Markdown pages, or `built-in` for the built-in one", .0.display())]
    Missing(PathBuf),
    /// A folder without a page.
    #[error("`{}` has no Markdown pages; name a folder with files ending in .md", .0.display())]
    NoPages(PathBuf),
    /// A folder of many other things.
    #[error("{}", Message::new("playbook-crowded").with("file", .0.display().to_string()))]
    NoPlaybook(PathBuf),
    /// A file of words that cannot be read as such.
    #[error("`{file}` is not a lexicon and was skipped: {reason}")]
    NoLexicon {
        /// The file.
        file: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The path is neither a folder nor a Markdown page.
    #[error("`{}` is neither a Markdown page nor a folder; name a folder or a file ending in .md", .0.display())]
    NoPage(PathBuf),
    /// The system refuses.
    #[error("{}", file::refused("read", .path, .reason))]
    Unreadable {
        /// What was to be read.
        path: PathBuf,
        /// What the reason is called in the message.
        reason: &'static str,
    },
    /// A page larger than any that people write.
    #[error("{}", too_large(.path, *.bytes))]
    TooLarge {
        /// The page.
        path: PathBuf,
        /// Its length.
        bytes: u64,
    },
}

impl StoreError {
    /// The sentence for readers of other languages.
    #[must_use]
    pub fn message(&self) -> Message {
        let (id, path) = match self {
            Self::Missing(path) => ("playbook-missing", path),
            Self::NoPages(path) => ("playbook-empty", path),
            Self::NoPage(path) => ("playbook-no-page", path),
            Self::NoPlaybook(path) => ("playbook-crowded", path),
            Self::Unreadable { path, reason } => return file::refused("read", path, reason),
            Self::TooLarge { path, bytes } => return too_large(path, *bytes),
            Self::NoLexicon { file, reason } => {
                let message = Message::new("lexicon-passed-over").with("file", file.clone());
                return message.with("reason", reason.clone());
            }
        };
        Message::new(id).with("file", path.display().to_string())
    }
}

fn too_large(path: &Path, bytes: u64) -> Message {
    let message = Message::new("page-too-large").with("file", path.display().to_string());
    message.with("bytes", bytes.to_string()).with("most", MOST_BYTES.to_string())
}

/// The size of the largest page that is read, in bytes; the largest real pages are a ten-thousandth of it.
pub const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// The name of the built-in playbook where a path is asked for; a folder of that name is `./built-in`.
pub const BUILT_IN: &str = "built-in";

/// Opens the playbook at a path, or the built-in one.
///
/// # Errors
/// When the path does not exist, cannot be read, or holds no page.
pub fn open(path: Option<&Path>) -> Result<Box<dyn Store>, StoreError> {
    match path {
        Some(path) if path != Path::new(BUILT_IN) => Ok(Box::new(Directory::open(path)?)),
        _ => Ok(Box::new(Embedded::new())),
    }
}

/// Whether a file is a lexicon of the playbook's own.
#[must_use]
pub fn is_lexicon(file: &Path) -> bool {
    let folder = file.parent().and_then(Path::file_name);
    folder.is_some_and(|folder| folder == "lexicon") && file.extension().is_some_and(|end| end == "yaml")
}

/// Whether a file is a page, by its name. A `README.md` describes its folder, and is no page of a playbook.
#[must_use]
pub fn is_page(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    let Some((stem, extension)) = name.rsplit_once('.') else { return false };
    let is_markdown = ["md", "markdown"].iter().any(|own| own.eq_ignore_ascii_case(extension));
    is_markdown && !stem.eq_ignore_ascii_case("readme")
}
