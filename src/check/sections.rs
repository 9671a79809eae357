//! The standard sections of process pages.

use crate::playbook::{Page, PageKind};

const SECTIONS: [&str; 7] =
    ["overview", "objectives", "approach", "key-inputs", "key-outputs", "next-steps", "refresh-summary"];

/// The keys of the standard sections that a process page lacks; empty for other pages.
#[must_use]
pub fn missing_sections(page: &Page) -> Vec<&'static str> {
    if page.kind != PageKind::Process {
        return Vec::new();
    }
    SECTIONS.into_iter().filter(|key| page.sections(key).next().is_none()).collect()
}
