//! `repaired-link`: a link to a page that is not there, where one page is plainly meant.

use crate::playbook::Page;
use crate::query::check::Context;
use crate::query::check::links::{Judged, Verdict, leading_to};
use crate::query::check::rule::{Check, Edit, Explain, Group, Look, Spot};
use crate::source::{Finding, Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "repaired-link",
        severity: Severity::Error,
        help: "write the name of the page that is meant",
    },
    group: Group::Links,
    explain: Explain {
        what: "A link to a page that is not there, where one page is plainly meant.",
        why: "A browser does not find the page, though ftpb does.",
        bad: "[Review](success-conduct-success-review.md)",
        good: "[Review](success-conduct-success-review-partner.md)",
    },
    look: Look::Page(find),
    mend: Some(mend),
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    let spot = |judged: &Judged<'_>| match &judged.verdict {
        Verdict::Meant(leaf) => Some(Spot::new(
            judged.target,
            format!("`{}` leads to no page; `{}` is meant", judged.link.target, leaf.file),
        )),
        _ => None,
    };
    context.links(page).iter().filter_map(spot).collect()
}

/// The path becomes the one that leads there; what follows it stays.
fn mend(context: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    let links = context.links(page);
    let own =
        links.iter().filter(|judged| judged.target == finding.span && judged.target != judged.link.span);
    let edit = |judged: &Judged<'_>| match &judged.verdict {
        Verdict::Meant(leaf) => {
            Some(Edit::new(judged.target, leading_to(page, &judged.link.target, &leaf.file)))
        }
        _ => None,
    };
    own.filter_map(edit).collect()
}
