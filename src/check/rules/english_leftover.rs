//! `english-leftover`: a paragraph or cell of a translated page that is still in English.

use crate::check::Context;
use crate::check::english::{is_english_span, text_lines};
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::source::{Rule, Severity, Tag};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule { name: "english-leftover", severity: Severity::Warning, help: "translate it" },
    group: RuleGroup::AcrossLanguages,
    docs: RuleDocs {
        what: "A paragraph or cell of a translated page that is still in English.",
        why: "Readers who do not know English cannot understand it.",
        bad: "Besprechen Sie den Plan.\n\nReview the plan with the customer and the team that will do the work.",
        good: "Besprechen Sie den Plan.\n\nBesprechen Sie ihn mit dem Kunden.",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    if page.lang == Tag::english() {
        return Vec::new();
    }
    let english = |span: &crate::source::Span| is_english_span(context, page, *span, 8);
    let left = text_lines(page).into_iter().filter(english);
    left.map(|span| Diagnostic::new(span, "this is still in English")).collect()
}
