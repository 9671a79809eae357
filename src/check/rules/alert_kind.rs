//! `alert-kind`: an alert of another kind than in English.

use crate::check::Context;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::check::translation::spots;
use crate::playbook::Page;
use crate::query::compare::differences::DifferenceKind;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "alert-kind",
        severity: Severity::Warning,
        help: "use the kind that the English page has",
    },
    group: Group::AcrossLanguages,
    explain: Explain {
        what: "An alert of another kind than in English.",
        why: "A warning that is shown as a note is not heeded.",
        bad: "> [!NOTE], and in English > [!WARNING]",
        good: "> [!WARNING]",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    spots(context, page, DifferenceKind::AlertKind, |difference| {
        format!("the alert is `{}` here and `{}` in English", difference.b.value, difference.a.value)
    })
}
