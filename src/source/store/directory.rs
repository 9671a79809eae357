//! A playbook in a folder, or one page of it.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::{fs, io};

use foldhash::{HashSet, HashSetExt};
use walkdir::{DirEntry, WalkDir};

use crate::source::store::file::{open_regular, read_open, unread};
use crate::source::store::{MOST_BYTES, Store, StoreError, folder, is_lexicon, is_page};

/// How many files and folders that are no pages a folder may hold, if there are not a tenth as many pages.
const MOST_OTHERS: usize = 100_000;

/// A folder of pages.
#[derive(Debug, Default)]
pub struct Directory {
    root: PathBuf,
    /// The names of the files, sorted.
    files: Vec<String>,
    /// Their paths, in the same order.
    paths: Vec<PathBuf>,
    skipped: Vec<StoreError>,
    below_docfx: OnceLock<Option<String>>,
}

impl Directory {
    /// Lists a folder, its subfolders included, or takes one page.
    ///
    /// Hidden folders and `media/` are not part of a playbook. Symbolic links are followed if they stay inside the
    /// folder.
    ///
    /// # Errors
    /// When there is nothing at the path, it cannot be read, or it has no page.
    pub fn open(root: &Path) -> Result<Self, StoreError> {
        let about = fs::metadata(root).map_err(|error| unreadable(root, &error))?;
        let mut directory = Self { root: root.to_owned(), ..Self::default() };
        if about.is_dir() {
            fs::read_dir(root).map_err(|error| unreadable(root, &error))?;
            directory.walk(MOST_OTHERS)?;
        } else if is_page(&root.to_string_lossy()) && about.is_file() {
            let name = root.file_name().unwrap_or(OsStr::new("page.md")).to_string_lossy().into_owned();
            directory.files.push(name);
            directory.paths.push(root.to_owned());
        } else {
            return Err(StoreError::NoPage(root.to_owned()));
        }
        if !directory.files.iter().any(|file| is_page(file)) {
            return Err(directory.skipped.pop().unwrap_or(StoreError::NoPages(root.to_owned())));
        }
        Ok(directory)
    }

    /// Lists the pages; an error if there are more than `most_others` other files and folders, and few pages.
    fn walk(&mut self, most_others: usize) -> Result<(), StoreError> {
        let root = self.root.clone();
        let inside = LazyCell::new(|| fs::canonicalize(&root).unwrap_or_else(|_| root.clone()));
        let mut found: Vec<(String, PathBuf)> = Vec::new();
        // In the order of names, so that the same links are followed on every machine.
        let entries = WalkDir::new(&self.root).follow_links(true).sort_by_file_name().into_iter();
        let mut followed = HashSet::new();
        let mut outside = Vec::new();
        let mut stays = |entry: &DirEntry| {
            let stays = !entry.path_is_symlink() || leads_inside(entry, &inside, &mut followed);
            if !stays && is_wanted(entry) {
                outside.push(entry.path().to_owned());
            }
            stays
        };
        let mut is_own = |entry: &DirEntry| is_content(entry) && stays(entry);
        let mut others = 0;
        for entry in entries.filter_entry(|entry| entry.depth() == 0 || is_own(entry)) {
            match entry {
                Ok(entry) if is_wanted(&entry) => {
                    let name = name_of(entry.path(), &self.root);
                    found.push((name, entry.into_path()));
                }
                Ok(_) => {
                    others += 1;
                    if others > most_others && others / 10 > found.len() {
                        return Err(StoreError::NoPlaybook(root));
                    }
                }
                // A loop of links leads only to what is listed anyway.
                Err(error) if error.loop_ancestor().is_some() => {}
                Err(error) => self.skip(&error),
            }
        }
        let outside = outside.into_iter().map(|path| StoreError::Unreadable { path, reason: "outside" });
        self.skipped.extend(outside);
        found.sort();
        // Names that are not UTF-8 may become equal.
        found.dedup_by(|(one, _), (other, _)| one == other);
        (self.files, self.paths) = found.into_iter().unzip();
        Ok(())
    }

    /// The folder, or that of the one page.
    fn folder(&self) -> &Path {
        match self.root.parent().filter(|_| self.root.is_file()) {
            // The page is named without a folder.
            Some(above) if above.as_os_str().is_empty() => Path::new("."),
            Some(above) => above,
            None => &self.root,
        }
    }

