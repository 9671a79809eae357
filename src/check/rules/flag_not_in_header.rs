//! `flag-not-in-header`: a flag that the header of its table does not explain, or none.

use crate::check::rule::{Check, Explain, Group, Scope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::FLAG_NOT_IN_HEADER,
    group: Group::Tables,
    explain: Explain {
        what: "A flag that the header of its table does not explain, or none.",
        why: "Nobody can tell whether the task has to be done.",
        bad: "| Task ID | Task Name | (M)andatory / (O)ptional |\n|---|---|---|\n| 3735 | Review | X |",
        good: "| 3735 | Review | M |",
    },
    look: Scope::Reading,
    fix: None,
};
