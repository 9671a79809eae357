//! Notices when a page or a checklist changes on the disk.

use std::path::{Path, PathBuf, absolute};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// Watches the pages of a folder, and single files.
pub struct Watch {
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    /// The folder whose pages are watched.
    folder: Option<PathBuf>,
    /// Single files: where they change, and their absolute paths as they were named.
    files: Vec<(PathBuf, PathBuf)>,
}

/// Editors save a page in several steps. Events within this time are one change.
pub const DEBOUNCE: Duration = Duration::from_millis(120);

impl Watch {
    /// Watches nothing yet.
    ///
    /// # Errors
    /// When the system can watch nothing.
    pub fn new() -> notify::Result<Self> {
        let (sender, events) = channel();
        let watcher = notify::recommended_watcher(sender)?;
        Ok(Self { watcher, events, folder: None, files: Vec::new() })
    }

    /// Starts to watch a playbook: a folder, or a single page.
    ///
    /// # Errors
    /// When the system cannot watch it.
    pub fn over(root: &Path) -> anyhow::Result<Self> {
        let watched = Self::new().and_then(|mut watch| {
            if root.is_dir() {
                let folder = absolute(root)?;
                watch.watcher.watch(&folder, RecursiveMode::Recursive)?;
                watch.folder = Some(folder);
            } else if root.is_file() {
                watch.add(root)?;
            } else {
                // What comes may be a folder or a page.
                return Err(notify::Error::path_not_found());
            }
            Ok(watch)
        });
        watched.map_err(|error| unwatched(&root.display().to_string(), &error))
    }

    /// Watches a file besides, whatever its name is. It need not be there.
    ///
    /// # Errors
    /// When the system cannot watch its folder.
    pub fn add(&mut self, file: &Path) -> notify::Result<()> {
        let named = absolute(file)?;
        // Of a link, the target changes as well.
        let real = named.canonicalize().unwrap_or_else(|_| named.clone());
        for place in [named.clone(), real] {
            // Editors put a new file in the place of the old one: the folder tells.
            if let Some(folder) =
                place.parent().filter(|_| !self.files.iter().any(|(known, _)| *known == place))
            {
                self.watcher.watch(folder, RecursiveMode::NonRecursive)?;
                self.files.push((place, named.clone()));
            }
        }
        Ok(())
    }

    /// The files that have changed since the last time.
    #[must_use]
    pub fn changed(&self) -> Vec<PathBuf> {
        let mut changed = Vec::new();
        let mut wait = Duration::ZERO;
        while let Ok(event) = self.events.recv_timeout(wait) {
            changed.extend(event.iter().flat_map(|event| self.changes(event)));
            // The rest of the same change follows soon.
            wait = if changed.is_empty() { Duration::ZERO } else { DEBOUNCE };
        }
        changed
    }

    /// Waits until a page, a table of contents or a lexicon changes. Returns `false` when the watcher has stopped.
    #[must_use]
    pub fn wait(&self) -> bool {
        loop {
            let Ok(event) = self.events.recv() else { return false };
            if event.is_ok_and(|event| self.changes(&event).next().is_some()) {
                while self.events.recv_timeout(DEBOUNCE).is_ok() {}
                return true;
            }
        }
    }

    /// What an event changes of what is watched; reading a page is an event too.
    fn changes<'a>(&'a self, event: &'a Event) -> impl Iterator<Item = PathBuf> + 'a {
        let kind = event.kind;
        let changes = kind.is_create() || kind.is_modify() || kind.is_remove();
        // A folder that holds all of it was moved or removed: no page says so.
        let moves = kind.is_remove() || matches!(kind, EventKind::Modify(notify::event::ModifyKind::Name(_)));
        event.paths.iter().filter(move |_| changes).filter_map(move |path| {
            if let Some((_, named)) = self.files.iter().find(|(place, _)| place == path) {
                return Some(named.clone());
            }
            let holds = |own: &Path| moves && own.starts_with(path);
            let is_page = self.folder.as_ref().is_some_and(|folder| is_playbook_file(path) || holds(folder));
            (is_page || self.files.iter().any(|(place, _)| holds(place))).then(|| path.clone())
        })
    }
}

fn is_playbook_file(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    matches!(extension.as_deref(), Some("md" | "markdown" | "yml" | "yaml"))
}

/// The error for a playbook that cannot be watched.
fn unwatched(origin: &str, error: &notify::Error) -> anyhow::Error {
    let why = match error.kind {
        ErrorKind::MaxFilesWatch => ", because the system watches as many files as it may",
        _ => "",
    };
    anyhow::anyhow!("the playbook `{origin}` cannot be watched{why}; name a folder with --playbooks")
}

/// The error for the built-in playbook, which never changes.
#[must_use]
pub fn unwatched_built_in(origin: &str) -> anyhow::Error {
    unwatched(origin, &notify::Error::path_not_found())
}
