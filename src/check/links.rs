//! The links of a page, resolved.

use foldhash::{HashMap, HashMapExt};

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
    resolutions(playbook, page)
        .iter()
        .zip(page.links())
        .map(|(resolution, link)| ResolvedLink { link, resolution: resolution.clone() })
        .collect()
}

/// What each link of a page leads to. Many may have the same target.
#[must_use]
pub fn resolutions<'a>(playbook: &'a Playbook, page: &Page) -> Vec<Resolution<'a>> {
    let mut known: HashMap<(&str, &str, bool), Resolution<'a>> = HashMap::new();
    let mut all = Vec::with_capacity(page.links().len());
    for link in page.links() {
        let target = (page.file_of(link.span), link.target.as_str(), link.image);
        all.push(known.entry(target).or_insert_with(|| resolve(playbook, page, link)).clone());
    }
    all
}
