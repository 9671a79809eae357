//! Replaces files: atomically, only if nobody else changed them meanwhile, and with all that belongs to a file besides
//! its bytes.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::source::store::file::{FileError, read_whole, temporary};
use crate::source::store::hold::uninterrupted;

/// Replaces a file, or creates it. Owner, permissions and extended attributes stay as they are; of a link, the target is
/// replaced.
///
/// # Errors
/// When the file must not be written, or the system refuses; the old file is then as it was.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    write(path, None, bytes)
}

/// Replaces a file if it still has the bytes that were read from it, as [`replace`] does.
///
/// # Errors
/// As [`replace`], and when the file has changed.
pub fn replace_unchanged(path: &Path, read: &[u8], bytes: &[u8]) -> Result<(), FileError> {
    write(path, Some(read), bytes)
}

fn write(path: &Path, expected: Option<&[u8]>, bytes: &[u8]) -> Result<(), FileError> {
    let refused = |error: &io::Error| FileError::writing(path, error);
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let Ok(about) = fs::metadata(&real) else {
        if expected.is_some() {
            return Err(FileError::Changed(path.to_owned()));
        }
        return uninterrupted(|| {
            let part = temporary(&real, bytes)?;
            part.as_file().sync_all()?;
            part.persist(&real).map(drop).map_err(|failed| failed.error)
        })
        .map_err(|error| refused(&error));
    };
    if about.permissions().readonly() {
        return Err(FileError::Refused { what: "write", path: path.to_owned(), reason: "protected" });
    }
    if !about.is_file() {
        let kind = if about.is_dir() { ErrorKind::IsADirectory } else { ErrorKind::InvalidInput };
        return Err(refused(&kind.into()));
    }
    // That its folder may be written does not mean that the file may.
    let old = OpenOptions::new().write(true).open(&real).map_err(|error| refused(&error))?;
    let swap = Swap { real, expected, bytes };
    match uninterrupted(|| swap.write(&old, &about)) {
        Ok(true) => Ok(()),
        Ok(false) => Err(FileError::Changed(path.to_owned())),
        Err(error) => Err(refused(&error)),
    }
}

/// A file that gets new bytes.
struct Swap<'a> {
    real: PathBuf,
    /// What it has to contain for that; `None` if that does not matter.
    expected: Option<&'a [u8]>,
    bytes: &'a [u8],
}

impl Swap<'_> {
    /// Whether the file was written: not if it had changed.
    fn write(&self, old: &File, about: &Metadata) -> io::Result<bool> {
        let part = temporary(&self.real, self.bytes)?;
        let keeps_all = is_only_name(about) && adopt(part.as_file(), old, about).is_ok();
        part.as_file().sync_all()?;
        if !self.is_unchanged(&self.real)? {
            return Ok(false);
        }
        if keeps_all { self.exchange(part) } else { self.overwrite(old) }
    }

    fn is_unchanged(&self, path: &Path) -> io::Result<bool> {
        self.expected.map_or(Ok(true), |expected| Ok(read_whole(path)? == expected))
    }

    /// Overwrites a file that a new one cannot stand in for, because it has several names or an owner or attributes that
    /// only others may give. One call writes all, so that nobody sees a part.
    fn overwrite(&self, mut old: &File) -> io::Result<bool> {
        old.write_all(self.bytes)?;
        old.set_len(u64::try_from(self.bytes.len()).map_err(io::Error::other)?)?;
        old.sync_all()?;
        Ok(true)
    }

    /// Puts the new file in the place of the old one. What was saved between the last look and this moment is then in the
    /// hands of `part`, and goes back.
    #[cfg(target_os = "linux")]
    fn exchange(&self, part: NamedTempFile) -> io::Result<bool> {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        let exchange = || renameat_with(CWD, part.path(), CWD, &self.real, RenameFlags::EXCHANGE);
        if self.expected.is_none() || exchange().is_err() {
            // Not every file system can exchange.
            return self.put(part);
        }
        if self.is_unchanged(part.path())? {
            return Ok(true);
        }
        exchange()?;
        if read_whole(part.path())? != self.bytes {
            // Saved once more meanwhile: the last one counts.
            exchange()?;
        }
        Ok(false)
    }

    #[cfg(not(target_os = "linux"))]
    fn exchange(&self, part: NamedTempFile) -> io::Result<bool> {
        self.put(part)
    }

    fn put(&self, part: NamedTempFile) -> io::Result<bool> {
        part.persist(&self.real).map_err(|failed| failed.error)?;
        Ok(true)
    }
}

