//! `row-without-id`: a row of a task table that names no task id.

use crate::check::rule::{Check, Explain, Group, Scope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::ROW_WITHOUT_ID,
    group: Group::Tables,
    explain: Explain {
        what: "A row of a task table that names no task id.",
        why: "Nobody can record the task, and no translation can be matched with it.",
        bad: "| | Review the plan | M | FM | Teams |",
        good: "| 3735 | Review the plan | M | FM | Teams |",
    },
    look: Scope::Reading,
    fix: None,
};
