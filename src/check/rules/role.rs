//! `role`: a task or activity that is another role's than in English.

use crate::check::Context;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::check::translation::spots;
use crate::playbook::Page;
use crate::query::compare::differences::DifferenceKind;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "role",
        severity: Severity::Error,
        help: "name the role that the English page names",
    },
    group: Group::AcrossLanguages,
    explain: Explain {
        what: "A task or activity that is another role's than in English.",
        why: "The wrong person does it, or nobody.",
        bad: "| 1001 | Anrufen | E | FastTrack Engineer | Teams |, and in English FastTrack Manager",
        good: "| 1001 | Anrufen | E | FastTrack Manager | Teams |",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    spots(context, page, DifferenceKind::Role, |difference| {
        format!(
            "{}: the role is `{}` here and `{}` in English",
            difference.id, difference.b.value, difference.a.value
        )
    })
}
