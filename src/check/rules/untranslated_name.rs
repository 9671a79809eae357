//! `untranslated-name`: a task name on a translated page that is identical to the English one.

use foldhash::HashSet;

use crate::check::Context;
use crate::check::english::{english_of, is_english};
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::Page;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule { name: "untranslated-name", severity: Severity::Warning, help: "translate it" },
    group: RuleGroup::AcrossLanguages,
    docs: RuleDocs {
        what: "A task name on a translated page that is identical to the English one.",
        why: "The reader has to know English to understand the task.",
        bad: "| 3735 | Review the plan with the customer | E | FM | Teams |",
        good: "| 3735 | Besprechen des Plans mit dem Kunden | E | FM | Teams |",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(context: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let Some(english) = english_of(context, page) else { return Vec::new() };
    let theirs: HashSet<&String> = english.names().iter().collect();
    let same = page
        .tasks
        .iter()
        .zip(page.names())
        .filter(|(_, name)| theirs.contains(name) && is_english(context, &page.lang, name, 3));
    same.map(|(task, _)| {
        Diagnostic::new(task.name, format!("the name of task {} is still in English", page.id(task)))
    })
    .collect()
}
