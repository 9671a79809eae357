//! `unclear-header`: a task table whose header does not say what a column or a letter means.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::UNCLEAR_HEADER,
    group: RuleGroup::Tables,
    docs: RuleDocs {
        what: "A task table whose header does not say what a column or a letter means.",
        why: "A reader has to guess, and may take something else for a task, its role or its services.",
        bad: "| Task ID | Task Name | (M)andatory / (O)ptional | Backup Role |\n|---|---|---|---|",
        good: "| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role |\n|---|---|---|---|",
    },
    scope: RuleScope::Reader,
    fix: None,
};
