//! `duplicate-task`: a task that occurs twice in one activity.

use std::borrow::Cow;

use foldhash::{HashMap, HashMapExt};

use crate::check::Context;
use crate::check::rule::{Check, Diagnostic, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::{ActivityIndex, Page, Task, reading_rules};

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
    let mut lines: HashMap<(Cow<'_, str>, Place), u32> = HashMap::new();
    let mut diagnostics = Vec::new();
    for (at, task) in page.tasks.iter().enumerate() {
        let Some(place) = place(page, at, task) else { continue };
        let id = page.id(task);
        if let Some(first) = lines.get(&(id.clone(), place)) {
            diagnostics.push(Diagnostic::new(task.id, format!("task {id} is already on line {first}")));
        } else {
            lines.insert((id, place), task.line);
        }
    }
    diagnostics
}

/// Where a task may stand once.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    Activity(ActivityIndex),
    /// A table of no activity, by its index.
    Table(usize),
}

fn place(page: &Page, at: usize, task: &Task) -> Option<Place> {
    let table = || {
        let next = page.tables.partition_point(|table| table.tasks.end <= at);
        page.tables.get(next).filter(|table| table.tasks.contains(&at)).map(|_| Place::Table(next))
    };
    task.activity.map(Place::Activity).or_else(table)
}
