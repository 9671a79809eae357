//! `duplicate-task`: a task that occurs twice in one activity.

use std::borrow::Cow;

use foldhash::{HashMap, HashMapExt};

use crate::check::Context;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::{Page, Task, reading_rules};

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::DUPLICATE_TASK,
    group: RuleGroup::Tables,
    docs: RuleDocs {
        what: "A task that occurs twice in one activity.",
        why: "The reader does it twice, or wonders which row is right.",
        bad: "| 3735 | Review | M | FM | Teams |\n| 3735 | Review | O | FM | Teams |",
        good: "| 3735 | Review | M | FM | Teams |",
    },
    scope: RuleScope::Page(find),
    fix: None,
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Diagnostic> {
    let mut rows: HashMap<Cow<'_, str>, Vec<&Task>> = HashMap::new();
    let mut diagnostics = Vec::new();
    for task in &page.tasks {
        let id = page.id(task);
        let same = |other: &&&Task| {
            other.activity == task.activity && (task.activity.is_some() || share_table(page, other, task))
        };
        let before = rows.entry(id.clone()).or_default();
        match before.iter().find(same) {
            Some(first) => {
                let message = format!("task {id} is already on line {}", first.line);
                diagnostics.push(Diagnostic::new(task.id, message));
            }
            None => before.push(task),
        }
    }
    diagnostics
}

/// Whether two tasks are in the same table.
fn share_table(page: &Page, first: &Task, second: &Task) -> bool {
    let holds = |table: &crate::playbook::model::TaskTable, line| (table.first..=table.last).contains(&line);
    page.tables.iter().any(|table| holds(table, first.line) && holds(table, second.line))
}
