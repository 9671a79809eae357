//! `safelink`: a link that goes through a mail filter.

use crate::check::Context;
use crate::check::links::ResolvedLink;
use crate::check::relink::retarget;
use crate::check::rule::{Check, Edit, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::source::markdown::safelink::{address_behind, is_filtered};
use crate::source::{Finding, Rule, Severity};
/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule { name: "safelink", severity: Severity::Warning, help: "link to the address itself" },
    group: RuleGroup::Links,
    docs: RuleDocs {
        what: "A link that goes through a mail filter.",
        why: "The filter's address expires and records who clicked, and the reader cannot see where the link goes.",
        bad: "[Guide](https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Faka.ms%2Fguide&data=…)",
        good: "[Guide](https://aka.ms/guide)",
    },
    scope: RuleScope::Link(message),
    fix: Some(fix),
};

fn message(link: &ResolvedLink<'_>) -> Option<String> {
    is_filtered(&link.link.target).then(|| "the link goes through a mail filter".to_owned())
}

fn fix(context: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    retarget(context, page, finding, |link| {
        address_behind(&link.link.target).filter(|address| can_be_target(address))
    })
}

/// Whether an address can be the target of a link as it is.
fn can_be_target(address: &str) -> bool {
    address.starts_with("http") && address.is_ascii() && !address.contains([' ', '(', ')', '<', '>', '"'])
}
