//! `services`: a task or activity that is for other services than in English.

use crate::check::Context;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::check::translation::spots;
use crate::playbook::Page;
use crate::query::compare::differences::DifferenceKind;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "services",
        severity: Severity::Error,
        help: "name the services that the English page names",
    },
    group: Group::AcrossLanguages,
    explain: Explain {
        what: "A task or activity that is for other services than in English.",
        why: "A customer of a service misses a task, or is bothered with one.",
        bad: "| 1001 | Anrufen | E | FM | Teams |, and in English Teams / Yammer",
        good: "| 1001 | Anrufen | E | FM | Teams / Yammer |",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    spots(context, page, DifferenceKind::Services, |difference| {
        format!(
            "{}: the services are `{}` here and `{}` in English",
            difference.id, difference.b.value, difference.a.value
        )
    })
}
