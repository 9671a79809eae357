//! The built-in playbook; `build/pages.rs` lists its files.

use std::borrow::Cow;
use std::path::PathBuf;

use crate::source::store::{Store, StoreError};

static FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// The built-in playbook.
#[derive(Debug)]
pub struct Embedded {
    files: Vec<String>,
}

impl Embedded {
    /// The built-in playbook.
    #[must_use]
    pub fn new() -> Self {
        Self { files: FILES.iter().map(|(name, _)| (*name).to_owned()).collect() }
    }
}

impl Default for Embedded {
    fn default() -> Self {
        Self::new()
    }
}

impl Store for Embedded {
    fn files(&self) -> &[String] {
        &self.files
    }

    fn read(&self, file: &str) -> Result<Cow<'static, [u8]>, StoreError> {
        let found = FILES.binary_search_by_key(&file, |(name, _)| name).ok().and_then(|at| FILES.get(at));
        found.map(|(_, bytes)| Cow::Borrowed(*bytes)).ok_or_else(|| StoreError::Missing(PathBuf::from(file)))
    }

    fn is_built_in(&self) -> bool {
        true
    }

    fn origin(&self) -> String {
        "built in".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn every_page_of_a_language_is_in_the_program_and_nothing_else() {
        let folder =
            crate::source::store::Directory::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("playbooks"));
        let mut files = folder.unwrap().files().to_vec();
        files.retain(|file| file.contains('/'));
        assert_eq!(Embedded::new().files(), files);
    }
}
