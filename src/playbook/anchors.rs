//! The anchors of a page: those that sites make of headings, and those that the page's HTML names.

use std::collections::{HashMap, HashSet};

use percent_encoding::percent_decode_str;

use crate::playbook::Page;
use crate::source::fold::tidy;

/// The places of a page that a link may lead to.
#[derive(Debug)]
pub(super) struct Anchors(HashSet<String>);

impl Page {
    /// Whether a link to an anchor of the page, written without `#`, finds a heading or an HTML element.
    #[must_use]
    pub fn has_anchor(&self, anchor: &str) -> bool {
        let wanted = percent_decode_str(anchor).decode_utf8_lossy().to_lowercase();
        matches!(wanted.as_str(), "" | "top")
            || self.anchors.get_or_init(|| Anchors::of(self)).0.contains(&wanted)
    }
}

impl Anchors {
    fn of(page: &Page) -> Self {
        let mut times: HashMap<String, usize> = HashMap::new();
        let mut known = HashSet::new();
        for section in page.sections.iter().filter(|section| section.level > 0) {
            let slug = slug(&page.heading(section));
            let again = times.entry(slug.clone()).or_default();
            known.insert(if *again == 0 { slug } else { format!("{slug}-{again}") });
            *again += 1;
        }
        let lower = page.text.as_str().to_lowercase();
        for attribute in ["id=", "name="] {
            known.extend(lower.split(attribute).skip(1).filter_map(quoted).map(str::to_owned));
        }
        Self(known)
    }
}

/// The text in the quotes that a text begins with.
fn quoted(text: &str) -> Option<&str> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    text.get(1..)?.split(quote).next()
}

/// A heading as an anchor: lower case, blanks as dashes, without punctuation.
fn slug(heading: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ');
    tidy(heading).to_lowercase().chars().filter(kept).map(|c| if c == ' ' { '-' } else { c }).collect()
}
