//! `unread-row`: a line that looks like a row of tasks or revisions but is not in such a table.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::UNREAD_ROW,
    group: RuleGroup::Tables,
    docs: RuleDocs {
        what: "A line that looks like a row of tasks or revisions but is not in such a table.",
        why: "The task or revision may be lost.",
        bad: "```\n| 3735 | Review | M | FM | Teams |\n```",
        good: "| 3735 | Review | M | FM | Teams |",
    },
    scope: RuleScope::Reader,
    fix: None,
};
