//! The links of a page, resolved, with the span of each target.

use std::ops::Range;

use crate::playbook::links::{Resolution, resolve};
use crate::playbook::model::Link;
use crate::playbook::{Page, Playbook};
use crate::source::Span;

/// A link that was resolved.
#[derive(Clone, Debug)]
pub struct ResolvedLink<'a> {
    /// The link.
    pub link: Link,
    /// The span of its target; of the whole link if the target is defined elsewhere on the page.
    pub target: Span,
    /// Where it leads.
    pub resolution: Resolution<'a>,
}

/// Resolves all links of a page.
#[must_use]
pub fn resolve_all<'a>(playbook: &'a Playbook, page: &Page) -> Vec<ResolvedLink<'a>> {
    let resolved = |link: &Link| ResolvedLink {
        target: target_span(page, link),
        resolution: resolve(playbook, page, link),
        link: link.clone(),
    };
    page.links().iter().map(resolved).collect()
}

fn target_span(page: &Page, link: &Link) -> Span {
    let written = page.text.slice(link.span);
    let range: Option<Range<usize>> = written.rfind("](").and_then(|at| {
        let rest = written.get(at + 2..)?;
        let (inner, ends): (&str, &[char]) = match rest.trim_start().strip_prefix('<') {
            // Only in angle brackets may a target have blanks (CommonMark 0.31 §6.3).
            Some(inner) => (inner, &['>', '\n']),
            None => (rest.trim_start(), &[' ', '\t', '\n']),
        };
        let start = at + 2 + (rest.len() - inner.len());
        let end = inner.find(ends).unwrap_or(inner.len());
        let inner = inner.get(..end)?;
        Some(start..start + inner.strip_suffix(')').unwrap_or(inner).len())
    });
    let base = link.span.start as usize;
    range.map_or(link.span, |range| Span::new(base + range.start, base + range.end))
}
