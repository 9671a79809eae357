//! What is written where nothing was: a file or a folder, there whole or not at all; and texts that may not be there.

use std::borrow::Cow;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::{env, fs};

use tempfile::{Builder, NamedTempFile};
use thiserror::Error;

/// Why a file cannot be read or written.
#[derive(Debug, Error)]
pub enum CreateError {
    /// What is to be written is there already.
    #[error("`{}` is there already and was left as it is; move it away, or name another place", .0.display())]
    Exists(PathBuf),
    /// The system refuses to read.
    #[error("cannot read `{}`: {reason}", .path.display())]
    Unreadable {
        /// What was to be read.
        path: PathBuf,
        /// Why not, in words.
        reason: &'static str,
    },
    /// The system refuses to write.
    #[error("cannot write `{}`: {reason}", .path.display())]
    Unwritable {
        /// What was to be written.
        path: PathBuf,
        /// Why not, in words.
        reason: &'static str,
    },
}

/// The text of a file; nothing where there is no such file.
///
/// # Errors
/// When it is there and cannot be read, or is no text.
pub fn text(path: &Path) -> Result<Option<String>, CreateError> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(CreateError::Unreadable { path: path.to_owned(), reason: reason(&error) }),
    }
}

/// Writes a file that is not there yet, and the folders above it.
///
/// # Errors
/// When it is there, or cannot be written.
pub fn create(path: &Path, content: &[u8]) -> Result<(), CreateError> {
    let failed = |error: &io::Error| unwritable(path, error);
    if fs::symlink_metadata(path).is_ok() {
        return Err(CreateError::Exists(path.to_owned()));
    }
    let folder = folder_of(path);
    fs::create_dir_all(folder).map_err(|error| failed(&error))?;
    let file = written(folder, content).map_err(|error| failed(&error))?;
    file.persist_noclobber(path).map_err(|error| failed(&error.error))?;
    Ok(())
}

/// Makes a folder, and those above it, where they are not there.
///
/// # Errors
/// When the system refuses.
pub fn folder(path: &Path) -> Result<(), CreateError> {
    fs::create_dir_all(path).map_err(|error| unwritable(path, &error))
}

/// Makes a folder with all these files, named with `/`. It comes into being with the last of them.
///
/// # Errors
/// When there is something in the folder already, or it cannot be written; nothing is left behind then.
pub fn create_folder(path: &Path, files: &[(&str, Cow<'_, [u8]>)]) -> Result<(), CreateError> {
    let failed = |error: &io::Error| unwritable(path, error);
    let here = env::current_dir().map_err(|error| failed(&error))?;
    let path = &here.join(path);
    let there = fs::symlink_metadata(path).is_ok();
    if there && !fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none()) {
        return Err(CreateError::Exists(path.to_owned()));
    }
    let above = folder_of(path);
    fs::create_dir_all(above).map_err(|error| failed(&error))?;
    let new = new_folder(above).map_err(|error| failed(&error))?;
    for (name, content) in files {
        let file = name.split('/').fold(new.path().to_owned(), |path, part| path.join(part));
        fs::create_dir_all(folder_of(&file)).map_err(|error| failed(&error))?;
        fs::write(&file, content).map_err(|error| failed(&error))?;
    }
    if there {
        // Empty, as seen above; should a file have come into it meanwhile, the system refuses.
        fs::remove_dir(path).map_err(|error| failed(&error))?;
    }
    fs::rename(new.path(), path).map_err(|error| failed(&error))?;
    // It is not where it was made any more, and nothing is to be cleaned away.
    let _ = new.keep();
    Ok(())
}

/// The folder that a file stands in: the current one for a bare name.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn written(folder: &Path, content: &[u8]) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".ftpb-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(content)?;
    file.as_file().sync_all()?;
    Ok(file)
}

fn new_folder(above: &Path) -> io::Result<tempfile::TempDir> {
    let mut builder = Builder::new();
    builder.prefix(".ftpb-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
    builder.tempdir_in(above)
}

fn unwritable(path: &Path, error: &io::Error) -> CreateError {
    if error.kind() == ErrorKind::AlreadyExists {
        return CreateError::Exists(path.to_owned());
    }
    CreateError::Unwritable { path: path.to_owned(), reason: reason(error) }
}

fn reason(error: &io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::PermissionDenied => "permission denied; name a place of your own",
        ErrorKind::ReadOnlyFilesystem => "the disk can only be read; name another place",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "no space is left; free some, or write elsewhere"
        }
        ErrorKind::NotADirectory => "a part of the path is a file, no folder",
        ErrorKind::IsADirectory => "it is a folder; name a file",
        ErrorKind::InvalidData => "it is no UTF-8 text",
        ErrorKind::DirectoryNotEmpty => "something came into the folder meanwhile",
        ErrorKind::NotFound => "its folder is not there",
        _ => "the system refuses; look whether the disk is at hand",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_file_that_is_there_is_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a").join("b.toml");
        create(&path, b"one").unwrap();
        let refused = create(&path, b"two").unwrap_err();
        assert!(refused.to_string().contains("is there already"), "{refused}");
        assert_eq!(text(&path).unwrap().as_deref(), Some("one"));
        assert_eq!(left(path.parent().unwrap()), ["b.toml"]);
    }

    #[test]
    fn a_folder_is_made_whole_in_an_empty_place_only() {
        let above = tempfile::tempdir().unwrap();
        let files = [("de/a.md", Cow::Borrowed(&b"# a\n"[..])), ("toc.yml", Cow::Borrowed(&b"x"[..]))];
        let path = above.path().join("mine");
        create_folder(&path, &files).unwrap();
        assert_eq!(text(&path.join("de").join("a.md")).unwrap().as_deref(), Some("# a\n"));
        assert!(matches!(create_folder(&path, &files), Err(CreateError::Exists(_))));
        let empty = above.path().join("empty");
        fs::create_dir(&empty).unwrap();
        create_folder(&empty, &files).unwrap();
        let mut there = left(above.path());
        there.sort();
        assert_eq!(there, ["empty", "mine"]);
    }

    #[test]
    fn what_is_not_there_is_nothing_and_what_is_no_text_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        assert!(text(&folder.path().join("none.toml")).unwrap().is_none());
        let path = folder.path().join("bytes.toml");
        fs::write(&path, [0xff, 0xfe]).unwrap();
        assert!(text(&path).unwrap_err().to_string().ends_with("it is no UTF-8 text"));
    }
}
