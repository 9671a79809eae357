//! The anchors of a page: those that sites make of headings, and those that are written.

use std::collections::{HashMap, HashSet};

use crate::playbook::Page;
use crate::source::fold::tidy;

/// The places of a page that a link may lead to.
#[derive(Debug)]
pub struct Anchors(HashSet<String>);

impl Anchors {
    /// The headings of a page, and what HTML in it names.
    #[must_use]
    pub fn of(page: &Page) -> Self {
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

    /// Whether a link to an anchor finds a place.
    #[must_use]
    pub fn has(&self, anchor: &str) -> bool {
        let wanted = percent_encoding::percent_decode_str(anchor).decode_utf8_lossy().to_lowercase();
        matches!(wanted.as_str(), "" | "top") || self.0.contains(&wanted)
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
