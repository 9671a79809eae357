//! Links that are made to lead where they are meant to.

use crate::playbook::Page;
use crate::source::Finding;

use crate::check::context::Context;
use crate::check::links::{Judged, Verdict, leading_to};
use crate::check::rule::Edit;

/// The edit that makes a finding's link lead to the file that its verdict names; what follows the path stays.
#[must_use]
pub fn led(
    context: &Context<'_>,
    page: &Page,
    finding: &Finding,
    file: impl Fn(&Verdict<'_>) -> Option<String>,
) -> Vec<Edit> {
    let links = context.links(page);
    let own =
        links.iter().filter(|judged| judged.target == finding.span && judged.target != judged.link.span);
    let edit = |judged: &Judged<'_>| {
        let file = file(&judged.verdict)?;
        Some(Edit::new(judged.target, leading_to(page, &judged.link.target, &file)))
    };
    own.filter_map(edit).collect()
}
