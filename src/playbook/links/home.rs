//! Which file a path means.

use percent_encoding::percent_decode_str;

use crate::playbook::Playbook;
use crate::playbook::path::join;

/// The file that a path means from another file; `None` where it leads out of the playbook.
///
/// A path that begins with `~/` counts from the folder of `docfx.json`, else from the playbook's.
#[must_use]
pub fn file_of(playbook: &Playbook, from: &str, path: &str) -> Option<String> {
    let path = percent_decode_str(path.trim()).decode_utf8_lossy();
    match path.strip_prefix("~/") {
        Some(rest) => below_home(playbook, from, rest),
        None => join(from, &path),
    }
}

/// The file at a path below the folder of the nearest `docfx.json`.
fn below_home(playbook: &Playbook, from: &str, path: &str) -> Option<String> {
    let mut folder = from;
    while let Some((above, _)) = folder.rsplit_once('/') {
        folder = above;
        if playbook.names_in(folder).iter().any(|name| name == "docfx.json") {
            return join(&format!("{folder}/"), path);
        }
    }
    let rest = join("", path)?;
    match playbook.folder_below_docfx() {
        "" => Some(rest),
        folder => rest.strip_prefix(folder)?.strip_prefix('/').map(str::to_owned),
    }
}
