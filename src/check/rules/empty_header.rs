//! `empty-header`: a column of a task table without a heading.

use crate::check::rule::{Check, Explain, Group, Scope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::EMPTY_HEADER,
    group: Group::Tables,
    explain: Explain {
        what: "A column of a task table without a heading.",
        why: "A reader has to guess what the values of the column mean.",
        bad: "| Task ID | | (M)andatory / (O)ptional |\n|---|---|---|",
        good: "| Task ID | Task Name | (M)andatory / (O)ptional |\n|---|---|---|",
    },
    look: Scope::Reading,
    fix: None,
};
