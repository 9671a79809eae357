//! Replaces files: only if nobody else changed them meanwhile, and with all that belongs to a file besides its bytes. It
//! is atomic except for a file that no new one can stand in for; that one is overwritten.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Seek, Write};
use std::path::Path;
use std::thread::sleep;

use tempfile::NamedTempFile;

use crate::source::store::file::{FileError, parent, read_whole, temporary};
use crate::source::store::hold::uninterrupted;
use crate::source::store::swap::{LINGER, Swap};

/// How many files are replaced at a time: they share the time that old files are kept, and Ctrl-C waits for them.
const BATCH: usize = 32;

/// What a file contains, and what it shall contain.
#[derive(Clone, Copy, Debug)]
pub struct Replacement<'a> {
    /// The file.
    pub path: &'a Path,
    /// What was read from it.
    pub read: &'a [u8],
    /// What it gets.
    pub bytes: &'a [u8],
}

/// Replaces a file, or creates it. Owner, permissions and extended attributes stay as they are; of a link, the target is
/// replaced.
///
/// # Errors
/// When the file must not be written, or the system refuses; the old file is then as it was. Only a disk that also
/// refuses the bytes that stood there before leaves a part of them.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    uninterrupted(|| write(path, None, bytes)).map(drop)
}

/// Replaces a file if it still has the bytes that were read from it, as [`replace`] does.
///
/// # Errors
/// As [`replace`], and when the file has changed.
pub fn replace_unchanged(path: &Path, read: &[u8], bytes: &[u8]) -> Result<(), FileError> {
    let _lock = lock(path);
    replace_all_unchanged(&[Replacement { path, read, bytes }])
}

/// Keeps other calls of ftpb from replacing a file of the same folder until it is dropped: of three that exchange it with
/// theirs at the same time, the third may take what the second puts back. None where it cannot be had within a second.
#[cfg(target_os = "linux")]
fn lock(path: &Path) -> Option<File> {
    use rustix::fs::{FlockOperation, flock};
    let real = fs::canonicalize(path).ok()?;
    let folder = File::open(parent(&real)).ok()?;
    let is_locked = || flock(&folder, FlockOperation::NonBlockingLockExclusive).is_ok();
    for _ in 0..100 {
        if is_locked() {
            return Some(folder);
        }
        sleep(LINGER / 2);
    }
    None
}

/// Where files cannot be exchanged, there is nothing to keep apart.
#[cfg(not(target_os = "linux"))]
fn lock(_path: &Path) -> Option<File> {
    None
}

