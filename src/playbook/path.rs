//! Relative paths between the files of a playbook.

/// The file at a path relative to another file; `None` if it leaves the playbook.
pub(super) fn join(file: &str, path: &str) -> Option<String> {
    let path = path.replace('\\', "/");
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
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
