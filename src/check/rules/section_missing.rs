//! `section-missing`: a section of the English page that the translation does not have, and that not
//! every page has.

use crate::check::Context;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::check::translation::spots;
use crate::playbook::Page;
use crate::query::compare::differences::DifferenceKind;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule { name: "section-missing", severity: Severity::Warning, help: "translate the section" },
    group: Group::AcrossLanguages,
    explain: Explain {
        what: "A section of the English page that the translation does not have, and that not every page has.",
        why: "What it says is not said in this language.",
        bad: "The English page has a heading Scope, the translation has nothing in its place.",
        good: "The translation has a heading Umfang.",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    spots(context, page, DifferenceKind::SectionMissing, |difference| {
        format!("the section `{}` of `{}` is missing here", difference.a.value, difference.a.file)
    })
}
