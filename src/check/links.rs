//! The links of a page, resolved.

use crate::playbook::links::{Resolution, resolve};
use crate::playbook::model::Link;
use crate::playbook::{Page, Playbook};

/// A link that was resolved.
#[derive(Clone, Debug)]
pub struct ResolvedLink<'a> {
    /// The link.
    pub link: &'a Link,
    /// Where it leads.
    pub resolution: Resolution<'a>,
}

/// Resolves all links of a page.
#[must_use]
pub fn resolve_all<'a>(playbook: &'a Playbook, page: &'a Page) -> Vec<ResolvedLink<'a>> {
    let resolved = |link: &'a Link| ResolvedLink { link, resolution: resolve(playbook, page, link) };
    page.links().iter().map(resolved).collect()
}
