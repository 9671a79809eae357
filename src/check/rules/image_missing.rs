//! `image-missing`: an image of the English page that the translation does not show.

use crate::check::Context;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::check::translation::spots;
use crate::playbook::Page;
use crate::query::compare::differences::DifferenceKind;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule { name: "image-missing", severity: Severity::Warning, help: "show the image" },
    group: Group::AcrossLanguages,
    explain: Explain {
        what: "An image of the English page that the translation does not show.",
        why: "What is only in the picture is not there for the reader.",
        bad: "The English page shows media/flow.png, the translation shows nothing.",
        good: "![Ablauf](media/flow.png)",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    spots(context, page, DifferenceKind::ImageMissing, |difference| {
        format!("the English page shows `{}` here", difference.a.value)
    })
}
