//! `link-missing`: a link of the English page that the translation does not have.

use crate::check::Context;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::check::translation::spots;
use crate::playbook::Page;
use crate::query::compare::differences::DifferenceKind;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule { name: "link-missing", severity: Severity::Warning, help: "add the link" },
    group: Group::AcrossLanguages,
    explain: Explain {
        what: "A link of the English page that the translation does not have.",
        why: "The reader does not find the form, deck or page that is needed.",
        bad: "| 1001 | Anrufen |, and in English | 1001 | [Call](https://aka.ms/call) |",
        good: "| 1001 | [Anrufen](https://aka.ms/call) |",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    spots(context, page, DifferenceKind::LinkMissing, |difference| {
        format!("in English there is a link to `{}` here", difference.a.value)
    })
}
