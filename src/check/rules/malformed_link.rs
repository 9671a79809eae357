//! `malformed-link`: something that was meant as a link and is none, or whose address is none.

use crate::check::Context;
use crate::check::brackets::failed_links;
use crate::check::links::findings;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::playbook::Page;
use crate::playbook::links::Destination;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "malformed-link",
        severity: Severity::Error,
        help: "write the link as `[text](address)`",
    },
    group: Group::Links,
    explain: Explain {
        what: "Something that was meant as a link and is none, or whose address is none.",
        why: "The reader sees brackets, or a link that leads nowhere.",
        bad: "[Guide] (https://aka.ms/guide)",
        good: "[Guide](https://aka.ms/guide)",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    let links = context.links(page);
    let malformed = findings(context, page, |link| match link.resolution.destination {
        Destination::Malformed { why, .. } => Some(format!("`{}` {why}", link.link.target)),
        _ => None,
    });
    let failed = failed_links(context, page, &links);
    let failed = failed.into_iter().map(|span| Spot::new(span, "Markdown does not take this for a link"));
    let mut spots: Vec<Spot> = malformed.into_iter().chain(failed).collect();
    spots.sort_by_key(|spot| spot.span);
    spots
}
