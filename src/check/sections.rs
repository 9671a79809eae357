//! The sections that every process page has.

use crate::playbook::{Page, PageKind};

const SECTIONS: [&str; 7] =
    ["overview", "objectives", "approach", "key-inputs", "key-outputs", "next-steps", "refresh-summary"];

/// The keys of the sections that a process page lacks; none for any other page.
#[must_use]
pub fn lacking(page: &Page) -> Vec<&'static str> {
    if page.kind != PageKind::Process {
        return Vec::new();
    }
    SECTIONS.into_iter().filter(|key| page.sections(key).next().is_none()).collect()
}
