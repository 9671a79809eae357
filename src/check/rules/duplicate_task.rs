//! `duplicate-task`: a task that stands twice on one page.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::check::Context;
use crate::check::rule::{Check, Explain, Group, Scope, Spot};
use crate::playbook::{Page, Task, reading_rules};

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::DUPLICATE_TASK,
    group: Group::Tables,
    explain: Explain {
        what: "A task that stands twice in one activity.",
        why: "The reader does it twice, or wonders which of the rows holds.",
        bad: "| 3735 | Review | M | FM | Teams |\n| 3735 | Review | O | FM | Teams |",
        good: "| 3735 | Review | M | FM | Teams |",
    },
    look: Scope::Page(find),
    fix: None,
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Spot> {
    let mut rows: HashMap<Cow<'_, str>, Vec<&Task>> = HashMap::new();
    let mut spots = Vec::new();
    for task in &page.tasks {
        let id = page.id(task);
        let same = |other: &&&Task| {
            other.activity == task.activity && (task.activity.is_some() || adjoins(page, other, task))
        };
        let before = rows.entry(id.clone()).or_default();
        match before.iter().find(same) {
            Some(first) => {
                let message = format!("task {id} stands already in line {}", first.line);
                spots.push(Spot::new(task.id, message));
            }
            None => before.push(task),
        }
    }
    spots
}

/// Whether two tasks outside of activities stand in one table.
fn adjoins(page: &Page, first: &Task, second: &Task) -> bool {
    let holds = |table: &crate::playbook::model::TaskTable, line| (table.first..=table.last).contains(&line);
    page.tables.iter().any(|table| holds(table, first.line) && holds(table, second.line))
}
