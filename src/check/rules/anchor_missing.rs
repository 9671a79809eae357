//! `anchor-missing`: a link to a heading that the page does not have.

use crate::check::links::ResolvedLink;
use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::links::Destination;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "anchor-missing",
        severity: Severity::Warning,
        help: "link to a heading that exists",
    },
    group: RuleGroup::Links,
    docs: RuleDocs {
        what: "A link to a heading that the page does not have.",
        why: "The link opens the top of the page, and the reader has to search.",
        bad: "[Tasks](#ftop-task), although the heading is `FTOP Tasks`",
        good: "[Tasks](#ftop-tasks)",
    },
    scope: RuleScope::Link(message),
    fix: None,
};

fn message(link: &ResolvedLink<'_>) -> Option<String> {
    let Destination::MissingAnchor(other) = link.resolution.destination else { return None };
    let (_, anchor) = link.link.target.split_once('#')?;
    Some(match other {
        Some(other) => format!("`{}` has no heading `#{anchor}`", other.file),
        None => format!("this page has no heading `#{anchor}`"),
    })
}
