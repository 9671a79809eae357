//! `unknown-role`: a role that the lexicon does not know.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::UNKNOWN_ROLE,
    group: RuleGroup::Tables,
    docs: RuleDocs {
        what: "A role that the lexicon does not know.",
        why: "Readers who filter by role do not find the task.",
        bad: "| 3735 | Review | M | FastTrak Manager | Teams |",
        good: "| 3735 | Review | M | FastTrack Manager | Teams |",
    },
    scope: RuleScope::Reader,
    fix: None,
};
