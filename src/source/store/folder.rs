//! A folder that is written whole or not at all, and folders for files that are to come.

use std::borrow::Cow;
use std::path::Path;
use std::{env, fs, io};

use crate::source::store::file::{FileError, above, unnamed};
use crate::source::store::hold::held;

/// Makes a folder, and those above it, where they are not there.
///
/// # Errors
/// When the system refuses.
pub fn make(path: &Path) -> Result<(), FileError> {
    fs::create_dir_all(path).map_err(|error| FileError::writing(path, &error))
}

/// Makes a folder with all these files, named with `/`. It comes into being with the last of them.
///
/// # Errors
/// When there is something in the folder already, or it cannot be written; nothing is left behind then.
pub fn create_whole(path: &Path, files: &[(&str, Cow<'_, [u8]>)]) -> Result<(), FileError> {
    held(|| create(path, files))
}

fn create(path: &Path, files: &[(&str, Cow<'_, [u8]>)]) -> Result<(), FileError> {
    let failed = |error: &io::Error| FileError::writing(path, error);
    let here = env::current_dir().map_err(|error| failed(&error))?;
    let path = &here.join(path);
    let there = fs::symlink_metadata(path).is_ok();
    if there && !fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none()) {
        return Err(FileError::Exists(path.to_owned()));
    }
    let parent = above(path);
    fs::create_dir_all(parent).map_err(|error| failed(&error))?;
    let new = new_folder(parent).map_err(|error| failed(&error))?;
    for (name, content) in files {
        let file = name.split('/').fold(new.path().to_owned(), |path, part| path.join(part));
        fs::create_dir_all(above(&file)).map_err(|error| failed(&error))?;
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

fn new_folder(above: &Path) -> io::Result<tempfile::TempDir> {
    let mut builder = unnamed();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
    builder.tempdir_in(above)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_made_whole_in_an_empty_place_only() {
        let above = tempfile::tempdir().unwrap();
        let files = [("de/a.md", Cow::Borrowed(&b"# a\n"[..])), ("toc.yml", Cow::Borrowed(&b"x"[..]))];
        let path = above.path().join("mine");
        create_whole(&path, &files).unwrap();
        assert_eq!(fs::read(path.join("de").join("a.md")).unwrap(), b"# a\n");
        assert!(matches!(create_whole(&path, &files), Err(FileError::Exists(_))));
        let empty = above.path().join("empty");
        fs::create_dir(&empty).unwrap();
        create_whole(&empty, &files).unwrap();
        assert_eq!(fs::read_dir(above.path()).unwrap().count(), 2, "and nothing is left beside them");
    }
}
