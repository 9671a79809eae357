//! The links of a page as the rules about links see them: resolved once, with the place of each target.

use std::ops::Range;

use crate::check::context::Context;
use crate::check::rule::{Edit, Spot};
use crate::playbook::links::{Resolution, resolve};
use crate::playbook::model::Link;
use crate::playbook::{Page, Playbook};
use crate::source::{Finding, Span};

/// A link with what it leads to.
#[derive(Clone, Debug)]
pub struct ResolvedLink<'a> {
    /// The link.
    pub link: Link,
    /// Where its target is written.
    pub target: Span,
    /// What it leads to.
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

/// A finding at the target of each link that `message` says something about.
pub fn findings(
    context: &Context<'_>,
    page: &Page,
    mut message: impl FnMut(&ResolvedLink<'_>) -> Option<String>,
) -> Vec<Spot> {
    let links = context.links(page);
    links.iter().filter_map(|link| Some(Spot::new(link.target, message(link)?))).collect()
}

/// The edit that makes a finding's link name the file that it should name; what follows the path stays.
#[must_use]
pub fn relink(context: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    retarget(context, page, finding, |link| {
        Some(path_to(page, &link.link.target, link.resolution.intended_file()?))
    })
}

/// The edit that gives a finding's link another target, where the target is written in the link itself.
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

/// Where a link's target is written; the whole link where it is written elsewhere.
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

/// The relative path from a page to a file, followed by what follows the path in the old target.
fn path_to(page: &Page, old: &str, file: &str) -> String {
    let rest = old.find(['#', '?']).and_then(|at| old.get(at..)).unwrap_or_default();
    let from: Vec<&str> = page.file.split('/').collect();
    let to: Vec<&str> = file.split('/').collect();
    let (from, to) = (from.split_last().map_or(&[][..], |(_, folders)| folders), to);
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count().min(to.len().saturating_sub(1));
    let up = "../".repeat(from.len() - shared);
    format!("{up}{}{rest}", to.get(shared..).unwrap_or_default().join("/"))
}
