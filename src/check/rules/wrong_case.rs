//! `wrong-case`: a link to a file whose name is written with other capitals.

use crate::check::Context;
use crate::check::links::{findings, relink};
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::playbook::Page;
use crate::playbook::links::Destination;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "wrong-case",
        severity: Severity::Error,
        help: "write the name with the capitals that the file has",
    },
    group: Group::Links,
    explain: Explain {
        what: "A link to a file whose name is written with other capitals.",
        why: "It works on the writer's computer and leads nowhere on the server.",
        bad: "[Review](Success-Review.md) for success-review.md",
        good: "[Review](success-review.md)",
    },
    look: Scope::Page(find),
    fix: Some(relink),
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    findings(context, page, |link| match &link.resolution.destination {
        Destination::WrongCase { file, .. } => Some(format!("`{}` is written `{file}`", link.link.target)),
        _ => None,
    })
}
