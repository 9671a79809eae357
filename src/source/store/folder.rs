//! Creates folders, also one with all its files at once.

use std::borrow::Cow;
use std::path::{Component, Path, PathBuf};
use std::{env, fs, io, path};

use crate::source::store::file::{FileError, builder, parent};
use crate::source::store::hold::uninterrupted;

/// Creates a folder, and those above it, if they are missing.
///
/// # Errors
/// When the system refuses.
pub fn make(path: &Path) -> Result<(), FileError> {
    fs::create_dir_all(path).map_err(|error| FileError::writing(path, &error))
}

/// The names of everything in a folder; none where it cannot be listed.
#[must_use]
pub fn names(path: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(path) else { return Vec::new() };
    entries.filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned())).collect()
}

/// The absolute path of what is there, without `..`.
#[must_use]
pub fn absolute(path: &Path) -> PathBuf {
    let absolute = path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let goes_up = absolute.components().any(|part| part == Component::ParentDir);
    goes_up.then(|| fs::canonicalize(path).ok()).flatten().unwrap_or(absolute)
}

/// Creates a folder with all these files, named with `/`: all of them or none.
///
/// # Errors
/// When the folder is not empty, or cannot be written; nothing is left behind then.
pub fn create_whole(path: &Path, files: &[(&str, Cow<'_, [u8]>)]) -> Result<(), FileError> {
    uninterrupted(|| create(path, files))
}

fn create(path: &Path, files: &[(&str, Cow<'_, [u8]>)]) -> Result<(), FileError> {
    let failed = |error: &io::Error| FileError::writing(path, error);
    let here = env::current_dir().map_err(|error| failed(&error))?;
    let path = &std::path::absolute(here.join(path)).map_err(|error| failed(&error))?;
    let there = fs::symlink_metadata(path).is_ok();
    if there && !fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none()) {
        return Err(FileError::Exists(path.to_owned()));
    }
    // An empty folder is filled and stays, as somebody may stand in it.
    let folder = if there { path } else { parent(path) };
    fs::create_dir_all(folder).map_err(|error| failed(&error))?;
    let new = new_folder(folder).map_err(|error| failed(&error))?;
    for (name, content) in files {
        let file = name.split('/').fold(new.path().to_owned(), |path, part| path.join(part));
        fs::create_dir_all(parent(&file)).map_err(|error| failed(&error))?;
        fs::write(&file, content).map_err(|error| failed(&error))?;
    }
    if there {
        return move_into(path, new.path()).map_err(|error| failed(&error));
    }
    fs::rename(new.path(), path).map_err(|error| failed(&error))?;
    // It has been renamed: there is nothing to clean up.
    let _ = new.keep();
    Ok(())
}

/// Moves what is in a folder into another one: all of it or nothing.
fn move_into(to: &Path, from: &Path) -> io::Result<()> {
    let mut moved: Vec<(PathBuf, PathBuf)> = Vec::new();
    let entries = fs::read_dir(from)?.collect::<io::Result<Vec<_>>>()?;
    for entry in entries {
        let (own, target) = (entry.path(), to.join(entry.file_name()));
        let result = match fs::symlink_metadata(&target) {
            Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
            Err(_) => fs::rename(&own, &target),
        };
        if let Err(error) = result {
            for (own, target) in moved {
                // What cannot be moved back has to stay.
                let _ = fs::rename(target, own);
            }
            return Err(error);
        }
        moved.push((own, target));
    }
    Ok(())
}

fn new_folder(parent: &Path) -> io::Result<tempfile::TempDir> {
    let mut builder = builder();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
    builder.tempdir_in(parent)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A temporary folder with files that have a heading and nothing else.
    pub(crate) fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "# x\n").unwrap();
        }
        folder
    }

    #[test]
    fn a_folder_is_created_only_where_there_is_none_or_an_empty_one() {
        let above = tempfile::tempdir().unwrap();
        let files = [("de/a.md", Cow::Borrowed(&b"# a\n"[..])), ("toc.yml", Cow::Borrowed(&b"x"[..]))];
        let path = above.path().join("mine");
        create_whole(&path, &files).unwrap();
        assert_eq!(fs::read(path.join("de").join("a.md")).unwrap(), b"# a\n");
        assert!(matches!(create_whole(&path, &files), Err(FileError::Exists(_))));
        let empty = above.path().join("empty");
        fs::create_dir(&empty).unwrap();
        let same = empty.join(".");
        create_whole(&same, &files).unwrap();
        assert_eq!(fs::read_dir(&empty).unwrap().count(), 2, "the files and nothing else");
        assert_eq!(fs::read_dir(above.path()).unwrap().count(), 2, "and nothing is left beside them");
    }
}
