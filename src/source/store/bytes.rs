//! The bytes of single files: read whole, and replaced without a moment in which the file is half.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::file::read_whole;
use super::hold::held;

/// Why a file cannot be read or written.
#[derive(Debug, Error)]
#[error("cannot {what} `{}`: {reason}", .path.display())]
pub struct BytesError {
    /// What was to be done.
    what: &'static str,
    /// The file.
    path: PathBuf,
    /// Why not, in words.
    reason: &'static str,
    /// Whether it is not there.
    pub missing: bool,
}

impl BytesError {
    fn new(what: &'static str, path: &Path, error: &io::Error) -> Self {
        let reason = match error.kind() {
            io::ErrorKind::NotFound => "it is not there",
            io::ErrorKind::PermissionDenied => {
                "permission denied; ask its owner, or work on a copy of your own"
            }
            io::ErrorKind::StorageFull => "no space is left; free some",
            io::ErrorKind::IsADirectory => "it is a folder",
            io::ErrorKind::FileTooLarge => "it is longer than any page",
            io::ErrorKind::ReadOnlyFilesystem => "the disk takes no changes; work on a copy of your own",
            _ => "the system refuses; look whether the disk is at hand",
        };
        let missing = error.kind() == io::ErrorKind::NotFound;
        Self { what, path: path.to_owned(), reason, missing }
    }
}

/// Reads a file whole.
///
/// # Errors
/// When it is not there, or the system refuses.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, BytesError> {
    read_whole(path).map_err(|error| BytesError::new("read", path, &error))
}

/// Replaces a file, or makes it: whoever reads it meanwhile sees the old bytes or the new ones, never a
/// part. Permissions stay as they are; behind a symbolic link the file it leads to is replaced.
///
/// # Errors
/// When the system refuses; the old file is untouched then.
pub fn replace_bytes(path: &Path, bytes: &[u8]) -> Result<(), BytesError> {
    let refused = |error: &io::Error| BytesError::new("write", path, error);
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let about = fs::metadata(&path).ok();
    if let Some(about) = about.as_ref().filter(|about| about.permissions().readonly()) {
        let error = io::Error::from(io::ErrorKind::PermissionDenied);
        return if about.is_dir() {
            Err(refused(&io::ErrorKind::IsADirectory.into()))
        } else {
            Err(refused(&error))
        };
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let beside = path.with_file_name(format!(".{name}.{}.ftpb", std::process::id()));
    held(|| {
        let written = write_new(&beside, bytes, about.map(|about| about.permissions()))
            .and_then(|()| fs::rename(&beside, &path));
        written.map_err(|error| {
            // What could not be put in place is of no use to anybody.
            let _ = fs::remove_file(&beside);
            refused(&error)
        })
    })
}

fn write_new(path: &Path, bytes: &[u8], permissions: Option<fs::Permissions>) -> io::Result<()> {
    let mut file = fs::File::create(path)?;
    file.write_all(bytes)?;
    if let Some(permissions) = permissions {
        file.set_permissions(permissions)?;
    }
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        replace_bytes(&path, b"one").unwrap();
        replace_bytes(&path, b"two").unwrap();
        assert_eq!(read_bytes(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("a.md"), folder.path().join("b.md"));
        fs::write(&path, "one").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&path, &link).unwrap();
        replace_bytes(&link, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    }

    #[test]
    fn what_cannot_be_read_or_written_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let gone = folder.path().join("gone/a.md");
        let said = read_bytes(&gone).unwrap_err();
        assert!(said.missing && said.to_string().ends_with("a.md`: it is not there"), "{said}");
        assert!(replace_bytes(&gone, b"x").unwrap_err().to_string().starts_with("cannot write `"));
        assert!(replace_bytes(folder.path(), b"x").unwrap_err().to_string().contains("folder"));
    }
}
