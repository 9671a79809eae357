//! Notices when a page or a checklist changes on the disk.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

/// Watches the pages of a folder.
pub struct Watch {
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
}

/// Editors save a page in several steps. Events within this time are one change.
const DEBOUNCE: Duration = Duration::from_millis(120);

impl Watch {
    /// Watches nothing yet.
    ///
    /// # Errors
    /// When the system can watch nothing.
    pub fn new() -> notify::Result<Self> {
        let (sender, events) = channel();
        Ok(Self { watcher: notify::recommended_watcher(sender)?, events })
    }

    /// Starts to watch a folder or a single page.
    ///
    /// # Errors
    /// When the system cannot watch it.
    pub fn over(origin: &str) -> anyhow::Result<Self> {
        let watched = Self::new().and_then(|mut watch| {
            watch.watcher.watch(Path::new(origin), RecursiveMode::Recursive)?;
            Ok(watch)
        });
        watched.map_err(|reason| {
            anyhow::anyhow!(
                "the playbook `{origin}` cannot be watched ({reason}); name a folder with --playbooks"
            )
        })
    }

    /// Watches a folder besides, without what is below it.
    ///
    /// # Errors
    /// When the system cannot watch it.
    pub fn add(&mut self, folder: &Path) -> anyhow::Result<()> {
        Ok(self.watcher.watch(folder, RecursiveMode::NonRecursive)?)
    }

    /// The files that have changed since the last time.
    #[must_use]
    pub fn changed(&self) -> Vec<PathBuf> {
        let mut changed = Vec::new();
        let mut wait = Duration::ZERO;
        while let Ok(event) = self.events.recv_timeout(wait) {
            let event = event.ok().filter(is_change);
            changed.extend(event.into_iter().flat_map(|event| event.paths));
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
            if event.is_ok_and(|event| is_change(&event)) {
                while self.events.recv_timeout(DEBOUNCE).is_ok() {}
                return true;
            }
        }
    }
}

/// Whether an event changes the playbook; reading a page is an event too.
fn is_change(event: &Event) -> bool {
    let changes = event.kind.is_create() || event.kind.is_modify() || event.kind.is_remove();
    changes && event.paths.iter().any(|path| is_playbook_file(path))
}

fn is_playbook_file(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    matches!(extension.as_deref(), Some("md" | "markdown" | "yml" | "yaml"))
}
