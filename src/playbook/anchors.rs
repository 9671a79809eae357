//! The anchors of a page: those that sites make of headings, and those that the page's HTML names.

use foldhash::{HashMap, HashMapExt, HashSet};
use percent_encoding::percent_decode_str;

/// The places of a page that a link may lead to.
#[derive(Clone, Debug)]
pub(super) struct Anchors {
    headings: HashSet<String>,
    named: HashSet<String>,
}

impl Anchors {
    /// The anchors of a page with these headings and this text.
    pub(super) fn new(headings: impl Iterator<Item = String>, text: &str) -> Self {
        let lower = text.to_lowercase();
        let with = |attribute| lower.split(attribute).skip(1).filter_map(quoted).map(str::to_owned);
        Self { headings: of_headings(headings).collect(), named: with("id=").chain(with("name=")).collect() }
    }

    /// Whether a link to an anchor, written without `#`, finds a heading or an HTML element.
    pub(super) fn contains(&self, anchor: &str) -> bool {
        let anchor = decoded(anchor);
        self.headings.contains(&anchor) || self.named.contains(&anchor)
    }

    /// The heading's anchor that a link means.
    pub(super) fn of_heading(&self, anchor: &str) -> Option<String> {
        self.headings.get(&decoded(anchor)).cloned()
    }
}

/// The anchor of each heading.
pub(super) fn of_headings<H: AsRef<str>>(headings: impl Iterator<Item = H>) -> impl Iterator<Item = String> {
    let mut times: HashMap<String, usize> = HashMap::new();
    headings.map(move |heading| {
        let slug = slug(heading.as_ref());
        let again = times.entry(slug.clone()).or_default();
        *again += 1;
        if *again == 1 { slug } else { format!("{slug}-{}", *again - 1) }
    })
}

/// Whether an anchor is the top of the page, which every page has.
pub(super) fn is_top(anchor: &str) -> bool {
    matches!(decoded(anchor).as_str(), "" | "top")
}

fn decoded(anchor: &str) -> String {
    percent_decode_str(anchor).decode_utf8_lossy().to_lowercase()
}

/// The text in the quotes that a text begins with.
fn quoted(text: &str) -> Option<&str> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    text.get(1..)?.split(quote).next()
}

/// A tidy heading as an anchor: lower case, blanks as dashes, without punctuation.
fn slug(heading: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ');
    heading.to_lowercase().chars().filter(kept).map(|c| if c == ' ' { '-' } else { c }).collect()
}
