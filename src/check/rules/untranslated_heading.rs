//! `untranslated-heading`: a heading of a translated page that is identical to the English one.

use foldhash::{HashMap, HashMapExt};

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
    let mut theirs = HashMap::new();
    for (at, section) in english.sections.iter().enumerate() {
        theirs.entry(english.heading(section)).or_insert(at);
    }
    let same = page.sections.iter().filter(|section| {
        let heading = page.heading(section);
        theirs.get(&heading).is_some_and(|at| {
            is_english(context, &page.lang, &heading, 3) || is_translated(context, page, english, *at)
        })
    });
    same.map(|section| Diagnostic::new(section.heading, "this heading is still in English")).collect()
}

/// Whether all other languages, and at least two, have a heading of their own for one of the English page. A single word
/// may be the same in two languages.
fn is_translated(context: &Context<'_>, page: &Page, english: &Page, at: usize) -> bool {
    const FEWEST: usize = 2;
    let Some(heading) = english.sections.get(at).filter(|section| section.level > 0) else { return false };
    let heading = english.heading(heading);
    if !heading.contains(' ') {
        return false;
    }
    let others =
        context.pages_of(&page.key).filter(|other| ![&page.lang, &english.lang].contains(&&other.lang));
    let same_shape = others.filter(|other| other.sections.len() == english.sections.len());
    let headings = same_shape.filter_map(|other| Some(other.heading(other.sections.get(at)?)));
    let kept: Vec<bool> = headings.map(|other| other == heading).collect();
    kept.len() >= FEWEST && !kept.contains(&true)
}
