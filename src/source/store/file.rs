//! Files that a person named to be read or written. Writing is atomic: the old file or the new one is there.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};
use thiserror::Error;

use crate::source::store::MOST_BYTES;
use crate::source::store::hold::held;

/// Why a file cannot be read or written.
#[derive(Debug, Error)]
pub enum FileError {
    /// Nothing stands there.
    #[error("there is no file `{}`; look at its name and folder", .0.display())]
    Missing(PathBuf),
    /// Something stands there already.
    #[error("`{}` is there already and was not overwritten; name another place, or move it away", .0.display())]
    Exists(PathBuf),
    /// It is no text.
    #[error("`{}` is not UTF-8 text; save it as UTF-8", .0.display())]
    NotText(PathBuf),
    /// The system refuses.
    #[error("cannot {what} `{}`: {reason}", .path.display())]
    Refused {
        /// What was to be done: read or write.
        what: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// Why not, in words, and what next.
        reason: &'static str,
    },
}

impl FileError {
    /// Why something cannot be read.
    pub(super) fn reading(path: &Path, error: &io::Error) -> Self {
        let reason = match error.kind() {
            ErrorKind::NotFound => return Self::Missing(path.to_owned()),
            ErrorKind::PermissionDenied => "permission denied; ask its owner, or read a copy of your own",
            ErrorKind::IsADirectory => "it is a folder; name a file",
            kind => other(kind),
        };
        Self::Refused { what: "read", path: path.to_owned(), reason }
    }

    /// Why something cannot be written.
    pub(super) fn writing(path: &Path, error: &io::Error) -> Self {
        let reason = match error.kind() {
            ErrorKind::AlreadyExists => return Self::Exists(path.to_owned()),
            ErrorKind::PermissionDenied => "permission denied; ask its owner, or name a place of your own",
            ErrorKind::NotFound => "its folder is not there; make it first",
            ErrorKind::IsADirectory => "it is a folder; name a file",
            ErrorKind::DirectoryNotEmpty => "something came into the folder meanwhile",
            kind => other(kind),
        };
        Self::Refused { what: "write", path: path.to_owned(), reason }
    }
}

fn other(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::NotADirectory => "a part of the path is a file, no folder",
        ErrorKind::ReadOnlyFilesystem => "the disk can only be read; name another place",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "no space is left; free some, or write elsewhere"
        }
        ErrorKind::FileTooLarge => "it is longer than any page",
        ErrorKind::InvalidInput | ErrorKind::InvalidFilename => {
            "the system does not take this name; choose another"
        }
        _ => "the system refuses; look whether the disk is at hand",
    }
}

/// Reads a file whole.
///
/// # Errors
/// When it is not there, or the system refuses.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, FileError> {
    read_whole(path).map_err(|error| FileError::reading(path, &error))
}

/// Reads a text, byte for byte.
///
/// # Errors
/// When it is not there, cannot be read, is not UTF-8, or is longer than any page.
pub fn read_text(path: &Path) -> Result<String, FileError> {
    String::from_utf8(read_bytes(path)?).map_err(|_| FileError::NotText(path.to_owned()))
}

/// Whether a file stands there, and no folder, pipe or device.
#[must_use]
pub fn is_file(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| about.is_file())
}

/// The bytes of a file. A device that never ends is not read for ever.
pub(super) fn read_whole(path: &Path) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    // Room for what is there, and for the reading that finds the end; a pipe has no length.
    let length = file.metadata().map_or(0, |about| about.len()).min(MOST_BYTES);
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default() + 1);
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    let fits = u64::try_from(bytes.len()).is_ok_and(|length| length <= MOST_BYTES);
    if fits { Ok(bytes) } else { Err(ErrorKind::FileTooLarge.into()) }
}

