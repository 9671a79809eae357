//! `ftpb check --watch`: waits for a page to change.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

/// Watches the pages of a folder.
pub struct Watch {
    _watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
}

/// Editors save a page in several steps. Events within this time are one change.
const DEBOUNCE: Duration = Duration::from_millis(120);

impl Watch {
    /// Starts to watch a folder or a single page.
    ///
    /// # Errors
    /// When the system cannot watch it.
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
