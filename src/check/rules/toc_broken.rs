//! `toc-broken`: an entry of a table of contents that leads to no page.

use crate::check::Context;
use crate::check::rule::{Check, Elsewhere, Explain, Group, Scope, Spot};
use crate::check::toc::Leads;
use crate::check::toc::entries;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "toc-broken",
        severity: Severity::Error,
        help: "link to a page that is there, or remove the entry",
    },
    group: Group::AcrossPages,
    explain: Explain {
        what: "An entry of a table of contents that leads to no page.",
        why: "The reader clicks in the navigation and lands on an error page.",
        bad: "- name: Migration\n  href: migrate-migraton.md",
        good: "- name: Migration\n  href: migrate-migration.md",
    },
    look: Scope::Playbook(find),
    fix: None,
};

fn find(context: &Context<'_>) -> Vec<Elsewhere> {
    let broken = entries(context).into_iter().filter(|entry| matches!(entry.leads, Leads::Nowhere));
    let spot = |entry: &crate::check::toc::Entry<'_>| {
        Spot::new(entry.span, format!("`{}` leads to no page", entry.target))
    };
    broken.map(|entry| Elsewhere { spot: spot(&entry), file: entry.file }).collect()
}
