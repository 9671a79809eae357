//! `repaired-link`: a link to a page that is not there, where one page is plainly meant.

use crate::check::Context;
use crate::check::links::{findings, relink};
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::playbook::Page;
use crate::playbook::links::Destination;
use crate::source::{Rule, Severity};

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
    fix: Some(relink),
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    findings(context, page, |link| match &link.resolution.destination {
        Destination::Meant(page) => {
            Some(format!("`{}` leads to no page; `{}` is meant", link.link.target, page.file))
        }
        _ => None,
    })
}
