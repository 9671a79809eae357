//! The links of a page, resolved.

use crate::playbook::links::{Resolution, resolve};
use crate::playbook::model::Link;
use crate::playbook::{Page, Playbook};

/// A link that was resolved.
#[derive(Clone, Debug)]
pub struct ResolvedLink<'a> {
    /// The link.
    pub link: Link,
    /// Where it leads.
    pub resolution: Resolution<'a>,
}

/// Resolves all links of a page.
#[must_use]
pub fn resolve_all<'a>(playbook: &'a Playbook, page: &Page) -> Vec<ResolvedLink<'a>> {
    let resolved =
        |link: &Link| ResolvedLink { resolution: resolve(playbook, page, link), link: link.clone() };
    page.links().iter().map(resolved).collect()
}
