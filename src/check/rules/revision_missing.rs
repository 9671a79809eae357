//! `revision-missing`: a revision of the English page that the translation does not list.

use crate::check::Context;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::check::translation::spots;
use crate::playbook::Page;
use crate::query::compare::differences::DifferenceKind;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "revision-missing",
        severity: Severity::Info,
        help: "add the row, once the page says what it says",
    },
    group: Group::AcrossLanguages,
    explain: Explain {
        what: "A revision of the English page that the translation does not list.",
        why: "Whether the translation has followed the change cannot be told.",
        bad: "The English page lists 3/27/2020 and 5/12/2020, the translation 3/27/2020.",
        good: "The translation lists both.",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    spots(context, page, DifferenceKind::RevisionMissing, |difference| {
        format!(
            "the revision of {} in `{}` is not listed here: {}",
            difference.id, difference.a.file, difference.a.value
        )
    })
}
