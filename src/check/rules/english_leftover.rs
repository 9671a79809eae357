//! `english-leftover`: a paragraph or cell of a translated page that is still English.

use crate::check::Context;
use crate::check::english::{is_left, pieces};
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::playbook::Page;
use crate::source::{Rule, Severity, Tag};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule { name: "english-leftover", severity: Severity::Warning, help: "translate it" },
    group: Group::AcrossLanguages,
    explain: Explain {
        what: "A paragraph or cell of a translated page that is still English.",
        why: "The reader who chose the language for a reason cannot read it.",
        bad: "Besprechen Sie den Plan.\n\nReview the plan with the customer and the team that will do the work.",
        good: "Besprechen Sie den Plan.\n\nBesprechen Sie ihn mit dem Kunden.",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    if page.lang == Tag::english() {
        return Vec::new();
    }
    let english = |span: &crate::source::Span| is_left(context, page, *span, 8);
    let left = pieces(page).into_iter().filter(english);
    left.map(|span| Spot::new(span, "this is still English")).collect()
}
