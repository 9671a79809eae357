//! `unread-row`: a line that looks like a task row and stands where no task is read.

use crate::check::rule::{Check, Explain, Group, Scope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::UNREAD_ROW,
    group: Group::Tables,
    explain: Explain {
        what: "A line that looks like a task row and stands where no task is read.",
        why: "The task may be lost to the reader.",
        bad: "```\n| 3735 | Review | M | FM | Teams |\n```",
        good: "| 3735 | Review | M | FM | Teams |",
    },
    look: Scope::Reading,
    fix: None,
};
