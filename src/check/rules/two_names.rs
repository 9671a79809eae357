//! `two-names`: a task that has two names in one language.

use std::collections::BTreeMap;

use crate::check::Context;
use crate::check::rule::{Check, Elsewhere, Explain, Group, Scope, Spot};
use crate::playbook::PageKind;
use crate::source::fold::fold;
use crate::source::{Rule, Severity};

/// The rule.
pub static CHECK: Check = Check {
    rule: &Rule {
        name: "two-names",
        severity: Severity::Warning,
        help: "give the task one name in all its rows",
    },
    group: Group::Tables,
    explain: Explain {
        what: "A task that has two names in one language.",
        why: "A reader takes it for two tasks, and does it twice or not at all.",
        bad: "| 3735 | Review the plan | … and, elsewhere, | 3735 | Check the plan |",
        good: "| 3735 | Review the plan | in both places",
    },
    look: Scope::Playbook(find),
    fix: None,
};

fn find(context: &Context<'_>) -> Vec<Elsewhere> {
    let mut first = BTreeMap::new();
    let mut found = Vec::new();
    for page in context.pages.iter().filter(|page| page.kind == PageKind::Process) {
        for task in page.tasks.iter().filter(|task| !task.name.is_empty()) {
            let name = page.plain(task.name);
            let (other, file) = first
                .entry((page.lang.clone(), page.id(task)))
                .or_insert_with(|| (name.clone(), page.file.clone()));
            if *other != name && same(other) != same(&name) {
                let message = format!("task {} is called `{other}` in {file}", page.id(task));
                found.push(Elsewhere { file: page.file.clone(), spot: Spot::new(task.name, message) });
            }
        }
    }
    found
}

/// A name without what makes no other name of it: blanks, dashes and stops.
fn same(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}
