//! Links of a page, and the pages they mean.

use super::model::{Link, Page};
use crate::source::Span;
use crate::source::markdown::inline;

/// The links and images of a page, part by part.
pub(super) fn links_of(page: &Page) -> Vec<Link> {
    let mut links = Vec::new();
    for (index, part) in page.parts.iter().enumerate() {
        for span in [part.heading, part.body] {
            let base = span.start as usize;
            links.extend(inline::links(page.text.slice(span)).into_iter().map(|link| Link {
                span: Span::new(base + link.range.start, base + link.range.end),
                text: link.text,
                target: link.target,
                image: link.image,
                part: index,
            }));
        }
    }
    links
}
