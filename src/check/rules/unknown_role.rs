//! `unknown-role`: a role that no word list knows.

use crate::check::rule::{Check, Explain, Group, Scope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::UNKNOWN_ROLE,
    group: Group::Tables,
    explain: Explain {
        what: "A role that no word list knows.",
        why: "Whoever filters by role does not find the task.",
        bad: "| 3735 | Review | M | FastTrak Manager | Teams |",
        good: "| 3735 | Review | M | FastTrack Manager | Teams |",
    },
    look: Scope::Reading,
    fix: None,
};
