//! `untranslated-heading`: a heading of a translated page that is word for word that of the English
//! one.

use crate::check::Context;
use crate::check::english::{english_of, is_english};
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::playbook::Page;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule { name: "untranslated-heading", severity: Severity::Warning, help: "translate it" },
    group: Group::AcrossLanguages,
    explain: Explain {
        what: "A heading of a translated page that is word for word that of the English one.",
        why: "The reader who looks for the word in the own language does not find the place.",
        bad: "### Build the plan with the customer, on a German page",
        good: "### Erstellen des Plans mit dem Kunden",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Spot> {
    let Some(english) = english_of(context, page) else { return Vec::new() };
    let theirs: Vec<String> = english.sections.iter().map(|section| english.heading(section)).collect();
    let same = page.sections.iter().filter(|section| {
        let heading = page.heading(section);
        theirs.contains(&heading) && is_english(context, &page.lang, &heading, 3)
    });
    same.map(|section| Spot::new(section.heading, "this heading is still English")).collect()
}
