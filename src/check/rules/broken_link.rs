//! `broken-link`: a link to a page of the playbook that is not there.

use crate::check::Context;
use crate::check::links::findings;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::playbook::Page;
use crate::playbook::links::Destination;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "broken-link",
        severity: Severity::Error,
        help: "link to a page that is there, or remove the link",
    },
    group: Group::Links,
    explain: Explain {
        what: "A link to a page of the playbook that is not there.",
        why: "The reader lands on an error page in the middle of the work.",
        bad: "[Kickoff](initiate-kick-off-meeting.md), which is no page",
        good: "[Kickoff](initiate-conduct-customer-kick-off.md)",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    findings(context, page, |link| match &link.resolution.destination {
        Destination::Broken => Some(format!("`{}` leads to no page", link.link.target)),
        _ => None,
    })
}
