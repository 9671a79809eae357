//! Pages that are named by a path: that of their file, or of a folder they are in.

use std::path::{Component, Path};

use crate::playbook::{LazyPage, Playbook};
use crate::source::store::resolved;

/// The pages at a path, which is looked for in the current folder and then in the playbook's; none if no page is there.
#[must_use]
pub fn pages_at<'a>(playbook: &'a Playbook, path: &str) -> Vec<&'a LazyPage> {
    let within = |below: &str| -> Vec<&'a LazyPage> {
        let is_within = |file: &str| {
            below.is_empty()
                || file.strip_prefix(below).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        playbook.lazy_pages().iter().filter(|page| is_within(&page.file)).collect()
    };
    let here = below_root(playbook, Path::new(path)).map(|below| within(&below)).unwrap_or_default();
    if !here.is_empty() {
        return here;
    }
    // `.` is a place in the current folder only.
    relative(Path::new(path))
        .filter(|below| !below.is_empty())
        .map(|below| within(&below))
        .unwrap_or_default()
}

/// Where an existing path is below the playbook's folder.
fn below_root(playbook: &Playbook, path: &Path) -> Option<String> {
    let root = resolved(playbook.root().filter(|_| path.exists())?);
    // The playbook may be one file, whose name is that of its page.
    let root = if root.is_file() { root.parent()? } else { &root };
    relative(resolved(path).strip_prefix(root).ok()?)
}

/// A relative path as the playbook names its files; none for one that leads elsewhere.
fn relative(path: &Path) -> Option<String> {
    let mut parts = Vec::new();
    for part in path.components() {
        match part {
            Component::Normal(part) => parts.push(part.to_str()?),
            Component::CurDir => {}
            _ => return None,
        }
    }
    Some(parts.join("/"))
}
