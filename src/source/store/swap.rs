//! Exchanges a file with a new one, and keeps the old one for a moment, in which an editor may still save into it.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use tempfile::{NamedTempFile, TempPath};

use crate::source::store::file::read_whole;

/// How long the old file is kept. An editor that opened it before the exchange writes into it a moment later; on a busy
/// machine, the moment is longer.
pub(super) const LINGER: Duration = Duration::from_millis(20);

/// A file in whose place a new one stands.
#[derive(Debug)]
pub(super) struct Swap {
    /// The old one, which has the temporary name of the new one.
    old: TempPath,
    real: PathBuf,
}

impl Swap {
    /// Puts the new file in the place of the old one.
    ///
    /// # Errors
    /// When the system or the file system cannot exchange files: the new one comes back.
    pub(super) fn new(part: NamedTempFile, real: PathBuf) -> Result<Self, NamedTempFile> {
        if exchange(part.path(), &real).is_err() {
            return Err(part);
        }
        Ok(Self { old: part.into_temp_path(), real })
    }

    /// Removes the old file if it has the bytes that were read from it. Something else was saved there otherwise, and
    /// goes back in the place of the new one, which got `bytes`.
    ///
    /// # Errors
    /// When it cannot go back; it then keeps its temporary name.
    pub(super) fn settle(self, read: &[u8], bytes: &[u8]) -> io::Result<bool> {
        let has = |expected: &[u8]| read_whole(&self.old).is_ok_and(|bytes| bytes == expected);
        if has(read) {
            return Ok(true);
        }
        let back = || exchange(&self.old, &self.real);
        // Where the new file was changed, too, the last save counts.
        match back().and_then(|()| if has(bytes) { Ok(()) } else { back() }) {
            Ok(()) => Ok(false),
            Err(error) => {
                let _ = self.old.keep();
                Err(error)
            }
        }
    }
}

#[cfg(target_os = "linux")]
fn exchange(one: &std::path::Path, other: &std::path::Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(target_os = "linux"))]
fn exchange(_one: &std::path::Path, _other: &std::path::Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use std::fs;

    use super::*;
    use crate::source::store::file::temporary;

    /// What is in a file that had `old` when `new` took its place, after what happens before it is settled.
    fn after(happens: impl FnOnce(&Swap)) -> (bool, String) {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().join("a.md");
        fs::write(&real, "old").unwrap();
        let swap = Swap::new(temporary(&real, b"new").unwrap(), real.clone()).unwrap();
        happens(&swap);
        let is_replaced = swap.settle(b"old", b"new").unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        (is_replaced, fs::read_to_string(&real).unwrap())
    }

    #[test]
    fn the_new_file_stays_if_nothing_happens() {
        assert_eq!(after(|_| ()), (true, "new".to_owned()));
    }

    #[test]
    fn what_was_saved_into_the_old_file_goes_back() {
        assert_eq!(after(|swap| fs::write(&swap.old, "theirs").unwrap()), (false, "theirs".to_owned()));
    }

    #[test]
    fn what_was_saved_into_both_files_is_the_last() {
        let both = |swap: &Swap| {
            fs::write(&swap.old, "theirs").unwrap();
            fs::write(&swap.real, "theirs, once more").unwrap();
        };
        assert_eq!(after(both), (false, "theirs, once more".to_owned()));
    }
}