    fn skip(&mut self, error: &walkdir::Error) {
        let path = error.path().unwrap_or(&self.root).to_owned();
        let dangling = error.io_error().is_some_and(|error| error.kind() == ErrorKind::NotFound);
        if dangling && !is_page(&path.to_string_lossy()) {
            return;
        }
        let reason = error.io_error().map_or("other", |error| unread(&path, error));
        self.skipped.push(StoreError::Unreadable { path, reason });
    }
}

impl Store for Directory {
    fn files(&self) -> &[String] {
        &self.files
    }

    fn read(&self, file: &str) -> Result<Cow<'static, [u8]>, StoreError> {
        let path = self.path(file).ok_or_else(|| StoreError::Missing(self.root.join(file)))?;
        let opened = open_regular(path).map_err(|error| unreadable(path, &error))?;
        let Some((file, bytes)) = opened else {
            // It was a file when the folder was listed.
            return Err(StoreError::Unreadable { path: path.to_owned(), reason: "no-file" });
        };
        if bytes > MOST_BYTES {
            return Err(StoreError::TooLarge { path: path.to_owned(), bytes });
        }
        // It may have grown since it was opened.
        read_open(file, bytes).map(Cow::Owned).map_err(|error| match error.kind() {
            ErrorKind::FileTooLarge => StoreError::TooLarge { path: path.to_owned(), bytes: MOST_BYTES + 1 },
            _ => unreadable(path, &error),
        })
    }

    fn names_in(&self, folder: &str) -> Vec<String> {
        let mut names = folder::names(&self.folder().join(folder));
        names.sort();
        names
    }

    fn folder_below_docfx(&self) -> Option<&str> {
        let below = self.below_docfx.get_or_init(|| {
            let whole = fs::canonicalize(self.folder()).ok()?;
            let home = whole.ancestors().find(|folder| folder.join("docfx.json").is_file())?;
            Some(name_of(&whole, home))
        });
        below.as_deref()
    }

    fn root(&self) -> Option<&Path> {
        Some(&self.root)
    }

    fn path(&self, file: &str) -> Option<&Path> {
        let at = self.files.binary_search_by(|own| own.as_str().cmp(file)).ok()?;
        self.paths.get(at).map(PathBuf::as_path)
    }

    fn origin(&self) -> String {
        self.root.display().to_string()
    }

    fn skipped(&self) -> &[StoreError] {
        &self.skipped
    }
}

/// Whether an entry may be content: hidden folders belong to tools, and `media/` has pictures.
fn is_content(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let pictures = name.eq_ignore_ascii_case("media") && entry.file_type().is_dir();
    !name.starts_with('.') && !pictures
}

fn is_wanted(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let listed = is_page(&name) || name == "toc.yml" || name == "toc.yaml" || is_lexicon(entry.path());
    listed && entry.file_type().is_file()
}

/// Whether a link leads to a file in the folder, or to a folder in it that no other link has led to: links that fan out
/// would make more paths than anybody can list.
fn leads_inside(link: &DirEntry, inside: &Path, followed: &mut HashSet<PathBuf>) -> bool {
    let real = fs::canonicalize(link.path()).ok().filter(|real| real.starts_with(inside));
    real.is_some_and(|real| !link.file_type().is_dir() || followed.insert(real))
}

/// The path from the folder to a file in it, with `/`.
fn name_of(path: &Path, root: &Path) -> String {
    let plain = path.to_str().zip(root.to_str()).and_then(|(path, root)| path.strip_prefix(root));
    if let Some(relative) = plain.and_then(|rest| rest.strip_prefix('/')).filter(|_| !cfg!(windows)) {
        return relative.to_owned();
    }
    let relative = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = relative.iter().map(OsStr::to_string_lossy).collect();
    parts.join("/")
}

