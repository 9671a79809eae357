//! The anchors of a page: those that sites make of headings, and those that are written.

use crate::playbook::Page;
use crate::source::fold::tidy;

/// Whether a link to an anchor of a page finds a place there.
#[must_use]
pub fn has_anchor(page: &Page, anchor: &str) -> bool {
    let wanted = percent_encoding::percent_decode_str(anchor).decode_utf8_lossy().to_lowercase();
    if matches!(wanted.as_str(), "" | "top") {
        return true;
    }
    let mut seen: Vec<String> = Vec::new();
    for part in page.parts.iter().filter(|part| part.level > 0) {
        let slug = slug(&page.heading(part));
        let again = seen.iter().filter(|known| **known == slug).count();
        if wanted == slug || (again > 0 && wanted == format!("{slug}-{again}")) {
            return true;
        }
        seen.push(slug);
    }
    let text = page.text.as_str();
    let written = |attribute: &str| {
        ['"', '\'']
            .iter()
            .any(|quote| text.to_lowercase().contains(&format!("{attribute}={quote}{wanted}{quote}")))
    };
    written("id") || written("name")
}

/// A heading as an anchor: lower case, blanks as dashes, without punctuation.
fn slug(heading: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ');
    tidy(heading).to_lowercase().chars().filter(kept).map(|c| if c == ' ' { '-' } else { c }).collect()
}
