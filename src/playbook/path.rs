//! Relative paths between the files of a playbook.

/// The folder of a file, and its name in that folder.
pub(crate) fn split_folder(file: &str) -> (&str, &str) {
    file.rsplit_once('/').unwrap_or(("", file))
}

/// The folder of a file.
pub(crate) fn folder_of(file: &str) -> &str {
    split_folder(file).0
}

/// The file at a path relative to another file; `None` if it leaves the playbook.
pub(super) fn join(file: &str, path: &str) -> Option<String> {
    let path = path.replace('\\', "/");
    let folder = folder_of(file);
    let mut parts: Vec<&str> = if path.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.retain(|part| !part.is_empty());
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    parts.retain(|part| !part.is_empty());
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_paths_stay_inside_the_playbook() {
        assert_eq!(join("de/a.md", "b.md").as_deref(), Some("de/b.md"));
        assert_eq!(join("de/a.md", "../en/./b.md").as_deref(), Some("en/b.md"));
        assert_eq!(join("de/a.md", "/en/b.md").as_deref(), Some("en/b.md"));
        assert_eq!(join("de/a.md", "../../b.md"), None);
    }
}
