//! `two-names`: a task that has two names in one language.

use std::collections::BTreeMap;

use crate::check::Context;
use crate::check::rule::{Check, Diagnostic, FileDiagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::PageKind;
use crate::source::fold::fold;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "two-names",
        severity: Severity::Warning,
        help: "use one name for the task in all rows",
    },
    group: RuleGroup::Tables,
    docs: RuleDocs {
        what: "A task that has two names in one language.",
        why: "A reader takes it for two tasks, and does it twice or not at all.",
        bad: "| 3735 | Review the plan | … and elsewhere | 3735 | Check the plan |",
        good: "| 3735 | Review the plan | in both places",
    },
    scope: RuleScope::Playbook(find),
    fix: None,
};

fn find(context: &Context<'_>) -> Vec<FileDiagnostic> {
    let mut first = BTreeMap::new();
    let mut found = Vec::new();
    for page in context.pages.iter().filter(|page| page.kind == PageKind::Process) {
        for (task, name) in page.tasks.iter().zip(page.names()).filter(|(task, _)| !task.name.is_empty()) {
            let (other, file) = first.entry((&page.lang, page.id(task))).or_insert((name, &page.file));
            if *other != name && normalized(other) != normalized(name) {
                let message = format!("task {} is called `{other}` in {file}", page.id(task));
                found.push(FileDiagnostic {
                    file: page.file.clone(),
                    diagnostic: Diagnostic::new(task.name, message),
                });
            }
        }
    }
    found
}

/// A name without spaces and punctuation.
fn normalized(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}
