//! `ftpb check --watch`: waits until a page changes.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

/// Waits for pages of a folder to change.
pub struct Watch {
    _watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
}

/// Editors write a page in several steps; what comes within this time is one change.
const TOGETHER: Duration = Duration::from_millis(120);

impl Watch {
    /// Begins to watch a folder, or one page.
    ///
    /// # Errors
    /// When the system does not let it be watched.
    pub fn over(origin: &str) -> anyhow::Result<Self> {
        let root = PathBuf::from(origin);
        let refused = |reason: notify::Error| {
            anyhow::anyhow!(
                "the playbook `{origin}` cannot be watched ({reason}); name a folder with --playbooks"
            )
        };
        let (sender, events) = channel();
        let mut watcher = notify::recommended_watcher(sender).map_err(refused)?;
        watcher.watch(&root, RecursiveMode::Recursive).map_err(refused)?;
        Ok(Self { _watcher: watcher, events })
    }

    /// Waits until a page, a table of contents or a lexicon has changed. False when there is nothing to
    /// wait for any more.
    #[must_use]
    pub fn wait(&self) -> bool {
        loop {
            let Ok(event) = self.events.recv() else { return false };
            if event.is_ok_and(|event| matters(&event)) {
                while self.events.recv_timeout(TOGETHER).is_ok() {}
                return true;
            }
        }
    }
}

/// Reading a page is an event too, and none that matters.
fn matters(event: &Event) -> bool {
    let changes = event.kind.is_create() || event.kind.is_modify() || event.kind.is_remove();
    changes && event.paths.iter().any(|path| is_of_playbook(path))
}

fn is_of_playbook(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    matches!(extension.as_deref(), Some("md" | "markdown" | "yml" | "yaml"))
}
