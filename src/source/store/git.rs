//! Asks Git which lines of which files changed since a revision.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::process::Command;

use thiserror::Error;

/// Why Git did not answer.
#[derive(Debug, Error)]
pub enum GitError {
    /// Git cannot be started.
    #[error("cannot run git; install it, or leave out --diff-base")]
    Missing,
    /// The folder is not in a repository.
    #[error("there is no Git repository here; leave out --diff-base")]
    NoRepository,
    /// Git does not know the revision.
    #[error("git does not say what changed since `{rev}`: {said}")]
    Refused {
        /// The revision.
        rev: String,
        /// The first line of Git's message.
        said: String,
    },
}

/// The changed lines of each file; file names are relative to the playbook's folder.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Changed {
    files: BTreeMap<String, Vec<RangeInclusive<u32>>>,
}

impl Changed {
    /// Whether one of these lines of a file changed.
    #[must_use]
    pub fn touches(&self, file: &str, lines: &RangeInclusive<u32>) -> bool {
        let meets = |own: &RangeInclusive<u32>| own.start() <= lines.end() && lines.start() <= own.end();
        self.files_of(file).any(|own| own.iter().any(meets))
    }

    /// Whether a file changed at all.
    #[must_use]
    pub fn has(&self, file: &str) -> bool {
        self.files_of(file).next().is_some()
    }

    /// The changes of a file, and of the submodule that has it, of which Git names no more than the folder.
    fn files_of(&self, file: &str) -> impl Iterator<Item = &Vec<RangeInclusive<u32>>> {
        let folders = file.match_indices('/').filter_map(|(at, _)| file.get(..at));
        folders.chain([file]).filter_map(|name| self.files.get(name))
    }
}

/// The folder of the Git work tree that a path is in.
#[must_use]
pub fn top(path: &Path) -> Option<PathBuf> {
    path.ancestors().find(|folder| folder.join(".git").exists()).map(Path::to_path_buf)
}

/// A path from the root of the file system, without symbolic links; as it is where the file system cannot tell.
#[must_use]
pub fn resolved(path: &Path) -> PathBuf {
    path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_path_buf())
}

/// The lines that changed since a revision, by their current numbers; all lines of untracked files.
///
/// # Errors
/// When Git cannot be started, or refuses.
pub fn changed_since(root: &Path, rev: &str) -> Result<Changed, GitError> {
    let folder = if root.is_dir() { root } else { root.parent().unwrap_or(root) };
    let ask = |options: &[&str]| {
        let common = ["diff", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames"];
        let range = ["--relative", "--end-of-options", rev, "--", "."];
        git(folder, rev, &[&common, options, &range].concat())
    };
    let patch =
        ask(&["--text", "--unified=0", "--ignore-submodules=all", "--src-prefix=a/", "--dst-prefix=b/"])?;
    let mut changed = Changed { files: hunks(&patch) };
    // Git names no lines of some files: other modes, submodules, names in quotation marks.
    let names = ask(&["--ignore-submodules=none", "--name-only", "--diff-filter=d", "-z"])?;
    for name in names.split('\0').filter(|name| !name.is_empty()) {
        changed.files.entry(name.to_owned()).or_insert_with(|| vec![1..=u32::MAX]);
    }
    let new = git(folder, rev, &["ls-files", "--others", "--exclude-standard", "-z"])?;
    let new = new.split('\0').filter(|file| !file.is_empty());
    changed.files.extend(new.map(|file| (file.to_owned(), vec![1..=u32::MAX])));
    Ok(changed)
}

fn git(folder: &Path, rev: &str, args: &[&str]) -> Result<String, GitError> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let mut command = Command::new("git");
    // The repository's own configuration may name programs: no monitor is started, and no lock is taken.
    command
        .env("GIT_OPTIONAL_LOCKS", "0")
        .args(["-c", "core.fsmonitor=false", "-c", "core.quotePath=false"])
        .args(args)
        .current_dir(folder);
    let output = command.output().map_err(|_| GitError::Missing)?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    if top(&resolved(folder)).is_none() {
        return Err(GitError::NoRepository);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said =
        said.lines().next().unwrap_or("it ends without a word").trim_start_matches("fatal: ").to_owned();
    Err(GitError::Refused { rev: rev.to_owned(), said })
}

/// The new lines of each file of a patch without context.
fn hunks(patch: &str) -> BTreeMap<String, Vec<RangeInclusive<u32>>> {
    let mut files: BTreeMap<String, Vec<RangeInclusive<u32>>> = BTreeMap::new();
    let mut file = None;
    let mut heading = false;
    for line in patch.lines() {
        if line.starts_with("diff ") {
            heading = true;
        } else if line.starts_with("@@ ") {
            heading = false;
        }
        // A changed line of a page may look like a header of the patch.
        if let Some(name) = line.strip_prefix("+++ ").filter(|_| heading) {
            let name = name.trim_end_matches('\t').trim_matches('"');
            file = name.strip_prefix("b/").map(str::to_owned);
        } else if let Some(lines) = line.strip_prefix("@@ ").and_then(added) {
            files.entry(file.clone().unwrap_or_default()).or_default().push(lines);
        }
    }
    files
}

/// The lines that a hunk adds: `-1,2 +3,4 @@` gives 3 to 6.
fn added(hunk: &str) -> Option<RangeInclusive<u32>> {
    let added = hunk.split(' ').find_map(|part| part.strip_prefix('+'))?;
    let (start, count) = added.split_once(',').unwrap_or((added, "1"));
    let (start, count): (u32, u32) = (start.parse().ok()?, count.parse().ok()?);
    // Where lines were only removed, the lines on both sides count as changed.
    Some(if count == 0 { start..=start + 1 } else { start..=start + (count - 1) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_new_lines_of_a_patch_are_found() {
        let patch = "diff --git a/de/a.md b/de/a.md\n--- a/de/a.md\n+++ b/de/a.md\n@@ -1,2 +3,4 @@ # x\n+++ not a file\n\
                     @@ -9 +12 @@\n@@ -20,3 +20,0 @@\ndiff --git\n--- a/b.md\n+++ /dev/null\n@@ -1 +0,0 @@\n";
        let changed = Changed { files: hunks(patch) };
        assert!(changed.touches("de/a.md", &(1..=3)) && changed.touches("de/a.md", &(6..=9)));
        assert!(!changed.touches("de/a.md", &(7..=11)) && changed.touches("de/a.md", &(12..=12)));
        assert!(changed.touches("de/a.md", &(21..=21)) && !changed.has("b.md"));
    }
}
