//! `flag-not-in-header`: a task whose requirement flag is empty or not explained in the table's header.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::FLAG_NOT_IN_HEADER,
    group: RuleGroup::Tables,
    docs: RuleDocs {
        what: "A task whose requirement flag is empty or not explained in the table's header.",
        why: "Nobody can tell whether the task is mandatory.",
        bad: "| Task ID | Task Name | (M)andatory / (O)ptional |\n|---|---|---|\n| 3735 | Review | X |",
        good: "| 3735 | Review | M |",
    },
    scope: RuleScope::Reader,
    fix: None,
};
