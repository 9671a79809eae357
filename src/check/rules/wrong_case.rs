//! `wrong-case`: a link whose capitalization differs from the file's name.

use crate::check::links::ResolvedLink;
use crate::check::relink::relink;
use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::links::Destination;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "wrong-case",
        severity: Severity::Error,
        help: "use the capitalization of the file's name",
    },
    group: RuleGroup::Links,
    docs: RuleDocs {
        what: "A link whose capitalization differs from the file's name.",
        why: "The link works on the writer's computer but not on the server.",
        bad: "[Review](Success-Review.md) for success-review.md",
        good: "[Review](success-review.md)",
    },
    scope: RuleScope::Link(message),
    fix: Some(relink),
};

fn message(link: &ResolvedLink<'_>) -> Option<String> {
    let Destination::WrongCase { file, .. } = &link.resolution.destination else { return None };
    Some(format!("the file's name is `{file}`, not `{}`", link.link.target))
}
