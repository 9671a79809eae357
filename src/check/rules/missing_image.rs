//! `missing-image`: an image that does not stand where the page looks for it.

use crate::check::Context;
use crate::check::links::findings;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::playbook::Page;
use crate::playbook::links::Destination;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "missing-image",
        severity: Severity::Error,
        help: "add the image, or remove it from the page",
    },
    group: Group::Links,
    explain: Explain {
        what: "An image that does not stand where the page looks for it.",
        why: "The reader sees a broken picture, and often the only explanation was in it.",
        bad: "![Steps](media/stepps.png)",
        good: "![Steps](media/steps.png)",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    findings(context, page, |link| match &link.resolution.destination {
        Destination::MissingImage => Some(format!("`{}` is not there", link.link.target)),
        _ => None,
    })
}