/// Replaces files as [`replace_unchanged`] does.
///
/// # Errors
/// As [`replace_unchanged`]. The files before the one that failed are replaced by then.
pub fn replace_all_unchanged(replacements: &[Replacement<'_>]) -> Result<(), FileError> {
    replacements.chunks(BATCH).try_for_each(|batch| uninterrupted(|| replace_batch(batch)))
}

fn replace_batch(batch: &[Replacement<'_>]) -> Result<(), FileError> {
    let mut swaps = Vec::new();
    let mut result = Ok(());
    for replacement in batch {
        match write(replacement.path, Some(replacement.read), replacement.bytes) {
            Ok(swap) => swaps.extend(swap.map(|swap| (swap, replacement))),
            Err(error) => {
                result = Err(error);
                break;
            }
        }
    }
    if !swaps.is_empty() {
        sleep(LINGER);
    }
    for (swap, Replacement { path, read, bytes }) in swaps {
        let settled = swap.settle(read, bytes).map_err(|error| FileError::writing(path, &error));
        let unchanged = |is: bool| if is { Ok(()) } else { Err(FileError::Changed(path.to_path_buf())) };
        result = result.and(settled.and_then(unchanged));
    }
    result
}

/// Writes a file, if it has the bytes that are expected. Returns the old one if that has yet to be removed.
fn write(path: &Path, expected: Option<&[u8]>, bytes: &[u8]) -> Result<Option<Swap>, FileError> {
    let refused = |error: io::Error| FileError::writing(path, &error);
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let Ok(about) = fs::metadata(&real) else {
        if expected.is_some() {
            return Err(FileError::Changed(path.to_owned()));
        }
        // A link that leads nowhere would become a file.
        if fs::symlink_metadata(&real).is_ok() {
            return Err(FileError::Exists(path.to_owned()));
        }
        let part = temporary(&real, bytes).map_err(refused)?;
        return part.as_file().sync_all().and_then(|()| put(part, &real)).map_err(refused);
    };
    if about.permissions().readonly() {
        return Err(FileError::Refused { what: "write", path: path.to_owned(), reason: "protected" });
    }
    if !about.is_file() {
        let kind = if about.is_dir() { ErrorKind::IsADirectory } else { ErrorKind::InvalidInput };
        return Err(refused(kind.into()));
    }
    // That its folder may be written does not mean that the file may.
    let old = OpenOptions::new().write(true).open(&real).map_err(refused)?;
    let part = temporary(&real, bytes).map_err(refused)?;
    let keeps_all = is_only_name(&about) && adopt(part.as_file(), &old, &about).is_ok();
    part.as_file().sync_all().map_err(refused)?;
    if expected.is_none() && keeps_all {
        return put(part, &real).map_err(refused);
    }
    let before = read_whole(&real).map_err(refused)?;
    if expected.is_some_and(|expected| before != expected) {
        return Err(FileError::Changed(path.to_owned()));
    }
    if !keeps_all {
        // There was room for a second file, so there is for what the first one grows by.
        drop(part);
        return overwrite(&old, &before, bytes).map(|()| None).map_err(refused);
    }
    Swap::new(part, real.clone()).map(Some).or_else(|part| put(part, &real).map_err(refused))
}

/// Overwrites a file that a new one cannot stand in for, because it has several names or an owner or attributes that
/// only others may give. Where that fails midway, the file gets back what it had before, for which it has the room.
fn overwrite(old: &File, before: &[u8], bytes: &[u8]) -> io::Result<()> {
    fill(old, bytes).inspect_err(|_| {
        // The first error is the one to tell.
        let _ = fill(old, before);
    })
}

/// Gives a file other bytes. One call writes all, so that nobody sees a part unless the disk is full.
fn fill(mut file: &File, bytes: &[u8]) -> io::Result<()> {
    file.rewind()?;
    file.write_all(bytes)?;
    file.set_len(u64::try_from(bytes.len()).map_err(io::Error::other)?)?;
    file.sync_all()
}

fn put(part: NamedTempFile, real: &Path) -> io::Result<Option<Swap>> {
    part.persist(real).map_err(|failed| failed.error)?;
    Ok(None)
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

    #[test]
    fn files_before_one_that_has_changed_are_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let paths = ["a.md", "b.md", "c.md"].map(|name| folder.path().join(name));
        for path in &paths {
            fs::write(path, "read").unwrap();
        }
        fs::write(&paths[1], "theirs").unwrap();
        let all = paths.each_ref().map(|path| Replacement { path, read: b"read", bytes: b"mine" });
        let error = replace_all_unchanged(&all).unwrap_err();
        assert!(matches!(error, FileError::Changed(path) if path == paths[1]));
        assert_eq!(paths.map(|path| read_text(&path).unwrap()), ["mine", "theirs", "read"]);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
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
    fn a_file_that_cannot_be_overwritten_whole_gets_back_what_it_had() {
        use rustix::fs::{MemfdFlags, SealFlags, fcntl_add_seals, memfd_create};
        let before = vec![b'a'; 4096];
        for longer in [vec![b'b'; 9000], vec![b'b'; 4097]] {
            let mut file = File::from(memfd_create("full", MemfdFlags::ALLOW_SEALING).unwrap());
            file.write_all(&before).unwrap();
            // The first page is written, and the second one refused.
            fcntl_add_seals(&file, SealFlags::GROW).unwrap();
            overwrite(&file, &before, &longer).unwrap_err();
            file.rewind().unwrap();
            let mut left = Vec::new();
            io::Read::read_to_end(&mut file, &mut left).unwrap();
            assert!(left == before);
        }
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
