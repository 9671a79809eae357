//! `cell-count`: a task row with too many or too few cells, or with its values in other columns.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::CELL_COUNT,
    group: RuleGroup::Tables,
    docs: RuleDocs {
        what: "A task row with too many or too few cells, or with its values in other columns.",
        why: "Markdown drops the extra cell, or shows values in the wrong column.",
        bad: "| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |\n|---|---|---|---|---|\n| 3735 | Review | M | FM | Teams | late |",
        good: "| 3735 | Review | M | FM | Teams |",
    },
    scope: RuleScope::Reader,
    fix: None,
};
