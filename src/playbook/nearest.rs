//! The playbook that somebody stands in, told by the names of files and folders: no page is read.

use std::path::{Path, PathBuf};

use crate::playbook::PageKind;
use crate::playbook::identity::{identify, kind_of};
use crate::source::Lexicons;
use crate::source::store::{file, folder, is_page};

/// The file that marks the folder of a playbook, and has its settings.
pub const MARK: &str = "ftpb.toml";

/// The nearest folder upwards with an `ftpb.toml`, else the folder itself if it holds pages of a playbook.
#[must_use]
pub fn nearest(here: &Path) -> Option<PathBuf> {
    let marked = here.ancestors().find(|folder| file::is_file(&folder.join(MARK)));
    marked.or_else(|| holds_pages(here).then_some(here)).map(Path::to_owned)
}

/// Whether a folder, or a folder of a language in it, has a page that is named as those of the lifecycle are.
fn holds_pages(here: &Path) -> bool {
    let lexicons = Lexicons::default();
    let is_of_lifecycle = |file: &String| {
        let (kind, _) = kind_of(&identify(file, &lexicons).key);
        is_page(file) && matches!(kind, PageKind::Process | PageKind::Phase | PageKind::StatusReason)
    };
    let names = folder::names(here);
    if names.iter().any(is_of_lifecycle) {
        return true;
    }
    let is_language = |name: &&String| identify(&format!("{name}/x.md"), &lexicons).named_lang.is_some();
    names.iter().filter(is_language).any(|name| folder::names(&here.join(name)).iter().any(is_of_lifecycle))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::store::folder::tests::folder;
    use std::fs;

    #[test]
    fn a_folder_of_pages_is_told_by_names() {
        for file in [
            "success-conduct-success-review-partner-de.md",
            "german-playbook/phase-assess-de.md",
            "ja/enable-services.md",
            "fr/phase-assess.md",
            "l1l2l3-blocked.md",
        ] {
            let folder = folder(&[file]);
            assert_eq!(nearest(folder.path()).as_deref(), Some(folder.path()), "{file}");
        }
        for file in
            ["README.md", "index.md", "notes.md", "success-story.txt", "docs/phase-assess.md", "de/x.md"]
        {
            assert_eq!(nearest(folder(&[file]).path()), None, "{file}");
        }
    }

    #[test]
    fn the_nearest_mark_goes_over_the_pages_one_stands_among() {
        let folder = folder(&["ftpb.toml", "a/b/phase-assess.md"]);
        assert_eq!(nearest(&folder.path().join("a/b")).as_deref(), Some(folder.path()));
        fs::write(folder.path().join("a/ftpb.toml"), "").unwrap();
        assert_eq!(nearest(&folder.path().join("a/b")), Some(folder.path().join("a")));
    }
}
