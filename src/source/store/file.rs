//! Files that a person named to be read or written. A new file appears whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};
use thiserror::Error;

use crate::source::lexicon::Message;
use crate::source::store::MOST_BYTES;
use crate::source::store::hold::uninterrupted;

/// Why a file cannot be read or written.
#[derive(Debug, Error)]
pub enum FileError {
    /// There is no such file.
    #[error("there is no file `{}`; check its name and folder", .0.display())]
    Missing(PathBuf),
    /// There is a file of that name already.
    #[error("`{}` already exists and was not overwritten; choose another name, or delete it first", .0.display())]
    Exists(PathBuf),
    /// Somebody else changed it after it was read.
    #[error("`{}` changed in the meantime and was not overwritten; run the command again", .0.display())]
    Changed(PathBuf),
    /// It is not UTF-8.
    #[error("`{}` is not UTF-8 text; save it as UTF-8", .0.display())]
    NotText(PathBuf),
    /// The system refuses.
    #[error("{}", refused(.what, .path, .reason))]
    Refused {
        /// What failed: `read` or `write`.
        what: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the reason is called in the message.
        reason: &'static str,
    },
}

/// What the system refuses, and why.
pub(super) fn refused(what: &'static str, path: &Path, reason: &'static str) -> Message {
    let message = Message::new("file-refused").with("what", what).with("reason", reason);
    message.with("file", path.display().to_string())
}

impl FileError {
    /// Whether the reader lacks the permission.
    #[must_use]
    pub fn is_denied(&self) -> bool {
        matches!(self, Self::Refused { reason: "denied-read", .. })
    }

    /// The sentence for readers of other languages.
    #[must_use]
    pub fn message(&self) -> Message {
        let (id, path) = match self {
            Self::Missing(path) => ("file-missing", path),
            Self::Exists(path) => ("file-exists", path),
            Self::Changed(path) => ("file-changed", path),
            Self::NotText(path) => ("file-not-text", path),
            Self::Refused { what, path, reason } => return refused(what, path, reason),
        };
        Message::new(id).with("file", path.display().to_string())
    }

    /// The error for a failed read.
    pub(super) fn reading(path: &Path, error: &io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::Missing(path.to_owned()),
            _ => Self::Refused { what: "read", path: path.to_owned(), reason: unread(path, error) },
        }
    }

    /// The error for a failed write.
    pub(super) fn writing(path: &Path, error: &io::Error) -> Self {
        let reason = match error.kind() {
            ErrorKind::AlreadyExists => return Self::Exists(path.to_owned()),
            _ if names_folder(path) && !path.is_dir() => "as-folder",
            ErrorKind::PermissionDenied => "denied",
            ErrorKind::NotFound => "no-folder",
            ErrorKind::IsADirectory => "folder",
            ErrorKind::DirectoryNotEmpty => "not-empty",
            ErrorKind::FileTooLarge => "limit",
            _ => other(path, error),
        };
        Self::Refused { what: "write", path: path.to_owned(), reason }
    }
}

/// What the reason of a failed read is called in the message.
pub(super) fn unread(path: &Path, error: &io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::PermissionDenied => "denied-read",
        ErrorKind::NotFound => "gone",
        ErrorKind::IsADirectory => "folder",
        ErrorKind::OutOfMemory => "memory",
        ErrorKind::NotSeekable => "pipe",
        // A socket cannot be opened.
        _ if has_no_end(path) => "pipe",
        _ => other(path, error),
    }
}

/// Whether what is there is neither a file nor a folder.
fn has_no_end(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| !about.is_file() && !about.is_dir())
}

/// Whether a path ends as that of a folder does.
fn names_folder(path: &Path) -> bool {
    path.to_string_lossy().ends_with(std::path::is_separator)
}

fn other(path: &Path, error: &io::Error) -> &'static str {
    match error.kind() {
        ErrorKind::NotADirectory => "path",
        ErrorKind::ReadOnlyFilesystem => "read-only",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "full",
        ErrorKind::FileTooLarge => "long",
        ErrorKind::InvalidInput | ErrorKind::InvalidFilename => "name",
        _ => unnamed(error).or_else(|| unnamed(&File::open(parent(path)).err()?)).unwrap_or("other"),
    }
}

/// The reason of an error whose kind has no name. A temporary file does not pass on its number, but what fails with its
/// folder fails again.
fn unnamed(error: &io::Error) -> Option<&'static str> {
    #[cfg(target_os = "linux")]
    {
        use rustix::io::Errno;
        match Errno::from_io_error(error)? {
            Errno::LOOP => Some("loop"),
            Errno::MFILE | Errno::NFILE => Some("many"),
            _ => None,
        }
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = error;
        None
    }
}

/// Reads a file whole. All that people name to be read passes here, so that no pipe is waited for.
///
/// # Errors
/// When it is not there, is no regular file or longer than any page, or the system refuses.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, FileError> {
    read_whole(path).map_err(|error| FileError::reading(path, &error))
}

/// Reads a text, byte for byte.
///
/// # Errors
/// As [`read_bytes`], and when it is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, FileError> {
    String::from_utf8(read_bytes(path)?).map_err(|_| FileError::NotText(path.to_owned()))
}

/// Whether there is a regular file at a path.
#[must_use]
pub fn is_file(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| about.is_file())
}

