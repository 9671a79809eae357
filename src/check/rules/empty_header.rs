//! `empty-header`: a column of a task table without a heading.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::EMPTY_HEADER,
    group: RuleGroup::Tables,
    docs: RuleDocs {
        what: "A column of a task table without a heading.",
        why: "A reader has to guess what the values in the column mean.",
        bad: "| Task ID | | (M)andatory / (O)ptional |\n|---|---|---|",
        good: "| Task ID | Task Name | (M)andatory / (O)ptional |\n|---|---|---|",
    },
    scope: RuleScope::Reader,
    fix: None,
};
