//! Edits that give a link the target it was meant to have.

use crate::check::context::Context;
use crate::check::links::ResolvedLink;
use crate::check::rule::Edit;
use crate::playbook::Page;
use crate::source::Finding;

/// The edit that makes the link of a finding lead to the file it was meant for. Query and anchor stay.
#[must_use]
pub fn relink(context: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    retarget(context, page, finding, |link| {
        let file = link.resolution.intended_file()?;
        let target = relative_target(page, &link.link.target, file);
        if leads_to_missing_anchor(context, file, &target) {
            return None;
        }
        // A blank ends a target that is not in angle brackets.
        let before = page.text.as_str().get(..finding.span.start as usize)?;
        Some(if before.ends_with('<') { target } else { target.replace(' ', "%20") })
    })
}

/// Whether the page of a file has not the heading that a target names: the link would not lead where it says, either.
fn leads_to_missing_anchor(context: &Context<'_>, file: &str, target: &str) -> bool {
    let anchor = target.split_once('#').map(|(_, anchor)| anchor).filter(|anchor| !anchor.is_empty());
    anchor.is_some_and(|anchor| context.page(file).is_some_and(|page| !page.has_anchor(anchor)))
}

/// The edit that gives the link of a finding another target, if the target is not defined elsewhere on the page.
pub fn retarget(
    context: &Context<'_>,
    page: &Page,
    finding: &Finding,
    target: impl Fn(&ResolvedLink<'_>) -> Option<String>,
) -> Vec<Edit> {
    if page.text.slice(finding.span).starts_with(['[', '!']) {
        return Vec::new();
    }
    let own = page.links_with_target(finding.span).iter().filter_map(|at| context.link(page, *at));
    own.filter_map(|link| Some(Edit::new(finding.span, target(&link)?))).collect()
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