/// The bytes of a regular file: see [`read_open`]. A pipe is not waited for, and a device may have no end.
pub(super) fn read_whole(path: &Path) -> io::Result<Vec<u8>> {
    match open_regular(path)? {
        Some((file, length)) => read_open(file, length),
        // What people name where a file has to be named, and none is meant.
        None if path == Path::new("/dev/null") => Ok(Vec::new()),
        None if path.is_dir() => Err(ErrorKind::IsADirectory.into()),
        None => Err(ErrorKind::NotSeekable.into()),
    }
}

/// The bytes of a file that has about this length; an error if there are more than [`MOST_BYTES`], so that a file that
/// grows is not cut.
pub(super) fn read_open(file: impl Read, length: u64) -> io::Result<Vec<u8>> {
    // One byte more, for the read that finds the end.
    let mut bytes = Vec::with_capacity(usize::try_from(length.min(MOST_BYTES)).unwrap_or_default() + 1);
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    let fits = u64::try_from(bytes.len()).is_ok_and(|length| length <= MOST_BYTES);
    if fits { Ok(bytes) } else { Err(ErrorKind::FileTooLarge.into()) }
}

/// Opens a file, with its length; nothing where it is not a regular file. Opening a pipe would block.
#[cfg(target_os = "linux")]
pub(super) fn open_regular(path: &Path) -> io::Result<Option<(File, u64)>> {
    use std::os::unix::fs::OpenOptionsExt;
    let at_once = rustix::fs::OFlags::NONBLOCK.bits().cast_signed();
    let file = File::options().read(true).custom_flags(at_once).open(path)?;
    let about = file.metadata()?;
    Ok(about.is_file().then_some((file, about.len())))
}

/// Opens a file, with its length; nothing where it is not a regular file. Opening a pipe would block.
#[cfg(not(target_os = "linux"))]
pub(super) fn open_regular(path: &Path) -> io::Result<Option<(File, u64)>> {
    let about = fs::metadata(path)?;
    if about.is_file() { Ok(Some((File::open(path)?, about.len()))) } else { Ok(None) }
}

/// Writes a new file, or to a device or a named pipe, of which nothing is overwritten.
///
/// # Errors
/// When there is something at the path already, or the system refuses.
pub fn create(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let refused = |error: &io::Error| FileError::writing(path, error);
    if passes_on(path) {
        let write = |mut end: File| end.write_all(bytes);
        return OpenOptions::new().write(true).open(path).and_then(write).map_err(|error| refused(&error));
    }
    // `exists` would follow a dangling link.
    if fs::symlink_metadata(path).is_ok() {
        if path.is_dir() {
            return Err(refused(&ErrorKind::IsADirectory.into()));
        }
        return Err(FileError::Exists(path.to_owned()));
    }
    uninterrupted(|| {
        let part = temporary(path, bytes).map_err(|error| refused(&error))?;
        part.as_file().sync_all().map_err(|error| refused(&error))?;
        part.persist_noclobber(path).map(drop).or_else(|failed| match failed.error.kind() {
            ErrorKind::AlreadyExists => Err(refused(&failed.error)),
            // Some file systems cannot rename without overwriting.
            _ => failed.file.persist(path).map(drop).map_err(|failed| refused(&failed.error)),
        })
    })
}

/// Whether what is written there goes on to something else, as to a terminal, to a program or to nothing.
fn passes_on(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        let goes_on = |kind: fs::FileType| kind.is_char_device() || kind.is_fifo();
        fs::metadata(path).is_ok_and(|about| goes_on(about.file_type()))
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        false
    }
}

/// Removes a file; whether it was there.
///
/// # Errors
/// When the system refuses.
pub fn remove(path: &Path) -> Result<bool, FileError> {
    match fs::remove_file(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(FileError::writing(path, &error)),
    }
}

/// Writes a temporary file in the same folder, where a rename is atomic.
pub(super) fn temporary(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut part = builder().tempfile_in(parent(path))?;
    part.write_all(bytes)?;
    Ok(part)
}

/// A builder of temporary files with the permissions that new files have.
pub(super) fn builder() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(".ftpb-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}

/// The folder of a path: the current one for a bare name.
pub(super) fn parent(path: &Path) -> &Path {
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

    #[cfg(unix)]
    #[test]
    fn what_is_written_to_a_device_passes_on() {
        create(Path::new("/dev/null"), b"one").unwrap();
        create(Path::new("/dev/null"), b"two").unwrap();
        let folder = Path::new("/dev");
        assert!(matches!(create(folder, b""), Err(FileError::Refused { reason: "folder", .. })));
    }

    #[cfg(unix)]
    #[test]
    fn a_new_file_has_the_usual_permissions() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let mode = |name: &str| fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
        fs::write(folder.path().join("usual"), "").unwrap();
        create(&folder.path().join("new"), b"").unwrap();
        assert_eq!(mode("new"), mode("usual"));
    }

    #[test]
    fn what_goes_on_beyond_the_limit_is_refused_and_not_cut() {
        let read = read_open(io::repeat(b'a'), 0).map(|bytes| bytes.len());
        assert!(read.is_err_and(|error| error.kind() == ErrorKind::FileTooLarge));
    }

    #[test]
    fn errors_say_why() {
        let folder = tempfile::tempdir().unwrap();
        let gone = folder.path().join("no").join("a.md");
        assert!(read_text(&gone).unwrap_err().to_string().starts_with("there is no file `"));
        assert!(create(&gone, b"").unwrap_err().to_string().contains("its folder is not there"));
    }
}
