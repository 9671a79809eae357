//! `repaired-link`: a link to a page that does not exist, where the intended page is obvious.

use crate::check::links::ResolvedLink;
use crate::check::relink::relink;
use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::links::Destination;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "repaired-link",
        severity: Severity::Error,
        help: "use the name of the intended page",
    },
    group: RuleGroup::Links,
    docs: RuleDocs {
        what: "A link to a page that does not exist, where the intended page is obvious.",
        why: "Browsers do not find the page, although ftpb does.",
        bad: "[Review](success-conduct-success-review.md)",
        good: "[Review](success-conduct-success-review-partner.md)",
    },
    scope: RuleScope::Link(message),
    fix: Some(relink),
};

fn message(link: &ResolvedLink<'_>) -> Option<String> {
    let Destination::Meant(page) = link.resolution.destination else { return None };
    Some(format!("`{}` does not exist; did you mean `{}`?", link.link.target, page.file))
}
