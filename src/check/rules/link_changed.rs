//! `link-changed`: a link that leads elsewhere than the English one in its place.

use crate::check::Context;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::check::translation::spots;
use crate::playbook::Page;
use crate::query::compare::differences::DifferenceKind;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "link-changed",
        severity: Severity::Warning,
        help: "use the address of the English page, if it is the newer one",
    },
    group: Group::AcrossLanguages,
    explain: Explain {
        what: "A link that leads elsewhere than the English one in its place.",
        why: "The reader gets another form or deck, most often an outdated one.",
        bad: "[Anrufen](https://aka.ms/call-2018), and in English [Call](https://aka.ms/call)",
        good: "[Anrufen](https://aka.ms/call)",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    spots(context, page, DifferenceKind::LinkChanged, |difference| {
        format!("leads to `{}`, and in English to `{}`", difference.b.value, difference.a.value)
    })
}
