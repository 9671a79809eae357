//! `anchor-missing`: a link to a heading that the page does not have.

use crate::check::Context;
use crate::check::links::findings;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::playbook::Page;
use crate::playbook::links::Destination;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "anchor-missing",
        severity: Severity::Warning,
        help: "link to a heading that the page has",
    },
    group: Group::Links,
    explain: Explain {
        what: "A link to a heading that the page does not have.",
        why: "The reader lands at the top of the page and has to search.",
        bad: "[Tasks](#ftop-task), with a heading `FTOP Tasks`",
        good: "[Tasks](#ftop-tasks)",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    findings(context, page, |link| {
        let Destination::MissingAnchor(other) = link.resolution.destination else { return None };
        let (_, anchor) = link.link.target.split_once('#')?;
        Some(match other {
            Some(other) => format!("no heading of `{}` is `#{anchor}`", other.file),
            None => format!("no heading of this page is `#{anchor}`"),
        })
    })
}
