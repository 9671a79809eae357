//! `row-without-id`: a task row without an id.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::ROW_WITHOUT_ID,
    group: RuleGroup::Tables,
    docs: RuleDocs {
        what: "A task row without an id.",
        why: "Nobody can record the task, and it cannot be matched with its translations.",
        bad: "| | Review the plan | M | FM | Teams |",
        good: "| 3735 | Review the plan | M | FM | Teams |",
    },
    scope: RuleScope::Reader,
    fix: None,
};
