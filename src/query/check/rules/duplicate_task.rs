//! `duplicate-task`: a task that stands twice on one page.

use crate::playbook::{Page, fault};
use crate::query::check::Context;
use crate::query::check::rule::{Check, Explain, Group, Look, Spot};

/// The rule.
pub static CHECK: Check = Check {
    rule: &fault::DUPLICATE_TASK,
    group: Group::Tables,
    explain: Explain {
        what: "A task that stands twice in one activity.",
        why: "The reader does it twice, or wonders which of the rows holds.",
        bad: "| 3735 | Review | M | FM | Teams |\n| 3735 | Review | O | FM | Teams |",
        good: "| 3735 | Review | M | FM | Teams |",
    },
    look: Look::Page(find),
    mend: None,
};

fn find(_: &Context<'_>, page: &Page) -> Vec<Spot> {
    let ids: Vec<String> = page.tasks.iter().map(|task| page.id(task)).collect();
    let mut spots = Vec::new();
    for (at, task) in page.tasks.iter().enumerate() {
        let same = |(index, other): &(usize, &crate::playbook::Task)| {
            ids.get(*index) == ids.get(at)
                && other.activity == task.activity
                && (task.activity.is_some() || adjoins(page, other, task))
        };
        let before = page.tasks.get(..at).unwrap_or_default().iter().enumerate().find(same);
        if let (Some((_, first)), Some(id)) = (before, ids.get(at)) {
            spots.push(Spot::new(task.id, format!("task {id} stands already in line {}", first.line)));
        }
    }
    spots
}

/// Whether two tasks outside of activities stand in one table.
fn adjoins(page: &Page, first: &crate::playbook::Task, second: &crate::playbook::Task) -> bool {
    let holds = |table: &crate::playbook::model::TaskTable, line| (table.first..=table.last).contains(&line);
    page.tables.iter().any(|table| holds(table, first.line) && holds(table, second.line))
}
