//! What changes on the disk while somebody browses.

use std::path::{Path, PathBuf};

use crate::cli::checklist_file::ChecklistFile;
use crate::cli::shell::watch::Watch;
use crate::playbook::Playbook;
use crate::source::store::file;

/// What has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Changed {
    /// A page, perhaps the checklist too.
    Pages,
    /// The checklist alone.
    Checklist,
}

/// Notices changes of the pages and of the checklist. Where the system cannot watch, nothing changes.
pub(super) struct Refresh {
    watch: Option<Watch>,
    /// The folder of the pages.
    folder: Option<PathBuf>,
    /// Whether the folder is gone.
    is_lost: bool,
    /// The checklist, and its text when it was read.
    checklist: Option<(PathBuf, String)>,
}

impl Refresh {
    pub(super) fn of(playbook: &Playbook) -> Self {
        let folder = playbook.root().and_then(|root| std::path::absolute(root).ok());
        let mut refresh = Self { watch: None, folder, is_lost: false, checklist: None };
        refresh.watch_anew();
        refresh
    }

    /// Watches the folder that is there now, and the checklist.
    fn watch_anew(&mut self) {
        self.watch = match &self.folder {
            Some(folder) => Watch::over(folder).ok(),
            None => Watch::new().ok(),
        };
        if let (Some(watch), Some((path, _))) = (&mut self.watch, &self.checklist) {
            let _ = watch.add(path);
        }
    }

    /// Follows a checklist, which was just read.
    pub(super) fn follow(&mut self, checklist: &ChecklistFile) {
        let path = std::path::absolute(checklist.path()).unwrap_or_else(|_| checklist.path().to_owned());
        let is_known = self.checklist.as_ref().is_some_and(|(known, _)| *known == path);
        if let (false, Some(watch)) = (is_known, &mut self.watch) {
            let _ = watch.add(&path);
        }
        self.checklist = Some((path, checklist.text().to_owned()));
    }

    /// Watches a folder that is there again. Returns whether it has gone or come.
    fn has_moved(&mut self) -> bool {
        if self.folder.as_ref().is_none_or(|folder| folder.exists() != self.is_lost) {
            return false;
        }
        self.is_lost = !self.is_lost;
        if !self.is_lost {
            self.watch_anew();
        }
        true
    }

    /// What has changed since the last time.
    pub(super) fn changed(&mut self) -> Option<Changed> {
        if self.has_moved() {
            return Some(Changed::Pages);
        }
        let changed = self.watch.as_ref()?.changed();
        let is_checklist = |path: &Path| self.checklist.as_ref().is_some_and(|(own, _)| own == path);
        let is_page = |path: &Path| {
            !is_checklist(path) && self.folder.as_ref().is_some_and(|folder| path.starts_with(folder))
        };
        // Another folder may stand in the place of one that was moved.
        let is_above = |path: &Path| {
            path.is_dir() && self.folder.as_ref().is_some_and(|folder| folder.starts_with(path))
        };
        if changed.iter().any(|path| is_above(path)) {
            self.watch_anew();
            return Some(Changed::Pages);
        }
        if changed.iter().any(|path| is_page(path)) {
            return Some(Changed::Pages);
        }
        // What the browser itself has written is known.
        let (path, text) = self.checklist.as_ref()?;
        let is_other = || file::read_text(path).map_or(true, |now| now != *text);
        (changed.iter().any(|path| is_checklist(path)) && is_other()).then_some(Changed::Checklist)
    }
}
