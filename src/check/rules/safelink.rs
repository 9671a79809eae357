//! `safelink`: a link that leads through a mail system's filter.

use crate::check::Context;
use crate::check::links::Judged;
use crate::check::rule::{Check, Edit, Explain, Group, Scope, Spot};
use crate::playbook::Page;
use crate::source::markdown::safelink::{address_behind, is_filtered};
use crate::source::{Finding, Rule, Severity};
/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule { name: "safelink", severity: Severity::Warning, help: "link to the address itself" },
    group: Group::Links,
    explain: Explain {
        what: "A link that leads through a mail system's filter.",
        why: "The filter's address expires, and tells strangers who clicked; the reader cannot see where the link leads.",
        bad: "[Guide](https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Faka.ms%2Fguide&data=…)",
        good: "[Guide](https://aka.ms/guide)",
    },
    look: Scope::Page(find),
    fix: Some(fix),
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    let links = context.links(page);
    let own = links.iter().filter(|judged| is_filtered(&judged.link.target));
    own.map(|judged| Spot::new(judged.target, "the link leads through a mail filter")).collect()
}

fn fix(context: &Context<'_>, page: &Page, finding: &Finding) -> Vec<Edit> {
    let links = context.links(page);
    let own =
        links.iter().filter(|judged| judged.target == finding.span && judged.target != judged.link.span);
    let edit = |judged: &Judged<'_>| Some(Edit::new(judged.target, address_behind(&judged.link.target)?));
    own.filter_map(edit).collect()
}
