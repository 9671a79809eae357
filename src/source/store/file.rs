//! Files that a person named to be read or written. Writing is atomic: the old file or the new one is there.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::MOST_BYTES;
use super::hold::held;

/// Why a file cannot be read or written.
#[derive(Debug, Error)]
pub enum FileError {
    /// Nothing stands there.
    #[error("there is no file `{}`", .0.display())]
    Missing(PathBuf),
    /// Something stands there already.
    #[error("`{}` is there already and was not overwritten; name another file, or move it away", .0.display())]
    Exists(PathBuf),
    /// It is no text.
    #[error("`{}` is not UTF-8 text; save it as UTF-8", .0.display())]
    NotText(PathBuf),
    /// The system refuses to give it.
    #[error("cannot read `{}`: {reason}", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not, in words.
        reason: &'static str,
    },
    /// The system refuses to take it.
    #[error("cannot write `{}`: {reason}", .path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// Why not, in words.
        reason: &'static str,
    },
}

/// Whether a file stands there, and no folder, pipe or device.
#[must_use]
pub fn is_file(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| about.is_file())
}

/// Reads a text, byte for byte.
///
/// # Errors
/// When it is not there, cannot be read, is not UTF-8, or is longer than any page.
pub fn read_text(path: &Path) -> Result<String, FileError> {
    let bytes = read_whole(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => FileError::Missing(path.to_owned()),
        _ => FileError::Unreadable { path: path.to_owned(), reason: reason(&error) },
    })?;
    String::from_utf8(bytes).map_err(|_| FileError::NotText(path.to_owned()))
}

/// The bytes of a file. A device that never ends is not read for ever.
pub(super) fn read_whole(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    let fits = u64::try_from(bytes.len()).is_ok_and(|length| length <= MOST_BYTES);
    if fits { Ok(bytes) } else { Err(ErrorKind::FileTooLarge.into()) }
}

/// Writes a new file.
///
/// # Errors
/// When something stands there already, or the system refuses.
pub fn create_new(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    // A link that leads nowhere stands there too.
    if fs::symlink_metadata(path).is_ok() {
        return Err(FileError::Exists(path.to_owned()));
    }
    let taken = |error: io::Error| match error.kind() {
        ErrorKind::AlreadyExists => FileError::Exists(path.to_owned()),
        _ => unwritable(path, &error),
    };
    held(|| {
        let part = beside(path, bytes, None).map_err(|error| unwritable(path, &error))?;
        // A hard link, unlike a renaming, never replaces what somebody else has put there meanwhile.
        let linked = fs::hard_link(&part, path).or_else(|error| match error.kind() {
            ErrorKind::AlreadyExists => Err(error),
            _ => fs::rename(&part, path),
        });
        let _ = fs::remove_file(&part);
        linked.map_err(taken)
    })
}

/// Replaces a file, keeping its permissions; a link keeps leading to it.
///
/// # Errors
/// When the system refuses; the old file is then as it was.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let permissions = fs::metadata(&real).ok().map(|about| about.permissions());
    if permissions.as_ref().is_some_and(fs::Permissions::readonly) {
        return Err(FileError::Unwritable { path: path.to_owned(), reason: "it is read-only" });
    }
    held(|| {
        let part = beside(&real, bytes, permissions).map_err(|error| unwritable(path, &error))?;
        fs::rename(&part, &real).map_err(|error| {
            let _ = fs::remove_file(&part);
            unwritable(path, &error)
        })
    })
}

/// A file in the same folder, for only there renaming is one act; whole on the disk before it is named.
fn beside(path: &Path, bytes: &[u8], permissions: Option<fs::Permissions>) -> io::Result<PathBuf> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let part = path.with_file_name(format!(".{name}.{}.part", std::process::id()));
    let written =
        OpenOptions::new().write(true).create(true).truncate(true).open(&part).and_then(|mut file: File| {
            if let Some(permissions) = permissions {
                file.set_permissions(permissions)?;
            }
            file.write_all(bytes)?;
            file.sync_all()
        });
    match written {
        Ok(()) => Ok(part),
        Err(error) => {
            let _ = fs::remove_file(&part);
            Err(error)
        }
    }
}

fn unwritable(path: &Path, error: &io::Error) -> FileError {
    FileError::Unwritable { path: path.to_owned(), reason: reason(error) }
}

fn reason(error: &io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::PermissionDenied => "permission denied",
        ErrorKind::NotFound => "its folder is not there; make it first",
        ErrorKind::IsADirectory => "it is a folder",
        ErrorKind::FileTooLarge => "it is longer than any page",
        ErrorKind::StorageFull => "no space is left",
        ErrorKind::ReadOnlyFilesystem => "the disk is read-only",
        ErrorKind::InvalidInput | ErrorKind::InvalidFilename => "the system does not take this name",
        _ => "the system refuses; look whether the disk is at hand",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_replaces_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        create_new(&path, b"one").unwrap();
        assert!(matches!(create_new(&path, b"two"), Err(FileError::Exists(_))));
        assert_eq!(read_text(&path).unwrap(), "one");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left behind");
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
        write_atomically(&link, b"two").unwrap();
        assert_eq!(read_text(&path).unwrap(), "two");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn what_cannot_be_done_is_said_in_words() {
        let folder = tempfile::tempdir().unwrap();
        let gone = folder.path().join("no/a.md");
        assert!(read_text(&gone).unwrap_err().to_string().starts_with("there is no file `"));
        assert!(create_new(&gone, b"").unwrap_err().to_string().contains("its folder is not there"));
    }
}
