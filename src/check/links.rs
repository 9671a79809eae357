//! The links of a page, resolved, with the span of each target.

use std::ops::Range;

use crate::check::context::Context;
use crate::check::rule::Edit;
use crate::playbook::links::{Resolution, resolve};
use crate::playbook::model::Link;
use crate::playbook::{Page, Playbook};
use crate::source::{Finding, Span};

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

/// The edit that makes the link of a finding lead to the file it was meant for. Query and anchor stay.
#[must_use]
pub fn relink(context: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    retarget(context, page, finding, |link| {
        Some(relative_target(page, &link.link.target, link.resolution.intended_file()?))
    })
}

/// The edit that gives the link of a finding another target, if the target is not defined elsewhere on the page.
pub fn retarget(
    context: &Context<'_>,
    page: &Page,
    finding: &Finding,
    target: impl Fn(&ResolvedLink<'_>) -> Option<String>,
) -> Vec<Edit> {
    let links = context.links(page);
    let own = links.iter().filter(|link| link.target == finding.span && link.target != link.link.span);
    own.filter_map(|link| Some(Edit::new(link.target, target(link)?))).collect()
}

fn target_span(page: &Page, link: &Link) -> Span {
    let written = page.text.slice(link.span);
    let range: Option<Range<usize>> = written.rfind("](").and_then(|at| {
        let rest = written.get(at + 2..)?;
        let inner = rest.trim_start().strip_prefix('<').unwrap_or(rest.trim_start());
        let start = at + 2 + (rest.len() - inner.len());
        let end = inner.find([' ', '\t', '\n', '>']).unwrap_or(inner.len());
        let inner = inner.get(..end)?;
        Some(start..start + inner.strip_suffix(')').unwrap_or(inner).len())
    });
    let base = link.span.start as usize;
    range.map_or(link.span, |range| Span::new(base + range.start, base + range.end))
}

/// The relative target from a page to a file, with the query and anchor of the old target.
fn relative_target(page: &Page, old: &str, file: &str) -> String {
    let rest = old.find(['#', '?']).and_then(|at| old.get(at..)).unwrap_or_default();
    let from: Vec<&str> = page.file.split('/').collect();
    let to: Vec<&str> = file.split('/').collect();
    let (from, to) = (from.split_last().map_or(&[][..], |(_, folders)| folders), to);
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count().min(to.len().saturating_sub(1));
    let up = "../".repeat(from.len() - shared);
    format!("{up}{}{rest}", to.get(shared..).unwrap_or_default().join("/"))
}
