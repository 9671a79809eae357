//! `untranslated-heading`: a heading of a translated page that is identical to the English one.

use crate::check::Context;
use crate::check::english::{english_of, is_english};
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule { name: "untranslated-heading", severity: Severity::Warning, help: "translate it" },
    group: RuleGroup::AcrossLanguages,
    docs: RuleDocs {
        what: "A heading of a translated page that is identical to the English one.",
        why: "Readers who look for the heading in their own language do not find it.",
        bad: "### Build the plan with the customer, on a German page",
        good: "### Erstellen des Plans mit dem Kunden",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let Some(english) = english_of(context, page) else { return Vec::new() };
    let theirs: Vec<String> = english.sections.iter().map(|section| english.heading(section)).collect();
    let same = page.sections.iter().filter(|section| {
        let heading = page.heading(section);
        theirs.contains(&heading) && is_english(context, &page.lang, &heading, 3)
    });
    same.map(|section| Diagnostic::new(section.heading, "this heading is still in English")).collect()
}
