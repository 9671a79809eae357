//! `merge-conflict`: markers of an unresolved merge conflict.

use crate::check::rule::{Check, RuleDocs, RuleGroup, RuleScope};
use crate::playbook::reading_rules;

/// The rule.
pub static CHECK: Check = Check {
    rule: &reading_rules::MERGE_CONFLICT,
    group: RuleGroup::Text,
    docs: RuleDocs {
        what: "Markers of an unresolved merge conflict.",
        why: "Both versions and the markers are published.",
        bad: "<<<<<<< HEAD\nPlan the review.\n=======\nPlan the meeting.\n>>>>>>> draft",
        good: "Plan the review.",
    },
    scope: RuleScope::Reader,
    fix: None,
};