/// Writes a new file.
///
/// # Errors
/// When something stands there already, or the system refuses.
pub fn create(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let refused = |error: &io::Error| FileError::writing(path, error);
    // A link that leads nowhere stands there too.
    if fs::symlink_metadata(path).is_ok() {
        return Err(FileError::Exists(path.to_owned()));
    }
    held(|| {
        let part = beside(path, bytes, None).map_err(|error| refused(&error))?;
        part.persist_noclobber(path).map(drop).or_else(|failed| match failed.error.kind() {
            ErrorKind::AlreadyExists => Err(refused(&failed.error)),
            // Not every disk can do it without a moment in which another's file would be lost.
            _ => failed.file.persist(path).map(drop).map_err(|failed| refused(&failed.error)),
        })
    })
}

/// Replaces a file, or makes it: whoever reads it meanwhile sees the old bytes or the new ones, never a part.
/// Permissions stay as they are; behind a symbolic link the file it leads to is replaced.
///
/// # Errors
/// When the system refuses; the old file is then as it was.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let refused = |error: &io::Error| FileError::writing(path, error);
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let about = fs::metadata(&real).ok();
    if about.as_ref().is_some_and(fs::Metadata::is_dir) {
        return Err(refused(&ErrorKind::IsADirectory.into()));
    }
    let permissions = about.map(|about| about.permissions());
    if permissions.as_ref().is_some_and(fs::Permissions::readonly) {
        let reason = "it is protected against writing; allow it, or work on a copy";
        return Err(FileError::Refused { what: "write", path: path.to_owned(), reason });
    }
    held(|| {
        let part = beside(&real, bytes, permissions).map_err(|error| refused(&error))?;
        part.persist(&real).map(drop).map_err(|failed| refused(&failed.error))
    })
}

/// A file in the same folder, for only there renaming is one act; whole on the disk before it is named.
fn beside(path: &Path, bytes: &[u8], permissions: Option<fs::Permissions>) -> io::Result<NamedTempFile> {
    let mut part = unnamed().tempfile_in(above(path))?;
    part.write_all(bytes)?;
    if let Some(permissions) = permissions {
        part.as_file().set_permissions(permissions)?;
    }
    part.as_file().sync_all()?;
    Ok(part)
}

/// Makes what is not named yet. It is as open to others as the system has new files and folders.
pub(super) fn unnamed() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(".ftpb-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}

/// The folder that something stands in: the current one for a bare name.
pub(super) fn above(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_replaces_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        create(&path, b"one").unwrap();
        assert!(matches!(create(&path, b"two"), Err(FileError::Exists(_))));
        assert_eq!(read_text(&path).unwrap(), "one");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left behind");
    }

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        replace(&path, b"one").unwrap();
        replace(&path, b"two").unwrap();
        assert_eq!(read_bytes(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_replaced_file_keeps_its_permissions_and_its_link() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("a.md"), folder.path().join("b.md"));
        fs::write(&path, "one").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&path, &link).unwrap();
        replace(&link, b"two").unwrap();
        assert_eq!(read_text(&path).unwrap(), "two");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).unwrap();
        assert!(replace(&link, b"three").unwrap_err().to_string().contains("protected"));
        assert_eq!(read_text(&path).unwrap(), "two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[cfg(unix)]
    #[test]
    fn a_new_file_is_as_open_as_any_other() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let mode = |name: &str| fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
        fs::write(folder.path().join("usual"), "").unwrap();
        create(&folder.path().join("new"), b"").unwrap();
        replace(&folder.path().join("other"), b"").unwrap();
        assert_eq!((mode("new"), mode("other")), (mode("usual"), mode("usual")));
    }

    #[test]
    fn what_cannot_be_done_is_said_in_words() {
        let folder = tempfile::tempdir().unwrap();
        let gone = folder.path().join("no").join("a.md");
        assert!(read_text(&gone).unwrap_err().to_string().starts_with("there is no file `"));
        assert!(create(&gone, b"").unwrap_err().to_string().contains("its folder is not there"));
        assert!(replace(&gone, b"").unwrap_err().to_string().starts_with("cannot write `"));
        assert!(replace(folder.path(), b"").unwrap_err().to_string().contains("it is a folder"));
    }
}
