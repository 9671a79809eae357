//! `missing-image`: an image whose file does not exist.

use crate::check::links::ResolvedLink;
use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::links::Destination;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "missing-image",
        severity: Severity::Error,
        help: "add the image file, or remove the image from the page",
    },
    group: RuleGroup::Links,
    docs: RuleDocs {
        what: "An image whose file does not exist.",
        why: "The reader sees a broken image, which is often the only explanation.",
        bad: "![Steps](media/stepps.png)",
        good: "![Steps](media/steps.png)",
    },
    scope: RuleScope::Link(message),
    fix: None,
};

fn message(link: &ResolvedLink<'_>) -> Option<String> {
    let missing = matches!(link.resolution.destination, Destination::MissingImage);
    missing.then(|| format!("`{}` does not exist", link.link.target))
}