/// Whether the file has no other hard links, which would go on naming the old bytes.
fn is_only_name(about: &Metadata) -> bool {
    #[cfg(unix)]
    return std::os::unix::fs::MetadataExt::nlink(about) == 1;
    #[cfg(not(unix))]
    {
        let _ = about;
        true
    }
}

/// Gives a new file the owner, group, permissions and extended attributes of the old one.
fn adopt(new: &File, old: &File, about: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        let own = new.metadata()?;
        if (own.uid(), own.gid()) != (about.uid(), about.gid()) {
            fchown(new, Some(about.uid()), Some(about.gid()))?;
        }
    }
    // After the owner, whose change takes permissions away.
    new.set_permissions(about.permissions())?;
    attributes(new, old)
}

#[cfg(target_os = "linux")]
fn attributes(new: &File, old: &File) -> io::Result<()> {
    use rustix::fs::{XattrFlags, fgetxattr, flistxattr, fsetxattr};
    use rustix::io::Errno;
    let mut names = vec![0; 1 << 16];
    let length = match flistxattr(old, names.as_mut_slice()) {
        Err(Errno::NOTSUP) => return Ok(()),
        listed => listed?,
    };
    let mut value = vec![0; 1 << 16];
    for name in
        names.get(..length).unwrap_or_default().split(|byte| *byte == 0).filter(|name| !name.is_empty())
    {
        let length = fgetxattr(old, name, value.as_mut_slice())?;
        fsetxattr(new, name, value.get(..length).unwrap_or_default(), XattrFlags::empty())?;
    }
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn attributes(_new: &File, _old: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::store::file::{read_bytes, read_text};

    #[test]
    fn a_file_is_replaced_and_no_temporary_file_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        replace(&path, b"one").unwrap();
        replace(&path, b"two").unwrap();
        replace_unchanged(&path, b"two", b"three").unwrap();
        assert_eq!(read_bytes(&path).unwrap(), b"three");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_that_has_changed_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "theirs").unwrap();
        let error = replace_unchanged(&path, b"read", b"mine").unwrap_err().to_string();
        assert!(error.contains("changed in the meantime"), "{error}");
        assert_eq!(read_text(&path).unwrap(), "theirs");
        fs::remove_file(&path).unwrap();
        assert!(matches!(replace_unchanged(&path, b"read", b"mine"), Err(FileError::Changed(_))));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_was_saved_at_the_last_moment_goes_back() {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().join("a.md");
        fs::write(&real, "saved at the last moment").unwrap();
        let swap = Swap { real: real.clone(), expected: Some(b"read"), bytes: b"mine" };
        assert!(!swap.exchange(temporary(&real, b"mine").unwrap()).unwrap());
        assert_eq!(read_text(&real).unwrap(), "saved at the last moment");
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
    fn a_replaced_file_keeps_its_other_names() {
        let folder = tempfile::tempdir().unwrap();
        let (path, other) = (folder.path().join("a.md"), folder.path().join("b.md"));
        fs::write(&path, "one and more").unwrap();
        fs::hard_link(&path, &other).unwrap();
        replace_unchanged(&path, b"one and more", b"two").unwrap();
        assert_eq!(read_text(&other).unwrap(), "two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_replaced_file_keeps_its_extended_attributes() {
        use rustix::fs::{XattrFlags, getxattr, setxattr};
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "one").unwrap();
        if setxattr(&path, "user.author", b"Ana", XattrFlags::empty()).is_err() {
            return; // The file system has none.
        }
        replace(&path, b"two").unwrap();
        let mut value = [0; 8];
        let length = getxattr(&path, "user.author", &mut value).unwrap();
        assert_eq!(&value[..length], b"Ana");
    }

    #[cfg(unix)]
    #[test]
    fn a_new_file_has_the_usual_permissions() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let mode = |name: &str| fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
        fs::write(folder.path().join("usual"), "").unwrap();
        replace(&folder.path().join("new"), b"").unwrap();
        assert_eq!(mode("new"), mode("usual"));
    }

    #[test]
    fn errors_say_why() {
        let folder = tempfile::tempdir().unwrap();
        let gone = folder.path().join("no").join("a.md");
        assert!(replace(&gone, b"").unwrap_err().to_string().starts_with("cannot write `"));
        assert!(replace(folder.path(), b"").unwrap_err().to_string().contains("it is a folder"));
    }
}