fn unreadable(path: &Path, error: &io::Error) -> StoreError {
    match error.kind() {
        ErrorKind::NotFound => StoreError::Missing(path.to_owned()),
        _ => StoreError::Unreadable { path: path.to_owned(), reason: unread(path, error) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::store::folder::tests::folder;

    #[test]
    fn pages_lexicons_and_tables_of_contents_are_listed_and_nothing_else() {
        let folder = folder(&[
            "de/b.md",
            "de/a.MD",
            "toc.yml",
            "lexicon/fr.yaml",
            "x.txt",
            ".git/c.md",
            "de/media/d.md",
            "e.yaml",
        ]);
        fs::create_dir(folder.path().join("folder.md")).unwrap();
        let store = Directory::open(folder.path()).unwrap();
        assert_eq!(store.files(), ["de/a.MD", "de/b.md", "lexicon/fr.yaml", "toc.yml"]);
        assert_eq!(store.read("de/b.md").unwrap().as_ref(), b"# x\n");
    }

    #[test]
    fn one_page_is_a_playbook() {
        let folder = folder(&["a-de.md", "b.md"]);
        let store = Directory::open(&folder.path().join("a-de.md")).unwrap();
        assert_eq!(store.files(), ["a-de.md"]);
    }

    #[test]
    fn errors_name_the_path() {
        let folder = folder(&["x.txt"]);
        let said = |path: &Path| Directory::open(path).unwrap_err().to_string();
        assert!(said(&folder.path().join("gone")).starts_with("there is no playbook at `"));
        assert!(said(folder.path()).contains("has no Markdown pages"));
        assert!(said(&folder.path().join("x.txt")).contains("is neither a Markdown page nor a folder"));
    }

    #[cfg(unix)]
    #[test]
    fn a_page_replaced_by_a_pipe_does_not_block() {
        let folder = folder(&["a.md"]);
        let store = Directory::open(folder.path()).unwrap();
        let page = folder.path().join("a.md");
        fs::remove_file(&page).unwrap();
        let made = std::process::Command::new("mkfifo").arg(&page).status();
        assert!(made.is_ok_and(|status| status.success()));
        let said = store.read("a.md").unwrap_err().to_string();
        assert!(said.ends_with("it is not a file (any more)"), "{said}");
    }

    #[test]
    fn a_folder_of_other_things_is_no_playbook() {
        let folder = folder(&["a.md", "b.txt", "c/d.txt", "e.txt"]);
        let list = |most| Directory { root: folder.path().to_owned(), ..Directory::default() }.walk(most);
        assert!(list(20).is_ok());
        let folders: Vec<_> = (0..20).map(|at| folder.path().join(format!("f{at}"))).collect();
        for path in &folders {
            fs::create_dir(path).unwrap();
        }
        let said = list(20).unwrap_err().to_string();
        assert!(said.contains("other files") && said.contains("name the folder"), "{said}");
    }

    #[cfg(unix)]
    #[test]
    fn each_folder_is_followed_once_however_many_links_lead_to_it() {
        use std::os::unix::fs::symlink;
        let folder = folder(&["f0/a.md", "f20/b.md"]);
        for at in 0..20 {
            fs::create_dir_all(folder.path().join(format!("f{at}"))).unwrap();
            for link in ["x", "y"] {
                let path = folder.path().join(format!("f{at}/{link}"));
                symlink(folder.path().join(format!("f{}", at + 1)), path).unwrap();
            }
        }
        let files = Directory::open(folder.path()).unwrap().files;
        assert!(files.contains(&"f20/b.md".to_owned()) && files.len() < 10, "{files:?}");
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_inside_the_folder_and_loops_are_ignored() {
        use std::os::unix::fs::symlink;
        let outside = folder(&["secret.md"]);
        let folder = folder(&["de/a.md"]);
        symlink(folder.path(), folder.path().join("de/loop")).unwrap();
        symlink(folder.path().join("de/a.md"), folder.path().join("link.md")).unwrap();
        symlink(outside.path().join("secret.md"), folder.path().join("out.md")).unwrap();
        symlink(outside.path(), folder.path().join("far")).unwrap();
        let directory = Directory::open(folder.path()).unwrap();
        assert_eq!(directory.files(), ["de/a.md", "link.md"]);
        let told = |error: &StoreError| matches!(error, StoreError::Unreadable { path, reason: "outside" } if path.ends_with("out.md"));
        assert!(matches!(&directory.skipped[..], [error] if told(error)), "{:?}", directory.skipped);
    }
}
