//! `section-order`: a section that stands in another place than on the English page.

use crate::check::Context;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::check::translation::spots;
use crate::playbook::Page;
use crate::query::compare::differences::DifferenceKind;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "section-order",
        severity: Severity::Warning,
        help: "put the section where the English page has it",
    },
    group: Group::AcrossLanguages,
    explain: Explain {
        what: "A section that stands in another place than on the English page.",
        why: "Who reads both pages, or follows one with the other, loses the place.",
        bad: "## Ziele, ## Ansatz, ## Übersicht",
        good: "## Übersicht, ## Ziele, ## Ansatz",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    spots(context, page, DifferenceKind::SectionOrder, |difference| {
        format!(
            "`{}` stands in another place than `{}` does in English",
            difference.b.value, difference.a.value
        )
    })
}
