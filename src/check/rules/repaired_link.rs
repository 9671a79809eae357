//! `repaired-link`: a link to a page that is not there, where one page is plainly meant.

use crate::check::Context;
use crate::check::links::{Judged, Verdict};
use crate::check::relinked::led;
use crate::check::rule::{Check, Edit, Explain, Group, Scope, Spot};
use crate::playbook::Page;
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
    look: Scope::Page(find),
    fix: Some(fix),
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    let spot = |judged: &Judged<'_>| match &judged.verdict {
        Verdict::Meant(lazy_page) => Some(Spot::new(
            judged.target,
            format!("`{}` leads to no page; `{}` is meant", judged.link.target, lazy_page.file),
        )),
        _ => None,
    };
    context.links(page).iter().filter_map(spot).collect()
}

fn fix(context: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    led(context, page, finding, |verdict| match verdict {
        Verdict::Meant(lazy_page) => Some(lazy_page.file.clone()),
        _ => None,
    })
}
