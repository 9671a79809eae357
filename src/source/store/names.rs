//! Files that have several names: links, symbolic or hard.

use std::fs;
use std::path::{Path, PathBuf};

/// A file, whatever its name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileIdentity {
    /// Its numbers: of the device and on it.
    Numbers(u64, u64),
    /// Its path without links, where the system has no such numbers.
    Path(PathBuf),
}

/// The file that a path leads to; `None` if it leads to none.
#[must_use]
pub fn identity(path: &Path) -> Option<FileIdentity> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        fs::metadata(path).ok().map(|about| FileIdentity::Numbers(about.dev(), about.ino()))
    }
    #[cfg(not(unix))]
    fs::canonicalize(path).ok().map(FileIdentity::Path)
}

/// Whether a path leads to a file of another name, through a link at its end or in one of the folders of its name.
#[must_use]
pub fn is_link(path: &Path, name: &str) -> bool {
    fs::canonicalize(path).is_ok_and(|real| !real.ends_with(name))
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn links_lead_to_the_same_file_and_only_symbolic_ones_have_another_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::create_dir(path("en")).unwrap();
        fs::write(path("en/a.md"), "a").unwrap();
        fs::write(path("en/d.md"), "a").unwrap();
        symlink("a.md", path("en/b.md")).unwrap();
        fs::hard_link(path("en/a.md"), path("en/c.md")).unwrap();
        symlink("en", path("de")).unwrap();
        for (name, is_other) in [("en/a.md", false), ("en/b.md", true), ("en/c.md", false), ("de/a.md", true)]
        {
            assert_eq!(identity(&path(name)), identity(&path("en/a.md")), "{name}");
            assert_eq!(is_link(&path(name), name), is_other, "{name}");
        }
        assert_ne!(identity(&path("en/d.md")), identity(&path("en/a.md")));
        assert_eq!(identity(&path("en/e.md")), None);
    }
}
