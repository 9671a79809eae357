//! `unread-row`: a line that looks like a task row but is not in a task table.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::UNREAD_ROW,
    group: RuleGroup::Tables,
    docs: RuleDocs {
        what: "A line that looks like a task row but is not in a task table.",
        why: "The task may be lost.",
        bad: "```\n| 3735 | Review | M | FM | Teams |\n```",
        good: "| 3735 | Review | M | FM | Teams |",
    },
    scope: RuleScope::Reader,
    fix: None,
};
