//! `broken-link`: a link to a page that does not exist in the playbook.

use crate::check::links::ResolvedLink;
use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::links::Destination;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "broken-link",
        severity: Severity::Error,
        help: "link to an existing page, or remove the link",
    },
    group: RuleGroup::Links,
    docs: RuleDocs {
        what: "A link to a page that does not exist in the playbook.",
        why: "The reader lands on an error page in the middle of the work.",
        bad: "[Kickoff](initiate-kick-off-meeting.md), which does not exist",
        good: "[Kickoff](initiate-conduct-customer-kick-off.md)",
    },
    scope: RuleScope::Link(message),
    fix: None,
};

fn message(link: &ResolvedLink<'_>) -> Option<String> {
    let broken = matches!(link.resolution.destination, Destination::Broken);
    broken.then(|| format!("`{}` does not exist", link.link.target))
}
